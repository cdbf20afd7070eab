"""What a record needs before it is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WITHOUT_WEAPON = (
    "remote_violence_unspecified",
    "armed_violence_unspecified",
    "interception_debris",
    "sabotage",
    "other",
)
"""Kinds of event that may stand without a weapon: no source names one, or there was none."""


def missing(record: Mapping[str, Any]) -> tuple[str, ...]:
    """What a record lacks: a date, a place, a weapon (unless its kind of event can do without),
    a source. `record` is a document or a row of flat columns.
    """
    has = {
        "date": record.get("date_start"),
        "place": record.get("place") or record.get("admin1") or record.get("country"),
        "weapons": record.get("weapons")
        or record.get("weapon_types")
        or record["event_type"] in WITHOUT_WEAPON,
        "source": record.get("sources") or record.get("datasets"),
    }
    return tuple(name for name, value in has.items() if not value)
