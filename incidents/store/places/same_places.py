"""The recorded place that a place of a document is, where there is no doubt.

A place is the recorded settlement of its name in the same first-level area of the same country, or
of its name within ten kilometres. Where a second recorded one fits, or the district speaks against
it, nothing is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from incidents.language.folding import lookup_form
from incidents.store.engines.base import Database, Row
from incidents.store.places.district_names import is_same_district
from schema.geodesy import great_circle_m

SAME_M = 10_000
"""Within so many metres two settlements of one name in one country are one."""
_CALLED = """SELECT n.lookup, p.* FROM place_name n JOIN place p ON p.id = n.place_id
    WHERE p.kind = 'settlement' AND n.lookup IN ({})"""
_AT_ONCE = 500


def same_places(database: Database, places: Mapping[str, Mapping[str, Any]]) -> dict[str, Row]:
    """The one recorded settlement that each of these places is; those without are left out."""
    forms = {key: lookup_form(place["name"]) for key, place in places.items() if place.get("name")}
    called = _called(database, forms.values())
    found = {}
    for key, form in forms.items():
        fit = [row for row in called[form] if is_same(places[key], row)]
        if len({row["id"] for row in fit}) == 1:
            found[key] = fit[0]
    return found


def _called(database: Database, forms: Iterable[str]) -> dict[str, list[Row]]:
    wanted, found = sorted(set(forms)), defaultdict(list)
    for start in range(0, len(wanted), _AT_ONCE):
        some = {f"f{n}": form for n, form in enumerate(wanted[start : start + _AT_ONCE])}
        sql = _CALLED.format(", ".join(f":{name}" for name in some))
        for row in database.rows(sql, some):
            found[row.pop("lookup")].append(row)
    return found


def is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two places that have a name in common are one, by what both say."""
    if not one.get("country") or one["country"] != other.get("country"):
        return False
    if one.get("admin2") and not _is_in(one["admin2"], other):
        return False
    if None not in (one.get("latitude"), other.get("latitude")):
        return great_circle_m(_point(one), _point(other)) <= SAME_M
    return bool(one.get("admin1")) and one["admin1"] == other.get("admin1")


def _is_in(district: str, place: Mapping[str, Any]) -> bool:
    stated: str | None = place.get("admin2")
    return stated is not None and is_same_district(district, stated, place.get("country"))


def _point(place: Mapping[str, Any]) -> tuple[float, float]:
    return place["latitude"], place["longitude"]
