"""A table is a table whatever kind of file holds it: text below a title, JSON, SQLite, HXL tags."""

import json
import sqlite3

import pytest
from openpyxl import Workbook

from incidents.importers.guessing.file_table import table_of
from incidents.importers.guessing.hxl_tags import called_by
from incidents.importers.mapping.mapping_model import Mapping
from incidents.importers.reading import open_file
from incidents.importers.reading.tables.header_row import header_index
from schema.document.read import validate
from schema.document.yaml import load_yaml
from schema.errors import InputError

RAIDS = [
    {"n": 1, "day": "2021-03-04", "where": {"town": "Sumy", "lat": 50.91}, "dead": 2},
    {"n": 2, "day": "2021-03-05", "where": {"town": "Nikopol", "lat": 47.57}, "dead": None},
]


def _csv(path):
    path.write_text("Raids on an invented coast,,,,\nmade in May,,,,\n"
                    "n,day,where.town,where.lat,dead\n1,2021-03-04,Sumy,50.91,2\n"
                    "2,2021-03-05,Nikopol,47.57,\n")  # fmt: skip


def _list(path):
    path.write_text(json.dumps(RAIDS))


def _nested(path):
    authors = [{"name": "A"}]
    path.write_text(json.dumps({"ok": True, "authors": authors, "answer": {"data": RAIDS}}))


def _lines(path):
    path.write_text("\n".join(map(json.dumps, RAIDS)))


def _database(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE notes (a TEXT)")
        database.execute("INSERT INTO notes VALUES ('read me')")
        database.execute(
            'CREATE TABLE raids (n INT, day, "where.town", "where.lat" REAL, dead INT)'
        )
        rows = [(r["n"], r["day"], *r["where"].values(), r["dead"]) for r in RAIDS]
        database.executemany("INSERT INTO raids VALUES (?, ?, ?, ?, ?)", rows)
    database.close()


def _third_sheet(path):
    book = Workbook()
    book.active.append(["read me"])
    book.create_sheet("codes").append(["a", "b"])
    sheet = book.create_sheet("raids")
    sheet.append(["n", "day", "where.town", "where.lat", "dead"])
    for raid in RAIDS:
        sheet.append([raid["n"], raid["day"], *raid["where"].values(), raid["dead"]])
    book.save(path)


KINDS = [("t.csv", _csv), ("l.json", _list), ("n.json", _nested), ("o.ndjson", _lines),
         ("d.sqlite", _database), ("b.xlsx", _third_sheet)]  # fmt: skip
MAPPING = """\
dataset: coast
id: n
fields: {title: n, date: day, place: where.town, country: {value: UA}, killed: dead,
  event_type: {value: air_strike}}
look_up_places: false
"""


@pytest.mark.parametrize(("name", "make"), KINDS)
def test_every_kind_of_file_is_a_table_to_a_mapping(run, mapped, tmp_path, name, make):
    make(tmp_path / name)
    words = ("--from", "table", "--mapping", mapped(MAPPING), "--format", "json")
    report = run("load", tmp_path / name, *words).json
    assert (report["read"], report["loaded"]) == (2, 2)
    found = {row["title"]: row for row in run("query", "--format", "json").json}
    assert [(r["date_start"], r["place"], r["killed_low"]) for _, r in sorted(found.items())] == [
        ("2021-03-04", "Sumy", 2), ("2021-03-05", "Nikopol", None)]  # fmt: skip


@pytest.mark.parametrize(("name", "make"), KINDS)
def test_every_kind_of_file_gets_a_draft(call, tmp_path, name, make):
    make(tmp_path / name)
    ended = call("load", tmp_path / name, "--guess")
    mapping = validate(Mapping, load_yaml(ended.out, "draft"), "draft")
    assert mapping.fields["date"].named == ["day"]
    assert mapping.casualties[0].figure.named == ["dead"]


def test_what_was_left_of_a_file_is_said(tmp_path):
    _database(tmp_path / "d.sqlite")
    table = table_of(open_file(tmp_path / "d.sqlite"))
    assert table.sheet == "raids"
    assert "not read: notes" in str(table.notes)
    _nested(tmp_path / "n.json")
    assert (
        "list 'answer.data'; not read: authors (1)"
        in table_of(open_file(tmp_path / "n.json")).notes
    )
    _csv(tmp_path / "t.csv")
    file = open_file(tmp_path / "t.csv")
    assert [number for number, _ in table_of(file).rows()] == [4, 5], "as a spreadsheet counts"
    assert (
        "the header is row 3; above it: 'Raids on an invented coast / made in May'" in file.warnings
    )


def test_a_store_and_a_damaged_database_are_refused(seed_empty, tmp_path):
    with pytest.raises(InputError, match="a store of this program"):
        table_of(open_file(tmp_path / "seed-empty.db"))
    broken = tmp_path / "broken.sqlite"
    _database(broken)
    broken.write_bytes(broken.read_bytes()[:5000])
    with pytest.raises(InputError, match="a whole SQLite file"):
        table_of(open_file(broken))


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        ([["Title", "", ""], ["", "", ""], ["a", "b", "c"], ["1", "2", "3"]], 2),
        ([["a", "b", "c"], ["1", "2", "3"]], 0),
        ([["id", "", ""], ["1", "x", "y"], ["2", "x", "y"]], 0),
        ([["Title"], ["a", "b"], ["1", "2"]], 0),
        ([["only"], ["1"], ["2"]], 0),
        ([], 0),
    ],
)
def test_the_header_stands_below_titles_alone(rows, index):
    assert header_index(rows) == index


