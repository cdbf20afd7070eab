"""A raw incident, all of it checked at once: names, fields, what it points to, its claims.

`schema.document` checks a document by itself, the store what it points to. A person who wrote a
document wants every fault in one answer, so both are asked here, and a later fault of a value that
has one already is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incidents.entry.named_values import UNRESOLVED, Names, Plain, children, with_keys
from incidents.figures.authorities import Parties
from incidents.figures.faults import faults as claim_faults
from incidents.store.keys import TABLES, not_recorded, stored_codes
from incidents.store.references import pointers
from schema.dates import parse_partial
from schema.document.incident import CLAIM_KEYS, IncidentDocument, PlaceReference
from schema.document.read import kept, validate
from schema.errors import DocumentError, InputError


def named_incident(raw: object, names: Names, where: str) -> IncidentDocument:
    """The document of a recorded incident that a person edited: names are resolved, and every fault
    of a name or field is raised together. What the record points to, the store asks.
    """
    if not isinstance(raw, Mapping):
        return validate(IncidentDocument, raw, where)
    plain, faults = with_keys(raw, names, where)
    with kept(faults):
        document = validate(IncidentDocument, plain, where)
    if faults:
        raise DocumentError(fault for fault in faults if fault.found != repr(UNRESOLVED))
    return document


def checked_incident(raw: object, names: Names, where: str, new: bool = True) -> IncidentDocument:
    """The document that a raw incident makes; raises DocumentError with every fault of it. Of a
    `new` record the code must be free.
    """
    if not isinstance(raw, Mapping):
        return validate(IncidentDocument, raw, where)
    plain, found = with_keys(raw, names, where)
    document, faults = None, list[InputError]()
    with kept(faults):
        document = validate(IncidentDocument, plain, where)
    of_claims = list(_claim_faults(plain, names, where))
    if of_claims:  # they say the same of the keys, and which claims
        faults = [fault for fault in faults if fault.where != f"{where}: {CLAIM_KEYS}"]
    for fault in (*faults, *_missing(plain, names, where, new), *of_claims):
        if not any(_same(fault, other) for other in found):
            found.append(fault)
    if document is not None:
        found += _without_source(document, where)
    if found or document is None:
        raise DocumentError(found)
    return document


def _same(fault: InputError, other: InputError) -> bool:
    """Whether two faults are of one value, or one is of the stand-in for a name."""
    has_path = ": " in fault.where
    return fault.found == repr(UNRESOLVED) or (has_path and fault.where == other.where)


def _missing(plain: Plain, names: Names, where: str, new: bool) -> Iterator[InputError]:
    """Keys that point to nothing, and a code that is taken."""
    code = plain.get("code")
    if new and isinstance(code, str) and stored_codes(names.database, [code]):
        yield InputError("a code that no record has", f"{code!r}, which is taken", f"{where}: code")
    own = {source.get("key") for source in children(plain, "sources")}
    shaped = plain | {kind: children(plain, kind) for kind in _PARTS}
    place = plain.get("place")
    shaped["place"] = place if isinstance(place, dict) and place.get("key") else None
    for kind, key, path in pointers(shaped):
        if not isinstance(key, str) or (kind == "sources" and key in own):
            continue
        if not names.known(kind, key):
            yield not_recorded(names.database, TABLES[kind][0], key, f"{where}: {path}")


_PARTS = ("weapons", "targets", "casualties", "statements", "datasets")


def _claim_faults(plain: Plain, names: Names, where: str) -> Iterator[InputError]:
    claims = children(plain, "casualties")
    if not claims:
        return
    start, at = _date(plain.get("date_start")), f"{where}: casualties"
    # Sides follow from actors; of those that files bring along the store tells once it has them.
    brought = names.brought.get("actors") or names.brought.get("places")
    for fault in claim_faults(claims, _parties(plain, names), start, at):
        if not (brought and fault.where.endswith(".side")):
            yield fault


def _date(text: object) -> str:
    """A date that can be compared; nothing for what is none, which its own check tells of."""
    try:
        return parse_partial(str(text)) if text else ""
    except InputError:
        return ""


def _parties(plain: Plain, names: Names) -> Parties:
    place = plain.get("place")
    place = place if isinstance(place, dict) else {}
    recorded = names.recorded("places", str(place.get("key"))) or {}
    country = place.get("country") or recorded.get("country")
    attacker, defender = (
        value if isinstance(value := plain.get(role), str) else None
        for role in ("attacker", "defender")
    )
    return names.authorities.parties(attacker, defender, country)


def _without_source(document: IncidentDocument, where: str) -> list[InputError]:
    """A published record that names a weapon or a place and cites nobody. A figure needs a source
    by itself. A day in a country tells nothing yet: `check` reports it when it is published so.
    """
    whole = (document.sources, document.datasets, document.casualties, document.statements)
    parts = (part.source for part in (*document.weapons, *document.targets))
    place = document.place
    stated = [
        *(["a weapon"] if document.weapons else []),
        *(["a target"] if document.targets else []),
        *(["a place"] if place and _is_spot(place) else []),
    ]
    if any(whole) or any(parts) or not stated or document.status != "published":
        return []
    return [
        InputError(
            f"a source in `sources`, since it states {' and '.join(stated)}",
            "none",
            where,
            "what is published rests on a source; `status: draft` records it for review, and"
            " `incidents load --from native` takes the export of another store as it is",
        )
    ]


def _is_spot(place: PlaceReference) -> bool:
    """Whether a place is more than a country or a first-level area."""
    area = place.admin1 or place.country
    return bool(place.name or place.latitude is not None or (place.key and not area))
