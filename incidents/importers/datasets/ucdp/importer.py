"""UCDP Georeferenced Event Dataset and Candidate Events: deaths in organised violence.

UCDP names no weapon and does not say who attacked, so that nothing here does: a row becomes
`armed_violence_unspecified`, which answers leave out unless asked for, with both sides as
statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incidents.importers.base import Help, Item, Loaded, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.ucdp.actors import level, statements, title, verification
from incidents.importers.datasets.ucdp.casualties import deaths
from incidents.importers.datasets.ucdp.dates import date_fields
from incidents.importers.datasets.ucdp.headless_file import HEADER, headless
from incidents.importers.datasets.ucdp.places import place_fields
from incidents.importers.drafts import IncidentDraft, SourceDraft
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.columns import cells, columns_of, text
from incidents.importers.values.date_order import order_of
from incidents.importers.values.days import Order
from incidents.importers.values.records import HXL, header_of, is_hxl, rows_of

_COLUMNS = columns_of("ucdp")
_SOURCE: SourceDraft = {
    "key": "ucdp", "publisher": "Uppsala Conflict Data Program", "kind": "dataset",
    "title": "UCDP Georeferenced Event Dataset and Candidate Events",
    "url": "https://ucdp.uu.se/downloads/",
}  # fmt: skip


class Ucdp(DatasetImporter, folder="ucdp"):
    """Events of organised violence with at least one death, with or without a header."""

    def recognises(self, file: DataFile) -> bool:
        """The columns of UCDP, or 49 cells of the kinds that they hold."""
        header = header_of(file)
        return _COLUMNS.present(header) or headless(header)

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every event."""
        header = header_of(file)
        if headless(header):
            ask.warn("no header: the columns are taken to be the 49 of UCDP GED, in its order")
            header = HEADER
        columns = _COLUMNS.names_in(header, file.path.name, ask.warn)

        def rows() -> Iterator[tuple[int, dict[str, Cell]]]:
            return file.rows(HEADER) if header is HEADER else rows_of(file)

        dates = (columns[name] for name in ("date_start", "date_end") if name in columns)
        orders = [order_of(name, rows, ask.warn) for name in dates]
        order = next((order for order in orders if order), None)
        yield from each(rows(), _Event(columns, ask, order).loaded)


class _Event:
    """Turns one row after the other into a document."""

    def __init__(self, columns: Mapping[str, str], ask: Help, order: Order | None) -> None:
        self.columns, self.ask, self.order = columns, ask, order

    def loaded(self, number: int, row: dict[str, Cell]) -> Item:
        found = cells(row, self.columns)
        id = text(found["id"])
        if is_hxl(id):
            return Skipped(number, HXL)
        if not id.isdecimal():
            raise BadCell(self.columns["id"], id, "expected the number of the event")
        return Loaded(number, id, self._document(found), row)

    def _document(self, row: Row) -> IncidentDraft:
        key, location = _SOURCE["key"], place_fields(row, self.columns, self.ask)
        name = text(row.get("where_coordinates")) or text(row.get("country"))
        return {
            "title": title(row, name),
            "level": level(row, self.columns),
            "event_type": "armed_violence_unspecified",
            "verification": verification(row),
            **date_fields(row, self.columns, self.order),
            **location,
            "casualties": deaths(row, self.columns, key, self.ask),
            "statements": statements(row, self.columns, key),
            "sources": [_SOURCE.copy()],
        }
