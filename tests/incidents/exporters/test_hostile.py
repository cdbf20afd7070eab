"""Any text goes into every format and comes out as text: no formula, no markup, no broken file."""

import csv
import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyarrow.parquet as pq
import pyogrio
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

import incidents
from incidents.exporters.registry import MODULES, by_suffix
from incidents.exporters.spreadsheet_cells import protect, unprotect
from incidents.queries.filters import Filter
from incidents.queries.provenance import export_facts
from incidents.queries.query import build, select_rows
from incidents.queries.results import Answer
from schema.columns import BY_NAME, NAMES, split_list
from schema.document.read import read_file

KML = "{http://www.opengis.net/kml/2.2}"
HOSTILE = [
    '=1+1', '+1', '-2+3', '@SUM(A1)', "'=1", "''-1", '\t=1', '\r=1', '\n=1', '"', '""', ',',
    'a,b', 'say "x", then', 'a\tb', 'a\r\nb', 'a\nb', '\r', '\x00', 'a\x00b', 'a\x00,b',
    'a\x00"b', '\x00=1', '\x01\x08\x0b\x1f', '\x7f\x85', '\u2028', '\ufffe\uffff', '_x0041_',
    '_x000D_', '\u202egnirts', 'שלום עולם', '\U0001f4a5\u200d\U0001f525', '<b>&amp;</b>', ']]>',
    '<!--', 'a;b\\c', 'NULL', 'nan', '1e5', '0012', '2024-11', ' lead', 'trail ', "'", '#N/A',
    'TRUE', '&#13;', "é" * 50, '|', '~', '{}', ':name', '- x', '? y', '%s', '*', '[x]',
]  # fmt: skip
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet="'=+-@\t\r\n\"ab ,;\\\x00<&", min_size=1, max_size=8),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
)
FREE = [name for name in NAMES if BY_NAME[name].kind in ("text", "list")]


def _store(folder, original, strikes):
    store = incidents.open(shutil.copy(original, folder / "some.db"))
    store.add_many(strikes, "test")
    return store


def _written(store, folder):
    """The rows as a query gives them, and a file in every format."""
    with store.reading() as database:
        wanted = Filter()
        query = build(store.engine, database, wanted)
        rows = list(database.tuples(select_rows(query), query.parameters))
        facts = export_facts(database, wanted, query, len(rows), None)
        files = {}
        for ending in MODULES:
            files[ending] = folder / f"x{ending}"
            answer = Answer(store.engine, database, query, facts)
            assert by_suffix(files[ending]).write_file(answer, files[ending]) == len(rows)
    return [dict(zip(NAMES, row, strict=True)) for row in rows], files


@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(some=st.lists(texts, min_size=1, max_size=25))
def test_any_text_comes_out_of_every_format_as_it_went_in(bare, strike_of, some):
    strikes = [strike_of(text, f"h-{n}") for n, text in enumerate([*some, *HOSTILE])]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows, files = _written(_store(folder, bare.engine.location, strikes), folder)
        for ending, read in READERS.items():
            change = CHANGES.get(ending, _as_it_is)
            wanted = [{n: row[n] and _each(n, row[n], change) for n in FREE} for row in rows]
            listed = json.loads if ending in (".gpkg", ".fgb") else split_list
            found = [{n: _listed(n, row[n], listed) for n in FREE} for row in read(files[ending])]
            if ending == ".fgb":  # its spatial index puts features into an order of its own
                found, wanted = (sorted(some_rows, key=_code) for some_rows in (found, wanted))
            assert found == wanted, ending
        again = incidents.open(shutil.copy(bare.engine.location, folder / "again.db"))
        again.add_collection(read_file(files[".yaml"]))
        (folder / "again").mkdir()
        _, repeated = _written(again, folder / "again")
        assert repeated[".yaml"].read_bytes() == files[".yaml"].read_bytes()


def _each(name, cell, change):
    """A text changed, or each item of a list."""
    if BY_NAME[name].kind != "list":
        return change(cell)
    return [change(item) for item in split_list(cell)]


def _listed(name, cell, listed):
    """A list as a list, whatever stands for it in the format."""
    return listed(cell) if BY_NAME[name].kind == "list" and isinstance(cell, str) else cell


def _code(row):
    return row["code"]


def _as_it_is(text):
    return text


def _visible_nul(text):
    return text.replace("\x00", "\u2400")


def _xml(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


CHANGES = {
    **dict.fromkeys([".csv", ".tsv", ".zip", ".gpkg", ".fgb", ".parquet"], _visible_nul),
    **dict.fromkeys([".kml", ".kmz"], _xml),
    ".xlsx": lambda text: re.sub("[\ufffe\uffff]", "\ufffd", text),
}


def _cells(lines, delimiter=","):
    header, *rows = csv.reader(lines, delimiter=delimiter)
    for row in rows:
        assert not any(re.match("[=+@\t\r]|-[^0-9]", cell) for cell in row)
        yield {n: unprotect(c) or None for n, c in zip(header, row, strict=True)}


def _delimited(delimiter):
    def read(path):
        with path.open(encoding="utf-8", newline="") as file:
            return list(_cells(file, delimiter))

    return read


def _zip(path):
    with zipfile.ZipFile(path) as archive, archive.open("data/incidents.csv") as file:
        import io

        return list(_cells(io.TextIOWrapper(file, encoding="utf-8", newline="")))


def _kml(path):
    text = path.read_bytes() if path.suffix == ".kml" else zipfile.ZipFile(path).read("doc.kml")
    for mark in ElementTree.fromstring(text).iter(f"{KML}Placemark"):  # noqa: S314  # our own
        cells = {d.get("name"): d.text for d in mark.iter(f"{KML}SimpleData")}
        yield {name: cells.get(name) for name in NAMES}


def _gdal(path):
    layer = "incidents" if path.suffix == ".gpkg" else None
    meta, _, _, columns = pyogrio.raw.read(path, layer, read_geometry=False)
    return [dict(zip(meta["fields"], row, strict=True)) for row in zip(*columns, strict=True)]


def _xlsx(path):
    header, *rows = openpyxl.load_workbook(path)["incidents"].iter_rows()
    for row in rows:
        assert not any(cell.data_type == "f" or cell.hyperlink for cell in row)
        values = [unescape(c.value) if isinstance(c.value, str) else c.value for c in row]
        yield {h.value: value for h, value in zip(header, values, strict=True)}


READERS = {
    ".csv": _delimited(","),
    ".tsv": _delimited("\t"),
    ".json": lambda path: json.loads(path.read_bytes()),
    ".ndjson": lambda path: [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]],
    ".geojson": lambda path: [f["properties"] for f in json.loads(path.read_bytes())["features"]],
    ".kml": _kml,
    ".kmz": _kml,
    ".gpkg": _gdal,
    ".fgb": _gdal,
    ".parquet": lambda path: pq.read_table(path).to_pylist(),
    ".xlsx": _xlsx,
    ".zip": _zip,
}


@given(texts)
def test_a_protected_text_comes_back(text):
    assert unprotect(protect(text)) == text.replace("\x00", "\u2400")
