"""Recorded incidents that may be the same event as one at hand.

The rule, which gives reasons and no score. Two records of the same level, neither of them
retracted and none part of the other, may be the same when their days lie no more than one day
apart and one of these holds:

- their coordinates lie within 25 km of each other;
- they name the same place in the same country;
- they name the same weapon, or one of the same family, in the same country, and one of the two has
  no coordinates, so that the places cannot be compared.

Those with more in common stand first, then the nearer ones. A person judges.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from incidents.geocode.scope import kilometres
from incidents.language.folding import lookup_form
from incidents.store.documents import incident_row
from incidents.store.engines.base import Database, Row
from incidents.store.flat import References, date_columns
from incidents.store.keys import fetch, stored_codes
from schema.dates import in_words
from schema.document.incident import IncidentDocument
from schema.document.write import to_plain

NEAR_KM = 25
"""A city and its outskirts, and as far as two sources place the same village."""
_NO_RECORD = -1
SAME_DAY = "the same day"
_LONGEST_DAYS = 31
_FIELDS = """i.id, i.code, i.title, i.status, i.place, i.country, i.date_start, i.date_end,
    i.date_precision, i.date_earliest, i.date_latest, i.exact_latitude, i.exact_longitude"""
_SAME_DAYS = f"""
SELECT {_FIELDS} FROM incident i
WHERE i.date_earliest <= :latest AND i.date_latest >= :earliest AND i.id != :id
  AND i.level = :level AND i.status != 'retracted' AND NOT i.restricted
  AND coalesce(i.parent_id, 0) != :id AND i.id != coalesce(:parent, 0) ORDER BY i.id"""
_FAMILIES = """
SELECT w.name, coalesce(f.name, w.name) FROM weapon w LEFT JOIN weapon f ON f.id = w.family_id
WHERE w.{}"""
_OF_RECORD = _FAMILIES.format(
    "id IN (SELECT u.weapon_id FROM weapon_use u WHERE u.incident_id = :id)"
)
_OF_SLUG = _FAMILIES.format("slug = :slug")
Names = list[tuple[str, str]]
"""Weapons by name, each with the name of its family or its own."""


@dataclass(frozen=True)
class Alike:
    """A record that may be the same event, and why; `km` between them, None if not known."""

    code: str
    title: str
    status: str
    date: str
    km: float | None
    reasons: tuple[str, ...]


def alike(database: Database, code: str) -> list[Alike]:
    """Records that may be the same event as this one, most alike first. None for one without a
    date, or with one that is wider than a month.
    """
    own = incident_row(database, code)
    return _alike(database, own, _names(database, _OF_RECORD, {"id": own["id"]}))


def alike_new(database: Database, document: IncidentDocument) -> list[Alike]:
    """Recorded incidents of the same day that one that is about to be added may be."""
    plain = to_plain(document)
    known = References(
        places=fetch(database, "places", [(plain.get("place") or {}).get("key")]),
        weapons=fetch(database, "weapons", [use.get("weapon") for use in plain.get("weapons", [])]),
    )
    place = plain.get("place") or {}
    recorded = known.places.get(place.get("key") or "", {})
    own = {
        **date_columns(*(plain.get(f"date_{part}") for part in ("start", "end", "precision"))),
        "country": place.get("country") or recorded.get("country"),
        "place": place.get("name") or recorded.get("name"),
        "exact_latitude": place.get("latitude"),
        "exact_longitude": place.get("longitude"),
        "id": _NO_RECORD,
        "level": plain["level"],
        "parent_id": stored_codes(database, [plain.get("parent")]).get(plain.get("parent") or ""),
    }
    names = [name for slug in known.weapons for name in _names(database, _OF_SLUG, {"slug": slug})]
    return [one for one in _alike(database, own, names) if SAME_DAY in one.reasons]


def twins_in_words(database: Database, documents: Sequence[IncidentDocument]) -> list[str]:
    """A warning for each document that is to be published, is not recorded yet, and may be the same
    event as recorded ones.
    """
    recorded = stored_codes(database, [document.code for document in documents])
    new = [d for d in documents if d.status == "published" and d.code not in recorded]
    return [
        f"{document.code or document.title}: may be the same event as"
        + "".join(f"\n  {one.code} ({', '.join(one.reasons)}): {one.title}" for one in twins[:3])
        for document in new
        if (twins := alike_new(database, document))
    ]


def _alike(database: Database, own: Row, names: Names) -> list[Alike]:
    days = _around(own)
    if days is None:
        return []
    asked = {"earliest": days[0], "latest": days[1], "id": own["id"],
             "level": own["level"], "parent": own["parent_id"]}  # fmt: skip
    compared = (
        _compared(own, row, names, _names(database, _OF_RECORD, {"id": row["id"]}))
        for row in list(database.rows(_SAME_DAYS, asked))
    )
    known = [one for one in compared if one]
    return sorted(known, key=lambda one: (-len(one.reasons), one.km if one.km is not None else 1e9))


def _names(database: Database, sql: str, asked: Row) -> Names:
    return [(name, family) for name, family in database.tuples(sql, asked)]


def _around(row: Row) -> tuple[str, str] | None:
    """The days of a record, with one before and one after."""
    if row["date_earliest"] is None:
        return None
    first, last = (dt.date.fromisoformat(row[f"date_{end}"]) for end in ("earliest", "latest"))
    if (last - first).days > _LONGEST_DAYS:
        return None
    day = dt.timedelta(days=1)
    return (first - day).isoformat(), (last + day).isoformat()


def _compared(own: Row, other: Row, mine: Names, theirs: Names) -> Alike | None:
    km = _apart(own, other)
    same_country = own["country"] == other["country"] or None in (own["country"], other["country"])
    place = same_country and _form(own) != "" and _form(own) == _form(other)
    weapon = _weapon_in_common(mine, theirs) if same_country else None
    if not (place or (km is not None and km <= NEAR_KM) or (weapon and km is None)):
        return None
    reasons = [_days(own, other)]
    reasons += [f"{km:.0f} km apart" if km >= 1 else "the same spot"] if km is not None else []
    reasons += ["the same place name"] if place else []
    reasons += [weapon] if weapon else []
    date = in_words(other["date_start"], other["date_end"], other["date_precision"])
    return Alike(other["code"], other["title"], other["status"], date, km, tuple(reasons))


def _days(own: Row, other: Row) -> str:
    overlap = (
        own["date_earliest"] <= other["date_latest"]
        and other["date_earliest"] <= own["date_latest"]
    )
    return SAME_DAY if overlap else "a day apart"


def _apart(own: Row, other: Row) -> float | None:
    here, there = ((row["exact_latitude"], row["exact_longitude"]) for row in (own, other))
    return kilometres(here, there) if None not in (*here, *there) else None


def _form(row: Row) -> str:
    return lookup_form(row["place"] or "")


def _weapon_in_common(mine: Names, theirs: Names) -> str | None:
    for name, family in mine:
        for second, second_family in theirs:
            if name == second:
                return f"both {name}"
            if family == second_family:
                return f"both of the family {family}"
    return None
