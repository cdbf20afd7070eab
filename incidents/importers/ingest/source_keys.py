"""Sources that several rows bring along under one key."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.importers.ingest.row_record import digest
from incidents.store.engines.base import Database
from incidents.store.flat import Plain
from incidents.store.keys import fetch

_CITING = ("weapons", "targets", "casualties", "statements")


def settle_sources(database: Database, documents: Sequence[Plain]) -> None:
    """Where a key already means another source, the document's own gets a key of its own.

    Two rows that cite one page with different titles lose neither.
    """
    keys = [source["key"] for document in documents for source in document.get("sources", [])]
    known = fetch(database, "sources", keys)
    for document in documents:
        for source in document.get("sources", []):
            meant = known.setdefault(source["key"], source)
            if any(source.get(name) != meant.get(name) for name in {*source, *meant} - {"id"}):
                _rename(document, source, f"{source['key']}-{digest(source)[:8]}")
                known.setdefault(source["key"], source)


def _rename(document: Plain, source: Plain, key: str) -> None:
    for part in _CITING:
        for child in document.get(part, []):
            if child.get("source") == source["key"]:
                child["source"] = key
    source["key"] = key
