"""GeoConfirmed: geolocated sightings as CSV, GeoJSON, the older JSON, KML and KMZ.

Written from descriptions of the formats. Most entries are sightings of equipment or positions: an
entry is loaded as a strike when its description tells of one, and skipped otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from incidents.importers.base import Help, Item, Loaded, Rejected, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.geoconfirmed.entries import Entry, entries, recognised
from incidents.importers.drafts import (
    IncidentDraft,
    LocationDraft,
    SourceDraft,
    StatementDraft,
    WeaponUseDraft,
    without_empty_lists,
)
from incidents.importers.mapping.cell_reader import plain_row
from incidents.importers.mapping.sources_and_statements import statement
from incidents.importers.reading.data_file import Cell, DataFile
from incidents.importers.reading.shapes import circle
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.days import When, read_day
from incidents.importers.values.figures import read_decimal
from incidents.importers.values.locations import areas_named, place_named, with_area_how
from incidents.importers.values.sources import address, linked
from incidents.language.folding import digest
from incidents.language.strike_words import tells_of_strike
from incidents.language.weapon_words import weapon_named
from schema.errors import InputError
from schema.event_types import event_type_of_uses

_KEY = "geoconfirmed"
_ITSELF: SourceDraft = {"key": _KEY, "publisher": "GeoConfirmed", "url": "https://geoconfirmed.org",
                  "kind": "dataset"}  # fmt: skip
_FIRST_YEAR = "2010"
_NO_STRIKE = "no strike in the description"
_TITLE = 120
T = TypeVar("T")


class GeoConfirmed(DatasetImporter, folder="geoconfirmed"):
    """Entries of any of the five forms; not tried on a real file."""

    def recognises(self, file: DataFile) -> bool:
        """Columns, keys or colours that only this data set has together."""
        return recognised(file)

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every entry: strikes loaded, sightings skipped unless all is to be kept."""
        for entry in entries(file):
            yield _item(entry, ask)


def _item(entry: Entry, ask: Help) -> Item:
    original = plain_row(entry.original)
    told = f"{entry.name}\n{entry.description}"
    strike = tells_of_strike(told)
    if not strike and not ask.keep_all:
        reason = _NO_STRIKE if entry.description or entry.equipment else "no description"
        return Skipped(entry.number, reason)
    try:
        document = _document(entry, strike, ask)
    except BadCell as fault:
        return Rejected(entry.number, fault.column, fault.value, fault.reason, original)
    return Loaded(entry.number, entry.id or f"row-{digest(repr(original))}", document, original)


def _document(entry: Entry, strike: bool, ask: Help) -> IncidentDraft:
    named = weapon_named(entry.description) if strike else None
    uses: list[WeaponUseDraft] = []
    if named:
        uses = [{"type": named[0], "text": named[1], "source": _KEY}]
    first = entry.description.splitlines()[0] if entry.description else entry.name
    document: IncidentDraft = {
        "title": f"{first[:_TITLE]}…" if len(first) > _TITLE else first or "Sighting",
        **_read("date", entry.date, _day).plain(),
        **_place_fields(entry, ask),
        "event_type": event_type_of_uses(uses, strike=True) if strike else "other",
        "verification": "geolocated",
        "location_proof": "published",
        "location_proof_words": "geolocation by GeoConfirmed; its links stand among the sources",
        "weapons": uses,
        "statements": _statements(entry),
        "sources": _sources(entry),
    }
    if entry.description:
        document["summary"] = entry.description
    return without_empty_lists(document)


def _read(column: str, cell: Cell, reader: Callable[[Cell], T]) -> T:
    try:
        return reader(cell)
    except InputError as error:
        raise BadCell(column, cell, f"expected {error.expected}") from None


def _day(cell: Cell) -> When:
    """A date of this data set; years long before it, such as 1527, are slips of the keyboard."""
    found = read_day(cell, "day_first")
    if found.start < _FIRST_YEAR:
        raise InputError(f"a year from {_FIRST_YEAR} on", repr(cell))
    return found


def _place_fields(entry: Entry, ask: Help) -> LocationDraft:
    pair = [_read("coordinates", cell, read_decimal) for cell in (entry.longitude, entry.latitude)]
    try:
        circle([(pair[0], pair[1])])
    except ValueError as error:
        found = f"{entry.latitude}, {entry.longitude}"
        raise BadCell("coordinates", found, str(error)) from None
    country, admin1 = ask.area(pair[1], pair[0])
    area = areas_named(country, admin1)
    name = None if area else f"{pair[1]:.5f}, {pair[0]:.5f}"
    place = place_named(name, area, {"latitude": pair[1], "longitude": pair[0]})
    where: LocationDraft = {
        "place": place, "location_precision": "exact", "location_how": "reported",
    }  # fmt: skip
    return with_area_how(where, None, None)


def _statements(entry: Entry) -> list[StatementDraft]:
    """What stands beside the description. The faction is whose equipment or side it is, so it is
    no attacker.
    """
    said: Mapping[str, str] = {
        "faction": entry.faction,
        "equipment": entry.equipment,
        "units": entry.units,
    }
    return [statement("context", f"{name}: {value}", _KEY) for name, value in said.items() if value]


def _sources(entry: Entry) -> list[SourceDraft]:
    urls = [url for text in entry.links for part in text.split() if (url := address(part))]
    found = [linked(f"page-{digest(url)}", url) for url in dict.fromkeys(urls)]
    return [_ITSELF, *found]
