"""From coordinates to country, first-level area and nearest settlement; and doubts about them."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.geocode.gazetteer.index import Gazetteer, Place
from incidents.geocode.scope import kilometres
from schema.areas import (
    COAST_DOUBT_KM,
    Area,
    admin1_at,
    countries,
    country_at,
    country_points,
    may_lie_in,
)

_BOXES = (0.1, 0.5, 2.0)
_CENTROID_KM = 2.0
_POINT_KM = 0.15


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What lies at a pair of coordinates: None where nothing does, as at sea."""

    country: str | None
    admin1: str | None
    admin1_code: str | None
    nearest: Place | None
    km: float | None
    """Kilometres to the middle of the nearest settlement; None beyond some 200."""

    def words(self) -> str:
        """The whereabouts in a few words."""
        area = ", ".join(part for part in (self.admin1, self.country) if part) or "at sea"
        return f"{area}; {self.km:.1f} km from {self.nearest.name}" if self.nearest else area


def areas_at(latitude: float, longitude: float) -> tuple[str | None, Area | None]:
    """The country and the first-level area of coordinates (WGS 84 degrees)."""
    area = admin1_at(latitude, longitude, COAST_DOUBT_KM)
    return (area.country if area else country_at(latitude, longitude)), area


def reverse(gazetteer: Gazetteer, latitude: float, longitude: float) -> Whereabouts:
    """What lies at these coordinates (WGS 84 degrees)."""
    country, area = areas_at(latitude, longitude)
    nearest, km = _nearest(gazetteer, latitude, longitude)
    return Whereabouts(
        country, area.name if area else None, area.code if area else None, nearest, km
    )


def _nearest(
    gazetteer: Gazetteer, latitude: float, longitude: float
) -> tuple[Place | None, float | None]:
    here = (latitude, longitude)
    for box in _BOXES:
        sides = (latitude - box, latitude + box, longitude - 2 * box, longitude + 2 * box)
        found = gazetteer.around(*sides)
        if found:
            near = min(found, key=lambda p: kilometres(here, (p.latitude, p.longitude)))
            return near, round(kilometres(here, (near.latitude, near.longitude)), 1)
    return None, None


def doubts(
    gazetteer: Gazetteer, latitude: float, longitude: float, country: str | None
) -> list[str]:
    """What is odd about coordinates that are said to lie in a country; empty when nothing is."""
    if latitude == 0 and longitude == 0:
        return ["0/0, which marks a failed look-up"]
    found = []
    if country and country in countries() and not may_lie_in(latitude, longitude, country):
        if abs(longitude) <= 90 and may_lie_in(longitude, latitude, country):
            found.append(f"latitude and longitude look swapped: outside {country}, inside when so")
        else:
            where = country_at(latitude, longitude) or "the sea"
            found.append(f"outside {country}: they lie in {where}")
    if country and _is_centre(gazetteer, latitude, longitude, country):
        found.append(f"the middle of {country}, which often stands for an unknown place")
    return found


def _is_centre(gazetteer: Gazetteer, latitude: float, longitude: float, country: str) -> bool:
    """Whether coordinates are the middle of a country's outline, or its point on web maps."""
    here = (latitude, longitude)
    middle, point = gazetteer.country_centre(country), country_points().get(country)
    at_middle = middle is not None and kilometres(middle, here) <= _CENTROID_KM
    return at_middle or (point is not None and kilometres(point, here) <= _POINT_KM)
