"""Figures, dates and places in words, as a popup says them. Unknown is said, never 0."""

from __future__ import annotations

from schema.dates import in_words
from schema.errors import InputError

Number = float | int


def when(start: str | None, end: str | None, precision: str | None, time: str | None) -> str:
    """The date with its precision: "night of 21-22 November 2024", "October 2023 (known ...)".

    A text that is no date is given back as it stands.
    """
    length = {"month": 7, "year": 4}.get(precision or "")
    start, end = (text[:length] if text else None for text in (start, end))
    try:
        words = in_words(start, end, precision)
    except (InputError, ValueError, IndexError):
        return " to ".join(text for text in (start, end) if text)
    return f"{words}, {time} local time" if time else words


def number(value: Number) -> str:
    """A figure with thousands parted by commas."""
    return f"{value:,}"


def count(low: Number | None, high: Number | None) -> str | None:
    """A range of munitions: "2", "at least 2", "at most 5", "2 to 5"; None when nobody said."""
    if low is None and high is None:
        return None
    if low == high and low is not None:
        return number(low)
    if high is None and low is not None:
        return f"at least {number(low)}" if low else "0 or more (no upper figure)"
    if low is None and high is not None:
        return f"at most {number(high)}"
    return f"{number(low or 0)} to {number(high or 0)}"


def people(low: Number | None, best: Number | None, high: Number | None) -> str:
    """Low, best and high of a casualty figure: "2", "13 to 20 (best 15)", "not stated".

    A missing best or high is called unknown.
    """
    if low is None and best is None and high is None:
        return "not stated"
    if low == best == high and best is not None:
        return number(best)
    notes = [] if best is None else [f"best {number(best)}"]
    missing = [name for name, value in (("best", best), ("high", high)) if value is None]
    notes += [f"{' and '.join(missing)} unknown"] if missing else []
    span = f"{number(low)} or more" if low is not None and high is None else count(low, high)
    return f"{span or 'low unknown'} ({', '.join(notes)})" if notes else span or ""


def distance(metres: Number) -> str:
    """A length for reading: metres below a kilometre, else kilometres."""
    if metres < 1000:
        return f"{number(round(metres))} m"
    return f"{metres / 1000:,.{0 if metres >= 10_000 else 1}f} km".replace(".0 km", " km")
