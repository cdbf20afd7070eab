"""The canonical text of a document: the same record always gives the same bytes."""

from __future__ import annotations

from typing import Any

from schema.document.base import Document
from schema.document.fields import FLAGS
from schema.document.yaml import dump_yaml


def to_plain(document: Document) -> dict[str, Any]:
    """A document as plain dicts and lists, in the order of its model, without empty fields."""
    return _without_empty(document.model_dump(mode="python", exclude_none=True))


def to_yaml(document: Document | dict[str, Any]) -> str:
    """A document as YAML, keys in the order of its model."""
    return dump_yaml(to_plain(document) if isinstance(document, Document) else document)


def _without_empty(plain: dict[str, Any]) -> dict[str, Any]:
    """Drop what a reader need not see: nothing, empty lists, and flags at their usual value."""
    kept = {}
    for key, value in plain.items():
        if value is None or value == [] or value is FLAGS.get(key):
            continue
        kept[key] = _clean(value)
    return kept


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return _without_empty(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value
