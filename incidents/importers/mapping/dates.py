"""When a strike happened: the date fields of a row as those of a document."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfo

from incidents.importers.base import Help
from incidents.importers.drafts import DateDraft, LocationDraft, PlaceDraft
from incidents.importers.mapping.cell_reader import CellReader, as_text
from incidents.importers.mapping.column_habits import Habits, is_midnight
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.mapping.mapping_model import CellRule
from incidents.importers.reading.data_file import Cell
from incidents.importers.values.days import When, is_serial, read_day, read_serial
from incidents.language.calendar_words import MONTHS
from incidents.language.unknown_words import is_unknown
from schema.errors import InputError

UTC = "UTC"
_CLOCK = re.compile(r"\d{1,2}:\d\d", re.ASCII)
_YEAR = re.compile(r"(?:1[89]|20)\d\d", re.ASCII)
_PART = re.compile(r"\d{0,2}|[^\W\d]+\.?")
"""What a column of months or days holds: a number, a name, or nothing."""
_TEXTS: tuple[Literal["time_local", "timezone", "date_words"], ...] = (
    "time_local",
    "timezone",
    "date_words",
)


def date_fields(cells: CellReader, fields: dict[str, CellRule], habits: Habits) -> DateDraft:
    """The date of a row as closely as its cells say it; empty when they are blank."""
    rule = fields.get("date") or fields.get("date_start")
    first, last = _day(cells, rule, habits), _day(cells, fields.get("date_end"), habits)
    if first and rule and (not last or last.start == first.start):
        first = _year_alone(first, rule, habits)
        last = None
    plain: DateDraft = _joined(cells, fields, first, last) if first else {}
    for name in _TEXTS:
        said = cells.text(fields[name]) if name in fields else None
        if said and not (name == "time_local" and _no_time(said, fields[name], habits)):
            plain[name] = said
    return _with_words(cells, fields, plain)


def by_local_clock(date: DateDraft, place: LocationDraft, ask: Help) -> DateDraft:
    """A moment that the file states in UTC as the day and hour at the place, where its clock is
    known; the words of the source keep the original. Strikes at 22:10 UTC in Sumy are those of the
    next day. A local midnight is the hour that a program puts where nobody gave one.
    """
    clock = date.get("time_local", "")
    if date.get("timezone") != UTC or not _CLOCK.fullmatch(clock) or date.get("date_end"):
        return date
    spot = place.get("place") or PlaceDraft()
    point = (spot["latitude"], spot["longitude"]) if "latitude" in spot else None
    zone = ask.zone(point, spot.get("country"), spot.get("admin1"))
    if zone is None or (point and ask.area(*point)[0] not in (None, spot.get("country"))):
        return (
            date  # two clocks are in use there, or the row and the outlines differ on the country
        )
    there = _moment(date["date_start"], clock).astimezone(ZoneInfo(zone))
    found: DateDraft = {**date, "date_start": there.date().isoformat(), "timezone": zone}
    found["time_local"] = there.strftime("%H:%M")
    if found["time_local"] == "00:00":
        found = {**found, "date_precision": "day"}
        del found["time_local"], found["timezone"]
    return found


def _moment(day: str, clock: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T{clock.zfill(5)}:00+00:00")


def _day(cells: CellReader, rule: CellRule | None, habits: Habits) -> When | None:
    if rule is None:
        return None
    if (parts := date_parts(cells, rule)) is not None:
        return _of_parts(cells, rule, parts)
    order = next((habits.orders[name] for name in rule.named if name in habits.orders), None)
    if habits.serials.intersection(rule.named):
        return cells.read(rule, _serial_or_day)
    return cells.read(rule, partial(read_day, order=order))


def date_parts(cells: CellReader, rule: CellRule) -> list[str] | None:
    """The cells of year, month and day, as far as they say anything, where a date stands in columns
    of its own; None where its columns are no such parts. 0 is no month and no day.
    """
    if len(rule.named) not in (2, 3) or rule.pick == "first":
        return None
    parts = [as_text(cell) if (cell := cells.row.get(n)) else "" for n in rule.named]
    known = [part.removesuffix(".0") for part in parts]
    if not _YEAR.fullmatch(known[0]) or not all(map(_PART.fullmatch, known[1:])):
        return None
    said = [bool(part.strip("0")) and not is_unknown(part) for part in known]
    return known[: said.index(False)] if False in said else known


def _of_parts(cells: CellReader, rule: CellRule, parts: list[str]) -> When:
    """A date out of its year, its month by number or name, and its day."""
    year, *rest = parts
    if rest:
        rest[0] = str(MONTHS.get(rest[0].casefold().rstrip("."), rest[0]))
    try:
        return read_day("-".join([year, *(part.zfill(2) for part in rest)]))
    except InputError as error:
        raise cells.fault(rule, f"expected {error.expected}") from None


def _serial_or_day(cell: Cell) -> When:
    return read_serial(cell) if is_serial(as_text(cell)) else read_day(cell)


def _year_alone(day: When, rule: CellRule, habits: Habits) -> When:
    """1 January as its year, in a column where nearly every date is one."""
    new_year = day.start.endswith("-01-01") and not day.end and not day.clock
    if new_year and habits.years.intersection(rule.named):
        return When(day.start[:4], precision="year")
    return day


def _no_time(text: str, rule: CellRule, habits: Habits) -> bool:
    return is_midnight(text) and bool(habits.midnights.intersection(rule.named))


def _joined(
    cells: CellReader, fields: dict[str, CellRule], first: When, last: When | None
) -> DateDraft:
    plain = first.plain()
    if last and last.start != first.start:
        plain["date_end"] = last.end or last.start
        if first.precision == "time":
            plain["date_precision"] = "day"
    if "date_precision" in fields:
        stated = cells.codes(fields["date_precision"], FIELDS["date_precision"])
        if stated:
            plain["date_precision"] = stated[0]
    return plain


def _with_words(cells: CellReader, fields: dict[str, CellRule], plain: DateDraft) -> DateDraft:
    """Keep what the cell says where it says more, or other, than an ISO date."""
    rule = fields.get("date")
    if rule and date_parts(cells, rule) is not None:
        return plain
    words = as_text(cells.value(rule)) if rule and cells.value(rule) is not None else None
    if words and not rule_is_constant(rule) and words != plain.get("date_start"):
        plain.setdefault("date_words", words)
    return plain


def rule_is_constant(rule: CellRule | None) -> bool:
    """Whether a rule gives the same value for every row."""
    return rule is not None and rule.value is not None
