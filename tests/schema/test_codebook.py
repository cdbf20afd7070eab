"""The codebook is made out of the schema, so it names every column, field and code."""

import json
from pathlib import Path

import pytest

from schema.codebook import FORMATS
from schema.columns import COLUMNS
from schema.document.incident import IncidentDocument
from schema.vocabulary import vocabulary


def test_the_written_codebook_names_every_column_and_code():
    text = FORMATS["md"]()
    for column in COLUMNS:
        assert f"`{column.name}`" in text
        assert column.meaning in text
    for name in ("event_types", "weapon_types", "claim_statuses", "location_precisions"):
        for term in vocabulary(name).terms.values():
            assert f"`{term.code}`" in text


def test_the_rule_of_figures_stands_in_it_as_its_page_has_it():
    text = FORMATS["md"]()
    page = (Path(__file__).parents[2] / "docs" / "figures.md").read_text("utf-8")
    assert "\n## How the figures are made\n" in text
    assert "toll-2" in text
    paragraphs = [part for part in page.split("\n\n") if not part.startswith("#")]
    assert len(paragraphs) > 20
    assert [part for part in paragraphs if part.strip() not in text] == []


def test_the_json_schema_knows_every_field_and_its_codes():
    found = json.loads(FORMATS["json-schema"]())
    text = json.dumps(found)
    assert set(IncidentDocument.model_fields) <= set(found["properties"])
    assert found["properties"]["event_type"]["enum"] == list(vocabulary("event_types").codes)
    assert found["additionalProperties"] is False
    assert "one_way_attack_drone" in text


def test_the_table_schema_has_the_columns_in_order():
    found = json.loads(FORMATS["table-schema"]())
    assert [field["name"] for field in found["fields"]] == [column.name for column in COLUMNS]


@pytest.mark.parametrize("name", ["md", "json-schema", "table-schema"])
def test_it_is_the_same_each_time(name):
    assert FORMATS[name]() == FORMATS[name]()
