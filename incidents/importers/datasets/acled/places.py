"""Where: ACLED's `geo_precision` in our words.

1 is a named town, whose centre the coordinates are. 2 is somewhere near it. 3 is a region, which
ACLED draws at its capital or a natural feature: a dot there would be false, so there is none.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.base import Help
from incidents.importers.drafts import AreaDraft, LocationDraft, PointDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.cell_numbers import code
from incidents.importers.values.columns import text
from incidents.importers.values.locations import area_of, areas_named, place_named, point

_POINTS = {"1": "settlement", "2": "near_settlement"}


def place_fields(row: Row, columns: Mapping[str, str], ask: Help) -> LocationDraft:
    """The fields of a document that say where."""
    area = area_of(ask, *(text(row.get(name)) for name in ("country", "admin1", "admin2")))
    spot = point(row, columns, area.get("country"))
    precision = code(row.get("geo_precision"), columns.get("geo_precision", ""), "123")
    name = text(row.get("location"))
    found = _of_area(area, name) if precision == "3" else _point(area, name, spot, precision)
    return {**found, "location_words": name} if name else found


def _point(area: AreaDraft, name: str, spot: PointDraft, precision: str | None) -> LocationDraft:
    """A town; of one without a code nobody says that it is the town itself."""
    if not (name or area):
        return {}
    kind = _POINTS[precision or "2"]
    found: LocationDraft = {"place": place_named(name, area, spot), "location_precision": kind}
    return {**found, "location_how": "reported", "location_by": "ACLED"} if spot else found


def _of_area(area: AreaDraft, name: str) -> LocationDraft:
    """The first-level area, or the country; the second-level one may be the capital's alone."""
    wide = areas_named(area.get("country"), area.get("admin1"))
    if not wide:
        return {"place": {"name": name}, "location_precision": "unknown"} if name else {}
    return {"place": {**wide}, "location_precision": "admin1" if "admin1" in wide else "country"}
