"""Any table through a mapping: honest cells, ranges, translations, and faults that say where."""

from pathlib import Path

import pytest

from incidents.importers.values.date_order import gathered
from incidents.importers.values.days import read_day
from incidents.language.precision_words import precisions_of
from schema.errors import InputError

FILES = Path(__file__).parent / "files" / "table"
RAIDS, MAPPING = FILES / "raids.csv", FILES / "raids.yaml"


@pytest.fixture
def load(run, tmp_path):
    bad = ("--rejects", tmp_path / "bad.csv", "--force")
    words = ("--from", "table", "--format", "json", *bad)
    return lambda path=RAIDS, mapping=MAPPING: run("load", path, "--mapping", mapping, *words)


@pytest.fixture
def rows(run, load):
    load()
    return {row["code"]: row for row in run("query", "--format", "json").json}


def test_every_row_is_accounted_for(load, tmp_path):
    report = load().json
    assert (report["read"], report["loaded"], report["skipped"], report["rejected"]) == (8, 5, 1, 2)
    assert report["skipped_reasons"] == {"withdrawn by its publisher": 1}
    bad = (tmp_path / "bad.csv").read_text("utf-8-sig")
    for said in ("31/04/2015", "Bridges"):
        assert said in bad
    lost = [(one["column"], one["value"], one["count"]) for one in report["not_understood"]]
    assert [one for one in lost if one[0] != "place"] == [
        ("Fatalities", "two or 3", 1),
        ("Link", "see file", 1),
    ], "the rows load"
    assert "'Date': day first" in str(report["warnings"])


def test_what_the_file_means_by_zero_and_by_nothing(rows):
    first = rows["made-up-raids-1"]
    assert (first["killed_low"], first["killed_high"]) == (0, 0), "the mapping says: zero is none"
    assert first["children_killed_low"] is None, "for this column it says nothing"
    assert (first["injured_low"], first["injured_high"]) == (3, 5)
    assert (first["hit_low"], first["hit_high"]) == (2, 2)
    assert first["target_types"] == "military"
    assert (first["admin1"], first["place"], first["country"]) == ("Sa'dah", "Sahar", "YE")


def test_ranges_bounds_and_words(rows, run):
    second, third = rows["made-up-raids-2"], rows["made-up-raids-3"]
    assert (second["killed_low"], second["killed_high"]) == (126, 143)
    assert (second["hit_low"], second["hit_high"]) == (1, None)
    assert second["injured_low"] is None
    assert (second["date_start"], third["date_start"]) == ("2015-03-27", "2015-04-03")
    assert third["killed_low"] is None
    assert (third["injured_low"], third["injured_high"]) == (4, None)
    assert "dozens" in run("show", "made-up-raids-3").out
    shown = run("show", "made-up-raids-2").out
    assert "health ministry" in shown
    assert "air raids: 1" in shown


def test_the_same_file_again_changes_nothing(load):
    load()
    again = load().json
    assert (again["loaded"], again["unchanged"]) == (0, 5)


def test_the_worked_example_of_the_documentation(load, run, mapped, tmp_path):
    text = (Path(__file__).parents[3] / "docs" / "mapping.md").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith("Incident ID,"))
    table = tmp_path / "example.csv"
    table.write_text("\n".join(lines[start : start + 2]), encoding="utf-8")
    mapping = mapped(text.partition("```yaml\n")[2].partition("```")[0])
    assert load(table, mapping).json["loaded"] == 1
    (row,) = run("query", "--format", "json").json
    assert (row["code"], row["date_start"]) == ("example-raids-17", "2015-03-26")
    assert (row["place"], row["admin1"], row["country"]) == ("Sahar", "Sa'dah", "YE")
    assert (row["killed_low"], row["killed_high"]) == (0, 0)
    assert (row["injured_low"], row["injured_high"]) == (3, 5)
    assert (row["target_types"], row["target_names"]) == ("military", "Depot")
    assert "raids: 1 to 2" in run("show", row["code"]).out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fields: {dat: Date}\n", "expected a field of ours (date"),
        ("fields: {date: Dat}\n", "expected the column 'Dat', found 'Date'"),
        ("fields: {date: {column: Date, value: 3}}\n", "one of column, columns or value"),
        ("fields: {target_types: {column: Status, codes: {ok: militry}}}\n", "military"),
        ("field: {date: Date}\n", "fields"),
        ("fields: {date: Date}\nstatements: [{field: colour, column: Status}]\n", "colour"),
        ("fields: {date: [\n", "expected YAML"),
    ],
)
def test_faults_of_a_mapping_say_where(load, mapped, text, said):
    ended = load(mapping=mapped(text))
    assert ended.code == 1
    assert said in ended.err


