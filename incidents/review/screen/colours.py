"""Colours of the kinds of fact, the same in the text and in the draft."""

from __future__ import annotations

from rich.style import Style

COLOURS = {
    "date": "#f0c75e",
    "place": "#7fd18b",
    "weapon": "#ff8f7a",
    "toll": "#7cc7ff",
    "other": "#c3a6ff",
}
"""Colour-blind safe by lightness; without colour the words are underlined all the same."""
ALARM = Style(bold=True, reverse=True)
FAINT = Style(dim=True)


def marked(kind: str) -> Style:
    """How words of a kind stand in the text."""
    return Style(color=COLOURS[kind], underline=True)


def chosen(kind: str) -> Style:
    """How the words of the selected fact stand in the text."""
    return Style(color=COLOURS[kind], bold=True, reverse=True)
