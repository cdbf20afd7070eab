"""Every format holds every record and every value of the flat row, as its readers see it."""

import csv
import datetime as dt
import json
import math
import re
import sqlite3
import zipfile
from base64 import b64decode
from contextlib import closing
from xml.etree import ElementTree

import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest

from incidents.exporters.registry import MODULES
from incidents.exporters.spreadsheet_cells import unprotect
from maps.palette import STYLES, style_of
from schema.columns import BY_NAME, COLUMNS, NAMES, split_list
from schema.vocabulary import vocabulary

KML = "{http://www.opengis.net/kml/2.2}"


def _csv(path, delimiter=","):
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter=delimiter)
    return [dict(zip(header, row, strict=True)) for row in rows]


def _from_text(row):
    """A row of texts with the types of its columns."""
    kinds = {"integer": int, "number": float, "list": lambda cell: split_list(unprotect(cell))}
    return {
        name: kinds.get(BY_NAME[name].kind, unprotect)(cell) if cell else None
        for name, cell in row.items()
    }


def _kml(text):
    for mark in ElementTree.fromstring(text).iter(f"{KML}Placemark"):  # noqa: S314  # our own
        cells = {d.get("name"): d.text for d in mark.iter(f"{KML}SimpleData")}
        yield _from_text({name: cells.get(name) for name in NAMES})


def _layer(path):
    """The layer to read: a GeoPackage has another one, with how QGIS draws the first."""
    return "incidents" if path.suffix == ".gpkg" else None


def _gdal(path):
    meta, _, _, columns = pyogrio.raw.read(path, _layer(path), read_geometry=False)
    return [
        {
            name: _typed(name, _plain(cell), json.loads)
            for name, cell in zip(meta["fields"], row, strict=True)
        }
        for row in zip(*columns, strict=True)
    ]


def _plain(cell):
    value = cell.item() if hasattr(cell, "item") else cell
    return None if isinstance(value, float) and math.isnan(value) else value


def _typed(name, cell, listed=split_list):
    """A cell as a query gives it in JSON: dates as ISO text, a text that stands for a list read."""
    if isinstance(cell, dt.datetime) and BY_NAME[name].kind == "timestamp":
        return cell.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    return listed(cell) if cell and BY_NAME[name].kind == "list" else cell


def _xlsx(path):
    header, *rows = openpyxl.load_workbook(path)["incidents"].iter_rows(values_only=True)
    return [{n: _typed(n, cell) for n, cell in zip(header, row, strict=True)} for row in rows]


def _zip(path):
    with zipfile.ZipFile(path) as archive:
        text = archive.read("data/incidents.csv").decode()
    rows = list(csv.DictReader(text.splitlines()))
    return [_from_text({name: row[name] for name in NAMES}) for row in rows]


def _kmz(path):
    with zipfile.ZipFile(path) as archive:
        return list(_kml(archive.read("doc.kml")))


READERS = {
    ".csv": lambda path: map(_from_text, _csv(path)),
    ".tsv": lambda path: map(_from_text, _csv(path, "\t")),
    ".json": lambda path: json.loads(path.read_text()),
    ".ndjson": lambda path: map(json.loads, path.read_text().splitlines()),
    ".geojson": lambda path: (
        feature["properties"] for feature in json.loads(path.read_text())["features"]
    ),
    ".kml": lambda path: _kml(path.read_text()),
    ".kmz": _kmz,
    ".gpkg": _gdal,
    ".fgb": _gdal,
    ".parquet": lambda path: (
        {name: _typed(name, row[name], list) for name in NAMES}
        for row in pq.read_table(path).to_pylist()
    ),
    ".xlsx": _xlsx,
    ".zip": _zip,
}


def test_every_flat_format_is_read_here():
    assert set(READERS) | {".yaml"} == set(MODULES)


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("options", [(), ("--weapon", "kite"), ("--source", "silent")])
def test_a_file_holds_every_record_and_value_in_order(on, ledger_file, export, ending, options):
    wanted = list(map(_with_lists, on("query", "--format", "json", *options).json))
    found = list(READERS[ending](export(ledger_file, ending, *options)))
    assert [dict(row) for row in found] == wanted