def test_a_table_without_a_mapping_says_how_to_get_one(run):
    ended = run("load", RAIDS, "--from", "table")
    assert ended.code == 1
    assert "--guess" in ended.err


def test_dates_that_may_be_either_are_rejected(load, mapped, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("when,where\n03/04/2020,A\n05/06/2020,B\n07/07/2020,C\n", encoding="utf-8")
    mapping = mapped("fields: {date: when, place: where, country: {value: UA}}\n")
    report = load(table, mapping).json
    assert (report["loaded"], report["rejected"]) == (1, 2)
    assert "none says which" in str(report["warnings"])


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("2022.03.14", None, ("2022-03-14", None, "day")),
        ("20220314", None, ("2022-03-14", None, "day")),
        ("26/03/2015", None, ("2015-03-26", None, "day")),
        ("03/04/2015", "month_first", ("2015-03-04", None, "day")),
        ("16 May 2025", None, ("2025-05-16", None, "day")),
        ("May 16, 2025", None, ("2025-05-16", None, "day")),
        ("20 APR 2026", None, ("2026-04-20", None, "day")),
        ("24 лютого 2022 р.", None, ("2022-02-24", None, "day")),
        ("24 февраля 2022 года", None, ("2022-02-24", None, "day")),
        ("٢٦ مارس ٢٠١٥", None, ("2015-03-26", None, "day")),
        ("March 2022", None, ("2022-03", None, "month")),
        ("2022", None, ("2022", None, "year")),
        ("19-24 мая 2022", None, ("2022-05-19", "2022-05-24", "day")),
        ("2022-05-19 - 2022-05-24", None, ("2022-05-19", "2022-05-24", "day")),
        ("2022-05-19/20", None, ("2022-05-19", "2022-05-20", "day")),
        ("2022-05-19T04:30:00+03:00", None, ("2022-05-19", None, "time")),
        ("2022-05-19T00:00:00Z", None, ("2022-05-19", None, "day")),
    ],
)
def test_dates_as_closely_as_they_are_written(text, order, found):
    when = read_day(text, order)
    assert (when.start, when.end, when.precision) == found


@pytest.mark.parametrize("text", ["03/04/2015", "31/04/2015", "24 февраля", "soon", "1527-04-01"])
def test_what_is_no_certain_date_is_refused(text):
    with pytest.raises(InputError):
        read_day(text)


def test_the_order_is_that_of_the_column():
    rows = [{"d": "03/04/2015"}, {"d": "04/26/2015"}, {"d": ""}]
    assert gathered(["d"], rows)["d"].order == "month_first"
    mixed = gathered(["d"], [*rows, {"d": "26/04/2015"}])["d"]
    assert mixed.order is None
    assert "what could be either is rejected" in mixed.words()


HABITS = """\
dataset: habits
id: n
fields:
  date: when
  time_local: hour
  country: iso2
  place: town
  title: n
  target_names: building
  target_damage: damage
  event_type: {value: air_strike}
"""


@pytest.fixture
def read(run, mapped, tmp_path):
    """Load the rows of a table by HABITS; its report and its records by their titles."""

    def read(*lines, mapping=HABITS):
        path = tmp_path / "habits.csv"
        path.write_text("\n".join(["n,when,hour,iso2,town,building,damage", *lines]), "utf-8")
        words = ("--from", "table", "--mapping", mapped(mapping), "--format", "json", "--force")
        report = run("load", path, *words).json
        return report, {row["title"]: row for row in run("query", "--format", "json").json}

    return read


def test_new_year_in_nearly_all_rows_is_the_year_alone(read):
    rows = [f"{n},{2010 + n}-01-01,,TD,,," for n in range(1, 10)]
    report, found = read(*rows, "10,2011-05-03,,TD,,,")
    assert (found["1"]["date_start"], found["1"]["date_precision"]) == ("2011", "year")
    assert found["10"]["date_start"] == "2011-05-03", "a day that somebody wrote stays"
    assert "1 January in 9 of 10 rows is taken for the year" in str(report["warnings"])
    _, stated = read(*rows, mapping=f"{HABITS}  date_precision: {{value: day}}\n")
    assert stated["1"]["date_start"] == "2011-01-01"


