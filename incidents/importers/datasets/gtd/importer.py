"""Global Terrorism Database: bombings and attacks with projectiles; the rest is skipped.

Its agreement does not allow passing its texts on: `summary` and `motive` stay in the original row.

A month or day of 0 is unknown, so that the date is known to the year or month.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incidents.importers.base import Help, Item, Loaded, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.gtd.actors import attacker, statements
from incidents.importers.datasets.gtd.casualties import casualties
from incidents.importers.datasets.gtd.cells import cell_text, number
from incidents.importers.datasets.gtd.places import place_fields
from incidents.importers.datasets.gtd.targets import targets
from incidents.importers.datasets.gtd.weapons import event, is_strike, weapons
from incidents.importers.drafts import DateDraft, IncidentDraft, SourceDraft
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.columns import cells, columns_of, text
from schema.dates import parse_partial
from schema.errors import InputError

_COLUMNS = columns_of("gtd")
_SOURCE: SourceDraft = {
    "key": "gtd", "publisher": "START, University of Maryland", "kind": "dataset",
    "title": "Global Terrorism Database", "url": "https://www.start.umd.edu/gtd",
}  # fmt: skip


class Gtd(DatasetImporter, folder="gtd"):
    """Incidents of terrorism of which explosives or projectiles are part."""

    def recognises(self, file: DataFile) -> bool:
        """The columns of GTD."""
        return _COLUMNS.present(file.header())

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every incident of the file."""
        columns = _COLUMNS.names_in(file.header(), file.path.name, ask.warn)
        yield from each(file.rows(), _Incident(columns, ask).read)


class _Incident:
    """Turns one row after the other into a document."""

    def __init__(self, columns: Mapping[str, str], ask: Help) -> None:
        self.columns, self.ask = columns, ask

    def read(self, number: int, row: dict[str, Cell]) -> Item:
        found = cells(row, self.columns)
        id, strike = text(found["eventid"]), is_strike(found)
        if not (id.isdecimal() and len(id) == 12):
            reason = "expected the 12 digits of an event; spreadsheet programs round them off"
            raise BadCell(self.columns["eventid"], id, reason)
        if not strike and not self.ask.keep_all:
            kind = cell_text(found, "attacktype1_txt") or "Attack type unknown"
            return Skipped(number, f"{kind}, no strike")
        return Loaded(number, id, self._document(found, strike), row)

    def _document(self, row: Row, strike: bool) -> IncidentDraft:
        key, uses = _SOURCE["key"], weapons(row)
        kind = cell_text(row, "attacktype1_txt") or "Attack"
        place = (
            cell_text(row, "city") or cell_text(row, "provstate") or cell_text(row, "country_txt")
        )
        return {
            "title": f"{kind}: {place}" if place else kind,
            "event_type": event(row, uses) if strike else "other",
            "verification": "unverified",
            **date_fields(row, self.columns),
            **place_fields(row, self.columns, self.ask),
            **attacker(row, self.ask),
            "weapons": uses,
            "targets": targets(row),
            "casualties": casualties(row, self.columns, key),
            "statements": statements(row, key),
            "sources": [_SOURCE.copy()],
        }


def date_fields(row: Row, columns: Mapping[str, str]) -> DateDraft:
    """The date fields of a document."""
    year, month, day = (number(row, name, columns) for name in ("iyear", "imonth", "iday"))
    if not year:
        raise BadCell(columns["iyear"], row["iyear"], "expected a year")
    parts = [f"{year:04}", *([f"{month:02}"] if month else [])]
    parts += [f"{day:02}"] if month and day else []
    precision = ("year", "month", "day")[len(parts) - 1]
    found: DateDraft = {
        "date_start": _checked("-".join(parts), columns),
        "date_precision": precision,
    }
    words = cell_text(row, "approxdate")
    return {**found, "date_words": words} if words else found


def _checked(date: str, columns: Mapping[str, str]) -> str:
    try:
        return parse_partial(date, "")
    except InputError as error:
        names = ", ".join(columns[name] for name in ("iyear", "imonth", "iday"))
        raise BadCell(names, date, f"expected {error.expected}") from None
