"""The Bureau of Investigative Journalism: US drone and air strikes, one sheet a country."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.importers.base import Help, Item, Loaded, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.bij.casualty_columns import COLUMNS, KILLED, Sheet, sheet_of
from incidents.importers.drafts import (
    DateDraft,
    IncidentDraft,
    LocationDraft,
    SourceDraft,
    StatementDraft,
    WeaponUseDraft,
)
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.cell_numbers import between, blank, coordinates
from incidents.importers.values.columns import cells, nearest_column, text
from incidents.importers.values.date_order import gathered
from incidents.importers.values.days import Order, read_day
from incidents.importers.values.locations import areas_named, place_named
from incidents.importers.values.sources import address, linked
from incidents.language.folding import digest
from schema.errors import InputError
from schema.event_types import event_type_of_uses
from schema.folding import words_alone

_COUNTRIES = {"afghanistan": "AF", "pakistan": "PK", "somalia": "SO", "yemen": "YE"}
_PREFIXES = {"afg": "AF", "pak": "PK", "som": "SO", "yem": "YE"}
_PUBLISHER = "The Bureau of Investigative Journalism"
_ITSELF: SourceDraft = {
    "key": "bij-drone-warfare", "publisher": _PUBLISHER, "title": "Drone Warfare", "kind": "ngo",
}  # fmt: skip


class Bij(DatasetImporter, folder="bij"):
    """Strikes with the least and greatest number of people killed, civilians and children."""

    def recognises(self, file: DataFile) -> bool:
        """A table with strike numbers, dates and a least or greatest number killed."""
        return any(_fits(sheet) for _, sheet in _sheets(file))

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every strike of the first sheet that fits. Ground operations are skipped."""
        fitting = [(name, sheet) for name, sheet in _sheets(file) if _fits(sheet)]
        if len(fitting) > 1:
            ask.warn(f"{len(fitting)} sheets hold strikes: only {fitting[0][0]!r} is read")
        name, sheet = fitting[0] if fitting else ("", file)
        strike = _Strike(sheet, _country_of(f"{file.path.stem} {name}"), ask)
        yield from each(sheet.rows(), strike.item)


def _sheets(file: DataFile) -> list[tuple[str, DataFile]]:
    return [(name, file.sheet(name)) for name in file.sheets()] or [("", file)]


def _fits(file: DataFile) -> bool:
    header = file.header()
    return COLUMNS.present(header) and ("killed", "total") in sheet_of(header).tolls


def _country_of(words: str) -> str | None:
    found = {code for name, code in _COUNTRIES.items() if name in words.casefold()}
    return found.pop() if len(found) == 1 else None


