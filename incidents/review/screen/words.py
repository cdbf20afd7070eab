"""The pane of the text, with the words of every value marked in the colour of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from incidents.review.facts import Fact
from incidents.review.lines import Line, line_of, wrapped
from incidents.review.page import Page
from incidents.review.screen.colours import chosen, marked
from incidents.visible import visible


class Words(VerticalScroll):
    """The text of a record. It scrolls by itself to the words of the selected fact."""

    can_focus = False
    page: Page | None = None
    facts: Sequence[Fact] = ()
    selected: Fact | None = None

    def __init__(self) -> None:
        super().__init__(Static(id="text"), id="words")
        self.lines: list[Line] = []

    def open(self, page: Page, facts: Sequence[Fact]) -> None:
        """Show another record's text."""
        self.page, self.facts, self.selected = page, facts, None
        self.scroll_home(animate=False)
        self._lay()

    def select(self, fact: Fact | None) -> None:
        """Mark the words of a fact and bring them into view."""
        self.selected = fact
        self._draw()
        if fact and fact.readings and self.lines:
            line = line_of(self.lines, fact.readings[0].start)
            self.scroll_to(y=max(line - self.size.height // 3, 0), animate=False)

    def on_resize(self, event: Resize) -> None:
        """Wrap anew to the width that there is now."""
        self._lay()

    def _lay(self) -> None:
        if self.page and self.size.width:
            self.lines = wrapped(self.page.text, self.page.paragraphs, self.size.width - 2)
            self.select(self.selected)

    def _draw(self) -> None:
        if self.page is None:
            return
        shown = Text(no_wrap=True)
        for start, end in self.lines:
            shown.append_text(self._line(start, end))
            shown.append("\n")
        self.query_one("#text", Static).update(shown)

    def _line(self, start: int, end: int) -> Text:
        line = Text(visible(self.page.text[start:end]) if self.page else "")
        for fact in sorted(self.facts, key=lambda fact: fact is self.selected):
            style = chosen(fact.kind) if fact is self.selected else marked(fact.kind)
            for reading in fact.readings:
                first, last = max(reading.start, start), min(reading.end, end)
                if first < last:
                    line.stylize(style, first - start, last - start)
        return line
