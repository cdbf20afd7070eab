"""Dronestream (dronestre.am): US drone strikes in Pakistan, Yemen and Somalia as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.importers.base import Help, Item, Loaded
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.drafts import (
    ClaimDraft,
    DateDraft,
    IncidentDraft,
    LocationDraft,
    SourceDraft,
)
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.cell_numbers import between, blank, coordinates, figure, low_high
from incidents.importers.values.columns import text
from incidents.importers.values.days import read_day
from incidents.importers.values.locations import areas_named, place_named
from incidents.importers.values.records import JSON, items_of, objects_of
from incidents.importers.values.sources import address, linked
from incidents.language.folding import digest
from schema.errors import InputError
from schema.event_types import event_type_of

_LIST = "strike"
_WEAPON = "armed_drone"
_PRIVATE = ("names", "bij_summary_short")
_TOLLS = {
    "civilians": ("killed", "civilian"),
    "children": ("killed", "child"),
    "injuries": ("injured", "total"),
}
_ITSELF: SourceDraft = {
    "key": "dronestream",
    "publisher": "Dronestream",
    "url": "https://dronestre.am",
}


class Dronestream(DatasetImporter, folder="dronestream"):
    """Strikes with the number of people killed, civilians, children and injured."""

    def recognises(self, file: DataFile) -> bool:
        """JSON with a list `strike` of objects that have `deaths_min` and `bureau_id`."""
        if file.kind not in JSON:
            return {"deaths_min", "bureau_id"} <= set(file.header())
        start = file.sample()
        return '"deaths_min"' in start and '"bureau_id"' in start

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every strike. Names of victims and the summary that holds them are left out."""
        self._check(file)
        ask.warn("names of victims and the summaries that hold them were left out")

        def loaded(number: int, row: dict[str, Cell]) -> Item:
            if not _id(row):
                raise BadCell("_id", "", "expected the number of the strike")
            return Loaded(number, _id(row), _document(row, ask), _original(row))

        yield from each(objects_of(file, _LIST), loaded, _original)

    def _check(self, file: DataFile) -> None:
        found = next((row for _, row in objects_of(file, _LIST)), None)
        if found is None or "date" not in found:
            keys = ", ".join(found or []) or "none"
            raise InputError("a list `strike` of objects with a date", keys, file.path.name)


def _id(row: Row) -> str:
    return text(row.get("_id")) or text(row.get("number"))


def _original(row: Row) -> dict[str, Cell]:
    return {name: value for name, value in row.items() if name not in _PRIVATE}


def _document(row: Row, ask: Help) -> IncidentDraft:
    sources = list({source["key"]: source for source in _sources(row)}.values())
    location, code = _place_fields(row, ask), ask.actor("United States")
    place = location.get("place") or {}
    called = place.get("name") or place.get("admin1") or place.get("country") or "unnamed place"
    return {
        "title": f"US drone strike, {called}",
        "event_type": event_type_of([_WEAPON]),
        **_date_fields(row),
        **location,
        **({"attacker": code, "attribution": "likely"} if code else {}),
        "weapons": [{"type": _WEAPON}],
        "casualties": list(_claims(row, sources[0]["key"])),
        "sources": sources,
    }


def _date_fields(row: Row) -> DateDraft:
    """The day; the time of day in the file is always midnight and means nothing."""
    said = text(row.get("date"))
    try:
        return read_day(said.partition("T")[0]).plain()
    except InputError as error:
        raise BadCell("date", said, f"expected {error.expected}") from None


def _place_fields(row: Row, ask: Help) -> LocationDraft:
    name, area = text(row.get("town")), text(row.get("location"))
    country = None if blank(row.get("country")) else ask.country(text(row["country"]))
    spot = coordinates(row.get("lat"), row.get("lon"), ("lat", "lon"))
    if not spot:
        return ask.place("" if blank(name) else name, country, None if blank(area) else area)
    areas = areas_named(country, None if blank(area) else area)
    place = place_named(None if blank(name) else name, areas, spot)
    return {"place": place, "location_precision": "near_settlement",
            "location_how": "reported", "location_by": "Dronestream"}  # fmt: skip


def _claims(row: Row, source: str) -> Iterator[ClaimDraft]:
    """Casualty claims; an empty text is no claim, and `deaths` counts where it stands alone."""
    killed = between(row.get("deaths_min"), row.get("deaths_max"), "deaths_min", "deaths_max")
    killed = killed or figure(row.get("deaths"), "deaths")
    if killed:
        yield {"outcome": "killed", "source": source, **low_high(killed)}
    for name, (outcome, group) in _TOLLS.items():
        if found := figure(row.get(name), name):
            yield {"outcome": outcome, "group": group, "source": source, **low_high(found)}


def _sources(row: Row) -> Iterator[SourceDraft]:
    """The Bureau's page first, which the figures rest on, then the articles."""
    links = [row.get("bij_link"), *items_of(row, "articles")]
    urls = [address(text(link)) for link in links if isinstance(link, str)]
    named = [linked(f"dronestream-{digest(url)}", url) for url in urls if url]
    yield from named or [_ITSELF.copy()]
