"""The pane of the text, with the words of every value marked in the colour of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from incidents.language.visible_signs import visible
from incidents.review.facts import Fact
from incidents.review.lines import Line, line_of, wrapped
from incidents.review.page import Page
from incidents.review.screen.colours import chosen, marked


class Words(ScrollView):
    """The text of a record. It scrolls by itself to the words of the selected fact.

    Only the lines in view are drawn, so that a long text is as quick as a short one.
    """

    can_focus = False
    page: Page | None = None
    facts: Sequence[Fact] = ()
    selected: Fact | None = None

    def __init__(self) -> None:
        super().__init__(id="words")
        self.lines: list[Line] = []

    def open(self, page: Page, facts: Sequence[Fact]) -> None:
        """Show another record's text."""
        self.page, self.facts, self.selected = page, facts, None
        self.scroll_to(y=0, animate=False)
        self._lay()

    def select(self, fact: Fact | None) -> None:
        """Mark the words of a fact and bring them into view."""
        self.selected = fact
        if fact and fact.readings and self.lines:
            line = line_of(self.lines, fact.readings[0].start)
            self.scroll_to(y=max(line - self.size.height // 3, 0), animate=False)
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Wrap anew to the width that there is now."""
        self._lay()

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        number = y + self.scroll_offset.y
        shown = self._line(*self.lines[number]) if number < len(self.lines) else Text()
        strip = Strip(shown.render(self.app.console))
        width = self.scrollable_content_region.width
        return strip.adjust_cell_length(width).apply_style(self.rich_style)

    def _lay(self) -> None:
        if self.page and self.size.width:
            width = self.scrollable_content_region.width - 1
            self.lines = wrapped(self.page.text, self.page.paragraphs, width)
            self.virtual_size = Size(width, len(self.lines))
            self.select(self.selected)

    def _line(self, start: int, end: int) -> Text:
        line = Text(visible(self.page.text[start:end]) if self.page else "", end="")
        for fact in sorted(self.facts, key=lambda fact: fact is self.selected):
            style = chosen(fact.kind) if fact is self.selected else marked(fact.kind)
            for reading in fact.readings:
                first, last = max(reading.start, start), min(reading.end, end)
                if first < last:
                    line.stylize(style, first - start, last - start)
        return line
