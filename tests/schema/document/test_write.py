"""The canonical text of a document: read back it is the same document."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document.incident import IncidentDocument
from schema.document.read import _parse_json, validate
from schema.document.write import to_plain, to_yaml
from schema.document.yaml import load_yaml

HOSTILE = [
    "NO", "on", "~", "null", "true", "12:30", "2024-11-21", "1e3", "1.5e3", "-2E+5", ".5", "1.",
    "0x1F", "0o7", "1_000", "+1", "-0", "<<", "=", "#x", "- x", "? x", "a: b", "&a", "*a", "!t",
    "%x", "@x", "`x", '"', "'", "it's", "\\", "{x}", "[x]", " lead", "trail ", "\n", "a\nb",
    "a\r\nb", "\t", "\x00", "a\x00b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\u202eabc",
    "שלום",
    "\U0001f4a5", "\ufffe", "<script>alert(1)</script>", "'; DROP TABLE incident; --", "=1+1",
    "---", "...", "|", ">", "x" * 300, "word " * 60,
]  # fmt: skip
texts = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1))


def same(text):
    plain = {"title": text, "event_type": "other", "summary": text, "location_words": text}
    document = validate(IncidentDocument, plain, "")
    assert to_plain(document)["title"] == text
    as_json = json.dumps(to_plain(document), ensure_ascii=False, indent=2)
    for read in (load_yaml(to_yaml(document), ""), _parse_json(as_json, "")):
        assert validate(IncidentDocument, read, "") == document


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives(text):
    same(text)


@given(texts)
def test_any_text_survives(text):
    same(text)


def test_empty_fields_and_usual_flags_are_left_out():
    document = validate(IncidentDocument, {"title": "a", "event_type": "other"}, "")
    assert list(to_plain(document)) == [
        "title", "level", "event_type", "status", "verification", "location_precision",
        "attribution",
    ]  # fmt: skip
    assert to_yaml(document) == to_yaml(to_plain(document))
