"""The time played: one picture for each month or day, all of the same part of the world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maps.context import MapContext
from maps.placing import Placing
from maps.still.picture import Sheet, Still, framed, sheet_of
from maps.table import Table
from schema.errors import UsageError

STEPS = {"month": 7, "day": 10}
"""Steps by name, with how much of a written date says which."""
_SECONDS = {"month": 0.9, "day": 0.35}
MOST_STEPS = 600
_NIGHT = "night"
_WIDE, _HIGH = 240, 58


@dataclass(frozen=True)
class Film:
    """A map that plays: `step` is month or day; with `cumulative` what happened stays."""

    step: str = "month"
    cumulative: bool = False

    @property
    def seconds(self) -> float:
        """How long each picture is shown."""
        return _SECONDS[self.step]

    def check(self) -> None:
        """Raise UsageError for a step that no film has."""
        if self.step not in STEPS:
            raise UsageError(f"--step: expected {' or '.join(STEPS)}, found {self.step!r}")


def film(
    frame: Any, context: MapContext | Mapping[str, Any] | None, still: Still, wanted: Film
) -> list[str]:
    """The pictures of a film as SVG, in the order of time and without a gap. A record stands in the
    step that `count --by month` gives it, a night in that of its second day. What is dated less
    closely stands in no picture and is counted below each.

    Raises UsageError where nothing is dated closely enough, or where there would be too many.
    """
    wanted.check()
    sheet = sheet_of(frame, context, still)
    steps = _steps(sheet.table, wanted.step)
    there = sorted(set(steps) - {""})
    if not there:
        raise UsageError(
            f"--step: expected incidents dated to a {wanted.step}, found none of"
            f" {sheet.table.count:,}"
        )
    played = list(_between(there[0], there[-1]))
    if len(played) > MOST_STEPS:
        raise UsageError(
            f"--step: expected at most {MOST_STEPS} pictures, found {len(played):,} of a"
            f" {wanted.step} each, from {there[0]} to {there[-1]}; ask for months or a shorter time"
        )
    if imprecise := int((steps == "").sum()):
        known = f"{imprecise:,} dated less closely than to a {wanted.step} and in no picture"
        sheet = sheet_of(frame, context, still, known)
    picture, pictures = framed(sheet, (_WIDE + 24, _HIGH + 24)), []
    for number, step in enumerate(played):
        rows = (steps != "") & (steps <= step) if wanted.cumulative else steps == step
        share = (number + 1) / len(played)
        over = _time(sheet, step, int(rows.sum()), share, wanted.cumulative)
        pictures.append(picture.showing(_only(sheet.placed, rows), over))
    return pictures


def _steps(table: Table, step: str) -> NDArray[np.str_]:
    """The step of each row, empty where it is not known closely enough."""
    length = STEPS[step]
    earliest, latest, precision = (
        table.texts[name] for name in ("date_earliest", "date_latest", "date_precision")
    )
    found = []
    for row in range(table.count):
        first, last = earliest.at(row) or "", latest.at(row) or ""
        known = precision.at(row) == _NIGHT or first[:length] == last[:length]
        found.append(last[:length] if known else "")
    return np.array(found, dtype=f"U{length}")


def _between(first: str, last: str) -> Iterator[str]:
    """Every month (2024-11) or day (2024-11-21) from one to another."""
    day, length = _day(first), len(first)
    while (step := day.isoformat()[:length]) <= last:
        yield step
        day += timedelta(days=1)
        if length == STEPS["month"]:
            day = (day + timedelta(days=31)).replace(day=1)


def _day(step: str) -> date:
    """The first day of a step."""
    return date.fromisoformat(f"{step}-01"[:10])


def _only(placed: Placing, rows: NDArray[np.bool_]) -> Placing:
    latitude, longitude, area = (
        np.where(rows, values, np.nan)
        for values in (placed.latitude, placed.longitude, placed.area)
    )
    return Placing(latitude, longitude, area, placed.outlines)


def _time(sheet: Sheet, step: str, count: int, share: float, cumulative: bool) -> str:
    """Which step it is, how many incidents, and how far the film has come."""
    theme = sheet.theme
    day = _day(step)
    words = day.strftime("%B %Y") if len(step) == STEPS["month"] else f"{day.day} {day:%B %Y}"
    records = f"{count:,} incident{'s' * (count != 1)}"
    return (
        f'<g transform="translate(12 12)"><rect width="{_WIDE}" height="{_HIGH}" rx="3"'
        f' fill="{theme.paper}" fill-opacity=".88"/>'
        f'<text x="12" y="25" font-size="19" font-weight="700">{escape(words)}</text>'
        f'<text x="12" y="44" font-size="12" fill="{theme.quiet}">{records}'
        f"{' up to here' if cumulative else ''}</text>"
        f'<path d="M0 {_HIGH - 2}h{_WIDE}" stroke="{theme.border}" stroke-width="4"/>'
        f'<path d="M0 {_HIGH - 2}h{_WIDE * share:.1f}" stroke="{theme.ink}" stroke-width="4"/></g>'
    )
