"""Records in the columns of ACLED and UCDP: what they hold is right, what they cannot hold is said,
and the importers of those data sets read the files again.
"""

import csv
import json

import pytest

DOCUMENTS = """
incidents:
- code: plain
  title: Shells on Alder
  event_type: artillery_strike
  date_start: 2024-05-11
  date_precision: day
  place: {name: Sumy, admin1: Sumy, country: UA, latitude: 50.9216, longitude: 34.8003}
  location_precision: settlement
  location_how: hand
  attacker: russia
  attribution: likely
  sources: [{key: a, publisher: Paper; Daily, url: "https://a.example"}, {key: b, publisher: Wire}]
  casualties:
  - {outcome: killed, low: 2, best: 3, high: 5, source: a}
  - {outcome: injured, low: 4, best: 4, high: 4, source: b}
- code: vague
  title: Drones on a province
  event_type: drone_strike
  date_start: 2024-02
  date_precision: month
  place: {admin1: Odesa, country: UA}
  location_precision: admin1
  attacker: russia
  attribution: alleged
  sources: [{key: a, publisher: Paper; Daily, url: "https://a.example"}]
- code: yearly
  title: Sabotage
  event_type: sabotage
  date_start: 2023
  date_precision: year
  sources: [{key: a, publisher: Paper; Daily, url: "https://a.example"}]
  casualties:
  - {outcome: killed, low: 0, best: 0, high: 0, source: a}
- code: weekly
  title: Rockets in a week
  event_type: rocket_strike
  date_start: 2024-03-04
  date_end: 2024-03-10
  date_precision: week
  place: {name: Near Sumy, country: UA, latitude: 50.75, longitude: -0.25}
  location_precision: near_settlement
  location_how: hand
  sources: [{key: a, publisher: Paper; Daily, url: "https://a.example"}]
  casualties:
  - {outcome: killed, low: 7, best: 7, high: 7, source: a}
"""


@pytest.fixture
def written(call, catalogue_copy, tmp_path):
    """Export four records in the columns of a data set; the rows by code, and what was said."""

    def written(scheme, key, ending=".csv"):
        out = tmp_path / f"out{ending}"
        ended = call("--db", catalogue_copy, "export", out, "--as", scheme, "--force")
        assert ended.code == 0, ended.err
        with out.open(encoding="utf-8", newline="") as file:
            rows = {row[key]: row for row in csv.DictReader(file, dialect="excel")}
        facts = json.loads(out.with_name(f"{out.name}-metadata.json").read_text())
        return rows, ended.err, facts

    return written


@pytest.fixture
def catalogue_copy(call, catalogue_file, tmp_path):
    """A store of the four records."""
    import shutil

    store, file = tmp_path / "four.db", tmp_path / "four.yaml"
    shutil.copy(catalogue_file, store)
    file.write_text(DOCUMENTS, encoding="utf-8")
    ended = call("--db", store, "add", file)
    assert ended.code == 0, ended.err
    return store


def filled(row):
    """The cells that hold anything."""
    return {name: value for name, value in row.items() if value}


def test_acled(written):
    rows, err, facts = written("acled", "event_id_cnty")
    assert len(next(iter(rows.values()))) == 31
    assert filled(rows["plain"]) == {
        "event_id_cnty": "plain", "event_date": "2024-05-11", "year": "2024",
        "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Russia", "iso": "804",
        "country": "Ukraine", "admin1": "Sumy", "location": "Sumy", "latitude": "50.9216",
        "longitude": "34.8003", "geo_precision": "1", "source": "Paper; Daily; Wire",
        "notes": "Shells on Alder", "fatalities": "2",
    }  # fmt: skip
    vague, yearly, weekly = (rows[code] for code in ("vague", "yearly", "weekly"))
    when = ("event_date", "year", "time_precision")
    assert [vague[name] for name in when] == ["2024-02-15", "2024", "3"]
    assert [weekly[name] for name in when] == ["2024-03-07", "2024", "2"]
    assert [yearly[name] for name in when] == ["", "2023", ""]
    where = ("geo_precision", "latitude", "actor1", "fatalities")
    assert [vague[name] for name in where] == ["3", "", "", ""]  # unknown is never 0
    assert [weekly[name] for name in where] == ["2", "50.75", "", "7"]
    assert (yearly["fatalities"], yearly["event_type"]) == ("0", "")
    lost = facts["not_held"]
    assert facts["columns_of"] == "ACLED"
    assert lost["the upper end of the killed, and the best figure"] == 1
    assert lost["killed that nobody knows (blank here, 0 with ACLED)"] == 1
    assert lost["an attacker who is only alleged, or contested: left blank"] == 1
    assert lost["a date known less closely than to the month: left blank"] == 1
    assert lost["injured"] == 1
    assert "ACLED has no place for, in so many records:" in err


