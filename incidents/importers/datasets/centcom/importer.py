"""Strike releases of the coalition against the Islamic State: one row a place and release.

A release tells what happened since the one before, so that a row's strikes lie between the two
days, and are not dated by its own. How many strikes there were is no count of munitions. Releases
say "strike" or "airstrike" of fighters, bombers, drones and rocket artillery alike: what kind it
was stays open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from incidents.importers.base import Help, Item, Loaded
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.drafts import (
    DateDraft,
    IncidentDraft,
    LocationDraft,
    SourceDraft,
    WeaponUseDraft,
)
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.cell_numbers import blank, whole
from incidents.importers.values.columns import cells, columns_of, text
from incidents.importers.values.date_order import one_day, order_of
from incidents.importers.values.days import Order
from incidents.importers.values.records import rows_of
from incidents.language.folding import digest
from schema.event_types import event_type_of_uses

_COLUMNS = columns_of("centcom")
_SOURCE: SourceDraft = {
    "key": "centcom", "publisher": "U.S. Central Command", "kind": "official",
    "title": "Strike releases of Operation Inherent Resolve",
}  # fmt: skip
_ATTACKER = "coalition-against-islamic-state"
_LINE = re.compile(r"\bnear [^,\n]{2,40},? [^,\n]{1,30}\b(?:air)?strikes?\b", re.IGNORECASE)
_KIND = re.compile(r"air ?strikes?|strikes?", re.IGNORECASE)
_AT_MOST = dt.timedelta(days=7)
"""How long before its release a strike may lie where the file lacks the release before."""


class Centcom(DatasetImporter, folder="centcom"):
    """Strikes near a place as one release tells them, without weapon and without casualties."""

    def recognises(self, file: DataFile) -> bool:
        """The columns, whose names are anybody's, with lines as releases have them."""
        header = file.header() if file.kind == "table" else ()
        return _COLUMNS.present(header) and bool(_LINE.search(file.sample()))

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every line of every release."""
        columns = _COLUMNS.names_in(file.header(), file.path.name, ask.warn)
        column = columns["date"]
        order = order_of(column, lambda: rows_of(file), ask.warn)
        before = _releases_before(file, column, order)
        yield from each(rows_of(file), _Line(columns, order, before, ask).loaded)


def _releases_before(file: DataFile, column: str, order: Order | None) -> dict[dt.date, dt.date]:
    """For each release of the file the one before it; cells that are no day are rejected later."""
    days = set()
    for _, row in rows_of(file):
        try:
            days.add(one_day(row.get(column), column, order))
        except BadCell:
            continue
    listed = sorted(days)
    return dict(zip(listed[1:], listed, strict=False))


class _Line:
    """Turns one row after the other into a document."""

    def __init__(
        self,
        columns: Mapping[str, str],
        order: Order | None,
        before: Mapping[dt.date, dt.date],
        ask: Help,
    ) -> None:
        self.columns, self.order, self.before, self.ask = columns, order, before, ask

    def loaded(self, number: int, row: dict[str, Cell]) -> Item:
        found = cells(row, self.columns)
        parts = (text(found[name]) for name in ("date", "country", "location", "line"))
        identity = f"line-{digest(chr(31).join(parts))}"
        return Loaded(number, identity, self._document(found), row, numbered=False)

    def _document(self, row: Row) -> IncidentDraft:
        strikes = whole(row["number"], self.columns["number"])
        words = _KIND.search(text(row["description"]) or text(row["line"]))
        use: WeaponUseDraft = {
            "type": "unknown", "text": words[0] if words else "strike", "source": "centcom",
        }  # fmt: skip
        location = self._place(row)
        place = location.get("place") or {}
        called = place.get("name") or place.get("country") or "place not named"
        count = f"{strikes} strikes" if strikes and strikes > 1 else "Strike"
        document: IncidentDraft = {
            "title": f"{count} of the coalition near {called}",
            "level": "rollup" if strikes and strikes > 1 else "strike",
            "event_type": event_type_of_uses([use], strike=True),
            "verification": "single_source",
            **self._date(row),
            **location,
            "attacker": _ATTACKER,
            "attribution": "claimed_by_attacker",
            "weapons": [use],
            "summary": " ".join(text(row["line"]).lstrip("-*• ").split()),
            "sources": [_SOURCE.copy()],
        }
        if strikes:
            document["statements"] = [
                {"field": "context", "value": f"strikes: {strikes}", "locator": "number",
                 "source": "centcom"}
            ]  # fmt: skip
        return document

    def _date(self, row: Row) -> DateDraft:
        released = one_day(row["date"], self.columns["date"], self.order)
        first = max(self.before.get(released, dt.date.min), released - _AT_MOST)
        return {
            "date_start": first.isoformat(),
            "date_end": released.isoformat(),
            "date_precision": "week",
            "date_words": f"since the release before; released {released.isoformat()}",
        }

    def _place(self, row: Row) -> LocationDraft:
        """The town that the strikes were near; some lines name a whole country as their place."""
        name, stated = text(row["location"]), text(row["country"])
        country = None if blank(stated) else self.ask.country(stated)
        if whole_country := self.ask.country(name):
            return {"place": {"country": whole_country}, "location_precision": "country"}
        found = self.ask.place(f"near {name}", country) if name else {}
        return {**found, "place": {**found["place"], "name": name}} if "place" in found else found
