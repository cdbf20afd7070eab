"""One TimeMap event, whether it came as nested JSON or as a row of the relational tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from incidents.importers.datasets.timemap.related_tables import RelatedTables, Tag
from incidents.importers.reading.data_file import Row
from incidents.importers.values.columns import cells, text
from incidents.importers.values.records import items_of
from incidents.importers.values.sources import address
from incidents.language.folding import digest

_READ = ("id", "civId", "date", "time", "location", "latitude", "longitude", "description",
         "graphic")  # fmt: skip
"""Keys of an event that are read, besides its lists."""


@dataclass(frozen=True)
class Event:
    """What an event says. `cells` holds its single values under TimeMap's own names."""

    cells: Row
    sources: list[Tag] = field(default_factory=list)
    """Number and web address of each source that the data set does not hide."""
    tags: list[Tag] = field(default_factory=list)
    """Kind and value of each filter or association; the kind is "" where none is given."""

    def text(self, name: str) -> str:
        """One value as text; "" when the event does not have it."""
        return text(self.cells.get(name))

    @property
    def id(self) -> str:
        """Its number, or what stands for it where the table has no numbers."""
        parts = (self.text(name) for name in ("date", "latitude", "longitude", "description"))
        return self.text("id") or self.text("civId") or f"event-{digest('|'.join(parts))}"

    @property
    def graphic(self) -> bool:
        """Whether the data set warns of graphic images."""
        marked = self.text("graphic").casefold() in ("true", "1", "yes", "y")
        return marked or self.text("description").casefold().startswith("[graphic")


def of_object(found: Row, related: RelatedTables) -> Event:
    """An event of the JSON feed, or of a relational export as JSON."""
    for name in _READ:
        found.get(name)  # so that the rest is named as not used
    single = {name: value for name, value in found.items() if not isinstance(value, list | dict)}
    return Event(single, list(_sources(found, related)), list(_tags(found, related)))


def of_row(row: Row, columns: Mapping[str, str], related: RelatedTables) -> Event:
    """An event of a table, whose sources and associations may stand in tables of their own."""
    named = [t for c in _numbered(row, "source") for t in _split(text(row[c]))]
    urls = [tag for name in named for tag in related.addresses(name)]
    tags = [related.tag(t) for c in _numbered(row, "association") for t in _split(text(row[c]))]
    return Event(cells(row, columns), _addresses(urls), tags)


def _numbered(row: Row, name: str) -> list[str]:
    """`source1`, `source2` ... and `sources`: numbered columns fold into one list."""
    return [column for column in row if re.fullmatch(rf"{name}(?:s|\d+)", column, re.IGNORECASE)]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]|,(?=\S*\s*https?:|\s)", cell) if part.strip()]


def _sources(found: Row, related: RelatedTables) -> Iterator[Tag]:
    for source in items_of(found, "sources"):
        if isinstance(source, str):
            yield from _addresses(related.addresses(source))
        elif isinstance(source, dict):
            paths = items_of(source, "paths") or [source.get("path"), source.get("url")]
            yield from _addresses([(text(source.get("id")), text(path)) for path in paths])


def _addresses(named: list[Tag]) -> list[Tag]:
    """Those that are addresses: HIDDEN and empty paths are not."""
    found = [(id, address(path)) for id, path in named]
    return [(id, url) for id, url in found if url]


def _tags(found: Row, related: RelatedTables) -> Iterator[Tag]:
    for tag in [*items_of(found, "filters"), *items_of(found, "associations")]:
        if isinstance(tag, str):
            yield related.tag(tag)
        elif isinstance(tag, dict):
            value = tag.get("value") or tag.get("title") or tag.get("id")
            kind = tag.get("key") or next(iter(items_of(tag, "filter_paths")), "")
            yield text(kind), text(value)