def test_new_year_among_other_days_is_a_day(read):
    _, found = read("1,2011-01-01,,TD,,,", "2,2011-02-11,,TD,,,", "3,2012-01-01,,TD,,,")
    assert (found["1"]["date_start"], found["1"]["date_precision"]) == ("2011-01-01", "day")


def test_midnight_in_nearly_all_rows_is_no_time(read):
    times = ["00:00", "0:00", "00:00:00", "12:00 AM"]
    report, found = read(*(f"{n},2011-05-0{n},{time},TD,,," for n, time in enumerate(times, 1)))
    assert {row["time_local"] for row in found.values()} == {None}
    assert "00:00 in 4 of 4 rows is taken for no time" in str(report["warnings"])
    _, found = read("5,2011-05-05,00:00,TD,,,", "6,2011-05-06,13:40,TD,,,")
    assert found["5"]["time_local"] == "00:00", "beside other times it is one"


@pytest.mark.parametrize("word", ["No Information", "Unknown", "N/A", "-", "немає даних"])
def test_words_for_unknown_are_blank(read, word):
    _, found = read(f"1,2011-05-03,{word},TD,{word},{word},{word}")
    row = found["1"]
    blank = ("time_local", "place", "target_names", "latitude")
    assert [row[name] for name in blank] == [None] * len(blank)


def test_na_is_namibia_among_country_codes_alone(read):
    _, found = read("1,2011-05-03,,NA,,,", "2,2011-05-04,,TD,,,")
    assert found["1"]["country"] == "NA"
    _, found = read("3,2011-05-03,,NA,,,", "4,2011-05-04,,Chad,,,")
    assert (found["3"]["country"], found["4"]["country"]) == (None, "TD")


def test_a_word_of_a_vocabulary_is_no_blank(read, run):
    read("1,2011-05-03,,TD,,Depot,none")
    (target,) = run("show", "habits-1", "--format", "json").json["targets"]
    assert target["damage"] == "none"


POINTS = """\
dataset: points
id: n
fields:
  date: when
  country: country
  place: town
  latitude: y
  longitude: x
  location_precision: Geo Precision
  title: n
  event_type: {value: air_strike}
"""


@pytest.fixture
def points(run, mapped, tmp_path):
    """Load rows (town, precision) with a point at Sumy by POINTS; the records by their titles."""

    def points(*rows, how="mapping"):
        path = tmp_path / "points.csv"
        lines = [f"{n},2023-05-0{n},UA,{row},50.91,34.8" for n, row in enumerate(rows, 1)]
        path.write_text("\n".join(["n,when,country,town,Geo Precision,y,x", *lines]), "utf-8")
        drafted = run("load", path, "--guess").out
        drafted = drafted.replace(
            "# event_type: {value: armed_violence_unspecified", "event_type: {value: air_strike"
        )
        mapping = mapped(POINTS if how == "mapping" else f"{drafted}\n")
        words = ("--from", "table", "--mapping", mapping, "--format", "json", "--force")
        ended = run("load", path, *words)
        assert ended.code == 0, ended.err
        found = run("query", "--format", "json").json
        return {row["date_start"][-1]: row for row in found}

    return points


@pytest.mark.parametrize("how", ["mapping", "draft"])
def test_an_area_by_the_file_s_own_words_is_no_dot(points, how):
    found = points("Sumy,(6) Country", "Sumy,(4) Province", "Sumy,(2) within 25 km", how=how)
    wide, near = found["1"], found["3"]
    assert (wide["location_precision"], wide["latitude"], wide["place"]) == ("country", None, None)
    assert (wide["country"], wide["admin1"]) == ("UA", None), "no area is read off the middle"
    assert (found["2"]["location_precision"], found["2"]["latitude"]) == ("admin1", None)
    assert (near["location_precision"], near["latitude"]) == ("near_settlement", 50.91)


