"""A cell as a date, exactly as closely as it is written: a month stays a month, a range a range.

Whether 03/04/2022 is in March or in April no single cell says. `Order` is settled for a column as
a whole by `orders`, and given to `read_day`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Literal

from incidents.importers.drafts import DateDraft
from incidents.importers.reading.data_file import Cell
from incidents.language.calendar_words import (
    CELL_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    WEEKDAYS,
    any_of,
)
from incidents.language.written_figures import DIGITS
from schema.dates import parse_partial
from schema.errors import InputError
from schema.precisions import date_precision

Order = Literal["day_first", "month_first"]

_MONTH, _IN_A_NAME = any_of(CELL_MONTHS), any_of(MONTHS)
_CLOCK = (
    r"(?:[T\s,]+(?P<clock>\d{1,2}:\d\d)(?::\d\d(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?m\.?(?!\w))?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_WEEKDAY = re.compile(
    rf"(?:{any_of([*WEEKDAYS, *(day[:3] for day in ENGLISH_WEEKDAYS)])})\.?,?\s+", re.I
)
_ISO = re.compile(r"(\d{4})(?:([-./])(\d{1,2})(?:\2(\d{1,2}))?)?" + _CLOCK, re.ASCII | re.I)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d\d)" + _CLOCK, re.ASCII | re.I)
_DAYS = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
    r"(?:\s*(?:[-–—/]|\bto\b|\bдо\b)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
)
_YEAR = r"(?P<year>\d{4})(?:\s*(?:г|р)\.?|\s*(?:года|року))?"
_OF = r"(?:(?:of|del?)\s+)?"
_DAY_MONTH = re.compile(
    rf"(?:{_DAYS}[\s.-]+{_OF})?(?P<month>{_MONTH})\.?(?:[\s,.-]+{_OF}{_YEAR})?{_CLOCK}", re.I
)
_MONTH_DAY = re.compile(rf"(?P<month>{_MONTH})\.?[\s-]+{_DAYS}(?:[\s,.-]+{_YEAR})?{_CLOCK}", re.I)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[\s-]+(?P<month>{_MONTH})\.?(?:[\s-]+{_DAYS})?{_CLOCK}", re.I
)
_NAMED_DAYS = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–—]\s*(?P<last>\d{1,2}))?"
_NAMED = (
    rf"(?P<month>{_IN_A_NAME})\.?\s+{_NAMED_DAYS}(?:[\s,.]+{_YEAR})?{_CLOCK}",
    rf"(?:{_NAMED_DAYS}[\s.-]+(?:of\s+)?)?(?P<month>{_IN_A_NAME})\.?(?:[\s,.-]+{_YEAR})?{_CLOCK}",
)
"""The same in names, where other signs and words between two numbers mean other things."""
_SHORT = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<sign>[\s./-])(?P<month>{_MONTH})\.?(?P=sign)'?(?P<year>\d\d){_CLOCK}",
    re.I,
)
"""With two digits of the year a day has to stand before the month: "Jan 24" is a day of no year."""
_TWO = re.compile(r"\s+[-–—]\s+|\s*(?:/|–|—)\s*(?=\d{4}-)|\s+to\s+|\s+до\s+|\s+по\s+")
_IN_A_NIGHT = re.compile(r"(?:(?:on|in|during)\s+)?(?:the\s+)?night\s+(?:of|from)\s+", re.I)
_NO_YEAR = re.compile(rf"(?:{_DAYS}[\s.-]+{_OF}(?:{_MONTH})|(?:{_MONTH})\.?\s+\d{{1,2}})\.?", re.I)
_NIGHT = re.compile(r"(\d{4}-\d\d-)(\d\d)/(\d\d)", re.ASCII)
_FIRST = dt.datetime(1899, 12, 30)
"""Day 0 of spreadsheets, which take 1900 for a leap year."""
_EXPECTED = "a date such as 2022-04-02, 2 April 2022 or 02/04/2022"


@dataclass(frozen=True, slots=True)
class When:
    """A date as a document holds it. `year` is False when only a day and month are named."""

    start: str
    end: str | None = None
    precision: str = "day"
    clock: str | None = None
    zone: str | None = None

    def plain(self) -> DateDraft:
        """The fields of an incident document."""
        found: DateDraft = {"date_start": self.start, "date_precision": self.precision}
        if self.end:
            found["date_end"] = self.end
        if self.clock:
            found["time_local"] = self.clock
        if self.zone:
            found["timezone"] = self.zone
        return found


def read_day(cell: Cell, order: Order | None = None) -> When:
    """What a cell says; raises InputError for what is no date, or a date of unsettled order."""
    if isinstance(cell, (dt.datetime, dt.date)):
        cell = cell.isoformat(" ") if isinstance(cell, dt.datetime) else cell.isoformat()
    text = str(cell).translate(DIGITS).strip().replace("\u00a0", " ")
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    if found := _IN_A_NIGHT.match(text):
        return _as_night(_of_one_or_two(text[found.end() :], order))
    return _of_one_or_two(text, order)


def _of_one_or_two(text: str, order: Order | None) -> When:
    """One date, or two with a sign between them; the year of the second may hold for both."""
    night = _NIGHT.fullmatch(text)
    if night:
        return _span(_of_one(night[1] + night[2], None), _of_one(night[1] + night[3], None), text)
    parts = _TWO.split(text)
    if len(parts) != 2 or not all(parts) or parts[0].isdecimal():
        return _of_one(text, order)
    last = _of_one(parts[1], order)
    first = f"{parts[0]} {last.start[:4]}" if _NO_YEAR.fullmatch(parts[0]) else parts[0]
    return _span(_of_one(first, order), last, text)


def _as_night(found: When) -> When:
    """A night between two dates; of one date alone the source does not say which night it is."""
    one_night = found.end and (_date(found.end) - _date(found.start)).days == 1
    return replace(found, precision="night") if one_night else found


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def in_name(text: str) -> tuple[str, dict[str, int | None]] | None:
    """The words of the first date in a running text and its year, month, day and last day.

    What the words leave out is None: "24 лютого" has no year, "март" no day either.
    """
    for pattern in _NAMED:
        found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.I)
        if found:
            parts = {name: int(found[name]) if found[name] else None
                     for name in ("year", "day", "last")}  # fmt: skip
            return found[0].strip(), {**parts, "month": MONTHS[found["month"].lower()]}
    return None


def _of_one(text: str, order: Order | None) -> When:
    if match := _ISO.fullmatch(text):
        month, day = _without_zeros(match[3], match[4])
        return _built(match[1], month, day, _clock(match), match["zone"], text)
    if match := _COMPACT.fullmatch(text):
        return _built(match[1], match[2], match[3], None, None, text)
    if match := _NUMBERS.fullmatch(text):
        day, month = _sorted(match[1], match[3], order, text)
        return _built(_full(match[4]), month, day, _clock(match), match["zone"], text)
    if re.fullmatch(r"1\d{12}", text, re.ASCII):
        moment = dt.datetime.fromtimestamp(int(text) / 1000, dt.UTC)
        whole = moment.strftime("%H:%M") == "00:00"
        day = moment.date().isoformat()
        return When(day) if whole else When(day, None, "time", moment.strftime("%H:%M"), "UTC")
    if match := _SHORT.fullmatch(text):
        month = str(CELL_MONTHS[match["month"].lower()])
        year = _full(match["year"])
        return _built(year, month, match["day"], _clock(match), match["zone"], text)
    patterns = (_DAY_MONTH, _MONTH_DAY, _YEAR_FIRST)
    match = next(filter(None, (pattern.fullmatch(text) for pattern in patterns)), None)
    if match and match["year"]:
        return _in_words(match, text)
    raise InputError(_EXPECTED, repr(text[:80]))


def _in_words(match: re.Match[str], text: str) -> When:
    month = str(CELL_MONTHS[match["month"].lower()])
    first = _built(match["year"], month, match["day"], _clock(match), match["zone"], text)
    if not match["last"]:
        return first
    return _span(first, _built(match["year"], month, match["last"], None, None, text), text)


def _without_zeros(month: str | None, day: str | None) -> tuple[str | None, str | None]:
    """Month and day where 00 stands for one that is not known, as databases write it."""
    day = None if day and not day.strip("0") else day
    return (None if month and not month.strip("0") and day is None else month, day)


def _sorted(one: str, two: str, order: Order | None, text: str) -> tuple[str, str]:
    """Day and month of two numbers."""
    if order is None:
        if int(one) <= 12 and int(two) <= 12 and int(one) != int(two):
            raise InputError("a column whose dates say what comes first, day or month", repr(text))
        order = "month_first" if int(two) > 12 else "day_first"
    return (two, one) if order == "month_first" else (one, two)


def _full(year: str) -> str:
    """A year of two digits as spreadsheets read it: 30 to 99 are of the last century."""
    if len(year) == 4:
        return year
    return f"19{year}" if year >= "30" else f"20{year}"


def _clock(match: re.Match[str]) -> str | None:
    """The time of day in 24 hours; a clock that no half of a day has stays as it is."""
    clock, half = match["clock"], match["half"]
    if not clock or not half:
        return clock
    hour, minute = clock.split(":")
    if not 1 <= int(hour) <= 12:
        raise InputError("a time of day such as 9:30 PM", repr(match[0]))
    return f"{int(hour) % 12 + 12 * (half in 'pP'):02d}:{minute}"


def is_day(text: str) -> bool:
    """Whether a text is a date, whichever of day and month comes first."""
    orders: tuple[Order, ...] = ("day_first", "month_first")
    for order in orders:
        try:
            read_day(text, order)
        except InputError:
            continue
        return True
    return False


def read_serial(cell: Cell) -> When:
    """A day counted from 1900, as spreadsheets keep it; the part of a day is the time.

    Raises InputError for any other cell.
    """
    text = str(cell).strip()
    if not is_serial(text):
        raise InputError("a day counted from 1900 such as 45296", repr(text[:80]))
    moment = _FIRST + dt.timedelta(minutes=round(float(text) * 1440))
    clock = moment.strftime("%H:%M")
    if clock == "00:00":
        return When(moment.date().isoformat())
    return When(moment.date().isoformat(), None, "time", clock)


def is_serial(text: str) -> bool:
    """Whether a text could be a day between 1954 and 2064 counted from 1900."""
    return re.fullmatch(r"[2-5]\d{4}(?:\.\d+)?", text, re.ASCII) is not None


def _built(
    year: str, month: str | None, day: str | None, clock: str | None, zone: str | None, text: str
) -> When:
    numbers = [part.zfill(2) for part in (month, day) if part]
    start = "-".join([year, *numbers])
    try:
        parse_partial(start, "")
    except InputError as error:
        raise InputError(error.expected, repr(text)) from None
    if not clock or len(start) < 10 or clock.zfill(5) == "00:00":
        return When(start, precision=date_precision(start))
    if zone in ("Z", "UTC", "GMT", "+00:00", "+0000"):
        return When(start, None, "time", clock.zfill(5), "UTC")
    return When(start, None, "time", " ".join(filter(None, (clock.zfill(5), zone))))


def _span(first: When, last: When, text: str) -> When:
    if last.start < first.start or len(last.start) != len(first.start):
        raise InputError("a range of dates, the earlier one first", repr(text))
    if first.start == last.start:
        return first
    return When(first.start, last.start, date_precision(first.start))
