"""Tables and pages of text for people: they fit the terminal, and are plain when piped."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from incidents.cli.console import colour, rich_console
from incidents.language.visible_signs import visible
from schema.languages.catalogue import gettext

_LABEL = 16
_PAGE = 100
_LONG_WORD = 16
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def print_table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Any]],
    right: Sequence[str] = (),
    whole: Sequence[str] = (),
    spare: Sequence[str] = (),
    last: Sequence[str] = (),
    *,
    as_named: bool = False,
) -> list[str]:
    """Print a table on stdout; returns the columns that had to be left out.

    `right` names the columns of numbers, `whole` those that are folded only when nothing else
    helps. On a terminal that is too narrow, `spare` go first, in this order, until nothing has to
    be folded; then `last`, until no word has to be broken. Piped, a table is as wide as its cells:
    `rows` are gone through twice and never held. None is an empty cell. Headings are words, in the
    language of the reader; `as_named` leaves them as they are, for names of columns.
    """
    if not as_named:
        headers, right, whole, spare, last = (
            [gettext(name) if name else "" for name in names]
            for names in (headers, right, whole, spare, last)
        )
    if not sys.stdout.isatty():
        _print_plain(headers, rows, right)
        return []
    cells = [_shown(row) for row in rows]
    table = _Fitted(list(headers), cells, list(whole))
    table.drop(spare, lambda: table.width(full=True))
    table.drop(last, lambda: table.width(full=False))
    _print_folded(table, right)
    return table.left_out


@dataclass
class _Fitted:
    """A table on its way to a terminal: what it still holds, and what was left out."""

    headers: list[str]
    cells: list[list[str]]
    whole: list[str]
    left_out: list[str] = field(default_factory=list)

    def drop(self, names: Sequence[str], width: Callable[[], int]) -> None:
        """Leave columns out, in this order, while the table is too wide."""
        for name in names:
            if width() <= _terminal():
                return
            if name not in self.headers:
                continue
            number = self.headers.index(name)
            del self.headers[number]
            self.cells = [[*row[:number], *row[number + 1 :]] for row in self.cells]
            self.left_out.append(name)

    def width(self, full: bool) -> int:
        """How wide the table is unfolded, or with every column as narrow as it can be."""
        gaps = 3 * len(self.headers) - 2  # rich keeps one blank after the last column
        return gaps + sum(wide if full else least for wide, least in self.columns())

    def columns(self) -> list[tuple[int, int]]:
        """Of each column its full width, and the least at which no word is broken."""
        from rich.cells import cell_len

        found = []
        for header, *column in zip(self.headers, *self.cells, strict=True):
            full = max(map(cell_len, (header, *column)))
            words = (cell_len(word) for cell in (header, *column) for word in cell.split())
            least = full if header in self.whole else min(max(words, default=0), _LONG_WORD)
            found.append((full, max(least, cell_len(header))))
        return found


def _shown(row: Iterable[Any]) -> list[str]:
    return ["" if cell is None else visible(str(cell)) for cell in row]


def _print_plain(
    headers: Sequence[str], rows: Iterable[Sequence[Any]], right: Sequence[str]
) -> None:
    """A piped table needs no folding, and so none of the time that rich takes to load."""
    widths = list(map(_width, headers))
    for row in rows:
        widths = list(map(max, widths, map(_width, _shown(row))))

    def line(row: Iterable[str]) -> str:
        padded = []
        for header, width, cell in zip(headers, widths, row, strict=True):
            gap = " " * (width - _width(cell))
            padded.append(gap + cell if header in right else cell + gap)
        return "   ".join(padded).rstrip()

    write = sys.stdout.write
    write(line(headers) + "\n")
    write("─" * (sum(widths) + 3 * (len(widths) - 1)) + "\n")
    for row in rows:
        write(line(_shown(row)) + "\n")


def _width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _print_folded(fitted: _Fitted, right: Sequence[str]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = rich_console(width=_terminal())
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    fits = fitted.width(full=False) <= _terminal()
    for header, (_, least) in zip(fitted.headers, fitted.columns(), strict=True):
        side: Literal["right", "left"] = "right" if header in right else "left"
        narrowest = least if fits else None
        table.add_column(header, justify=side, overflow="fold", min_width=narrowest)
    for row in fitted.cells:
        table.add_row(*map(Text, row))
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        sys.stdout.write(line.rstrip() + "\n")


def print_hanging(head: str, text: str) -> None:
    """Print a line with a head; on a terminal the text is wrapped beside it."""
    shown = [visible(text)]
    if sys.stdout.isatty():
        room = max(_terminal() - len(head), 20)
        shown = textwrap.wrap(shown[0], room, break_on_hyphens=False) or [""]
    for number, line in enumerate(shown):
        sys.stdout.write(f"{' ' * len(head) if number else head}{line}\n")


class Page:
    """Labelled lines with hanging indents, printed on stdout as they come."""

    def __init__(self) -> None:
        self.colour = colour()
        self.width = min(_terminal(), _PAGE) if sys.stdout.isatty() else _PAGE

    def title(self, text: str, below: str) -> None:
        """The first lines: what the page is about, and its code."""
        self._write(self._styled(visible(text), _BOLD))
        self._write(self._styled(visible(below), _DIM))

    def warning(self, text: str) -> None:
        """What has to be read before anything else, and an empty line after it."""
        for line in textwrap.wrap(visible(text), self.width):
            self._write(self._styled(line, _BOLD))
        self._write("")

    def plain(self, text: str) -> None:
        """A text as it comes, with no empty line."""
        for line in textwrap.wrap(visible(text), self.width):
            self._write(line)

    def heading(self, text: str) -> None:
        """A heading after an empty line."""
        self._write("")
        self._write(self._styled(gettext(text), _BOLD))

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
        label = gettext(label)
        first, *rest = self._wrapped(visible(value)) or [""]
        if len(label) >= _LABEL:
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

    def address(self, url: str | None) -> None:
        """A web address in one piece, however long, so that it can be opened; nothing for
        nothing.
        """
        if url:
            self._write(self._styled(" " * (_LABEL + 2) + visible(url), _DIM))

    def _wrapped(self, text: str, deeper: int = 0) -> list[str]:
        return textwrap.wrap(text, max(self.width - _LABEL - deeper, 20), break_on_hyphens=False)

    def _styled(self, text: str, style: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.colour else text

    def _write(self, line: str) -> None:
        sys.stdout.write(line + "\n")


def _terminal() -> int:
    return shutil.get_terminal_size().columns
