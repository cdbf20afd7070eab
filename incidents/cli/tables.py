"""Tables and pages of text for people: they fit the terminal, and are plain when piped."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

_LABEL = 16
_PAGE = 100
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def print_table(
    headers: Sequence[str], rows: Sequence[Sequence[Any]], right: Sequence[str] = ()
) -> None:
    """Print a table on stdout. `right` names the columns of numbers; None is an empty cell.

    On a terminal it fits the width, with long cells folded; piped it is as wide as its cells.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    on_terminal = sys.stdout.isatty()
    console = Console(file=sys.stdout, width=None if on_terminal else _width(headers, rows))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, justify="right" if header in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else visible(str(cell))) for cell in row))
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        sys.stdout.write(line.rstrip() + "\n")


class Page:
    """Labelled lines with hanging indents, printed on stdout as they come."""

    def __init__(self) -> None:
        self.colour = sys.stdout.isatty()
        self.width = min(shutil.get_terminal_size().columns, _PAGE) if self.colour else _PAGE

    def title(self, text: str, below: str) -> None:
        """The first lines: what the page is about, and its code."""
        self._write(self._styled(visible(text), _BOLD))
        self._write(self._styled(visible(below), _DIM))

    def heading(self, text: str) -> None:
        """A heading after an empty line."""
        self._write("")
        self._write(self._styled(text, _BOLD))

    def paragraph(self, text: str | None) -> None:
        """A text after an empty line; nothing for nothing."""
        if text:
            self._write("")
            for line in textwrap.wrap(visible(text), self.width):
                self._write(line)

    def line(self, label: str, value: str | None, strong: bool = False) -> None:
        """A label and its value, wrapped beside it; nothing for nothing."""
        if not value:
            return
        first, *rest = self._wrapped(visible(value)) or [""]
        if len(label) > _LABEL:
            self._write(self._styled(visible(label), _DIM))
            label = ""
        head = self._styled(f"{visible(label):<{_LABEL}}", _DIM)
        self._write(f"{head}{self._styled(first, _BOLD) if strong else first}".rstrip())
        for line in rest:
            self._write(" " * _LABEL + line)

    def detail(self, text: str | None) -> None:
        """A fainter line under a value; nothing for nothing."""
        if text:
            for line in self._wrapped(visible(text), deeper=2):
                self._write(self._styled(" " * (_LABEL + 2) + line, _DIM))

    def _wrapped(self, text: str, deeper: int = 0) -> list[str]:
        return textwrap.wrap(text, max(self.width - _LABEL - deeper, 20), break_on_hyphens=False)

    def _styled(self, text: str, style: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.colour else text

    def _write(self, line: str) -> None:
        sys.stdout.write(line + "\n")


def visible(text: str) -> str:
    """A text without what would move the cursor or turn the terminal's writing around."""
    return "".join(_sign(letter) for letter in text)


def span(low: Any, high: Any, best: Any = None) -> str:
    """A figure for reading: `2`, `2-5`, `2-5 (best 3)`, `2+` for at least, empty for unknown."""
    if low is None and high is None:
        return "" if best is None else str(best)
    if high is None:
        return f"{low}+"
    text = f"{low}" if low == high else f"{'?' if low is None else low}-{high}"
    return f"{text} (best {best})" if best is not None and low != high else text


def _sign(letter: str) -> str:
    code = ord(letter)
    if letter in "\n\t":
        return " "
    if code < 32:
        return chr(0x2400 + code)
    if code == 127 or 0x80 <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return "\ufffd"
    return letter


def _width(headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Wide enough for every cell: a piped table is not cut."""
    longest = [
        max([len(h), *(len(str(row[n] or "")) * 2 for row in rows)]) for n, h in enumerate(headers)
    ]
    return max(sum(longest) + 3 * len(headers), 40)
