"""Which recorded places are one settlement: of other keys, in other scripts, more or less exact.

Loads record a place under the name that a file gives it, so that one city may stand in a store as
`kharkiv-ua`, `kharkiv-kharkiv-ua` and `harkiv-ua`. The gazetteer, where there is one, knows the
names of a settlement in all scripts and how many settlements bear a name; without it, places are
one where they are called the same in the same first-level area, or lie near each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.language.folding import lookup_form, slug
from schema.geodesy import Position, great_circle_m

if TYPE_CHECKING:
    from incidents.geocode.gazetteer.index import Gazetteer, Place
    from incidents.store.engines.base import Database, Row

NEAR_M = 25_000
"""Within so many metres two places of one name are the same for a report."""
_DOMINANT = 20
"""A settlement with so many times the people of its namesakes is meant by the bare name."""
_OWN = "SELECT place_id FROM place_name WHERE lookup = :form"
_BY_NAME = """SELECT DISTINCT p.*, {points} FROM place p JOIN place_name n ON n.place_id = p.id
    WHERE n.lookup IN ({forms}) OR p.key IN (:key, :slug) ORDER BY p.id"""
_EXTREMES = ("min", "max")
ENDS = ", ".join(
    f"""(SELECT {end}(i.exact_{axis}) FROM incident i WHERE i.place_id = p.id
    AND i.location_precision NOT IN ('admin2', 'admin1', 'country')) AS {axis}_{end}"""
    for axis in ("latitude", "longitude")
    for end in _EXTREMES
)
"""The corners of the box that holds the points of a place's records."""


@dataclass(frozen=True)
class Settlement:
    """Recorded places that are one settlement; a site or an area is alone in its own."""

    rows: tuple[Row, ...]

    @property
    def best(self) -> Row:
        """The row that says most: one with coordinates before others, then the eldest."""
        return min(self.rows, key=lambda row: (row["latitude"] is None, row["id"]))

    @property
    def keys(self) -> str:
        """The keys of its places, for people."""
        return ", ".join(str(row["key"]) for row in self.rows)

    def listed(self) -> str:
        """The settlement in a line of an error message."""
        best = self.best
        where = ", ".join(part for part in (best["admin1"], best["country"]) if part)
        return f"{best['key']} ({best['name']}, {where})"


def settlements_named(database: Database, name: str) -> list[Settlement]:
    """What is recorded under a key or a name, in any script, settlement by settlement. A key as it
    stands means its own settlement alone.
    """
    from incidents.geocode.gazetteer import home

    gazetteer = home.existing()
    try:
        found = grouped(_rows(database, name, gazetteer))
    finally:
        if gazetteer:
            gazetteer.close()
    by_key = [one for one in found if name.strip() in (row["key"] for row in one.rows)]
    return by_key or found


def _rows(database: Database, name: str, gazetteer: Gazetteer | None) -> list[Row]:
    """Places recorded under the name, and those under other names of the settlements that bear it,
    each with the `settlement` of the gazetteer that it is, where there is no doubt.
    """
    form, text = lookup_form(name), name.strip()
    meant = {place.id for place in called(gazetteer, form)}
    others = gazetteer.forms(sorted(meant)) if gazetteer else set()
    own = {number for (number,) in database.tuples(_OWN, {"form": form})}
    found = []
    for row in _recorded(database, others | {form}, text):
        place = settlement_of(row, called(gazetteer, lookup_form(row["name"])))
        number = place.id if place else None
        if row["id"] in own or row["key"] in (text, slug(text)) or number in meant:
            found.append({**row, "settlement": number})
    # a site is called Abqaiq by its key alone; what bears the name is meant before it
    named = [row for row in found if row["id"] in own or row["settlement"] in meant]
    by_key = [row for row in found if row["key"] == text]
    return by_key + [row for row in named if row not in by_key] or found


def called(gazetteer: Gazetteer | None, form: str) -> list[Place]:
    """Settlements that the gazetteer has under a name, largest first."""
    called = gazetteer.called(form) if gazetteer else []
    return [place for place in called if place.kind == "settlement" and place.placed]


def _recorded(database: Database, forms: set[str], key: str) -> Iterator[Row]:
    """Places of these names, or of this key, each with a `point` where it is known."""
    asked = {f"f{n}": form for n, form in enumerate(sorted(forms))}
    sql = _BY_NAME.format(points=ENDS, forms=", ".join(f":{mark}" for mark in asked))
    for row in database.rows(sql, {**asked, "key": key, "slug": slug(key)}):
        yield with_point(row)


def with_point(row: Row) -> Row:
    """The row with a point: its own, or the middle of its records where they lie together."""
    low, high = ((row[f"latitude_{end}"], row[f"longitude_{end}"]) for end in _EXTREMES)
    point = None
    if row["latitude"] is not None:
        point = (row["latitude"], row["longitude"])
    elif low[0] is not None and great_circle_m(low, high) <= NEAR_M:
        point = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
    return {**row, "point": point}


def grouped(rows: Sequence[Row]) -> list[Settlement]:
    """Rows that are one settlement together, in the order of their first row. Those that say where
    they are come first, so that the others find their place among them.
    """
    groups: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: (r["point"] is None, r["admin1"] is None, r["id"])):
        fit = [group for group in groups if all(_same(row, other) for other in group)]
        if len(fit) == 1:
            fit[0].append(row)
        else:
            groups.append([row])
    return [Settlement(tuple(group)) for group in groups]


def _same(one: Row, other: Row) -> bool:
    """Whether two rows are one settlement, by the gazetteer or else by what both say."""
    from incidents.store.places.district_names import is_same_district

    if {one["kind"], other["kind"]} != {"settlement"} or one["country"] != other["country"]:
        return False
    if one["settlement"] and other["settlement"]:
        return bool(one["settlement"] == other["settlement"])
    districts = (one["admin2"], other["admin2"])
    if None not in districts and not is_same_district(*districts, one["country"]):
        return False
    if one["point"] and other["point"]:
        return great_circle_m(one["point"], other["point"]) <= NEAR_M
    return bool(one["admin1"] == other["admin1"])


def settlement_of(row: Row, called: Sequence[Place]) -> Place | None:
    """The settlement of the gazetteer that a row is; None where it is none or may be several."""
    fit = [place for place in called if _may_be(row, place)]
    if not fit:
        return None
    largest, *others = sorted(fit, key=lambda place: -place.population)
    rivals = [
        place
        for place in others
        if place.population * _DOMINANT > largest.population
        and great_circle_m(_point_of(place), _point_of(largest)) > NEAR_M
    ]
    return None if rivals else largest


def _may_be(row: Row, place: Place) -> bool:
    """Whether nothing that a row says speaks against a settlement of the gazetteer."""
    from incidents.store.places.area_names import area_name

    if row["country"] not in (None, place.country) or row["kind"] != "settlement":
        return False
    if row["point"]:
        return great_circle_m(row["point"], _point_of(place)) <= NEAR_M
    code = area_name(row["admin1"], place.country).code
    return row["admin1"] is None or code == place.admin1_code


def _point_of(place: Place) -> Position:
    return place.latitude, place.longitude
