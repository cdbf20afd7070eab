"""ACLED: political violence and protest, of which explosions and remote violence are strikes.

Its terms do not allow passing its texts on: `notes` stays in the original row and enters no field.

Its one figure of fatalities is the lowest that was reported, so the upper end stays open. 0 stands
for none and for unknown alike, so it says nothing. 3, 10, 12 and 100 are written for vague words
("several", "dozens", "hundreds") as well as for themselves: such a figure is no best estimate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incidents.importers.base import Help, Item, Loaded, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.acled.actors import attacker, reporters, statements
from incidents.importers.datasets.acled.dates import date_fields
from incidents.importers.datasets.acled.places import place_fields
from incidents.importers.datasets.acled.strike_types import UNLISTED, is_strike, weapon_type
from incidents.importers.drafts import ClaimDraft, IncidentDraft, SourceDraft, WeaponUseDraft
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.cell_numbers import whole
from incidents.importers.values.columns import cells, columns_of, text
from incidents.importers.values.date_order import order_of
from incidents.importers.values.days import Order
from incidents.importers.values.records import HXL, header_of, is_hxl, rows_of
from incidents.language.weapon_words import weapon_named
from schema.event_types import event_type_of

_COLUMNS = columns_of("acled")
_SOURCE: SourceDraft = {
    "key": "acled", "publisher": "Armed Conflict Location and Event Data (ACLED)",
    "kind": "dataset", "title": "ACLED data export", "url": "https://acleddata.com",
}  # fmt: skip
_CONVENTIONAL = (3, 10, 12, 100)


class Acled(DatasetImporter, folder="acled"):
    """Events of remote violence; battles, protests and others are skipped and counted."""

    def recognises(self, file: DataFile) -> bool:
        """The columns of ACLED, of any year."""
        return _COLUMNS.present(header_of(file))

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every event of the file."""
        columns = _COLUMNS.names_in(header_of(file), file.path.name, ask.warn)
        order = order_of(columns["event_date"], lambda: rows_of(file), ask.warn)
        yield from each(rows_of(file), _Event(columns, order, ask).read)


class _Event:
    """Turns one row after the other into a document."""

    def __init__(self, columns: Mapping[str, str], order: Order | None, ask: Help) -> None:
        self.columns, self.order, self.ask = columns, order, ask

    def read(self, number: int, row: dict[str, Cell]) -> Item:
        found = cells(row, self.columns)
        id, kind = text(found["event_id_cnty"]), text(found["event_type"])
        if is_hxl(id):
            return Skipped(number, HXL)
        for name, value in (("event_id_cnty", id), ("event_type", kind)):
            if not value:
                raise BadCell(self.columns[name], "", "expected a value, found an empty cell")
        if is_strike(kind):
            return Loaded(number, id, self._document(found, self._weapon(found)), row)
        if not self.ask.keep_all:
            return Skipped(number, f"{kind}, no strike")
        return Loaded(number, id, self._document(found, None), row)

    def _weapon(self, row: Row) -> str:
        sub_type = text(row.get("sub_event_type"))
        weapon = weapon_type(sub_type)
        if weapon is None:
            self.ask.warn(f"sub-event type {sub_type!r} is not known: remote violence, unspecified")
        return weapon or UNLISTED

    def _document(self, row: Row, weapon: str | None) -> IncidentDraft:
        """`weapon` is None for what is no strike."""
        words = text(row.get("sub_event_type")) or text(row["event_type"])
        use = _use(weapon, words, text(row.get("notes"))) if weapon else None
        kind = use["type"] if use else ""
        key, named = _SOURCE["key"], reporters(row)
        place = text(row.get("location")) or text(row.get("country"))
        return {
            "title": f"{words}: {place}" if place else words,
            "event_type": event_type_of([kind], strike=True) if use else "other",
            "verification": "single_source" if len(named) == 1 else "unverified",
            **date_fields(row, self.columns, self.order),
            **place_fields(row, self.columns, self.ask),
            **(attacker(row, self.ask) if use else {}),
            "weapons": [use] if use else [],
            "casualties": fatalities(row["fatalities"], self.columns["fatalities"], key),
            "statements": statements(row, key),
            "sources": [_SOURCE.copy(), *named],
        }


def _use(weapon: str, words: str, notes: str) -> WeaponUseDraft:
    """The weapon of the sub-type; where that leaves it open, the one kind that the notes name.
    Of the notes themselves nothing is taken: the terms do not allow it.
    """
    named = weapon_named(notes) if weapon == UNLISTED else None
    if named is None:
        return {"type": weapon, "text": words}
    return {"type": named[0], "text": words, "inferred": "the notes of ACLED name this kind alone"}


def fatalities(cell: Cell, column: str, source: str) -> list[ClaimDraft]:
    """The casualty claim of a row, or none."""
    figure = whole(cell, column)
    if not figure:
        return []
    claim: ClaimDraft = {
        "outcome": "killed", "source": source, "low": figure, "locator": "fatalities",
    }  # fmt: skip
    if figure not in _CONVENTIONAL:
        return [{**claim, "best": figure}]
    words = f"{figure}, which ACLED also writes for a vague word"
    return [{**claim, "words": words, "inferred": "the report may hold a word and no figure"}]
