"""A text in the lines of a pane, each with the offsets of the words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

Line = tuple[int, int]
_WORD = re.compile(r"\S+")


def wrapped(text: str, paragraphs: Sequence[tuple[int, int]], width: int) -> list[Line]:
    """The lines of some paragraphs, no wider than `width` cells, with an empty line (0, 0) between
    them. Blanks at the ends of a line are left out; a word that is too long is cut.
    """
    lines: list[Line] = []
    for start, end in paragraphs:
        if lines:
            lines.append((0, 0))
        lines.extend(_paragraph(text, start, end, max(width, 4)))
    return lines


def line_of(lines: Sequence[Line], offset: int) -> int:
    """The number of the line in which a character stands, or of the nearest after it."""
    for number, (start, end) in enumerate(lines):
        if start <= offset < end or (start > offset and end > start):
            return number
    return max(len(lines) - 1, 0)


def _paragraph(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    first, last = -1, -1
    for word, stop in _pieces(text, start, end, width):
        if first >= 0 and cell_len(text[first:stop]) > width:
            yield first, last
            first = -1
        first = word if first < 0 else first
        last = stop
    if first >= 0:
        yield first, last


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    for match in _WORD.finditer(text, start, end):
        at = match.start()
        while cell_len(text[at : match.end()]) > width:
            cut = at + 1
            while cut < match.end() and cell_len(text[at : cut + 1]) <= width:
                cut += 1
            yield at, cut
            at = cut
        yield at, match.end()