def _with_lists(row):
    """A printed row, whose lists are single cells, as files have it that hold lists."""
    return {n: _typed(n, cell) for n, cell in row.items()}


@pytest.mark.parametrize("ending", [".ndjson", ".geojson"])
def test_export_and_query_write_the_same_json_but_for_lists(on, ledger_file, export, ending):
    printed = on("query", "--format", ending[1:]).out.splitlines()
    written = export(ledger_file, ending).read_bytes().decode().splitlines()
    if ending == ".ndjson":
        printed = [json.dumps(_with_lists(json.loads(line)), ensure_ascii=False,
                              separators=(",", ":")) for line in printed]  # fmt: skip
    assert written[1:] == printed[1:]
    assert len(written) > 4


@pytest.mark.parametrize("ending", [".csv", ".tsv"])
def test_export_and_query_write_the_same_lines(on, ledger_file, export, ending):
    """A file ends its lines as RFC 4180 says, a pipe as a shell wants them."""
    printed = on("query", "--format", ending[1:]).out
    written = export(ledger_file, ending).read_bytes().decode()
    assert written.replace("\r\n", "\n") == printed


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".fgb", ".parquet", ".kml"])
def test_no_area_becomes_a_point(on, ledger_file, export, ending):
    rows = {row["code"]: row for row in on("query", "--format", "json").json}
    drawn = {
        code for code, row in rows.items()
        if row["latitude"] is not None and row["location_precision"] == "settlement"
    } | {"home"}  # fmt: skip
    assert _points(export(ledger_file, ending)) == {
        code: (rows[code]["longitude"], rows[code]["latitude"]) for code in drawn
    }
    assert drawn < set(rows)


def _points(path):
    import shapely

    if path.suffix == ".geojson":
        found = json.loads(path.read_text())["features"]
        return {f["id"]: tuple(f["geometry"]["coordinates"]) for f in found if f["geometry"]}
    if path.suffix == ".kml":
        found = ElementTree.fromstring(path.read_text()).iter(f"{KML}Placemark")  # noqa: S314
        texts = {m.get("id"): m.findtext(f"{KML}Point/{KML}coordinates") for m in found}
        return {code: tuple(map(float, t.split(","))) for code, t in texts.items() if t}
    if path.suffix == ".parquet":
        found = [(r["code"], r["geometry"]) for r in pq.read_table(path).to_pylist()]
    else:
        _, _, wkb, columns = pyogrio.raw.read(path, _layer(path), columns=["code"])
        found = zip(columns[0], wkb, strict=True)
    return {code: shapely.from_wkb(wkb).coords[0] for code, wkb in found if wkb}


def test_a_record_known_to_an_area_with_coordinates_is_no_point(ledger, incident, export):
    ledger.add(
        incident(
            code="oblast", location_precision="admin1", location_how="gazetteer",
            place={"admin1": "Sumy", "country": "UA", "latitude": 51.0, "longitude": 34.0},
        )
    )  # fmt: skip
    for ending in (".geojson", ".gpkg", ".fgb", ".parquet", ".kml"):
        assert "oblast" not in _points(export(ledger, ending))
    (row,) = [r for r in READERS[".gpkg"](export(ledger, ".gpkg")) if r["code"] == "oblast"]
    assert (row["latitude"], row["location_precision"]) == (51.0, "admin1")


def test_the_columns_are_typed(ledger_file, export):
    kinds = {"integer": "int64", "number": "double", "date": "date32[day]",
             "timestamp": "timestamp[ms, tz=UTC]", "list": "list<element: string>"}  # fmt: skip
    wanted = {c.name: kinds.get(c.kind, "string") for c in COLUMNS}
    shape = pq.read_schema(export(ledger_file, ".parquet"))
    assert {n: str(shape.field(n).type) for n in NAMES} == wanted
    gdal = {"integer": "OFTInteger64", "number": "OFTReal", "date": "OFTDate",
            "timestamp": "OFTDateTime"}  # fmt: skip
    for ending, day in ((".gpkg", "OFTDate"), (".fgb", "OFTDateTime")):
        info = pyogrio.read_info(export(ledger_file, ending), "incidents")
        wanted = {c.name: (gdal | {"date": day}).get(c.kind, "OFTString") for c in COLUMNS}
        assert dict(zip(info["fields"], info["ogr_types"], strict=True)) == wanted


