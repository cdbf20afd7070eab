"""JSON, NDJSON and GeoJSON: the same values, unknown is null."""

import io
import json

import pytest

from incidents.exporters.registry import MODULES, PRINTED, by_name, by_suffix
from incidents.exporters.writers import geojson, ndjson
from incidents.exporters.writers import json as json_exporter
from schema.columns import select
from schema.errors import UsageError

COLUMNS = select(["code", "title", "latitude", "longitude", "killed_high"])
ROWS = [
    ("a", "</script>\x00\u2028\u202e\U0001f4a5", -16.8, 179.9, None),
    ("b", "", None, None, 0),
]


def written(exporter, rows, made=None):
    out = io.StringIO()
    assert exporter.write(iter(rows), COLUMNS, out, made) == len(rows)
    return out.getvalue()


def test_values_come_back_as_they_were():
    names = [column.name for column in COLUMNS]
    wanted = [dict(zip(names, row, strict=True)) for row in ROWS]
    assert json.loads(written(json_exporter, ROWS)) == wanted
    lines = written(ndjson, ROWS).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == wanted
    assert lines[-1] == ""
    features = json.loads(written(geojson, ROWS))["features"]
    assert [feature["properties"] for feature in features] == wanted
    assert [feature["geometry"] for feature in features] == [
        {"type": "Point", "coordinates": [179.9, -16.8]}, None,
    ]  # fmt: skip
    assert [feature["id"] for feature in features] == ["a", "b"]


@pytest.mark.parametrize("rows", [[], ROWS])
def test_metadata_stands_in_a_geojson(rows):
    made = {"records": len(rows), "credits": ["x"]}
    collection = json.loads(written(geojson, rows, made))
    assert collection["type"] == "FeatureCollection"
    assert collection["metadata"] == made
    assert "metadata" not in json.loads(written(geojson, rows))


def test_nothing_is_an_empty_answer():
    assert json.loads(written(json_exporter, [])) == []
    assert written(ndjson, []) == ""
    assert json.loads(written(geojson, []))["features"] == []


def test_formats_are_found_by_name_and_suffix(tmp_path):
    for name in PRINTED:
        assert name == by_name(name).NAME
    for suffix in MODULES:
        assert suffix == by_suffix(tmp_path / f"x{suffix.upper()}").SUFFIX
    with pytest.raises(UsageError, match="csv, tsv, json"):
        by_name("xml")
    with pytest.raises(UsageError, match=r"\.csv, \.tsv"):
        by_suffix(tmp_path / "x.docx")
    with pytest.raises(UsageError, match=r"did you mean \.geojson"):
        by_suffix(tmp_path / "x.geojsn")
