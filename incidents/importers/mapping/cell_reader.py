"""One cell by one rule: blank, translated, split - or a fault that says why."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, partial
from math import isnan
from types import MappingProxyType
from typing import TypeVar

from incidents.importers.mapping.fields import Field
from incidents.importers.mapping.mapping_model import CellRule
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.figures import Dot, Figure, read_decimal, read_figure
from schema.columns import join_list
from schema.errors import InputError, UnknownNameError
from schema.folding import folded
from schema.vocabulary import vocabulary

T = TypeVar("T")
Lost = Callable[[str, str, str], None]
NOTHING = Figure(None, None)
# Made once: `int | float` in a test makes a new type for each of a million cells.
_NESTED, _NUMBERS = (list, dict), (int, float, type(None))


class CellReader:
    """Reads the cells of one row. `blank` are the texts that mean "unknown" in every column; so do
    the `usual` ones, but where a rule translates them or a vocabulary has them. `dots` is what a
    dot parts in the figures of a column; `lost` is told the column, text and kind of each value
    that nothing can be made of while its row loads.
    """

    def __init__(
        self,
        row: Row,
        blank: frozenset[str],
        usual: frozenset[str] = frozenset(),
        dots: Mapping[str, Dot] = MappingProxyType({}),
        lost: Lost = lambda *_: None,
    ) -> None:
        self.row, self._blank, self._usual, self._dots = row, blank, usual, dots
        self.lost = lost

    def value(self, rule: CellRule, keep: Collection[str] = ()) -> Cell:
        """The cell as it is, None when it is blank; joined text of several columns. `keep` are
        words that say something here.
        """
        if rule.value is not None:
            return rule.value
        blank = self._blanks(rule, keep)
        found = [cell for name in rule.named if not _is_blank(cell := self.row.get(name), blank)]
        if not found:
            return None
        if len(found) == 1 or rule.pick == "first":
            return found[0]
        return rule.join.join(dict.fromkeys(map(as_text, found)))

    def _blanks(self, rule: CellRule, keep: Collection[str]) -> frozenset[str]:
        if not (rule.codes or rule.blank or keep):
            return _united(self._blank, self._usual)
        kept = {folded(text) for text in (*rule.codes, *keep)}
        return self._blank | {folded(text) for text in rule.blank} | (self._usual - kept)

    def text(self, rule: CellRule, keep: Collection[str] = ()) -> str | None:
        """The cell as text, translated where the rule has codes."""
        value = self.value(rule, keep)
        if value is None:
            return None
        items = self._translated(rule, as_text(value))
        return rule.join.join(items) or None

    def items(self, rule: CellRule, keep: Collection[str] = ()) -> list[str]:
        """The values of a cell that holds a list, each translated; in order, each once."""
        value = self.value(rule, keep)
        if value is None:
            return []
        lists = value if isinstance(value, list) else split(as_text(value), rule.split)
        parts = [as_text(part) for part in lists if part is not None]
        blank = self._blanks(rule, keep)
        kept = [part for part in parts if folded(part) not in blank]
        return list(dict.fromkeys(one for part in kept for one in self._translated(rule, part)))

    def codes(self, rule: CellRule, field: Field) -> list[str]:
        """The codes of a vocabulary; labels count as their codes."""
        items = self.items(rule, _words_of(field))
        return list(dict.fromkeys(filter(None, (self._encoded(rule, field, i) for i in items))))

    def figure(self, rule: CellRule) -> Figure:
        """A figure or range; 0 counts as a figure only where the rule says that it means none.
        Words that hold no figure that anybody could read stay words.
        """
        dot = next((self._dots[name] for name in rule.named if name in self._dots), None)
        try:
            found: Figure | None = self.read(rule, partial(read_figure, dot=dot), "figure")
        except BadCell:
            words = self.text(rule) or ""
            if "?" not in words and not any(map(str.isalpha, words)):
                raise
            self.lose(rule, words, "figure")
            return Figure(None, None, words)
        if found is None or ((found.low, found.high) == (0, 0) and rule.zero == "unknown"):
            return NOTHING
        return found

    def decimal(self, rule: CellRule, unit: str = "") -> float | None:
        """A decimal number, in `unit` when the cell is in another."""
        number: float | None = self.read(rule, read_decimal)
        if number is None or not rule.unit or rule.unit == unit:
            return number
        from schema.units import convert

        return convert(number, rule.unit, unit)

    def lose(self, rule: CellRule, text: str, kind: str) -> None:
        """Count a value that nothing can be made of."""
        self.lost(", ".join(rule.named) or "value", text, kind)

    def read(self, rule: CellRule, reader: Callable[[Cell], T], kind: str = "") -> T | None:
        """The cell as `reader` understands it; None when it is blank, or unreadable and the rule
        says `other: blank`. Translations count first.
        """
        value = self.value(rule)
        if value is not None and rule.codes:
            value = self.text(rule)
        if value is None:
            return None
        try:
            return reader(value)
        except InputError as error:
            if rule.other == "blank":
                self.lose(rule, as_text(value), kind)
                return None
            raise self.fault(rule, f"expected {error.expected}") from None

    def fault(self, rule: CellRule, reason: str) -> BadCell:
        """A fault of this rule's cell."""
        return BadCell(", ".join(rule.named) or "value", as_text(self.value(rule)), reason)

    def _translated(self, rule: CellRule, text: str) -> list[str]:
        if not rule.codes:
            return [text]
        known = {folded(key): codes for key, codes in rule.codes.items()}
        if folded(text) in known:
            codes = known[folded(text)]
            return [codes] if isinstance(codes, str) else codes or []
        return self._other(rule, text, "none of the values that the mapping translates")

    def _other(self, rule: CellRule, text: str, reason: str) -> list[str]:
        if rule.other == "reject":
            raise BadCell(", ".join(rule.named) or "value", text, reason)
        if rule.other == "blank":
            self.lose(rule, text, "code")
        return {"blank": [], "keep": [text]}.get(rule.other, [rule.other])

    def _encoded(self, rule: CellRule, field: Field, text: str) -> str | None:
        known = vocabulary(field.vocabulary)
        if text in known.terms:
            return text
        try:
            return known.encode(text)
        except UnknownNameError:
            reason = f"no code of {field.vocabulary}; translate it by `codes`"
            others = self._other(rule, text, reason)
            return others[0] if others and others[0] != text else None


