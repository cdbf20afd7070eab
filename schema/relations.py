"""The tables of a data package: which documents stand in them, and what points to what.

The flat row stands in `incidents`; everything that hangs on an incident, or that it points to,
has a table of its own. Fields and their meaning are those of the documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from schema.columns import Kind
from schema.document.base import Document, Moment, PartialDate
from schema.document.claims import CasualtyClaimDocument, StatementDocument
from schema.document.context import (
    ActorDocument,
    DatasetDocument,
    PlaceDocument,
    SourceDocument,
)
from schema.document.incident import MediaDocument, TargetDocument, WeaponUseDocument
from schema.document.specification import SpecificationDocument
from schema.document.weapon import AliasDocument, WeaponDocument

_LISTS_OF_DOCUMENTS = ("aliases", "holders", "names", "specifications", "statements")


@dataclass(frozen=True)
class Relation:
    """One table: what it holds, the document whose fields it has, its keys.

    `before` and `after` are further columns (name and meaning), `key` the columns that tell rows
    apart, `points` columns that hold the key of a row in another table.
    """

    name: str
    holds: str
    document: type[Document] | None
    key: tuple[str, ...]
    before: dict[str, str] = field(default_factory=dict)
    points: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def fields(self) -> list[str]:
        """Every column, in order."""
        own = self.document.model_fields if self.document else {}
        return [*self.before, *(name for name in own if name not in _LISTS_OF_DOCUMENTS)]

    @property
    def kinds(self) -> dict[str, Kind]:
        """What the cells of each column hold, by its name (see `schema.columns.Kind`)."""
        own = self.document.model_fields if self.document else {}
        return {
            name: _kind(own[name].annotation) if name in own else "text" for name in self.fields
        }


_KINDS: dict[Any, Kind] = {bool: "boolean", int: "integer", float: "number"}


def _kind(annotation: Any) -> Kind:
    """What a field of a document holds, out of its annotation; None beside it says nothing."""
    if get_origin(annotation) is list:
        return "list"
    if get_origin(annotation) is Annotated and annotation not in (PartialDate, Moment):
        return _kind(get_args(annotation)[0])
    options = [one for one in get_args(annotation) if one is not NoneType]
    if annotation in (PartialDate, Moment):
        return "partial_date"
    return _kind(options[0]) if options else _KINDS.get(annotation, "text")


_NUMBER = {"id": "number of the row"}
_INCIDENT = {"incident": "code of the incident"}
_OF = {"incident": ("incidents", "code")}
_SOURCE = {"source": ("sources", "key")}

RELATIONS: tuple[Relation, ...] = (
    Relation("sources", "Pages, papers and files that say something", SourceDocument, ("key",)),
    Relation("datasets", "Data sets, with licence and credit", DatasetDocument, ("slug",)),
    Relation(
        "actors",
        "States, forces and groups, and the offices and organisations that speak of incidents",
        ActorDocument,
        ("code",),
    ),
    Relation("places", "Settlements, sites and areas", PlaceDocument, ("key",), points={**_SOURCE}),
    Relation(
        "weapons",
        "Weapons and families that the incidents name, and those that they derive from",
        WeaponDocument,
        ("slug",),
        points={"family": ("weapons", "slug"), "derived_from": ("weapons", "slug")},
    ),
    Relation(
        "weapon_names",
        "Further names of the weapons",
        AliasDocument,
        ("id",),
        {**_NUMBER, "weapon": "slug of the weapon"},
        {"weapon": ("weapons", "slug")},
    ),
    Relation(
        "specifications",
        "Claimed values of the weapons' properties",
        SpecificationDocument,
        ("id",),
        {**_NUMBER, "weapon": "slug of the weapon"},
        {"weapon": ("weapons", "slug"), **_SOURCE},
    ),
    Relation(
        "weapon_uses",
        "Weapons, families or types used in the incidents, with munition counts",
        WeaponUseDocument,
        ("id",),
        {**_NUMBER, **_INCIDENT},
        {**_OF, "weapon": ("weapons", "slug"), "launch_site": ("places", "key"), **_SOURCE},
    ),
    Relation(
        "targets",
        "What was hit",
        TargetDocument,
        ("id",),
        {**_NUMBER, **_INCIDENT},
        {**_OF, "place": ("places", "key"), **_SOURCE},
    ),
    Relation(
        "casualty_claims",
        "Who says how many were killed, injured or missing",
        CasualtyClaimDocument,
        ("id",),
        {**_NUMBER, **_INCIDENT},
        {**_OF, **_SOURCE},
    ),
    Relation(
        "statements",
        "What sources say of any other field or circumstance of the incidents",
        StatementDocument,
        ("id",),
        {**_NUMBER, **_INCIDENT},
        {**_OF, **_SOURCE},
    ),
    Relation(
        "media",
        "Pictures and films of the incidents, by address; graphic ones are marked",
        MediaDocument,
        ("id",),
        {**_NUMBER, **_INCIDENT},
        {**_OF},
    ),
    Relation(
        "incident_sources",
        "The sources of each incident, in the order in which the record cites them",
        None,
        ("incident", "source"),
        {**_INCIDENT, "source": "key of the source", "position": "place in the order"},
        {**_OF, **_SOURCE},
    ),
    Relation(
        "incident_datasets",
        "The numbers of the incidents in published data sets",
        None,
        ("incident", "dataset", "external_id"),
        {**_INCIDENT, "dataset": "slug of the data set", "external_id": "number there"},
        {**_OF, "dataset": ("datasets", "slug")},
    ),
)

LINKS = {
    "place_key": ("key of the place", ("places", "key")),
    "attacker_code": ("code of the attacker", ("actors", "code")),
    "defender_code": ("code of the defender", ("actors", "code")),
}
"""Columns that the table `incidents` has after those of the flat row: meaning and target."""
