"""Our own documents: YAML, JSON or NDJSON, one incident or a collection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, cast

from incidents.importers.base import Help, Item, Loaded, Rejected
from incidents.importers.drafts import IncidentDraft
from incidents.importers.reading.data_file import Cell, DataFile, Row
from schema.document.incident import IncidentDocument
from schema.document.read import COLLECTIONS
from schema.document.yaml import load_yaml
from schema.errors import InputError

_REQUIRED = ("title", "event_type")
_FOREIGN = ("FeatureCollection", "killed_low")  # GeoJSON, and flat rows of our own


class Native:
    """Documents as `schema.document` defines them."""

    name: ClassVar[str] = "native"
    title: ClassVar[str] = "Our own documents"
    dataset: ClassVar[str | None] = None
    expects: ClassVar[str] = "YAML, JSON or NDJSON: an incident, a list of them, or a collection"
    tried: ClassVar[bool] = True

    def recognises(self, file: DataFile) -> bool:
        """A YAML file, or JSON that has the keys of a document and none of a flat row."""
        if file.kind == "yaml":
            return True
        start = file.sample()
        if file.kind not in ("json", "ndjson") or any(f'"{key}"' in start for key in _FOREIGN):
            return False
        return all(f'"{key}"' in start for key in _REQUIRED)

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every incident of the file; what else a collection holds is read by `context`."""
        for number, found in _incidents(file):
            if isinstance(found, dict):
                yield Loaded(number, str(found.get("code") or ""), cast(IncidentDraft, found), {})
            else:
                reason = f"expected a document (keys with values), found {type(found).__name__}"
                yield Rejected(number, "", str(found)[:200], reason, {"document": found})

    def context(self, file: DataFile) -> Mapping[str, Sequence[Cell]]:
        """The sources, weapons, places and so on that a collection brings along, by kind."""
        if file.kind == "ndjson" or _is_list(file):
            return {}
        collection = _collection(_whole(file)) or {}
        return {kind: _listed(found) for kind, found in collection.items() if kind != "incidents"}


def _incidents(file: DataFile) -> Iterator[tuple[int, Cell]]:
    if file.kind == "ndjson":
        yield from file.objects()
    elif _is_list(file):
        yield from file.objects("")
    else:
        raw = _whole(file)
        collection = _collection(raw)
        whole = raw if isinstance(raw, list) else [raw]
        found = whole if collection is None else _listed(collection.get("incidents"))
        yield from enumerate(found, start=1)


def _is_list(file: DataFile) -> bool:
    return file.kind == "json" and file.sample().lstrip("\ufeff \t\r\n").startswith("[")


def _whole(file: DataFile) -> Cell:
    if file.kind == "yaml":
        return cast(Cell, load_yaml(file.text(), str(file.path)))
    if file.kind == "json":
        return file.json()
    raise InputError("YAML, JSON or NDJSON", f"a file of the kind {file.kind}", str(file.path))


def _collection(raw: Cell) -> Row | None:
    """The document, where its keys are kinds of records rather than those of one incident."""
    kinds = set(COLLECTIONS) - set(IncidentDocument.model_fields)
    if isinstance(raw, dict) and (kinds & set(raw) or set(raw) <= set(COLLECTIONS)):
        return raw
    return None


def _listed(cell: Cell) -> Sequence[Cell]:
    """The records of a kind; what is no list counts as one record, and is refused as one."""
    if not cell:
        return ()
    return cell if isinstance(cell, list) else [cell]