@pytest.mark.parametrize(
    ("column", "values", "codes"),
    [
        ("Geo Precision", ["1", "3", "6"], {"1": "settlement", "3": "admin2", "6": "country"}),
        ("geo_precision", ["1", "2", "3"],
         {"1": "settlement", "2": "near_settlement", "3": "admin1"}),
        ("accuracy", ["1", "City", "not exact"], {"city": "settlement"}),
        ("Geo Precision", ["1", "99"], {}),
    ],
)  # fmt: skip
def test_the_steps_of_a_precision_column(column, values, codes):
    assert precisions_of(column, values) == codes


@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        (["12.000", "1.250", "7"], [12000, 1250, 7]),
        (["12.000", "3.0", "7"], [12, 3, 7]),
        (["12.000", "7"], [7]),
        (["12.000", "1.250", "3.0"], [3]),
        (["10.000 - 12.000", "2.500"], [10000, 2500]),
    ],
)  # fmt: skip
def test_a_dot_parts_what_it_parts_in_the_column_or_the_row_is_rejected(
    run, mapped, tmp_path, cells, figures
):
    path = tmp_path / "dots.csv"
    lines = [f"2023-05-0{n},UA,{cell}" for n, cell in enumerate(cells, 1)]
    path.write_text("\n".join(["date,country,killed", *lines]), "utf-8")
    fields = "{date: date, country: country, killed: killed, event_type: {value: air_strike}}"
    words = ("--from", "table", "--mapping", mapped(f"dataset: d\nfields: {fields}\n"))
    report = run("load", path, *words, "--format", "json", "--force").json
    assert report["rejected"] == len(cells) - len(figures)
    rows = run("query", "--format", "json").json
    assert {row["killed_low"] for row in rows} == set(figures)


@pytest.mark.parametrize(
    ("cell", "order", "start", "clock"),
    [
        ("2/22/2017 12:00:00 AM", "month_first", "2017-02-22", None),
        ("2/22/2017 9:05 pm", "month_first", "2017-02-22", "21:05"),
        ("22.02.2017 12:30 PM", "day_first", "2017-02-22", "12:30"),
        ("7-Sep-21", None, "2021-09-07", None), ("05 Feb 23", None, "2023-02-05", None),
        ("7-Sep-98", None, "1998-09-07", None), ("7 вер 21", None, "2021-09-07", None),
    ],
)  # fmt: skip
def test_dates_as_spreadsheets_print_them(cell, order, start, clock):
    found = read_day(cell, order)
    assert (found.start, found.clock) == (start, clock)


@pytest.mark.parametrize("cell", ["Sep 21", "13:20 PM", "2/22/2017 13:00 PM", "31-Sep-21"])
def test_what_is_no_whole_date_is_refused(cell):
    with pytest.raises(InputError):
        read_day(cell, "month_first")


def test_days_counted_from_1900_are_read_where_nearly_all_are(read):
    report, found = read("1,44805,,TD,,,", "2,44806.5,,TD,,,")
    assert (found["1"]["date_start"], found["1"]["time_local"]) == ("2022-09-01", None)
    assert (found["2"]["date_start"], found["2"]["time_local"]) == ("2022-09-02", "12:00")
    assert "2 of 2 cells are days counted from 1900" in str(report["warnings"])
    report, _ = read("3,44807,,TD,,,", "4,2022-09-04,,TD,,,", "5,2022-09-05,,TD,,,")
    assert report["rejected"] == 1, "one number among dates is no date"


def test_the_order_of_one_column_of_dates_is_that_of_the_file(run, mapped, tmp_path):
    path = tmp_path / "spans.csv"
    path.write_text("from,until,country\n4/5/2020,4/18/2020,TD\n4/6/2020,4/7/2020,TD\n", "utf-8")
    fields = (
        "{date_start: from, date_end: until, country: country, event_type: {value: air_strike}}"
    )
    words = ("--from", "table", "--mapping", mapped(f"dataset: d\nfields: {fields}\n"))
    report = run("load", path, *words, "--format", "json").json
    assert "read month first as the other dates of the file" in str(report["warnings"])
    rows = run("query", "--format", "json").json
    assert {row["date_start"] for row in rows} == {"2020-04-05", "2020-04-06"}


