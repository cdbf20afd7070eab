"""One Airwars assessment, whichever of its two shapes it came in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.cell_numbers import between, blank, figure
from incidents.importers.values.columns import text
from incidents.importers.values.figures import Figure
from incidents.importers.values.records import object_of

_BREAKDOWN = re.compile(r"(\d+(?:\s*[–-]\s*\d+)?)\s+([a-z_ ]+?)(?=\s+\d|\s*\)|\s*$)", re.IGNORECASE)
_REPORTED = re.compile(r"(civilian|belligerent)s? reported (killed|injured)", re.IGNORECASE)
_MIN = re.compile(r"(\w+)_(killed|injured)_min")
_SIDES = re.compile(r"belligerents?(?:_\d+)?_(?:belligerent_)?name|belligerent")


@dataclass(frozen=True)
class Toll:
    """How many of a group were killed or injured, in the words and figures of the assessment."""

    outcome: str
    group: str
    figure: Figure


@dataclass(frozen=True)
class Assessment:
    """What an assessment codes. `spot` is (latitude, longitude) as the file has them."""

    code: str
    date: str
    date_end: str = ""
    time: str = ""
    location: str = ""
    country: str = ""
    spot: tuple[Cell, Cell] = ("", "")
    accuracy: str = ""
    status: str = ""
    grade: str = ""
    strike_types: list[str] = field(default_factory=list)
    infrastructure: list[str] = field(default_factory=list)
    belligerents: list[str] = field(default_factory=list)
    targeted: list[str] = field(default_factory=list)
    impact: str = ""
    cause: str = ""
    url: str = ""
    tolls: list[Toll] = field(default_factory=list)


def of_narrative(row: Row) -> Assessment:
    """A narrative with the values that Airwars' own coders gave it, under `summary`."""
    coded = {n.casefold(): text(value) for n, value in object_of(row.get("summary")).items()}
    sides = [v for k, v in coded.items() if re.fullmatch(r"(suspected|known) belligerents?", k)]
    latitude, _, longitude = text(row.get("geolocation")).partition(",")
    return Assessment(
        code=text(row.get("incident_code")),
        date=text(row.get("incident_date")),
        location=text(row.get("location")),
        spot=(latitude.strip(), longitude.strip()),
        accuracy=text(row.get("geo_precision")),
        status=coded.get("strike status", ""),
        grade=coded.get("airwars civilian harm grading", ""),
        strike_types=_listed(coded.get("strike type")),
        infrastructure=_listed(coded.get("infrastructure")),
        belligerents=[name for side in sides for name in _listed(side)],
        targeted=_listed(coded.get("known target")),
        impact=coded.get("impact", "").partition(" Impact on ")[0],
        cause=coded.get("cause of injury / death", ""),
        tolls=[toll for name, value in coded.items() for toll in _in_words(name, value)],
    )


def of_export(row: Row) -> Assessment:
    """A row of the site's export or its REST answer, whose fields stand under `acf`."""
    inner = row.get("acf")
    found = {**row, **inner} if isinstance(inner, Mapping) else dict(row)
    named = {name: text(value) for name, value in found.items() if not isinstance(value, list)}
    places = (named.get(name, "") for name in ("location_name", "region", "country_name"))
    return Assessment(
        code=named.get("code", ""),
        date=named.get("date", ""),
        date_end=named.get("date_end", ""),
        time=named.get("local_time", "") or named.get("local_time_start", ""),
        location=", ".join(place for place in places if place),
        country=named.get("country_name", ""),
        spot=(found.get("latitude", ""), found.get("longitude", "")),
        accuracy=named.get("geolocation_accuracy_slug")
        or named.get("geolocation_accuracy_name", ""),
        status=named.get("strike_status_name", ""),
        grade=named.get("civilian_harm_status_name", ""),
        strike_types=_listed(named.get("strike_type_name")),
        infrastructure=_names(found.get("infrastructure"))
        or _listed(named.get("infrastructure_name")),
        belligerents=_names(found.get("belligerents")) or _sides(named),
        targeted=_listed(named.get("targeted_belligerent_name")),
        impact=named.get("impact_name", ""),
        cause=named.get("cause_of_death_injury_name", ""),
        url=named.get("permalink", "") or named.get("link", ""),
        tolls=list(_in_columns(found)),
    )


def _listed(value: str | None) -> list[str]:
    return [part.strip() for part in (value or "").split(",") if not blank(part)]


def _names(value: Cell) -> list[str]:
    """Names out of a list of objects, such as belligerents or infrastructure."""
    items = value if isinstance(value, list) else []
    keys = ("belligerent_name", "name", "group")
    objects = [item for item in items if isinstance(item, Mapping)]
    found = [next((text(o[k]) for k in keys if o.get(k)), "") for o in objects]
    return [name for name in found if name]


def _sides(named: Mapping[str, str]) -> list[str]:
    return [side for key, cell in named.items() if _SIDES.fullmatch(key) for side in _listed(cell)]


def _in_words(name: str, value: str) -> Iterator[Toll]:
    """`24 - 31 ( 8-12 children 2-5 women )` under "Civilians reported killed"."""
    reported = _REPORTED.fullmatch(name)
    if not reported:
        return
    whole, _, inside = value.partition("(")
    if found := figure(whole, name):
        yield Toll(reported[2].lower(), reported[1].lower(), found)
    for number, group in _BREAKDOWN.findall(inside):
        if part := figure(number, name):
            yield Toll(reported[2].lower(), group.strip().lower(), part)


def _in_columns(row: Row) -> Iterator[Toll]:
    """`children_killed_min` and `children_killed_max`, for every group that has them."""
    for name in row:
        if match := _MIN.fullmatch(name):
            most = f"{name[:-3]}max"
            if found := between(row[name], row.get(most), name, most):
                yield Toll(match[2], match[1], found)
