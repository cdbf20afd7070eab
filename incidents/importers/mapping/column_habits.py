"""What the columns of a table show as a whole, so that no cell is read for more than it says.

Whether the day or the month comes first; where 1 January stands for a year, and 00:00 for no time
at all; whether a column holds country codes, in which NA is Namibia.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from incidents.importers.mapping.cell_reader import as_text
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.mapping.mapping_model import CellRule, Mapping
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.date_order import Evidence
from incidents.importers.values.days import Order, is_serial
from incidents.importers.values.figures import Dot, Dots
from incidents.language.unknown_words import is_unknown

DATES = ("date", "date_start", "date_end")
_ENOUGH, _NEARLY_ALL = 3, 0.9
_NEW_YEAR = re.compile(
    r"(?:\d{4}[-./]?0?1[-./]?0?1|0?1[-./]0?1[-./]\d{4}|0?1(?:st)?[\s.-]+jan(?:uary)?[\s.,-]+\d{4}"
    r"|jan(?:uary)?\.?\s+0?1(?:st)?,?\s+\d{4})(?:[T\s]+[0:.]+Z?(?:\s*am)?)?",
    re.IGNORECASE | re.ASCII,
)
_MIDNIGHT = re.compile(r"0?0[:.]00(?:[:.]00(?:\.0+)?)?\s*(?:Z|UTC|h)?|12:00(?::00)?\s*am", re.I)


@dataclass(frozen=True)
class Habits:
    """The habits of a table's columns, by their names."""

    orders: dict[str, Order | None] = field(default_factory=dict)
    """The order of each date column whose order is stated or to be found; None for unsettled."""
    years: frozenset[str] = frozenset()
    """Date columns in which 1 January means the year alone."""
    midnights: frozenset[str] = frozenset()
    """Time columns in which 00:00 means that nobody said."""
    country_codes: frozenset[str] = frozenset()
    """Columns of two-letter country codes."""
    serials: frozenset[str] = frozenset()
    """Date columns of days counted from 1900."""
    dots: dict[str, Dot] = field(default_factory=dict)
    """What a dot parts in a column of figures, where its cells say so."""


@dataclass
class _Share:
    """How many of a column's filled cells pass a test."""

    passes: Callable[[str], object]
    filled: int = 0
    passed: int = 0

    def add(self, text: str) -> None:
        self.filled += 1
        self.passed += bool(self.passes(text))

    @property
    def nearly_all(self) -> bool:
        return self.passed >= _ENOUGH and self.passed >= _NEARLY_ALL * self.filled


def is_midnight(text: str) -> bool:
    """Whether a time of day is 00:00 in any spelling."""
    return _MIDNIGHT.fullmatch(text.strip()) is not None


def habits_of(mapping: Mapping, rows: Iterable[Row], warn: Callable[[str], None]) -> Habits:
    """The habits of the columns that a mapping names, found in one pass over all rows; what they
    change in the reading of a cell is said in a warning.
    """
    rules = [mapping.fields[name] for name in DATES if name in mapping.fields]
    orders = {c: Evidence(c) for rule in rules if rule.order == "auto" for c in rule.named}
    stated = "date_precision" in mapping.fields
    years = _shares([] if stated else rules, _NEW_YEAR.fullmatch)
    times = _shares(_rules(mapping, "time_local"), is_midnight)
    serials = _shares(rules, is_serial)
    codes = _shares(_rules(mapping, "country"), re.compile(r"(?!NA$)[A-Z]{2}").fullmatch)
    dots = {column: Dots() for rule in _figures(mapping) for column in rule.named}
    if orders or years or times or codes or dots:
        shares = [*years.items(), *serials.items(), *times.items(), *codes.items()]
        _look(rows, [*orders.items()], [*shares, *dots.items()])
    found = Habits(
        {**_found_orders(orders), **_stated_orders(rules)},
        frozenset(c for c, share in years.items() if share.nearly_all),
        frozenset(c for c, share in times.items() if share.nearly_all),
        frozenset(c for c, share in codes.items() if share.passed >= _NEARLY_ALL * share.filled),
        frozenset(c for c, share in serials.items() if _serials(c, share, rules)),
        {c: seen.dot for c, seen in dots.items() if seen.dot},
    )
    for text in _words(found, orders, years, times, serials):
        warn(text)
    return found


def _rules(mapping: Mapping, name: str) -> list[CellRule]:
    return [mapping.fields[name]] if name in mapping.fields else []


def _serials(column: str, share: _Share, rules: Sequence[CellRule]) -> bool:
    """Nearly all cells are serials, and nobody says that dates are written otherwise."""
    stated = any(rule.order != "auto" for rule in rules if column in rule.named)
    return share.passed > 0 and share.passed >= _NEARLY_ALL * share.filled and not stated


def _figures(mapping: Mapping) -> list[CellRule]:
    """The rules whose cells are figures."""
    fields = [rule for name, rule in mapping.fields.items() if FIELDS[name].kind == "figure"]
    claims = (claim.rules.items() for claim in mapping.casualties)
    return fields + [rule for rules in claims for name, rule in rules if name != "speaker"]


def _shares(rules: Sequence[CellRule], passes: Callable[[str], object]) -> dict[str, _Share]:
    return {column: _Share(passes) for rule in rules for column in rule.named}


def _look(
    rows: Iterable[Row],
    orders: Sequence[tuple[str, Evidence]],
    others: Sequence[tuple[str, _Share | Dots]],
) -> None:
    for row in rows:
        for column, evidence in orders:
            if cell := row.get(column):
                evidence.add(cell)
        for column, seen in others:
            text = _filled(row.get(column))
            if text:
                seen.add(text)


def _filled(cell: Cell) -> str:
    text = "" if cell is None else as_text(cell)
    return "" if is_unknown(text) else text


def _stated_orders(rules: Sequence[CellRule]) -> dict[str, Order | None]:
    return {
        column: rule.order
        for rule in rules
        for column in rule.named
        if rule.order in ("day_first", "month_first")
    }


def _found_orders(orders: dict[str, Evidence]) -> dict[str, Order | None]:
    """The order that each column shows; where none of its cells says it, that of the others, since
    one file writes its dates one way.
    """
    shown = {seen.order for seen in orders.values() if seen.order}
    common = shown.pop() if len(shown) == 1 else None
    return {
        column: seen.order if seen.day_first or seen.month_first else common
        for column, seen in orders.items()
    }


def _words(
    found: Habits,
    orders: dict[str, Evidence],
    years: dict[str, _Share],
    times: dict[str, _Share],
    serials: dict[str, _Share],
) -> Iterable[str]:
    for column, seen in orders.items():
        order = found.orders[column]
        borrowed = order and not seen.order
        if seen.order or seen.either:
            other = f"; read {str(order).replace('_', ' ')} as the other dates of the file"
            yield f"{seen.words()}{other if borrowed else ''}"
    for column in sorted(found.years):
        share = years[column]
        yield (
            f"{column!r}: 1 January in {share.passed:,} of {share.filled:,} rows is taken for the "
            "year alone; a mapping can say otherwise: date_precision"
        )
    for column in sorted(found.serials):
        share = serials[column]
        yield f"{column!r}: {share.passed:,} of {share.filled:,} cells are days counted from 1900"
    for column in sorted(found.midnights):
        share = times[column]
        yield f"{column!r}: 00:00 in {share.passed:,} of {share.filled:,} rows is taken for no time"
