"""Tables for people: they fit the terminal, and are plain when piped."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

NUMBER_STYLE = "bold"


def print_table(
    headers: Sequence[str], rows: Sequence[Sequence[Any]], right: Sequence[str] = ()
) -> None:
    """Print a table on stdout. `right` names the columns of numbers; None is an empty cell."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _width(headers, rows))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, justify="right" if header in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else visible(str(cell))) for cell in row))
    console.print(table)


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
