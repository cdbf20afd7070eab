"""What stands in a column: how many cells are filled, and what they look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from incidents.importers.guessing.automatic_mapping import readable
from incidents.importers.guessing.header_words import understood
from incidents.importers.mapping.cell_reader import as_text
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.date_order import Evidence as OrderEvidence
from incidents.importers.values.days import is_day, is_serial
from incidents.importers.values.figures import read_decimal, read_figure
from incidents.language.unknown_words import is_unknown

_KEPT = 2_000
_MOST = 0.9
_MOSTLY = 0.5
_LIST = re.compile(r"[^;|\n]+(?:\s*(?:;|\||\n| / )\s*[^;|\n]+)+")


@dataclass
class Evidence:
    """The cells of one column. `values` counts the filled ones that do not mean "unknown"."""

    name: str
    values: Counter[str] = field(default_factory=Counter)
    blank: int = 0
    blank_words: Counter[str] = field(default_factory=Counter)
    order: OrderEvidence = field(default_factory=lambda: OrderEvidence(""))
    called: str = ""
    """The name as it is understood: beside the names of the other columns."""

    def add(self, cell: Cell) -> None:
        """Take a cell into account."""
        text = "" if cell is None else as_text(cell)
        if not text:
            self.blank += 1
        elif is_unknown(text):
            self.blank_words[text] += 1
        else:
            self.order.add(cell)
            if text in self.values or len(self.values) < _KEPT:
                self.values[text] += 1

    @property
    def filled(self) -> int:
        """Cells that say something."""
        return sum(self.values.values())

    @property
    def different(self) -> int:
        """How many different things they say."""
        return len(self.values)

    def looks_like(self) -> str:
        """One word for nearly all of the cells: empty, date, url, whole, range, decimal, text."""
        if not self.values:
            return "empty"
        tests = (
            ("url", lambda text: re.match(r"https?://", text) is not None),
            ("whole", lambda text: re.fullmatch(r"\d{1,9}", text) is not None),
            ("date", is_day),
            ("decimal", partial(readable, read_decimal)),
            ("range", lambda text: text[0].isdigit() and readable(read_figure, text)),
        )
        if self.share(tests[4][1]) >= _MOST and self.share(tests[1][1]) < 1:
            whole = self.share(tests[3][1]) < 1
            return "range" if whole else "decimal"
        return next((word for word, test in tests if self.share(test) >= _MOST), "text")

    def share(self, test: Callable[[str], object]) -> float:
        """The part of the filled cells that pass a test."""
        passed = sum(count for text, count in self.values.items() if test(text))
        return passed / max(self.filled, 1)

    def mostly(self, kind: str) -> bool:
        """Whether most cells are dates or figures; enough where the name says so as well."""
        test = is_day if kind == "date" else partial(readable, read_figure)
        return self.share(test) >= _MOSTLY

    def serials(self) -> bool:
        """Whether nearly all cells could be days counted from 1900."""
        return self.share(is_serial) >= _MOST

    def lists(self) -> list[str]:
        """Separators that part several values in at least a few cells."""
        found = [sign for sign in (";", "|", " / ") if self.share(lambda t: sign in t) > 0.02]  # noqa: B023  # fmt: skip
        return found if self.looks_like() == "text" else []

    def words(self) -> str:
        """What was seen, in a few words."""
        kind = self.looks_like()
        if kind == "empty":
            return "empty in every row"
        shown = ", ".join(repr(text[:24]) for text, _ in self.values.most_common(3))
        numbers = [float(text.replace(",", ".")) for text in self.values
                   if kind in ("whole", "decimal") and readable(read_decimal, text)]  # fmt: skip
        span = f" {min(numbers):g} to {max(numbers):g}" if numbers else f" such as {shown}"
        names = {"url": "web addresses", "whole": "whole numbers", "date": "dates",
                 "decimal": "decimal numbers", "range": "numbers and ranges"}  # fmt: skip
        empty = self.blank + sum(self.blank_words.values())
        return f"{names.get(kind, 'text')}{span}" + (f", {empty:,} unknown" if empty else "")


def evidence_of(
    header: Sequence[str], rows: Iterable[Row], tags: Mapping[str, str] = MappingProxyType({})
) -> list[Evidence]:
    """The evidence of every column, in the order of the header; `tags` are HXL tags by column."""
    called = understood(header, tags)
    found = [Evidence(name, order=OrderEvidence(name), called=called[name]) for name in header]
    for row in rows:
        for column in found:
            column.add(row.get(column.name))
    return found
