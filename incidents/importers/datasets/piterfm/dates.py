"""Start and end of a wave: date alone or date and time, in Ukrainian local time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from incidents.importers.drafts import DateDraft
from incidents.importers.reading.data_file import Cell
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.columns import text

ZONE = "Europe/Kyiv"
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}):(\d\d)(?::00)?)?", re.ASCII)
_EVENING, _NOON = "17:00", "12:00"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and the time of day where the row states one."""

    day: str
    clock: str | None = None

    def __str__(self) -> str:
        return f"{self.day} {self.clock}" if self.clock else self.day


def moment(cell: Cell, column: str) -> Moment:
    """A cell as a moment. The hour may have one digit (3:30); a typed midnight is a date alone."""
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time()
        cell = cell.date().isoformat() if midnight else cell.strftime("%Y-%m-%d %H:%M")
    found = _STAMP.fullmatch(text(cell))
    if not found:
        raise BadCell(column, cell, "expected a date, or a date and time: 2024-11-21 05:00")
    clock = f"{int(found[2]):02d}:{found[3]}" if found[2] else None
    try:
        dt.datetime.fromisoformat(f"{found[1]} {clock or '00:00'}")
    except ValueError:
        raise BadCell(column, cell, "no such date or time") from None
    return Moment(found[1], clock)


def date_fields(start: Moment, end: Moment) -> DateDraft:
    """The date fields of a document.

    From an evening (17:00 or later) to noon of the next day at most is a night; longer spans are
    days from start to end. The time stays as the row has it.
    """
    fields: DateDraft = {"date_start": start.day, "date_words": _words(start, end)}
    if start.day != end.day:
        fields["date_end"] = end.day
    fields["date_precision"] = _precision(start, end)
    clock = _clock(start, end)
    return {**fields, "time_local": clock, "timezone": ZONE} if clock else fields


def _words(start: Moment, end: Moment) -> str:
    return str(start) if start == end else f"{start} to {end}"


def _precision(start: Moment, end: Moment) -> str:
    if not (start.clock and end.clock):
        return "day"
    if start.day == end.day:
        return "time"
    following = dt.date.fromisoformat(start.day) + dt.timedelta(days=1)
    night = start.clock >= _EVENING and end.clock <= _NOON and end.day == following.isoformat()
    return "night" if night else "day"


def _clock(start: Moment, end: Moment) -> str | None:
    if start.clock is None and end.clock is None:
        return None
    if start.clock is None:
        return f"until {end.clock}"
    if end.clock is None:
        return f"from {start.clock}"
    return start.clock if start == end else f"{start.clock} to {end.clock}"