def test_ucdp(written):
    rows, err, facts = written("ucdp", "relid")
    assert len(next(iter(rows.values()))) == 49
    plain, vague, weekly = (rows[code] for code in ("plain", "vague", "weekly"))
    names = ("number_of_sources", "source_article", "where_prec", "where_coordinates", "adm_1",
             "latitude", "longitude", "country", "event_clarity", "date_prec", "date_start",
             "date_end", "best", "high", "low", "type_of_violence", "side_a")  # fmt: skip
    assert [plain[name] for name in names] == [
        "2", '"Paper; Daily";"Wire"', "1", "Sumy", "Sumy", "50.9216", "34.8003", "Ukraine", "1",
        "1", "2024-05-11 00:00:00.000", "2024-05-11 00:00:00.000", "3", "5", "2", "", "",
    ]  # fmt: skip
    assert [vague[n] for n in ("where_prec", "date_prec", "date_end", "best", "latitude")] == [
        "4", "4", "2024-02-29 00:00:00.000", "", "",
    ]  # fmt: skip
    assert (weekly["where_prec"], weekly["date_prec"]) == ("2", "3")
    # 281 rows of half degrees lie south of 50.75 N, and 359 cells west of 0.25 W
    assert weekly["priogrid_gid"] == str(281 * 720 + 359 + 1)
    assert weekly["geom_wkt"] == "POINT (-0.25 50.75)"
    assert facts["not_held"]["who attacked"] == 2
    assert facts["not_held"]["events without a known death, which UCDP has not"] == 2
    assert "UCDP GED has no place for" in err


@pytest.mark.parametrize(("scheme", "loaded"), [("acled", 3), ("ucdp", 3)])
def test_the_importers_of_the_data_sets_read_them(written, run_load, scheme, loaded, tmp_path):
    """All but what has no date, or no kind of event, in those columns."""
    written(scheme, "country")
    report = run_load(tmp_path / "out.csv", scheme)
    assert (report["loaded"], report["rejected"] + report["skipped"]) == (loaded, 4 - loaded)


@pytest.fixture
def run_load(call, catalogue_file, tmp_path):
    """Load a file into a store of its own; the report."""
    import shutil

    def run_load(path, origin):
        shutil.copy(catalogue_file, tmp_path / "other.db")
        words = ("load", path, "--from", origin, "--format", "json")
        return call("--db", tmp_path / "other.db", *words).json

    return run_load


@pytest.mark.parametrize(
    ("out", "options", "said"),
    [
        ("a.csv", ("--as", "acldd"), "did you mean acled"),
        ("a.xlsx", ("--as", "acled"), "--as: expected a file that ends in .csv or .tsv"),
        ("a.csv", ("--as", "ucdp", "--hxl"), "--hxl: expected our own columns"),
    ],
)
def test_what_has_no_such_columns(call, catalogue_file, tmp_path, out, options, said):
    ended = call("--db", catalogue_file, "export", tmp_path / out, *options)
    assert ended.code == 2
    assert said.replace("did you mean ", "expected ") in ended.err
    assert not (tmp_path / out).exists()