def test_a_point_far_from_the_country_of_its_row_is_said(run, mapped, tmp_path):
    path = tmp_path / "far.csv"
    lines = ("1,50.91,34.8", "2,34.8,50.91", "3,-10,20")
    path.write_text("\n".join(["n,y,x", *lines]), "utf-8")
    fields = (
        "{title: n, latitude: y, longitude: x, country: {value: UA}, date: {value: 2023-05-01}}"
    )
    words = ("--from", "table", "--mapping", mapped(f"dataset: d\nid: n\nfields: {fields}\n"))
    bad = tmp_path / "bad.csv"
    report = run("load", path, *words, "--format", "json", "--rejects", bad).json
    assert (report["loaded"], report["rejected"]) == (2, 1)
    assert "not in UA, but is when latitude and longitude change places" in bad.read_text("utf-8")
    assert "lies far from UA" in str(report["warnings"])


@pytest.mark.parametrize(
    ("cell", "start", "end", "precision"),
    [
        ("5 janvier 2024", "2024-01-05", None, "day"),
        ("1er mars 2024", "2024-03-01", None, "day"),
        ("5 de enero de 2024", "2024-01-05", None, "day"),
        ("5. Januar 2024", "2024-01-05", None, "day"),
        ("Ağustos 2024", "2024-08", None, "month"),
        ("Tuesday, March 5, 2024", "2024-03-05", None, "day"),
        ("Tue 5 Mar 2024", "2024-03-05", None, "day"),
        ("вівторок, 5 березня 2024", "2024-03-05", None, "day"),
        ("Mar-05-2024", "2024-03-05", None, "day"),
        ("2024-Mar-05", "2024-03-05", None, "day"),
        ("5/6 March 2024", "2024-03-05", "2024-03-06", "day"),
        ("5 to 7 March 2024", "2024-03-05", "2024-03-07", "day"),
        ("31 March - 1 April 2024", "2024-03-31", "2024-04-01", "day"),
        ("night of 5 to 6 March 2024", "2024-03-05", "2024-03-06", "night"),
        ("2024-03-00", "2024-03", None, "month"),
        ("2024-00-00", "2024", None, "year"),
    ],
)
def test_dates_in_more_words_and_forms(cell, start, end, precision):
    found = read_day(cell)
    assert (found.start, found.end, found.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "cell", ["3 and 5 March 2024", "Mar-24", "2024-00-05", "Mars", "5 mai", "early March 2024"]
)
def test_what_may_be_several_days_or_none_is_no_date(cell):
    with pytest.raises(InputError):
        read_day(cell)


def test_digits_of_any_script_settle_the_order():
    rows = [{"d": "٠٥/٠٣/٢٠٢٤"}, {"d": "٢٥/٠٣/٢٠٢٤"}]
    assert gathered(["d"], rows)["d"].order == "day_first"


CELLS = """day,where,arms,who,dead
2024-03-01,UK,2x S-300,US military,2
2024-03-02,DRC,مدفعية,not attributed,2?
2024-03-03,UA,Mortar rounds,Russian Armed Forces,3
2024-03-04,XX,FAB-500 (x4),Wagner Group,4
Total:,,,,11
"""


def test_codes_counts_doubts_and_totals_in_cells(run, tmp_path, mapped):
    """UK is no ISO code, two missiles are one name, a doubtful figure costs itself alone, and a row
    that sums up the others is none of them.
    """
    path = tmp_path / "cells.csv"
    path.write_text(CELLS, encoding="utf-8")
    mapping = mapped(
        "fields: {date: day, country: where, weapons: arms, attacker: who, killed: dead}\n"
    )
    words = ("load", path, "--from", "table", "--mapping", mapping, "--format", "json")
    report = run(*words).json
    assert (report["loaded"], report["skipped_reasons"]) == (4, {"a total of other rows": 1})
    rows = sorted(run("query", "--format", "json").json, key=lambda row: row["date_start"])
    assert [row["country"] for row in rows] == ["GB", "CD", "UA", None]
    assert [row["attacker"] for row in rows] == ["United States", None, "Russia", "Wagner Group"]
    assert [(row["weapons"], row["weapon_types"]) for row in rows] == [
        ("s-300", "surface_to_air_missile"), (None, "artillery"), (None, "mortar"),
        ("fab-500", "unguided_bomb"),
    ]  # fmt: skip
    assert [row["killed_low"] for row in rows] == [2, None, 3, 4]
    lost = {(one["column"], one["value"]) for one in report["not_understood"]}
    assert lost == {("where", "XX"), ("dead", "2?"), ("who", "not attributed")}
