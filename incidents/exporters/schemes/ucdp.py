"""The 49 columns of UCDP's Georeferenced Event Dataset.

UCDP numbers its events, conflicts, dyads and sides; nothing here has such numbers, so that `id` is
the number of the row in the file and `relid` the record's code. Sides are those of a conflict and
not who attacked whom, and the kind of violence is nothing that a strike tells: they stay blank.
"""

from __future__ import annotations

import datetime as dt
from math import floor
from typing import TYPE_CHECKING

from incidents.exporters.schemes.scheme import COMMON, Record, Scheme, day, has_any
from schema.areas import country_names
from schema.columns import split_list

if TYPE_CHECKING:
    from incidents.queries.results import Value

_COLUMNS = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id
side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end
deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""".split()
_PLACES = {
    "exact": 1, "site": 1, "neighbourhood": 1, "settlement": 1, "near_settlement": 2,
    "admin2": 3, "admin1": 4, "country": 6,
}  # fmt: skip
_DATES = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Days within which an event lies, at most, and the `date_prec` of that."""
_CELLS_A_DEGREE, _CELLS_A_ROW = 2, 720


def _row(record: Record, number: int) -> dict[str, Value]:
    civilians = record["civilians_killed_low"]
    return {
        "id": number,
        "relid": record["code"],
        "number_of_sources": record["source_count"],
        "source_article": ";".join(
            f'"{name}"' for name in split_list(str(record["sources"] or ""))
        ),
        "where_description": record["summary"] or record["title"],
        "event_clarity": 1 if record["level"] == "strike" else 2,
        "deaths_civilians": civilians if civilians == record["civilians_killed_high"] else None,
        "best": record["killed_best"],
        "high": record["killed_high"],
        "low": record["killed_low"],
        **_when(record),
        **_where(record),
    }


def _when(record: Record) -> dict[str, Value]:
    first, last = day(record, "date_earliest"), day(record, "date_latest")
    if first is None or last is None:
        return {}
    precision = _date_precision(record, (last - first).days + 1)
    if precision is None:
        return {"year": first.year if first.year == last.year else None}
    return {
        "year": first.year,
        "date_prec": precision,
        "date_start": _stamp(first),
        "date_end": _stamp(last),
    }


def _date_precision(record: Record, days: int) -> int | None:
    """Whether the event lasted these days, or lies somewhere within them."""
    if record["date_precision"] in ("time", "day", "night"):
        return 1
    return next((code for most, code in _DATES if days <= most), None)


def _stamp(day: dt.date) -> str:
    return f"{day.isoformat()} 00:00:00.000"


def _where(record: Record) -> dict[str, Value]:
    latitude, longitude = record["latitude"], record["longitude"]
    found: dict[str, Value] = {
        "where_prec": _PLACES.get(str(record["location_precision"])),
        "where_coordinates": record["place"],
        "adm_1": record["admin1"],
        "country": country_names().get(str(record["country"])),
    }
    if isinstance(latitude, float | int) and isinstance(longitude, float | int):
        found |= {
            "latitude": latitude, "longitude": longitude,
            "geom_wkt": f"POINT ({longitude} {latitude})",
            "priogrid_gid": _grid_cell(latitude, longitude),
        }  # fmt: skip
    return found


def _grid_cell(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID: half degrees, numbered from the south west in rows of 720 (Tollefsen,
    Strand and Buhaug 2012).
    """
    north, east = (floor((degrees + half) * _CELLS_A_DEGREE)
                   for degrees, half in ((latitude, 90), (longitude, 180)))  # fmt: skip
    return north * _CELLS_A_ROW + east + 1


def _undated(record: Record) -> bool:
    return "date_start" not in _when(record)


SCHEME = Scheme(
    "UCDP GED",
    _COLUMNS,
    _row,
    (
        ("who attacked", has_any("attacker")),
        ("events without a known death, which UCDP has not", lambda r: not r["killed_low"]),
        ("a range of civilians among the killed",
         lambda r: r["civilians_killed_low"] != r["civilians_killed_high"]),
        ("a date known less closely than to the year: left blank", _undated),
        ("the kind of event", has_any("event_type")),
        ("an area: UCDP's point for it is left blank",
         lambda r: r["latitude"] is None and r["country"] is not None),
        ("addresses of the sources", has_any("source_urls")),
        ("how well the event is established", has_any("verification")),
        *COMMON,
    ),
)  # fmt: skip