class _Strike:
    """Turns one row after the other into a document."""

    def __init__(self, file: DataFile, country: str | None, ask: Help) -> None:
        header = list(file.header())
        self.columns = COLUMNS.names_in(header, file.path.name, ask.warn)
        self.figures: Sheet = sheet_of(header)
        if ("killed", "total") not in self.figures.tolls:
            raise _no_figures(header, file.path.name)
        for name in self.figures.repeated:
            ask.warn(f"column {name!r} is not read: an earlier one counts the same people")
        self.country, self.ask = country, ask
        self.order = self._order(file)

    def _order(self, file: DataFile) -> Order:
        """Day or month first: as the column says, else its dates, else as the Bureau writes."""
        column = self.columns["date"]
        if "mm dd" in words_alone(column):
            return "month_first"
        evidence = gathered([column], (row for _, row in file.rows()))[column]
        if not evidence.order and evidence.either:
            self.ask.warn(f"{evidence.words()}; read with the day first, as the Bureau writes")
        elif evidence.order:
            self.ask.warn(evidence.words())
        return evidence.order or "day_first"

    def item(self, number: int, row: dict[str, Cell]) -> Item:
        found = cells(row, self.columns)
        ground = "ground" in text(found.get("type")).casefold()
        if ground and not self.ask.keep_all:
            return Skipped(number, "ground operation")
        id = text(found["id"])
        if blank(id):
            raise BadCell(self.columns["id"], id, "expected the number of the strike")
        return Loaded(number, id, self._document(found, row, ground), row)

    def _document(self, found: Row, row: Row, ground: bool) -> IncidentDraft:
        uses, kind = ([], "other") if ground else _attack(found.get("type"), self.ask)
        location, source = self._place_fields(found), _source(text(found.get("link")))
        place = location.get("place") or {}
        called = place.get("name") or place.get("admin1") or place.get("country") or "unnamed place"
        statements, level = self._strikes(row, source["key"])
        return {
            "title": f"US strike, {called}",
            "level": level,
            "event_type": kind,
            **self._attacker_fields(found),
            **self._date_fields(found),
            **location,
            "weapons": uses,
            "casualties": list(self.figures.claims(row, source["key"])),
            "statements": statements,
            "sources": [source],
        }

    def _date_fields(self, found: Row) -> DateDraft:
        try:
            day = read_day(found["date"], self.order).plain()
        except InputError as error:
            reason = f"expected {error.expected}"
            raise BadCell(self.columns["date"], found["date"], reason) from None
        said = text(found.get("time"))
        return day if blank(said) else {**day, "time_local": said}

    def _place_fields(self, found: Row) -> LocationDraft:
        name, area = (text(found.get(word)) for word in ("location", "area"))
        country = self._country(found)
        names = (self.columns.get("latitude", ""), self.columns.get("longitude", ""))
        spot = coordinates(found.get("latitude"), found.get("longitude"), names)
        if spot:
            areas = areas_named(country, None if blank(area) else area)
            place = place_named(None if blank(name) else name, areas, spot)
            return {"place": place, "location_precision": "near_settlement",
                    "location_how": "reported", "location_by": _PUBLISHER}  # fmt: skip
        return self._named("" if blank(name) or name == area else name, area, country)

    def _named(self, name: str, area: str, country: str | None) -> LocationDraft:
        """A place by name in its area. "Area" is a tribal agency, a district by today's map."""
        level = "admin2" if words_alone(self.columns.get("area", "")) == "area" else "admin1"
        named: dict[str, str] = {} if blank(area) else {level: area}
        found = self.ask.place(name, country, named.get("admin1"), named.get("admin2"))
        unsure = named and found.get("location_precision") == "unknown"
        return {**found, "location_precision": level} if unsure else found

    def _country(self, found: Row) -> str | None:
        named = text(found.get("country"))
        if named:
            return self.ask.country(named)
        id = text(found["id"]).casefold()
        return self.country or _PREFIXES.get(id[:3])

    def _attacker_fields(self, found: Row) -> IncidentDraft:
        """The United States, as the data set is about its strikes; how surely, the row says."""
        column, said = self.columns.get("confirmed", ""), text(found.get("confirmed")).casefold()
        sure = said in ("1", "yes", "true") or said.startswith("confirmed")
        own_word = words_alone(column).startswith("us confirmed")
        attribution = "alleged" if column else "likely"
        if sure:
            attribution = "claimed_by_attacker" if own_word else "confirmed"
        code = self.ask.actor("United States")
        verification = "confirmed" if sure else "unverified"
        known: IncidentDraft = {"attacker": code} if code else {}
        return {**known, "attribution": attribution, "verification": verification}

    def _strikes(self, row: Row, source: str) -> tuple[list[StatementDraft], str]:
        """How many strikes a row counts: more than one is a total, no single strike."""
        least, most = self.figures.strikes
        found = between(row.get(least), row.get(most), least, most)
        if not found or (found.low, found.high) == (1, 1):
            return [], "strike"
        words = f"strikes counted in this row: {found.low or '?'} to {found.high or '?'}"
        said: list[StatementDraft] = [{"field": "context", "value": words, "source": source}]
        return said, "rollup" if (found.low or 0) > 1 else "strike"


def _attack(cell: Cell, ask: Help) -> tuple[list[WeaponUseDraft], str]:
    """Weapon uses and event type. A sheet without a type of attack, as that of Pakistan, lists
    drone strikes alone; where others leave the type blank, nobody said what it was.
    """
    said = text(cell)
    words = said.casefold()
    drone, air = "drone" in words, "air" in words
    if drone and air:
        uses: list[WeaponUseDraft] = [{"type": "unknown", "text": said}]
    elif blank(said) and cell is not None:
        uses = [{"type": "unknown"}]
    elif drone or cell is None:
        use: WeaponUseDraft = {"type": "armed_drone"}
        uses = [{**use, "text": said} if said else use]
    else:
        uses = [{"type": "aerial_munition", "text": said}] if air else ask.weapons(said)
    return uses, event_type_of_uses(uses, strike=True)


def _source(cell: str) -> SourceDraft:
    url = address(cell)
    known = linked(f"bij-{digest(url)}", url) if url else _ITSELF
    return {**known, "publisher": _PUBLISHER, "kind": "ngo"}


def _no_figures(header: list[str], where: str) -> InputError:
    found = nearest_column(KILLED[0], header)
    return InputError(f"a column such as {KILLED[0]!r}", found, where)
