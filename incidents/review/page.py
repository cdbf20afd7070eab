"""What a reviewer reads beside a draft: its article, or where none is kept its quotes and rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incidents.store import imported, texts
from incidents.store.engines.base import Database
from incidents.store.texts import Reading
from schema.errors import IncidentsError


@dataclass(frozen=True)
class Page:
    """A text, where its paragraphs stand in it, and where each value was read."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    readings: tuple[Reading, ...]
    whole: bool
    """Whether it is the article itself."""


def page_of(database: Database, code: str, plain: dict[str, Any]) -> Page:
    """The page of a record."""
    text = texts.text_of(database, code)
    readings = tuple(texts.readings_of(database, code))
    found = _article(text, readings) if text and readings else None
    return found or _quotes(database, code, plain)


def _article(text: str, readings: tuple[Reading, ...]) -> Page | None:
    """The article of a text that the draft was read in; None when its HTML cannot be read."""
    from incidents.extract.reading.document import document_of
    from incidents.extract.reading.html import is_html

    try:
        document = document_of(text)
    except IncidentsError:
        return None
    at = readings[0].start
    article = next((a for a in document.articles if a.start <= at < a.end), document.articles[0])
    paragraphs = tuple((block.start, block.end) for block in article.blocks)
    return Page(document.plain if is_html(text) else text, paragraphs, readings, True)


def _quotes(database: Database, code: str, plain: dict[str, Any]) -> Page:
    page = _Pieces()
    for source in plain.get("sources", []):
        page.add(" - ".join(source[k] for k in ("publisher", "title", "url") if source.get(k)))
    page.add(plain.get("date_words"), "date_start")
    page.add(plain.get("location_words"), "place.name")
    for kind in ("casualties", "weapons", "targets", "statements"):
        for number, part in enumerate(plain.get(kind, [])):
            page.add(
                part.get("quote") or part.get("text") or part.get("words"), f"{kind}[{number}]"
            )
    page.add(plain.get("summary"))
    for row in imported.original(database, code):
        for name, value in (row["original"] or {}).items():
            page.add(f"{name}: {value}" if value not in (None, "") else None)
    return page.made()


class _Pieces:
    """Collects paragraphs, each the words of one value; words that stand already are not added."""

    def __init__(self) -> None:
        self.text = ""
        self.paragraphs: list[tuple[int, int]] = []
        self.readings: list[Reading] = []

    def add(self, words: str | None, field: str | None = None) -> None:
        words = " ".join((words or "").split())
        if not words:
            return
        start = self.text.find(words)
        if start < 0:
            start = len(self.text)
            self.text += words + "\n"
            self.paragraphs.append((start, start + len(words)))
        if field:
            self.readings.append(Reading(field, start, start + len(words), ""))

    def made(self) -> Page:
        return Page(self.text, tuple(self.paragraphs), tuple(self.readings), False)