def test_a_layer_says_that_its_lists_are_json(ledger_file, export):
    info = pyogrio.read_info(export(ledger_file, ".gpkg"), "incidents")
    subtypes = dict(zip(info["fields"], info["ogr_subtypes"], strict=True))
    lists = {column.name for column in COLUMNS if column.kind == "list"}
    assert {name for name, kind in subtypes.items() if kind == "OFSTJSON"} == lists
    with closing(sqlite3.connect(export(ledger_file, ".gpkg"))) as database:
        told = dict(database.execute("SELECT column_name, description FROM gpkg_data_columns"))
    assert {name for name, words in told.items() if "JSON text" in words} == lists
    assert BY_NAME["killed_low"].meaning in told["killed_low"]


def test_a_geopackage_brings_qgis_the_looks_of_the_map(ledger_file, export):
    with closing(sqlite3.connect(export(ledger_file, ".gpkg"))) as database:
        (row,) = database.execute(
            "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
        )
        shapes = database.execute("SELECT column_name FROM gpkg_geometry_columns").fetchall()
    assert (row[0], (row[1],), row[2]) == ("incidents", *shapes, 1)
    style = ElementTree.fromstring(row[3])  # noqa: S314  # our own
    rules = {rule.get("label"): rule.get("filter") for rule in style.iter("rule")}
    assert set(rules) == {style.label for style in STYLES}
    for code in vocabulary("weapon_types").codes:
        matching = [
            label
            for label, words in rules.items()
            if (found := re.search(r"~ '(\^.*\$)'$", words)) and re.fullmatch(found[1], code)
        ]
        assert matching == ([style_of(code).label] if style_of(code).key != "other" else [])
    used = " ".join(o.get("value") or "" for o in style.iter("Option"))
    named = {column.name for column in COLUMNS}
    assert set(re.findall(r'"(\w+)"', used)) <= named
    time = style.find("temporal")
    assert {time.get("startField"), time.get("endField")} <= named
    drawn = [b64decode(o.get("value")[7:]).decode() for o in style.iter("Option")
             if (o.get("value") or "").startswith("base64:")]  # fmt: skip
    assert len(drawn) == len(STYLES)
    assert all(any(style.shape in svg for svg in drawn) for style in STYLES)


def test_every_file_says_what_made_it(ledger_file, export):
    asked = ("--weapon", "kite", "--blur", "2km")
    made = {}
    for ending in MODULES:
        out = export(ledger_file, ending, *asked)
        beside = out.with_name(f"{out.name}-metadata.json")
        made[ending] = json.loads(beside.read_text()) if beside.exists() else _inside(out)
    for ending, facts in made.items():
        assert facts["filter"] == {"weapon": ["kite"]}, ending
        assert facts["records"] == 4, ending
        assert facts["head"].partition(":")[0].isdigit(), ending
        assert facts["credits"], ending
        assert "grid of 2km" in facts["blur"], ending
    assert len(made) == len(MODULES)


def _inside(path):
    if path.suffix == ".geojson":
        return json.loads(path.read_text())["metadata"]
    if path.suffix == ".parquet":
        return json.loads(pq.read_schema(path).metadata[b"incidents-db"])
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return json.loads(archive.read("datapackage.json"))["incidents-db"]
    if path.suffix == ".xlsx":
        rows = openpyxl.load_workbook(path)["About"].iter_rows(values_only=True)
        cells = dict(rows)
        asked = {"weapon": json.loads(cells.pop("filter: weapon"))}
        return cells | {"filter": asked, "credits": [cells["credit"]]}
    if path.suffix in (".gpkg", ".fgb"):
        return _parsed(pyogrio.read_info(path, _layer(path))["layer_metadata"])
    text = path.read_text() if path.suffix == ".kml" else zipfile.ZipFile(path).read("doc.kml")
    data = ElementTree.fromstring(text).find(f"{KML}Document/{KML}ExtendedData")  # noqa: S314
    return _parsed({d.get("name"): d.findtext(f"{KML}value") for d in data})


def _parsed(facts):
    loose = ("filter", "credits", "datasets", "records", "left_out")
    return {n: json.loads(v) if n in loose else v for n, v in facts.items()}
