"""What `add` is given, as checked documents: files, a dict, a document, or what a person typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incidents.entry.from_options import NewIncident, incident_of
from incidents.entry.named_values import Names
from incidents.entry.raw_incidents import checked_incident, named_incident
from schema.document.base import Document
from schema.document.incident import IncidentDocument
from schema.document.read import (
    COLLECTIONS,
    Collection,
    RawDocument,
    checked,
    raw_documents,
    validate,
)
from schema.errors import InputError

if TYPE_CHECKING:
    from incidents.geocode.pending import Locate
    from incidents.store.store import Store

_GIVEN = "document"
"""Where the faults of a dict are, for messages: a file would give its name."""
_KEYS = {"sources": "key", "datasets": "slug", "actors": "code", "places": "key",
         "weapons": "slug", "incidents": "code"}  # fmt: skip
"""By which key documents of each kind are pointed to."""


@dataclass(frozen=True)
class Added:
    """What files brought: the codes of their incidents, and how many other records."""

    codes: list[str]
    others: int


def template() -> str:
    """A commented document to fill in, as YAML."""
    return (package_files("incidents.entry") / "template.yaml").read_text("utf-8")


def from_files(
    store: Store, files: Sequence[Path], locate: Locate, replace: bool = False
) -> Collection:
    """The documents of files; raises DocumentError with all faults of all files.

    Names of weapons, actors and places are resolved. With `replace` a code may be taken.
    """
    faults = list[InputError]()
    raw = raw_documents(files, faults)
    with store.reading() as database:
        names = Names(database, locate, _brought(raw))

        def check(one: RawDocument) -> Document:
            if one.kind == "incidents":
                return checked_incident(one.raw, names, one.where, new=not replace)
            return validate(COLLECTIONS[one.kind], one.raw, one.where)

        return checked(raw, check, faults)


def _brought(raw: Iterable[RawDocument]) -> dict[str, set[str]]:
    """The keys that files bring along, by kind; those of sources in incidents as well."""
    brought: dict[str, set[str]] = {kind: set() for kind in _KEYS}
    for one in raw:
        if not isinstance(one.raw, Mapping) or one.kind not in _KEYS:
            continue
        brought[one.kind].add(str(one.raw.get(_KEYS[one.kind])))
        sources = one.raw.get("sources")
        for source in sources if isinstance(sources, list) else ():
            if isinstance(source, Mapping):
                brought["sources"].add(str(source.get("key")))
    return brought


def incident_from(
    store: Store, given: IncidentDocument | Mapping[str, Any] | NewIncident, locate: Locate
) -> Collection:
    """One incident to add; raises DocumentError with every fault of a dict. `locate` finds a place
    by name that is not recorded. A document that was checked is taken as it is.
    """
    if isinstance(given, NewIncident):
        with store.reading() as database:
            return Collection(incidents=[incident_of(database, given, locate)])
    if isinstance(given, IncidentDocument):
        return Collection(incidents=[given])
    with store.reading() as database:
        document = checked_incident(given, Names(database, locate), _GIVEN)
    return Collection(incidents=[document], origins={id(document): _GIVEN})


def edited(store: Store, raw: object, locate: Locate, where: str) -> IncidentDocument:
    """A recorded incident as a person edited it; raises DocumentError with every fault of it."""
    with store.reading() as database:
        return named_incident(raw, Names(database, locate), where)
