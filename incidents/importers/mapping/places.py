"""Where a strike happened: coordinates as the file has them, or names for the gazetteer."""

from __future__ import annotations

import re

from incidents.geocode.coordinates import read_coordinates
from incidents.importers.base import Help
from incidents.importers.drafts import LocationDraft, PlaceDraft
from incidents.importers.mapping.cell_reader import CellReader
from incidents.importers.mapping.column_habits import Habits
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.mapping.mapping_model import CellRule, Mapping
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.kinds_of_place import kind_of_place
from incidents.importers.values.locations import (
    areas_named,
    is_near,
    place_named,
    refuse_swapped,
    swapped,
    with_area_how,
)
from incidents.language.precision_words import precision_of
from schema.areas import may_lie_in
from schema.errors import InputError
from schema.precisions import AREA_PRECISIONS
from schema.vocabulary import vocabulary

UNSTATED = (
    "coordinates whose precision the file does not say count as near_settlement; "
    "a mapping can say it: location_precision"
)

Rules = dict[str, CellRule]
_NAMED = ("place", "admin1", "admin2")
_BEHIND = re.compile(r"[\s,;(]+(-?\d{1,2}\.\d{2,}\s*[,; ]\s*-?\d{1,3}\.\d{2,})\)?$", re.ASCII)


def place_fields(
    cells: CellReader, mapping: Mapping, ask: Help, habits: Habits, own: bool = False
) -> tuple[LocationDraft, list[str]]:
    """The fields of a document that say where, and the source's words; and what the row states of
    the place that contradicts itself: its country, that of its point, and the point.

    A row of our `own` exports keeps the point that stands beside an area.
    """
    fields = mapping.fields
    names = {name: cells.text(fields[name]) for name in _NAMED if name in fields}
    inside = None
    if place := names.get("place"):
        names["place"], inside = _without_coordinates(place)
    if place and not own and kind_of_place(place):
        names["place"] = None
    point = _point(cells, fields) or inside
    country = _country(cells, fields, ask, habits)
    elsewhere = None
    if point:
        if country and not own:
            elsewhere = _checked_country(fields, point, country, ask)
        found = _located(cells, fields, ask, point, names, country)
        if elsewhere:
            found["location_precision"] = _area_named(names)
        if found["location_precision"] in AREA_PRECISIONS and not own:
            found = _of_area(found, names, country)
    else:
        found = _named(ask if mapping.look_up_places else None, names, country)
        found = {**found, **_stated(cells, fields, located=False)}
    words = cells.text(fields["location_words"]) if "location_words" in fields else None
    if not words and country is None and "country" in fields and "location_words" not in found:
        words = cells.text(fields["country"])
    found = {**found, "location_words": words} if words else found
    return found, _two_places(country, elsewhere, point)


def _without_coordinates(cell: str) -> tuple[str | None, tuple[float, float] | None]:
    """The name of a place on one line, and the coordinates that stand behind it."""
    line = " ".join(cell.split())
    found = _BEHIND.search(line)
    if found is None:
        return line, None
    fix = read_coordinates(found[1])
    return line[: found.start()].strip(" ,;") or None, (
        fix.latitude,
        fix.longitude,
    ) if fix else None


def _two_places(
    country: str | None, elsewhere: str | None, point: tuple[float, float] | None
) -> list[str]:
    if not (country and elsewhere and point):
        return []
    return [country, elsewhere, f"the point {point[0]:g}, {point[1]:g} of the row, in {elsewhere}"]


def _point(cells: CellReader, fields: Rules) -> tuple[float, float] | None:
    if "coordinates" in fields:
        fix = cells.read(fields["coordinates"], lambda cell: _fix(str(cell)))
        if fix:
            return fix
    if not {"latitude", "longitude"} <= fields.keys():
        return None
    pair = [cells.decimal(fields[name]) for name in ("latitude", "longitude")]
    if pair[0] is None or pair[1] is None:
        if pair != [None, None]:
            missing = "latitude" if pair[0] is None else "longitude"
            raise BadCell(fields[missing].named[0], "", "latitude and longitude come together")
        return None
    _check(cells, fields, pair[0], pair[1])
    return pair[0], pair[1]


def _fix(text: str) -> tuple[float, float]:
    found = read_coordinates(text)
    if found is None:
        raise InputError("coordinates", repr(text[:80]))
    return found.latitude, found.longitude


def _check(cells: CellReader, fields: Rules, latitude: float, longitude: float) -> None:
    if not -90 <= latitude <= 90:
        hint = "; are latitude and longitude swapped?" if abs(longitude) <= 90 else ""
        raise cells.fault(fields["latitude"], f"expected -90 to 90{hint}")
    if not -180 <= longitude <= 180:
        raise cells.fault(fields["longitude"], "expected -180 to 180")
    if latitude == longitude == 0:
        raise cells.fault(fields["latitude"], "0/0 marks a failed look-up")


def _country(cells: CellReader, fields: Rules, ask: Help, habits: Habits) -> str | None:
    rule = fields.get("country")
    codes = rule is not None and bool(habits.country_codes.intersection(rule.named))
    name = cells.text(rule, keep=("na",) if codes else ()) if rule else None
    if not rule or not name:
        return None
    code = ask.country(name)
    if code is None:
        cells.lose(rule, name, "country")
    return code


