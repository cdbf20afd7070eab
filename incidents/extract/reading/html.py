"""HTML as text of the same length: markup becomes blanks, so that offsets stay true.

Which paragraphs are the article is asked of trafilatura, which also knows the page's date.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from schema.errors import IncidentsError

_HTML = re.compile(
    r"\s*(?:\ufeff)?\s*(?:<!doctype html|<html|<\?xml|<head|<body|<article|<div|<p[ >])", re.I
)
_HIDDEN = re.compile(
    r"<(script|style|noscript|template|svg|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S
)
_BREAK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|section|article|header|footer|figure|figcaption"
    r"|blockquote|main|nav|aside|title|body|html)\b[^<>]*>",
    re.I,
)
_TAG = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,31});", re.I)
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """The text of a page, as long as its HTML, and the date that the page gives for itself."""

    text: str
    published: str | None


def is_html(text: str) -> bool:
    """Whether a text is a page of HTML and not plain words."""
    return _HTML.match(text[:2_000]) is not None


def read_page(text: str) -> Page:
    """The article of a page; raises IncidentsError when trafilatura is not installed."""
    masked = _masked(text)
    main, published = _main_text(text)
    return Page(_only(masked, main) if main else masked, published)


def _masked(text: str) -> str:
    """The visible words where they stand; a block's tag breaks the line."""
    text = _HIDDEN.sub(lambda m: _filled("\n", len(m[0])), text)
    text = text.replace("\r", " ").replace("\n", " ")
    text = _BREAK.sub(lambda m: _filled("\n\n", len(m[0])), text)
    text = _TAG.sub(lambda m: " " * len(m[0]), text)
    return _ENTITY.sub(_character, text)


def _filled(start: str, length: int) -> str:
    return start[:length].ljust(length)


def _character(match: re.Match[str]) -> str:
    shown = html.unescape(match[0])
    return shown.ljust(len(match[0])) if len(shown) == 1 else " " * len(match[0])


def _main_text(text: str) -> tuple[str, str | None]:
    try:
        import trafilatura
    except ImportError:
        raise IncidentsError(
            "HTML needs the extra `extract`, which is not installed\n"
            "  pip install 'incidents-db[extract]', or give the plain text of the article"
        ) from None
    extracted: Any = trafilatura.bare_extraction(text, with_metadata=True, include_tables=False)
    if extracted is None:
        return "", None
    fields = extracted if isinstance(extracted, dict) else extracted.as_dict()
    words = "\n".join(filter(None, (fields.get("title"), fields.get("text"))))
    return words, fields.get("date")


def _only(masked: str, main: str) -> str:
    """The masked text with the lines blanked that are not of the article."""
    known = _plain(main)
    lines = []
    for line in masked.split("\n"):
        words = _plain(line)
        lines.append(line if words and words in known else " " * len(line))
    return "\n".join(lines)


def _plain(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))
