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
from dataclasses import dataclass

from incidents.geocode.scope import kilometres
from incidents.language.folding import lookup_form
from incidents.store.documents import incident_row
from incidents.store.engines.base import Database, Row
from schema.dates import in_words

NEAR_KM = 25
"""A city and its outskirts, and as far as two sources place the same village."""
_LONGEST_DAYS = 31
_FIELDS = """i.id, i.code, i.title, i.status, i.place, i.country, i.date_start, i.date_end,
    i.date_precision, i.date_earliest, i.date_latest, i.exact_latitude, i.exact_longitude"""
_SAME_DAYS = f"""
SELECT {_FIELDS} FROM incident i
WHERE i.date_earliest <= :latest AND i.date_latest >= :earliest AND i.id != :id
  AND i.level = :level AND i.status != 'retracted' AND NOT i.restricted
  AND coalesce(i.parent_id, 0) != :id AND i.id != coalesce(:parent, 0) ORDER BY i.id"""
_NAMES = """
SELECT w.name, coalesce(f.name, w.name) FROM weapon_use u JOIN weapon w ON w.id = u.weapon_id
LEFT JOIN weapon f ON f.id = w.family_id WHERE u.incident_id = :id"""


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
    days = _around(own)
    if days is None:
        return []
    asked = {"earliest": days[0], "latest": days[1], "id": own["id"],
             "level": own["level"], "parent": own["parent_id"]}  # fmt: skip
    found = [_compared(database, own, row) for row in database.rows(_SAME_DAYS, asked)]
    known = [one for one in found if one]
    return sorted(known, key=lambda one: (-len(one.reasons), one.km if one.km is not None else 1e9))


def _around(row: Row) -> tuple[str, str] | None:
    """The days of a record, with one before and one after."""
    if row["date_earliest"] is None:
        return None
    first, last = (dt.date.fromisoformat(row[f"date_{end}"]) for end in ("earliest", "latest"))
    if (last - first).days > _LONGEST_DAYS:
        return None
    day = dt.timedelta(days=1)
    return (first - day).isoformat(), (last + day).isoformat()


def _compared(database: Database, own: Row, other: Row) -> Alike | None:
    km = _apart(own, other)
    same_country = own["country"] == other["country"] or None in (own["country"], other["country"])
    place = same_country and _form(own) != "" and _form(own) == _form(other)
    weapon = _weapon_in_common(database, own["id"], other["id"]) if same_country else None
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
    return "the same day" if overlap else "a day apart"


def _apart(own: Row, other: Row) -> float | None:
    here, there = ((row["exact_latitude"], row["exact_longitude"]) for row in (own, other))
    return kilometres(here, there) if None not in (*here, *there) else None


def _form(row: Row) -> str:
    return lookup_form(row["place"] or "")


def _weapon_in_common(database: Database, own: int, other: int) -> str | None:
    mine, theirs = ([*database.tuples(_NAMES, {"id": number})] for number in (own, other))
    for name, family in mine:
        for second, second_family in theirs:
            if name == second:
                return f"both {name}"
            if family == second_family:
                return f"both of the family {family}"
    return None
