"""What `add` is given, as checked documents: a dict, a document, or what a person typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incidents.entry.from_options import NewIncident, incident_of
from schema.document.incident import IncidentDocument
from schema.document.read import Collection, read_files, validate

if TYPE_CHECKING:
    from incidents.geocode.pending import Locate
    from incidents.store.history import Author
    from incidents.store.store import Store

_GIVEN = "document"
"""Where the faults of a dict are, for messages: a file would give its name."""


@dataclass(frozen=True)
class Added:
    """What files brought: the codes of their incidents, and how many other records."""

    codes: list[str]
    others: int


def add_files(store: Store, files: Sequence[Path], author: Author, replace: bool) -> Added:
    """Add the documents of files, all or none; all faults of all files are raised together."""
    collection = read_files(files)
    codes = store.add_collection(collection, author, replace)
    return Added(codes, len(collection) - len(codes))


def incident_from(
    store: Store, given: IncidentDocument | Mapping[str, Any] | NewIncident, locate: Locate
) -> Collection:
    """One incident to add; raises DocumentError with every fault of a dict. `locate` finds the
    place of a `NewIncident` that is not recorded.
    """
    if isinstance(given, NewIncident):
        with store.reading() as database:
            return Collection(incidents=[incident_of(database, given, locate)])
    if isinstance(given, IncidentDocument):
        return Collection(incidents=[given])
    document = validate(IncidentDocument, given, _GIVEN)
    return Collection(incidents=[document], origins={id(document): _GIVEN})
