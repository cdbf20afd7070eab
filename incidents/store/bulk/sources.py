"""Sources of rows: found by publisher and address, or recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from incidents.language.folding import digest, slug
from incidents.store.bulk.chunk import MOST, Memo, tried
from incidents.store.bulk.cited import Cited, Reference, cited, cited_of
from incidents.store.engines.base import Database
from incidents.store.keys import fetch
from incidents.store.references import resolve
from schema.document.context import SourceDocument
from schema.document.write import to_plain
from schema.errors import InputError

_AT_ONCE = 500
_COLUMNS = ["id", "key", "publisher", "url", "note", "kind", "reliability", "credibility"]
_USUAL = tuple(SourceDocument.model_fields[name].default for name in _COLUMNS[5:])
Key = tuple[str, str | None]


class Sources:
    """Finds and records the sources of one load. `usual` is cited by rows that bring figures and
    no source: a document, or the key of a recorded one; raises InputError for an unknown key.
    """

    def __init__(self, database: Database, usual: SourceDocument | str | None) -> None:
        self._database = database
        self._ids: dict[Key, int] = {}
        self.usual = self._record_usual(usual) if usual else None
        self.cited: Memo[Any] = Memo(tried(self._cited))

    def _cited(self, sources: str | None, urls: str | None) -> Cited:
        return cited_of(sources, urls, self._publishers)

    def ids(self, references: Iterable[Reference]) -> dict[Key, int]:
        """Ids by publisher and address of every source named, each recorded when it is new."""
        notes = {(publisher, url): note for publisher, url, note in references}
        found = {key: self._ids[key] for key in notes if key in self._ids}
        missing = [key for key in notes if key not in found]
        found |= self._stored(missing)
        found |= self._recorded({key: notes[key] for key in missing if key not in found})
        if len(self._ids) + len(found) > MOST:
            self._ids.clear()
        self._ids |= found
        return found

    def _stored(self, wanted: list[Key]) -> dict[Key, int]:
        """Those of the wanted that stand in the store; of equal ones the oldest."""
        urls = [url for _, url in wanted if url]
        bare = [publisher for publisher, url in wanted if url is None]
        keys = set(wanted)
        found: dict[Key, int] = {}
        for condition, values in (("url IN", urls), ("url IS NULL AND publisher IN", bare)):
            for start in range(0, len(values), _AT_ONCE):
                some = {f"v{n}": v for n, v in enumerate(values[start : start + _AT_ONCE])}
                marks = ", ".join(f":{name}" for name in some)
                sql = f"SELECT publisher, url, min(id) FROM source WHERE {condition} ({marks})"
                rows = self._database.tuples(f"{sql} GROUP BY publisher, url", some)
                found |= {(p, url): number for p, url, number in rows if (p, url) in keys}
        return found

    def _recorded(self, new: dict[Key, str | None]) -> dict[Key, int]:
        first = self._database.next_id("source")
        numbered = {key: number for number, key in enumerate(new, start=first)}
        rows = [(number, _key(*key), *key, new[key], *_USUAL) for key, number in numbered.items()]
        self._database.insert_many("source", _COLUMNS, rows)
        return numbered

    def _publishers(self, url: str) -> list[str]:
        sql = "SELECT publisher FROM source WHERE url = :url ORDER BY id"
        return [publisher for (publisher,) in self._database.tuples(sql, {"url": url})]

    def _record_usual(self, usual: SourceDocument | str) -> Cited:
        """The batch's own source, recorded if need be."""
        key = usual.key if isinstance(usual, SourceDocument) else usual
        if isinstance(usual, SourceDocument):
            resolve(self._database, [{"code": "the batch", "sources": [to_plain(usual)]}])
        source = fetch(self._database, "sources", [key]).get(key)
        if source is None:
            raise InputError("the key of a recorded source", repr(key), "source")
        reference = (source["publisher"], source["url"], None)
        self._ids[reference[:2]] = source["id"]
        return cited([reference])


def _key(publisher: str, url: str | None) -> str:
    """A lasting key: the publisher in letters, and a digest that tells its pages apart."""
    return f"{slug(publisher)[:60].strip('-')}-{digest(repr((publisher, url)))}".strip("-")
