"""The source that a claim rests on: a recorded one by key or address, or a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from incidents.entry.from_options import source_of
from incidents.store.changes.context import revise_context
from incidents.store.context import KINDS, stored
from incidents.store.engines.base import Database
from incidents.store.history import Author
from schema.document.context import SourceDocument
from schema.document.read import validate
from schema.document.write import to_plain
from schema.errors import UsageError

Plain = dict[str, Any]


@dataclass(frozen=True)
class CitedSource:
    """A source as a person names it: its key or web address, and what is known of it."""

    named: str
    publisher: str | None = None
    published: str | None = None
    grade: str | None = None

    def facts(self) -> Plain:
        """What is told, by the fields of a source's document."""
        told = {"publisher": self.publisher, "published": self.published, **_graded(self.grade)}
        return {name: value for name, value in told.items() if value is not None}


def recorded_or_new(database: Database, plain: Plain, cited: CitedSource, author: Author) -> Plain:
    """The source, the document's own before others of the store. What is told of a recorded one
    completes it, as a revision of the source, and has to be so where it says something already.
    """
    told, key = cited.facts(), _recorded(database, plain, cited.named)
    source = source_of(database, key or cited.named, cited.publisher)
    completed = source | told
    if key is not None and completed != source:
        _refuse_contradiction(source, told)
        completed = to_plain(validate(SourceDocument, completed, "sources[0]"))
        if row := stored(database, KINDS["sources"], key):
            revise_context(database, KINDS["sources"], row, completed, author)
    return completed


def _refuse_contradiction(source: Plain, told: Plain) -> None:
    ungraded = (source.get("reliability"), source.get("credibility")) == ("F", "6")
    for name, value in told.items():
        graded = name in ("reliability", "credibility")
        known = source.get(name) is not None and not (graded and ungraded)
        if known and source[name] != value:
            option = "grade" if graded else name
            raise UsageError(
                f"--{option}: expected {source[name]}, as the source {source['key']!r} is recorded,"
                f" found {value!r}\n  leave --{option} out"
            )


def _recorded(database: Database, plain: Plain, named: str) -> str | None:
    """The key of the recorded source that is called so or stands at this address."""
    wanted = {f"w{n}": text for n, text in enumerate((named, *_spellings(named)))}
    marks = ", ".join(f":{name}" for name in wanted)
    sql = f"SELECT key FROM source WHERE key = :w0 OR url IN ({marks}) ORDER BY key = :w0 DESC, id"
    found = [str(key) for (key,) in database.tuples(sql, wanted)]
    own = {source["key"] for source in plain.get("sources", [])}
    return next((key for key in found if key in own), found[0] if found else None)


def _spellings(address: str) -> Iterator[str]:
    """The ways to write one web address: with http or https, `www.`, a slash at the end."""
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.")
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    if parts.scheme in ("http", "https") and host:
        for scheme, www, end in product(("https", "http"), ("", "www."), ("", "/")):
            yield f"{scheme}://{www}{host}{path}{end}{query}"


def _graded(grade: str | None) -> dict[str, str | None]:
    if grade is None:
        return {}
    if not re.fullmatch(r"[A-Fa-f][1-6]", grade, re.ASCII):
        raise UsageError(f"--grade: expected an Admiralty grade, A1 to F6, found {grade!r}")
    return {"reliability": grade[0].upper(), "credibility": grade[1]}
