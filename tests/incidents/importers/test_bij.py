"""The Bureau's sheets: every country names its columns its own way."""

import pytest


@pytest.fixture
def strikes(run, load):
    """Load a file; its flat rows by the numbers of the strikes."""

    def strikes(name, *more):
        load(name, *more)
        rows = run("query", "--format", "json").json
        return {row["datasets"].partition(":")[2]: row for row in rows}

    return strikes


def test_every_row_is_accounted_for_and_the_order_of_dates_is_shown(load, tmp_path):
    report = load("pakistan.csv").json
    assert (report["read"], report["loaded"], report["rejected"]) == (5, 3, 2)
    assert any("day first" in warning and "17/06/2004" in warning for warning in report["warnings"])
    written = (tmp_path / "bad.csv").read_text("utf-8-sig")
    assert "below the least, which is 8" in written
    assert "31/11/2005" in written


def test_least_and_greatest_and_what_nobody_said(strikes):
    found = strikes("pakistan.csv")
    first, second, third = found["B1"], found["B2"], found["B3"]
    assert (first["killed_low"], first["killed_high"], first["injured_low"]) == (6, 8, 1)
    assert (first["civilians_killed_low"], first["children_killed_high"]) == (2, 2)
    assert (second["civilians_killed_low"], second["civilians_killed_high"]) == (0, 2)
    assert (third["killed_low"], third["killed_high"]) == (8, None)
    assert (third["injured_low"], third["civilians_killed_low"]) == (None, None)


def test_dates_country_and_place(strikes):
    found = strikes("pakistan.csv")
    assert found["B1"]["date_start"] == "2004-06-17"
    assert (found["B1"]["place"], found["B1"]["location_precision"]) == ("Peshawar", "settlement")
    assert found["B2"]["date_start"] == "2005-05-08"
    assert (found["B2"]["location_precision"], found["B2"]["latitude"]) == ("admin2", None)
    assert (found["B3"]["country"], found["B3"]["location_precision"]) == ("PK", "country")


def test_how_surely_it_was_the_united_states(strikes):
    found = strikes("yemen.csv")
    sure, possible = found["YEM001"], found["YEM002"]
    assert (sure["attacker"], sure["attribution"]) == ("United States", "confirmed")
    assert (possible["attribution"], possible["verification"]) == ("alleged", "unverified")
    assert (sure["event_type"], sure["weapon_types"]) == ("drone_strike", "armed_drone")
    assert possible["event_type"] == "remote_violence_unspecified"
    assert (sure["level"], possible["level"]) == ("strike", "rollup")


def test_ground_operations_are_no_strikes(load, run):
    assert load("yemen.csv").json["skipped_reasons"] == {"ground operation": 1}
    load("yemen.csv", "--keep-all")
    rows = run("query", "--event-type", "other", "--format", "json").json
    assert [row["datasets"] for row in rows] == ["bij:YEM003"]


def test_the_sheet_of_all_countries(strikes):
    row = strikes("all.csv")["SOM001"]
    assert row["date_start"] == "2016-02-01"
    assert (row["country"], row["latitude"], row["longitude"]) == ("SO", -0.36, 42.55)
    assert row["location_precision"] == "near_settlement"


def test_a_sheet_without_people_killed_is_refused_by_name(load):
    ended = load("nobody.csv")
    assert ended.code == 1
    assert "'Minimum total people killed'" in ended.err


TOLLS = """\
strike_id,date,country,area,strike_type,confirm_possible,min_civil_killed,max_civil_killed,\
min_ppl_killed,max_ppl_killed,min_herders_killed,max_herders_killed,strike link
AB1,2016-03-01,Yemen,Marib,US air or drone strike,Confirmed,0,0,4,6,1,1,https://example.com/ab1
AB2,2016-03-02,Yemen,Marib,US drone strike,Possible,0,0,0,0,,,https://example.com/ab2
AB3,2016-03-03,Yemen,Marib,US drone strike,Possible,0,0,Unknown,Unknown,1,2,
"""


@pytest.fixture
def tolls(strikes, tmp_path):
    path = tmp_path / "tolls.csv"
    path.write_text(TOLLS, "utf-8")
    return strikes(path)


def test_a_part_of_the_people_never_passes_for_all(tolls):
    first = tolls["AB1"]
    assert (first["killed_low"], first["killed_high"]) == (4, 6)
    assert (first["civilians_killed_low"], first["civilians_killed_high"]) == (0, 0)


def test_nought_to_nought_beside_unknown_is_unknown(tolls):
    assert (tolls["AB2"]["killed_low"], tolls["AB2"]["killed_high"]) == (None, None)
    assert tolls["AB2"]["civilians_killed_high"] is None
    assert tolls["AB3"]["civilians_killed_high"] is None


def test_columns_of_a_sheet_with_short_names(tolls):
    first = tolls["AB1"]
    assert (first["attribution"], first["location_precision"]) == ("confirmed", "admin2")
    assert (first["event_type"], first["weapon_types"]) == (
        "remote_violence_unspecified",
        "unknown",
    )
    assert "https://example.com/ab1" in first["source_urls"]


def test_a_second_column_of_one_meaning_is_named(load, tmp_path):
    path = tmp_path / "twice.csv"
    path.write_text(
        "Strike ID,Date,Minimum people killed,Maximum people killed,Minimum total killed\n"
        "SOM1,2016-03-01,1,2,5\n", "utf-8",
    )  # fmt: skip
    assert "column 'Minimum total killed' is not read" in str(load(path).json["warnings"])
