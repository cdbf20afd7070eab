"""The source that drafts rest on: the article itself, known again by its digest."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlsplit

from incidents.extract.document import Article, Document
from incidents.language.folding import slug


def source_of(document: Document, article: Article) -> dict[str, Any]:
    """The source document of an article. `sha256` is that of the whole input."""
    text = document.raw[article.start : article.end]
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    host = urlsplit(document.url).hostname if document.url else None
    when = article.published.day.isoformat() if article.published else None
    found: dict[str, Any] = {
        "key": slug("text", when, mark),
        "publisher": (host or "").removeprefix("www.") or "unknown publisher",
        "title": _title(document, article),
        "url": document.url,
        "published": when,
        "kind": "news",
        "sha256": document.sha256,
    }
    if article.published and article.published.inferred:
        found["note"] = f"date of publication inferred: {article.published.inferred}"
    return {key: value for key, value in found.items() if value}


def _title(document: Document, article: Article) -> str | None:
    head = article.headline
    return " ".join(document.plain[head.start : head.end].split())[:200] if head else None
