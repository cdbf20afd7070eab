"""YAML: whole native documents, every claim and source, which `incidents add` reads again.

The file holds the matching incidents, the waves and roll-ups that they belong to, and every data
set, actor, place, weapon and source that these point to, in one order: the same records always
give the same bytes. Restricted claims stay out unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incidents.exporters.base import write_pieces
from incidents.queries import linked_rows as related
from incidents.queries.results import Answer, blocks
from incidents.store import context
from incidents.store.documents import incident_documents
from schema.columns import join_list, split_list
from schema.document.base import Document
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.document.write import to_plain
from schema.document.yaml import dump_yaml
from schema.restricted import Location, public_document

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "yaml", ".yaml", False, False
_KINDS = ("sources", "datasets", "actors", "places", "weapons")
_AT_ONCE = 200
_CLAIMS = ("specifications", "statements", "casualties")
Plain = dict[str, Any]


def write_file(answer: Answer, out: Path) -> int:
    """Write what the incidents point to, then the incidents; how many of those match."""
    write_pieces(_pieces(answer), out)
    return int(answer.made["records"])


def _pieces(answer: Answer) -> Iterator[tuple[str, int]]:
    for kind in _KINDS:
        yield from _listed(kind, _context(answer, kind))
    codes = related.codes_with_parents(answer)
    if not codes:
        yield "incidents: []\n", 0
    known = set(codes)
    stored = incident_documents(answer.database, codes)
    yield from _listed("incidents", (_incident(answer, plain, known) for _, plain in stored))


def _listed(kind: str, documents: Iterator[Plain]) -> Iterator[tuple[str, int]]:
    head = f"{kind}:\n"
    for some in blocks(documents, _AT_ONCE):
        yield head + dump_yaml(some), len(some)
        head = ""


def _context(answer: Answer, kind: str) -> Iterator[Plain]:
    """The documents of one kind that the incidents need, by key."""
    facts = context.KINDS[kind]
    for key in related.keys(answer, kind):
        stored = context.stored(answer.database, facts, key)
        plain = context.recorded(answer.database, facts, stored or {})
        if kind == "places":
            plain = plain | _located(answer.place_seen(plain))
        yield _canonical(facts.model, _shown(plain, answer.restricted), key)


def _incident(answer: Answer, plain: Plain, known: set[str]) -> Plain:
    code = plain["code"]
    plain = _shown(plain if answer.restricted else public_document(plain), answer.restricted)
    if plain.get("parent") not in known:
        plain.pop("parent", None)
    if answer.grid and plain.get("place"):
        precision = plain["location_precision"]
        spot = plain["place"] | plain
        names = ("latitude", "longitude", "uncertainty_m")
        latitude, longitude, radius = (spot.get(name) for name in names)
        seen = answer.seen(Location(latitude, longitude, precision, radius))
        moved = _located(seen) | {"location_precision": seen.precision}
        place = {name: moved.pop(name) for name in names[:2]}
        plain |= {"place": plain["place"] | place} | moved
    return _canonical(IncidentDocument, plain, code)


def _located(seen: Location) -> Plain:
    """A location as the fields of a document."""
    return {
        "latitude": seen.latitude,
        "longitude": seen.longitude,
        "uncertainty_m": seen.uncertainty_m,
    }


def _shown(plain: Plain, restricted: bool) -> Plain:
    """A document without what points to claims that are held back, and without restricted ones
    unless these were asked for.
    """
    kept = dict(plain)
    for kind in _CLAIMS:
        claims = [c for c in plain.get(kind, []) if restricted or not c.get("restricted")]
        keys = {claim.get("key") for claim in claims}
        kept[kind] = [_superseding(claim, keys) for claim in claims]
    return {name: value for name, value in kept.items() if value != []}


def _superseding(claim: Plain, keys: set[str | None]) -> Plain:
    """A claim that supersedes only such claims as stand in the document."""
    older = [key for key in split_list(claim.get("supersedes")) if key in keys]
    others = {name: value for name, value in claim.items() if name != "supersedes"}
    return others | ({"supersedes": join_list(older)} if older else {})


def _canonical(model: type[Document], plain: Plain, where: str) -> Plain:
    known = {name: value for name, value in plain.items() if value is not None}
    return to_plain(validate(model, known, where))
