"""Resolve what documents point to: sources, weapons, places, actors, parents.

Everything is looked up once for a whole chunk of documents. Sources that a document brings along
are added; a place that is only named is recorded under a key of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from incidents.figures.faults import faults
from incidents.language.folding import digest, lookup_form, slug
from incidents.store.authorities import Authorities
from incidents.store.documents import references_of
from incidents.store.engines.base import Database
from incidents.store.flat import Plain, References, parties_of, source_keys
from incidents.store.keys import TABLES, fetch, not_recorded
from incidents.store.places.area_names import area_name, settle_place
from incidents.store.places.same_places import same_places
from schema.document.context import SourceDocument
from schema.errors import DocumentError, InputError

_LONGEST_KEY = 80
_SOURCE_FIELDS = tuple(SourceDocument.model_fields)


def resolve(
    database: Database,
    documents: Sequence[Plain],
    own_ids: dict[str, int] | None = None,
    authorities: Authorities | None = None,
) -> References:
    """Rows of everything that the documents point to; raises DocumentError for what is missing.
    First-level areas get their shown names, places that are only named get keys.

    `own_ids` are the ids that the documents themselves will have, by code, so that a strike can
    name a wave that comes in with it. Whoever writes many records reads the authorities once.
    """
    for document in documents:
        settle_place(document.get("place") or {})
    known = References(
        incidents={code: {"id": n} for code, n in (own_ids or {}).items()},
        authorities=authorities or Authorities.in_store(database),
    )
    _fetch(database, known, "sources", (key for d in documents for key in source_keys(d)))
    _add_sources(database, known, documents)
    _fetch(database, known, "weapons", _keys(documents, "weapons", "weapon"))
    _fetch(
        database, known, "actors", (d.get(f) for d in documents for f in ("attacker", "defender"))
    )
    _fetch(database, known, "datasets", _keys(documents, "datasets", "dataset"))
    _fetch(database, known, "incidents", (d.get("parent") for d in documents))
    _fetch(database, known, "places", _place_keys(documents))
    _name_places(database, known, documents)
    _complain(database, known, documents)
    _fill_types(known, documents)
    return known


def origin_of(document: Plain) -> str:
    """What to call an incident document in a message: where it came from, or its code."""
    return document.get("origin") or str(document["code"])


def _fetch(database: Database, known: References, kind: str, keys: Iterable[str | None]) -> None:
    getattr(known, kind).update(fetch(database, kind, keys))


def _keys(documents: Sequence[Plain], kind: str, name: str) -> Iterator[str | None]:
    return (child.get(name) for document in documents for child in document.get(kind, []))


def _place_keys(documents: Sequence[Plain]) -> Iterator[str | None]:
    yield from _keys(documents, "weapons", "launch_site")
    yield from _keys(documents, "targets", "place")
    yield from ((document.get("place") or {}).get("key") for document in documents)


def _add_sources(database: Database, known: References, documents: Sequence[Plain]) -> None:
    """Add the sources that documents bring along; a known key has to mean the same source."""
    number = database.next_id("source")
    new: list[Plain] = []
    for document in documents:
        for source in document.get("sources", []):
            stored = known.sources.get(source["key"])
            if stored is None:
                known.sources[source["key"]] = {
                    **dict.fromkeys(_SOURCE_FIELDS),
                    **source,
                    "id": number,
                }
                new.append(known.sources[source["key"]])
                number += 1
            else:
                _same_source(stored, source, origin_of(document))
    columns = ["id", *_SOURCE_FIELDS]
    database.insert_many("source", columns, [[row[c] for c in columns] for row in new])


def _same_source(stored: Plain, given: Plain, where: str) -> None:
    differing = [f for f in _SOURCE_FIELDS if given.get(f) != stored[f]]
    if differing:
        field = differing[0]
        raise InputError(
            f"{field} {stored[field]!r}, as the source {given['key']!r} is already recorded",
            repr(given.get(field)),
            f"{where}: sources",
            "give the source another key, or cite it by its key alone",
        )


def _name_places(database: Database, known: References, documents: Sequence[Plain]) -> None:
    """Give each place that is only named the record that the store has of it, or one of its own,
    so that it can be looked up.

    The key of its own is made of the names, so that a document keeps its meaning in another store.
    """
    new: dict[str, Plain] = {}
    named = []
    for document in documents:
        place = document.get("place")
        if place and place.get("key") in (None, key := _own_key(place), _older_key(place)):
            place["key"] = key
            new.setdefault(key, place)
            named.append(place)
    stored = fetch(database, "places", new)
    others = same_places(database, {k: place for k, place in new.items() if k not in stored})
    known.places.update(stored)
    for key, place in new.items():
        if key in others:
            known.places[others[key]["key"]] = others[key]
        elif key not in stored:
            known.places[key] = _record_place(database, key, place)
    for place in named:
        if place["key"] in others:
            place["key"] = others[place["key"]]["key"]


def _own_key(place: Plain) -> str:
    """The key of a place by its names; of a first-level area by its code, since a town is often
    called as its area is: `ua-63` beside `kharkiv-ua`.
    """
    area = area_name(place.get("admin1"), place.get("country")).code
    if area and not (place.get("name") or place.get("admin2")):
        return slug(area)
    return _older_key(place)


def _older_key(place: Plain) -> str:
    """The key that areas had as well before they had codes."""
    names = [place.get(part) for part in ("name", "admin1", "admin2", "country")]
    key = slug(*names)
    if 0 < len(key) <= _LONGEST_KEY:
        return key
    return f"place-{digest(repr(names))}"


def _record_place(database: Database, key: str, place: Plain) -> Plain:
    number = database.next_id("place")
    areas = ("admin1", "admin2", "country")
    name = place.get("name") or place.get("admin1") or place["country"]
    row: Plain = {
        "id": number,
        "key": key,
        "name": name,
        "kind": "settlement" if place.get("name") else "area",
        **{area: place.get(area) for area in areas},
    }
    database.insert_many("place", list(row), [list(row.values())])
    add_place_names(database, number, [{"name": name, "main": True}])
    return row


def add_place_names(database: Database, place_id: int, names: Sequence[dict[str, Any]]) -> None:
    """Record the names of a place with the form that look-ups use."""
    columns = ["place_id", "name", "script", "language", "main", "lookup"]
    database.insert_many(
        "place_name",
        columns,
        [
            (
                place_id,
                n["name"],
                n.get("script"),
                n.get("language"),
                n.get("main", False),
                lookup_form(n["name"]),
            )
            for n in names
        ],
    )


def _complain(database: Database, known: References, documents: Sequence[Plain]) -> None:
    found = [
        not_recorded(database, TABLES[kind][0], key, f"{origin_of(document)}: {path}")
        for document in documents
        for kind, key, path in pointers(document)
        if key not in getattr(known, kind)
    ]
    found += [fault for document in documents for fault in _area_faults(document, known)]
    if found:
        raise DocumentError(found)


def refuse_faulty_claims(
    documents: Sequence[Plain], known: References, stood: Iterable[InputError] = ()
) -> None:
    """Refuse casualty claims that contradict each other or their incident; raises DocumentError.
    Faults that `stood` before are let be.
    """
    old = set(map(_identity, stood))
    found = [
        fault
        for document in documents
        for fault in _claim_faults(document, known)
        if _identity(fault) not in old
    ]
    if found:
        raise DocumentError(found)


def refuse_unproved(documents: Sequence[Plain], before: Plain | None = None) -> None:
    """Refuse records that are called geolocated and do not say by what; raises DocumentError. One
    that was so before is let be.
    """
    if before is not None and is_unproved(before):
        return
    faults = [
        InputError(
            "location_proof (landmarks, imagery, document, published) with verification geolocated",
            "none",
            f"{origin_of(document)}: location_proof",
            "location_proof_words says what was matched, location_by who placed it",
        )
        for document in documents
        if is_unproved(document)
    ]
    if faults:
        raise DocumentError(faults)


def is_unproved(document: Plain) -> bool:
    """Whether a record is called geolocated and does not say by what."""
    return document.get("verification") == "geolocated" and not document.get("location_proof")


def claim_faults(database: Database, document: Plain, authorities: Authorities) -> list[InputError]:
    """The faults that the casualty claims of a recorded incident have."""
    return _claim_faults(document, references_of(database, document, authorities))


def _identity(fault: InputError) -> tuple[str, ...]:
    """What makes a fault the same one, whatever file the document came from."""
    return fault.where.rpartition(": ")[2], fault.expected, fault.found


def _claim_faults(document: Plain, known: References) -> list[InputError]:
    where = f"{origin_of(document)}: casualties"
    start = document.get("date_start") or ""
    return faults(document.get("casualties", []), parties_of(document, known), start, where)


_ABOVE = """WITH RECURSIVE up(id) AS (
    SELECT parent_id FROM incident WHERE code = :code
    UNION SELECT i.parent_id FROM incident i JOIN up ON i.id = up.id)
    SELECT i.code FROM up JOIN incident i ON i.id = up.id"""


def refuse_circle_of_parents(database: Database, documents: Sequence[Plain]) -> None:
    """Refuse records that are part of themselves, by whatever way; raises DocumentError."""
    found = [
        InputError(
            "the code of a wave or roll-up that is no part of this record",
            f"{document['parent']!r}, which is",
            f"{origin_of(document)}: parent",
            "`incidents show` of that record says what it is part of",
        )
        for document in documents
        if document.get("parent")
        and (document["code"],) in database.tuples(_ABOVE, {"code": document["code"]})
    ]
    if found:
        raise DocumentError(found)


def _area_faults(document: Plain, known: References) -> Iterator[InputError]:
    """`admin2` stands on the place alone, so an incident cannot say another one."""
    reference = document.get("place") or {}
    place = known.places.get(reference.get("key") or "")
    if place and reference.get("admin2") not in (None, place["admin2"]):
        where = f"{origin_of(document)}: place.admin2"
        expected = f"{place['admin2']!r}, as the place {place['key']!r} is recorded"
        yield InputError(expected, repr(reference["admin2"]), where)


def pointers(document: Plain) -> Iterator[tuple[str, str, str]]:
    """Every reference of a document: kind, key, and where it stands."""
    for kind, field in (("actors", "attacker"), ("actors", "defender"), ("incidents", "parent")):
        if document.get(field):
            yield kind, document[field], field
    if document.get("place"):
        yield "places", document["place"]["key"], "place.key"
    fields = {"weapon": "weapons", "launch_site": "places", "place": "places", "source": "sources"}
    for part in ("weapons", "targets", "casualties", "statements", "datasets"):
        for number, child in enumerate(document.get(part, [])):
            for field, kind in (fields | {"dataset": "datasets"}).items():
                if child.get(field):
                    yield kind, child[field], f"{part}[{number}].{field}"


def _fill_types(known: References, documents: Sequence[Plain]) -> None:
    """A use of a named weapon that states no type has the weapon's."""
    for document in documents:
        for use in document.get("weapons", []):
            if not use.get("type"):
                use["type"] = known.weapons[use["weapon"]]["type"]
