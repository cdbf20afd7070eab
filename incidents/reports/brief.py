"""The brief of one incident: where it was at two scales, who says what and what stands, its
sources, its history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from incidents.reports.answer import METHOD, claims_table
from incidents.reports.html_page import HtmlPage
from incidents.reports.record_words import write_record

if TYPE_CHECKING:
    from incidents.queries.questions import Questions

Zoomed = Callable[[bool], tuple[str, Mapping[str, Any]]]
"""Draws the incident's place, close or with its surroundings: SVG, and what made the answer."""


def write_brief(store: Questions, code: str, draw: Zoomed, title: str | None) -> str:
    """The brief as HTML; raises UnknownNameError for a code that no public record has."""
    record = store.record(code, delayed=True)
    (wide, made), (close, _) = draw(False), draw(True)
    page = HtmlPage(title or record.document["title"])
    if title:
        page.title(title, "")
    write_record(record, page)
    page.heading("Where")
    page.figure(wide, "With its surroundings")
    page.figure(close, "Close")
    if record.document.get("casualties"):
        page.heading("Claims beside each other")
        claims_table(page, record)
    page.heading("History of the record")
    rows = [
        [str(link["number"]), link["at"][:10], link["action"], link["why"] or "",
         ", ".join(link["changes"]) if link["changes"] is not None else "purged"]
        for link in store.history(code)
    ]  # fmt: skip
    page.table("", ("number", "day", "what was done", "why", "fields"), rows, ("number",))
    page.heading("How the figures are made")
    page.items(METHOD)
    page.heading("Made")
    page.line("on", made["time"].replace("T", " ").replace("Z", " UTC"))
    page.line("program", made["version"])
    page.line("head of the log", made["head"])
    page.line("kept back", made.get("publish_delay"))
    page.items(made["credits"])
    return page.html()