@pytest.mark.parametrize(
    ("tag", "name"),
    [("#date+occurred", "date"), ("#affected+killed+children", "killed children"),
     ("#affected+f+killed", "killed women"), ("#geo+lat", "latitude"), ("#adm1+name+en", "admin1"),
     ("#adm1+code", "code adm1"), ("#date+reported", "reported date"), ("#meta+anything", None)],
)  # fmt: skip
def test_hxl_tags_say_what_columns_are(tag, name):
    assert called_by(tag) == name


def test_a_tag_says_more_than_the_name_of_its_column(call, tmp_path):
    path = tmp_path / "tagged.csv"
    path.write_text("c1,c2,date,n\n#date+occurred,#geo+lat,#date+reported,#affected+killed\n"
                    "2021-03-04,50.91,2021-04-01,2\n")  # fmt: skip
    mapping = validate(Mapping, load_yaml(call("load", path, "--guess").out, "d"), "d")
    assert (mapping.fields["date"].named, mapping.fields["latitude"].named) == (["c1"], ["c2"])
    assert mapping.casualties[0].figure.named == ["n"]


@pytest.mark.parametrize(
    ("cells", "start", "precision"),
    [("2012,2,2", "2012-02-02", "day"), ("2012,Feb,24", "2012-02-24", "day"),
     ("2012,2,0", "2012-02", "month"), ("2012,0,0", "2012", "year"), ("2012,,", "2012", "year")],
)  # fmt: skip
def test_a_date_in_three_columns(run, mapped, tmp_path, cells, start, precision):
    path = tmp_path / "parts.csv"
    path.write_text(f"year,month,day,t\n{cells},a\n")
    draft = "{columns: [year, month, day], join: '-'}"
    text = f"fields: {{date: {draft}, title: t, country: {{value: UA}}}}\n"
    run("load", path, "--from", "table", "--mapping", mapped(text))
    (row,) = run("query", "--format", "json", "--event-type", "armed_violence_unspecified").json
    assert (row["date_start"], row["date_precision"]) == (start, precision)


def test_a_day_that_the_month_has_not_is_rejected(run, mapped, tmp_path):
    path = tmp_path / "parts.csv"
    path.write_text("year,month,day,t\n2012,2,30,a\n")
    text = "fields: {date: {columns: [year, month, day]}, title: t, country: {value: UA}}\n"
    report = run(
        "load", path, "--from", "table", "--mapping", mapped(text), "--format", "json"
    ).json
    assert (report["loaded"], report["rejected"]) == (0, 1)


def test_a_stray_cell_and_a_wide_table_are_refused(tmp_path):
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "date", "x"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(InputError, match="reaches to column XFD and row 1048576"):
        open_file(tmp_path / "far.xlsx").header()
    wide = tmp_path / "wide.csv"
    wide.write_text(",".join(f"c{n}" for n in range(40_000)) + "\n")
    with pytest.raises(InputError, match="at most 4,096 columns"):
        open_file(wide).header()


def test_json_that_is_nested_without_end_is_refused(tmp_path):
    path = tmp_path / "deep.json"
    path.write_text('[{"a": "[[[ in a text count for nothing"}, ' + "[" * 100_000)
    with pytest.raises(InputError, match="at most 200 levels"):
        list(open_file(path).objects())
