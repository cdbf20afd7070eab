"""Where: GTD's `specificity` in our words.

1 is a town, whose centre the coordinates are. In 2 the town is known and the coordinates are not
its own but the middle of its district, so the gazetteer is asked for the town instead. 3 and 4 are
the middles of a district and of a province, 5 is none: no dot.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.base import Help
from incidents.importers.datasets.gtd.cells import cell_text
from incidents.importers.drafts import AreaDraft, LocationDraft, PointDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.cell_numbers import code
from incidents.importers.values.locations import area_of, place_named, point


def place_fields(row: Row, columns: Mapping[str, str], ask: Help) -> LocationDraft:
    """The fields of a document that say where."""
    area, city = (
        area_of(ask, cell_text(row, "country_txt"), cell_text(row, "provstate")),
        cell_text(row, "city"),
    )
    spot = point(row, columns, area.get("country"))
    known = code(cell_text(row, "specificity"), columns["specificity"], "12345")
    if known == "1" and (city or area):
        return _town(area, city, spot, near=cell_text(row, "vicinity") == "1")
    if known in ("1", "2") and city:
        return ask.place(city, area.get("country"), area.get("admin1"))
    return _of_area(area, city)


def _town(area: AreaDraft, city: str, spot: PointDraft, near: bool) -> LocationDraft:
    found: LocationDraft = {
        "place": place_named(city, area, spot),
        "location_precision": "near_settlement" if near else "settlement",
    }
    if city:
        found["location_words"] = f"near {city}" if near else city
    return {**found, "location_how": "reported", "location_by": "GTD"} if spot else found


def _of_area(area: AreaDraft, city: str) -> LocationDraft:
    """The province, or the country: GTD does not name the district that it means."""
    words: LocationDraft = {"location_words": city} if city else {}
    if not area:
        return {"place": {"name": city}, **words} if city else {}
    precision = "admin1" if "admin1" in area else "country"
    return {"place": {**area}, "location_precision": precision, **words}