@cache
def _united(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return one | other


@cache
def _words_of(field: Field) -> frozenset[str]:
    """The words of a vocabulary: "none" is how much was destroyed, and "unknown" a kind."""
    known = vocabulary(field.vocabulary)
    return frozenset({*known.codes, *map(known.label, known.codes)})


def as_text(value: Cell) -> str:
    """A cell as text; a whole number without its ".0", a day without midnight, a list joined."""
    if isinstance(value, str):  # most cells are
        return value.strip()
    if isinstance(value, _NESTED):
        return join_list(map(as_text, value)) or "" if isinstance(value, list) else _json(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return str(value).strip()


def _json(value: dict[str, Cell]) -> str:
    return json.dumps(value, ensure_ascii=False)


def split(text: str, separators: list[str]) -> list[str]:
    """The parts of a list cell, without empty ones."""
    if not separators:
        return [text]
    pattern = "|".join(map(re.escape, sorted(separators, key=len, reverse=True)))
    return [part.strip() for part in re.split(pattern, text) if part.strip()]


def _is_blank(cell: Cell, blank: frozenset[str]) -> bool:
    if isinstance(cell, str):
        return folded(cell) in blank
    return cell is None or cell in ([], {}) or (isinstance(cell, float) and isnan(cell))


def plain_row(row: Row) -> dict[str, Cell]:
    """A row as it is kept beside ours: numbers as numbers, the rest as text."""
    return {
        name: cell if isinstance(cell, _NUMBERS) else as_text(cell) for name, cell in row.items()
    }
