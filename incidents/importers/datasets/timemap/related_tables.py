"""Sources and associations of a relational export of TimeMap: other sheets of a workbook, or files
beside that of the events, called as it is (`events.csv`, `sources.csv`, `associations.json`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from incidents.importers.reading import open_file
from incidents.importers.reading.data_file import Cell, DataFile
from incidents.importers.values.columns import Columns, text
from incidents.importers.values.records import header_of, rows_of
from incidents.importers.values.sources import address
from schema.folding import folded

Tag = tuple[str, str]
"""Kind and value of an association; the kind is "" where none is given."""
_EVENTS = re.compile("events?", re.IGNORECASE)
_ENDINGS = (".csv", ".tsv", ".json", ".ndjson", ".xlsx")
_SOURCES = Columns("", {"id": ("id",), "path": ("path", "path0", "path1", "paths", "url")})
_ASSOCIATIONS = Columns(
    "", {"id": ("id", "title"), "mode": ("mode", "filter_paths", "filter_path0", "filter_path1")}
)
_PATHS = {"sources": re.compile("path|url", re.I), "associations": re.compile("filter_path", re.I)}
_NUMBER = re.compile(r"[A-Za-z_-]{0,12}\d+", re.ASCII)
_HIDDEN = "HIDDEN"
"""What the data set writes in place of a source that it keeps to itself."""


@dataclass
class RelatedTables:
    """Addresses of sources by their numbers, and associations by number and title.

    `unknown` is told the numbers that events name and no table has, with the name of the table.
    """

    unknown: Callable[[str, str], None]
    sources: dict[str, list[str]] = field(default_factory=dict)
    associations: dict[str, Tag] = field(default_factory=dict)

    def addresses(self, name: str) -> list[Tag]:
        """Number and addresses of a source that an event names by number or by its address."""
        if name not in self.sources and not address(name) and name.upper() != _HIDDEN:
            self.unknown("sources", name)
        return [(name, path) for path in self.sources.get(name, [name])]

    def tag(self, name: str) -> Tag:
        """Kind and value of an association that an event names; else the name itself."""
        if folded(name) not in self.associations and _NUMBER.fullmatch(name):
            self.unknown("associations", name)
        return self.associations.get(folded(name), ("", name))


def related_tables(
    file: DataFile, sheets: list[DataFile], unknown: Callable[[str, str], None]
) -> RelatedTables:
    """What the other sheets and the files beside it say."""
    found = RelatedTables(unknown)
    for table in (*sheets, *_beside(file.path)):
        header = header_of(table)
        if "latitude" in header:
            continue
        if _SOURCES.present(header):
            found.sources |= dict(_listed(table, _SOURCES, "sources"))
        elif _ASSOCIATIONS.present(header):
            for name, (kind, *_, value) in _tags(table):
                found.associations[folded(name)] = (kind if kind != value else "", value)
    return found


def expected_file(path: Path, kind: str) -> str:
    """What a table of sources or associations beside the file of events is called."""
    return f"{_called(path, kind)}{path.suffix.lower()}"


def _called(path: Path, kind: str) -> str:
    name, times = _EVENTS.subn(kind, path.stem)
    return name if times else kind


def _beside(path: Path) -> Iterator[DataFile]:
    wanted = {_called(path, kind).casefold() for kind in _PATHS}
    for other in sorted(path.absolute().parent.iterdir()):
        named = other.stem.casefold() in wanted and other.suffix.lower() in _ENDINGS
        if named and other.is_file() and other.name != path.name:
            opened = open_file(other)
            yield from [opened.sheet(name) for name in opened.sheets()] or [opened]


def _listed(table: DataFile, columns: Columns, kind: str) -> Iterator[tuple[str, list[str]]]:
    """Each number with the texts of its numbered columns or its list."""
    named = columns.names_in(header_of(table), str(table.path), lambda _: None)
    for _, row in rows_of(table):
        cells = (cell for name, cell in row.items() if _PATHS[kind].match(name))
        yield text(row.get(named["id"])), [path for cell in cells for path in _texts(cell)]


def _tags(table: DataFile) -> Iterator[tuple[str, list[str]]]:
    """Each number and title with its kind and value: the first of its filters and its title."""
    for _, row in rows_of(table):
        by_name = {name.casefold(): cell for name, cell in row.items()}
        paths = [p for n, c in row.items() if _PATHS["associations"].match(n) for p in _texts(c)]
        title = text(by_name.get("title")) or text(by_name.get("id"))
        for name in dict.fromkeys((text(by_name.get("id")), title)):
            if name:
                yield name, [*paths[:1], title] if paths else ["", title]


def _texts(cell: Cell) -> list[str]:
    listed = cell if isinstance(cell, list) else re.split(r"[;\n]", text(cell))
    return [part for item in listed if (part := text(item))]