def _area_named(names: dict[str, str | None]) -> str:
    """The narrowest area that a row names beside its country."""
    return next((area for area in ("admin2", "admin1") if names.get(area)), "country")


def _checked_country(
    fields: Rules, point: tuple[float, float], country: str, ask: Help
) -> str | None:
    """Another country that the point is in, far from the stated one; None where they agree, or
    where the point is in none, as at sea. Refuses a point that is in the stated country only the
    other way round.
    """
    given = (("coordinates",), ("latitude", "longitude"), ("place",))
    names = next(columns for columns in given if fields.keys() >= set(columns))
    if swapped(*point, country):
        ask.warn(
            f"a point is not in {country} unless latitude and longitude change places: rejected"
        )
    refuse_swapped(*point, country, " and ".join(fields[name].named[0] for name in names))
    if is_near(*point, country):
        return None
    inside, _ = ask.area(*point)
    if inside in (None, country):
        ask.warn(f"a point lies far from {country}, the country that its row states")
        return None
    ask.warn(
        f"a point in {inside} lies far from {country}, the country that its row states: the record "
        "keeps both, and counts as an area of the latter"
    )
    return inside


def _located(
    cells: CellReader,
    fields: Rules,
    ask: Help,
    point: tuple[float, float],
    names: dict[str, str | None],
    country: str | None,
) -> LocationDraft:
    """Coordinates that the file prints; the country is theirs where the file names none."""
    told = country and names.get("admin1")
    inside, area = (country, None) if told else ask.area(*point)
    if country and inside and inside != country and not may_lie_in(*point, country):
        ask.warn(f"a point lies in {inside} by the outlines; its row says {country}, which stays")
    admin1 = names.get("admin1") or (area if country in (None, inside) else None)
    areas = areas_named(country or inside, admin1, names.get("admin2"))
    name = names.get("place")
    if not (name or admin1 or country or inside):
        name = f"{point[0]:.5f}, {point[1]:.5f}"
    found: LocationDraft = {
        "place": place_named(name, areas, {"latitude": point[0], "longitude": point[1]}),
        "location_how": "reported",
        "location_precision": "near_settlement",
        **_stated(cells, fields, True, ask),
    }
    return with_area_how(found, country, names.get("admin1"))


def _stated(
    cells: CellReader, fields: Rules, located: bool, ask: Help | None = None
) -> LocationDraft:
    """Precision, radius and the origin of the areas as the file states them."""
    found: LocationDraft = {}
    if "location_precision" in fields:
        rule = fields["location_precision"]
        codes = _precisions(cells, rule)
        if codes and (located or rule.value is None):
            found["location_precision"] = codes[0]
    elif located and ask:
        ask.warn(UNSTATED)
    if "area_how" in fields:
        for how in cells.codes(fields["area_how"], FIELDS["area_how"]):
            found["area_how"] = how
    if located and "uncertainty_m" in fields:
        radius = cells.decimal(fields["uncertainty_m"], "m")
        if radius is not None:
            found["uncertainty_m"] = radius
    return found


def _precisions(cells: CellReader, rule: CellRule) -> list[str]:
    """The precision in our codes, or in words such as "(6) Country" that nothing translates."""
    field = FIELDS["location_precision"]
    words = cells.value(rule)
    plain = None if words is None or rule.codes else precision_of(str(words))
    own = vocabulary(field.vocabulary).terms
    return [plain] if plain and str(words) not in own else cells.codes(rule, field)


def _of_area(
    found: LocationDraft, names: dict[str, str | None], country: str | None
) -> LocationDraft:
    """An area that the file calls so: a dot at its middle would be false, and so is every area
    smaller than it that was read off the dot. The place that is named stays as words.
    """
    place, precision = found["place"], found["location_precision"]
    admin1 = names.get("admin1") or (place.get("admin1") if precision != "country" else None)
    area = areas_named(country or place.get("country"), admin1, names.get("admin2"))
    kept: LocationDraft = {"place": place_named(None, area), "location_precision": precision}
    if "area_how" in found:
        kept["area_how"] = found["area_how"]
    if name := names.get("place"):
        kept["location_words"] = name
    return with_area_how(kept, country, names.get("admin1"))


def _named(ask: Help | None, names: dict[str, str | None], country: str | None) -> LocationDraft:
    """A named place as the gazetteer knows it, or an area; nothing when nothing is named."""
    place, admin1, admin2 = (names.get(n) for n in ("place", "admin1", "admin2"))
    known = areas_named(country, admin1, admin2)
    if place and ask:
        found = ask.place(place, country, admin1, admin2)
        return {**found, "place": {**known, **(found.get("place") or PlaceDraft(name=place))}}
    if place:
        return {"place": place_named(place, known)}
    if not known:
        return {}
    alone = admin2 if not (admin1 or country) else None
    precision = "admin2" if admin2 else "admin1" if admin1 else "country"
    return {"place": place_named(alone, known), "location_precision": precision}
