"""What a chart is asked for, and the chart that a store makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.charts.chart import Chart, Panel
from incidents.charts.series import (
    APART,
    INCIDENTS,
    UNITS,
    Point,
    Series,
    keys_of,
    series_of,
    unit_of,
)
from incidents.queries.filters import from_keywords
from incidents.queries.provenance import filter_words, made
from incidents.queries.publication import answering
from incidents.queries.query import asked_of
from incidents.queries.rows_and_totals import Totals, Wanted, sums
from incidents.queries.sums.breakdown import CHOICES, IN_TIME, INTERCEPT_RATE, KEYS, OVERLAPPING
from incidents.queries.sums.footnotes import footnotes
from schema.areas import country_names
from schema.errors import UnknownNameError, UsageError, nearest
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.queries.filters import Filters
    from incidents.queries.results import Palette
    from incidents.store.engines.base import Database
    from incidents.store.store import Store

FIGURES = (INCIDENTS, *CHOICES)
"""Every name that `--of` takes; `rate` is short for the share of what was intercepted."""
_SHORT = {"rate": INTERCEPT_RATE}
MOST_BARS = 26
MOST_KEYS = 25
"""So many bars and keys have room, each with its name; months and years have room for all."""
MOST_PARTS = 8
"""So many parts of a bar can be told apart."""
OTHERS = "others"
_NAMES = {
    "weapon": "SELECT slug, name FROM weapon",
    "attacker": "SELECT code, name FROM actor",
}
_VOCABULARIES = {"weapon-type": "weapon_types", "target": "target_types"}


@dataclass(frozen=True)
class Question:
    """What a chart is asked for: the key of its axis, the figures, the key of the parts of a bar,
    and the words above it (made from the question where there are none).
    """

    by: str = "month"
    of: Sequence[str] = (INCIDENTS,)
    stack: str | None = None
    title: str | None = None
    subtitle: str | None = None

    def checked(self) -> Question:
        """The question with every name looked up; raises UnknownNameError or UsageError."""
        of = [_SHORT.get(name, name) for name in dict.fromkeys(self.of)] or [INCIDENTS]
        _check("key to draw by", [self.by, *([self.stack] if self.stack else [])], KEYS)
        _check("figure", of, FIGURES)
        if self.stack == self.by:
            raise UsageError(f"--stack: expected another key than --by, found {self.stack} twice")
        if self.stack and INTERCEPT_RATE in of:
            raise UsageError(
                f"--stack: expected figures that add up, found {INTERCEPT_RATE}, which is a share"
            )
        return Question(self.by, of, self.stack, self.title, self.subtitle)

    @property
    def heading(self) -> str:
        """The title."""
        if self.title is not None:
            return self.title
        named = [name.replace("_", " ") for name in self.of]
        listed = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
        parts = f", {self.stack.replace('-', ' ')}s apart" if self.stack else ""
        return f"{listed[:1].upper()}{listed[1:]} by {self.by.replace('-', ' ')}{parts}"


def chart_of(store: Store, filters: Filters, asked: Question, colours: Palette) -> Chart:
    """The chart of a question; raises UsageError where no record answers it."""
    asked = asked.checked()
    names = [name for name in asked.of if name != INCIDENTS]
    totals = sums(store, filters, Wanted((asked.by,), names))
    if not totals.rows:
        raise UsageError(
            "expected incidents to draw, found none that match\n  `incidents count` with the same"
            " filters says what is left out"
        )
    keys, left = _drawn_keys(totals.rows, asked)
    stacked = sums(store, filters, Wanted((asked.by, asked.stack), names)) if asked.stack else None
    wanted = from_keywords(filters)
    with answering(store, wanted) as database:
        query = asked_of(store, database, wanted)
        (every,) = sums(store, filters, Wanted((), names)).rows
        facts = made(database, wanted, query, every["incidents"])
        key_labels = _labels(database, asked.by, keys)
        part_labels = _labels(database, asked.stack, _values(stacked, asked.stack))
    panels = tuple(_panels(totals, stacked, asked, keys, part_labels))
    notes = [*left, *_notes(totals, asked)]
    return Chart(
        asked.heading,
        filter_words(facts["filter"]) if asked.subtitle is None else asked.subtitle,
        asked.by,
        tuple((key, key_labels[key]) for key in keys),
        panels,
        tuple(notes),
        facts,
        _colours(asked, keys, part_labels, colours),
    )


def _check(noun: str, given: Sequence[str], known: Sequence[str] | Mapping[str, Any]) -> None:
    for name in given:
        if name not in known:
            raise UnknownNameError(noun, name, nearest(name, known), f"known: {', '.join(known)}")


def _drawn_keys(rows: Sequence[Mapping[str, Any]], asked: Question) -> tuple[list[Any], list[str]]:
    """The keys in their order, and a note of those that have no room."""
    if asked.by in IN_TIME:
        return keys_of(rows, asked.by), []
    name = next((name for name in asked.of if name != INCIDENTS), INCIDENTS)
    column = name if name == INCIDENTS else f"{name}_low"

    def size(row: Mapping[str, Any]) -> tuple[float, int]:
        return (row[column] or 0, row["incidents"])

    keys = keys_of(sorted(rows, key=size, reverse=True), asked.by)
    bars = 1 if asked.stack and len(asked.of) == 1 else len(asked.of)
    room = min(MOST_KEYS, MOST_BARS // bars) or 1
    left = len(keys) - room
    if left <= 0:
        return keys, []
    note = f"{left:,} more with smaller figures: `incidents count --by {asked.by}` has them"
    return keys[:room], [note]


def _panels(
    totals: Totals, stacked: Totals | None, asked: Question, keys: list[Any],
    part_labels: Mapping[str | None, str],
) -> Iterator[Panel]:  # fmt: skip
    def whole(figure: str) -> Series:
        return series_of(figure, figure.replace("_", " "), totals.rows, asked.by, keys)

    if stacked is None or asked.stack is None:
        for unit in UNITS:
            if here := [whole(figure) for figure in asked.of if unit_of(figure) == unit]:
                yield Panel(unit, tuple(here))
        return
    for figure in asked.of:
        parts = [
            series_of(
                figure, part_labels[value],
                [row for row in stacked.rows if row[asked.stack] == value],
                asked.by, keys, _code(value),
            )
            for value in _values(stacked, asked.stack)
        ]  # fmt: skip
        yield Panel(f"{figure.replace('_', ' ')}", tuple(_largest(parts)), whole(figure))


def _largest(parts: Sequence[Series]) -> Iterator[Series]:
    """The parts that can be told apart, the largest first; the rest as one, which is only as
    certain as its parts.
    """
    by_size = sorted(parts, key=lambda part: -sum(point.least for point in part.points))
    by_size = [part for part in by_size if any(point.least for point in part.points)]
    if len(by_size) <= MOST_PARTS:
        yield from by_size
        return
    yield from by_size[: MOST_PARTS - 1]
    rest = by_size[MOST_PARTS - 1 :]
    points = tuple(
        Point(
            together[0].key, sum(point.least for point in together), None,
            sum(point.unknown for point in together), sum(point.records for point in together),
        )
        for together in zip(*(part.points for part in rest), strict=True)
    )  # fmt: skip
    yield Series(rest[0].figure, f"{len(rest)} {OTHERS}", points, OTHERS)


def _notes(totals: Totals, asked: Question) -> Iterator[str]:
    yield from footnotes(totals)
    if asked.by in IN_TIME:
        yield (
            f"? or unknown: records of that {asked.by} state no such figure;"
            " no mark: nothing recorded"
        )
    if asked.stack in OVERLAPPING:
        yield (
            f"parts are least figures; an incident with two {asked.stack.replace('-', ' ')}s is in"
            " both: what exceeds the total is pale"
        )
    elif asked.stack:
        yield "parts are least figures; the line shows the total with its range"
    if len(totals.datasets) > 1:
        several = ", ".join(totals.datasets)
        yield f"several data sets hold these incidents and may overlap: {several}"


def _values(stacked: Totals | None, key: str | None) -> list[Any]:
    return list(dict.fromkeys(row[key] for row in stacked.rows)) if stacked and key else []


def _code(value: Any) -> str:
    return "unknown" if value is None else str(value)


def _labels(database: Database, by: str | None, keys: Sequence[Any]) -> dict[Any, str]:
    """The names of codes as people read them."""
    known: dict[Any, str] = {}
    if by in _VOCABULARIES:
        terms = vocabulary(_VOCABULARIES[by]).terms
        known = {code: term.label for code, term in terms.items()}
    elif by in _NAMES:
        known = dict(database.tuples(_NAMES[by]))
    elif by == "country":
        known = dict(country_names())
    return {key: APART.get(key) or known.get(key, str(key)) for key in keys}


def _colours(
    asked: Question, keys: Sequence[Any], parts: Mapping[str | None, str], colours: Palette
) -> dict[str, str]:
    """The map's colours of weapon types, on the axis or as parts."""
    if asked.by == "weapon-type":
        return {_code(key): colours([_code(key)]).colour for key in keys}
    if asked.stack == "weapon-type":
        return {_code(value): colours([_code(value)]).colour for value in parts}
    return {}
