"""Read documents from YAML, JSON and NDJSON files, with faults that say where they are.

A file holds one incident, or a collection: a mapping whose keys are among `COLLECTIONS`, each
with a list of documents; YAML may hold several of them, parted by `---`. NDJSON holds one incident
a line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from schema.document.base import Document
from schema.document.context import (
    ActorDocument,
    DatasetDocument,
    PlaceDocument,
    SourceDocument,
    TransferDocument,
)
from schema.document.faults import faults_of
from schema.document.incident import IncidentDocument
from schema.document.weapon import WeaponDocument
from schema.document.yaml import load_all_yaml
from schema.errors import DocumentError, InputError, nearest

D = TypeVar("D", bound=Document)

COLLECTIONS: dict[str, type[Document]] = {
    "sources": SourceDocument,
    "datasets": DatasetDocument,
    "actors": ActorDocument,
    "places": PlaceDocument,
    "weapons": WeaponDocument,
    "transfers": TransferDocument,
    "incidents": IncidentDocument,
}
_OF_INCIDENTS = ("sources", "datasets", "weapons")
"""Kinds whose names are also keys of an incident."""

Reading = tuple[str, str, Callable[[str], object]]
"""A kind, where it stands, and what gives what stands there or raises."""


@dataclass(frozen=True)
class RawDocument:
    """What a file says of one document, not checked yet: its kind (a key of `COLLECTIONS`), where
    it stands for messages, and its keys with values.
    """

    kind: str
    where: str
    raw: object


@dataclass
class Collection:
    """Documents read from one or more files, by kind, each checked by itself."""

    sources: list[SourceDocument] = field(default_factory=list)
    datasets: list[DatasetDocument] = field(default_factory=list)
    actors: list[ActorDocument] = field(default_factory=list)
    places: list[PlaceDocument] = field(default_factory=list)
    weapons: list[WeaponDocument] = field(default_factory=list)
    transfers: list[TransferDocument] = field(default_factory=list)
    incidents: list[IncidentDocument] = field(default_factory=list)
    origins: dict[int, str] = field(default_factory=dict)
    """File (and place in it) of each incident, by the `id` of its document, for messages."""

    def extend(self, other: Collection) -> None:
        """Take in another collection."""
        for kind in COLLECTIONS:
            getattr(self, kind).extend(getattr(other, kind))
        self.origins |= other.origins

    def __len__(self) -> int:
        return sum(len(getattr(self, kind)) for kind in COLLECTIONS)


def validate(model: type[D], raw: object, where: str) -> D:
    """Check one raw mapping against a document model; raises DocumentError with every fault."""
    if not isinstance(raw, Mapping):
        raise InputError("a document (keys with values)", _kind_of(raw), where)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise DocumentError(faults_of(error, model, where, raw)) from None


def read_files(paths: Iterable[Path]) -> Collection:
    """Read files and check everything; all faults of all files are raised together."""
    faults = list[InputError]()
    return checked(raw_documents(paths, faults), _validated, faults)


def checked(
    raw: Iterable[RawDocument],
    check: Callable[[RawDocument], Document],
    faults: list[InputError],
) -> Collection:
    """The documents that `check` makes; raises DocumentError with all faults, those that there
    were before included, when there are any.
    """
    collection = Collection()
    for one in raw:
        with kept(faults):
            document = check(one)
            getattr(collection, one.kind).append(document)
            collection.origins[id(document)] = one.where
    if faults:
        raise DocumentError(faults)
    return collection


def _validated(one: RawDocument) -> Document:
    return validate(COLLECTIONS[one.kind], one.raw, one.where)


def raw_documents(paths: Iterable[Path], faults: list[InputError]) -> list[RawDocument]:
    """What stands in files, document by document, unchecked. What cannot be read goes to
    `faults`.
    """
    found = []
    for path in paths:
        with kept(faults):
            for kind, where, read in _readings(path):
                with kept(faults):
                    found.append(RawDocument(kind, where, read(where)))
    return found


@contextmanager
def kept(faults: list[InputError]) -> Iterator[None]:
    """Keep the faults of what stands inside, so that all are told together."""
    try:
        yield
    except DocumentError as error:
        faults.extend(error.faults)
    except InputError as error:
        faults.append(error)


def read_file(path: Path) -> Collection:
    """Read one .yaml, .yml, .json or .ndjson file."""
    return read_files([path])


def _readings(path: Path) -> Iterator[Reading]:
    text = read_text(path)
    if path.suffix.lower() in (".ndjson", ".jsonl"):
        return _lines(text, path)
    documents = _parse(text, path)
    if len(documents) == 1:
        return _documents(documents[0], str(path))
    named = ((raw, f"{path}, document {n}") for n, raw in enumerate(documents, start=1))
    return (one for raw, where in named for one in _documents(raw, where))


def _documents(raw: object, where: str) -> Iterator[Reading]:
    """The readings of one YAML or JSON document: an incident, a list of them, or a collection."""
    if raw in ([], {}):
        raise InputError("a document", f"an empty {'list' if raw == [] else 'mapping'}", where)
    if isinstance(raw, list):
        raw = {"incidents": raw}
    if isinstance(raw, Mapping) and _holds_kinds(raw):
        return _members(raw, where)
    return iter([("incidents", where, lambda _where: raw)])


def _holds_kinds(raw: Mapping[Any, Any]) -> bool:
    """Whether a mapping is a collection: what only collections have stands in it."""
    keys = set(raw)
    return bool(keys) and (
        keys <= set(COLLECTIONS) or bool(keys & (set(COLLECTIONS) - set(_OF_INCIDENTS)))
    )


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; raises InputError for a missing, unreadable or binary one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError("a file", "nothing there", str(path)) from None
    except UnicodeDecodeError as error:
        found = f"bytes that are not UTF-8 at {error.start}"
        raise InputError("UTF-8 text", found, str(path)) from None
    except OSError as error:
        raise InputError("a readable file", error.strerror or str(error), str(path)) from None
    if not text.strip():
        raise InputError("a document", "an empty file", str(path))
    return text


def _parse(text: str, path: Path) -> list[object]:
    """The documents of a text: of YAML there may be several."""
    if path.suffix.lower() == ".json":
        return [_parse_json(text, str(path))]
    if path.suffix.lower() in (".yaml", ".yml"):
        return load_all_yaml(text, str(path)) or [None]
    raise InputError("a file that ends in .yaml, .json or .ndjson", path.name, str(path))


def _parse_json(text: str, where: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, where))
    except json.JSONDecodeError as error:
        raise InputError("JSON", f"{error.msg} (line {error.lineno})", where) from None
    except InputError:
        raise
    except ValueError as error:  # a number without end
        raise InputError("JSON", str(error).split(";")[0], where) from None
    except RecursionError:
        raise InputError("JSON", "too many levels", where) from None


def _once(pairs: list[tuple[str, Any]], where: str) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError("each key once", f"{twice!r} twice", where)
    return found


def _lines(text: str, path: Path) -> Iterator[Reading]:
    for number, line in enumerate(text.split("\n"), start=1):
        where = f"{path}, line {number}"
        if line.strip():
            yield "incidents", where, partial(_parse_json, line)


def _members(raw: Mapping[str, Any], where: str) -> Iterator[Reading]:
    for kind, items in raw.items():
        if kind not in COLLECTIONS:
            yield kind, where, partial(_refuse_kind, kind)
        elif not isinstance(items, list):
            yield kind, f"{where}: {kind}", partial(_refuse_items, kind, items)
        else:
            for number, item in enumerate(items):
                yield kind, f"{where}: {kind}[{number}]", partial(_same, item)


def _same(item: object, _where: str) -> object:
    return item


def _refuse_kind(kind: str, where: str) -> object:
    offer = nearest(str(kind), COLLECTIONS) or COLLECTIONS
    raise InputError(f"one of the keys {', '.join(offer)}", f"the unknown key {kind!r}", where)


def _refuse_items(kind: str, items: object, where: str) -> object:
    raise InputError(f"a list of {kind}", _kind_of(items), where)


def _kind_of(raw: object) -> str:
    names = {str: "text", list: "a list", type(None): "nothing", bool: "true or false"}
    return names.get(type(raw), f"a {type(raw).__name__}")
