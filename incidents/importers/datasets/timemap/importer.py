"""TimeMap: events of Forensic Architecture's platform, such as Bellingcat's civilian harm map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from incidents.importers.base import Help, Item, Loaded, Rejected, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.timemap.events import Event, of_object, of_row
from incidents.importers.datasets.timemap.related_tables import expected_file, related_tables
from incidents.importers.datasets.timemap.tags import event_type_of, no_weapon, targets, weapons
from incidents.importers.drafts import (
    DateDraft,
    IncidentDraft,
    LocationDraft,
    MediaDraft,
    SourceDraft,
    StatementDraft,
)
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.cell_numbers import coordinates
from incidents.importers.values.columns import columns_of
from incidents.importers.values.days import read_day
from incidents.importers.values.locations import areas_named, place_named, with_area_how
from incidents.importers.values.records import JSON, objects_of
from incidents.importers.values.sources import address, linked
from incidents.language.folding import digest, slug
from schema.errors import InputError
from schema.event_types import REMOTE, UNSPECIFIED
from schema.vocabulary import vocabulary

Read = Callable[[Row], Event]
OBSCURED_M = 1000.0
"""The geolocations are good to 150 m and were then "slightly obscured" by an unstated distance."""
_EVENTS = columns_of("timemap")
_IN_JSON = re.compile(r'"(?:filters|associations|sources)"\s*:\s*\[')
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?", re.ASCII)
_OBSCURED = (
    "coordinates were obscured on purpose before publication: "
    f"their radius is set to {OBSCURED_M:,.0f} m"
)


class Timemap(DatasetImporter, folder="timemap"):
    """Events as nested JSON, or as the relational tables behind them."""

    def recognises(self, file: DataFile) -> bool:
        """JSON with TimeMap's lists, or a table of events with sources or associations."""
        if file.kind in JSON:
            start = file.sample()
            return bool('"latitude"' in start and '"description"' in start
                        and _IN_JSON.search(start))  # fmt: skip
        return _event_sheet(file) is not None

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every event."""
        ask.warn(_OBSCURED)
        for number, read, original in _events_of(file, ask):
            yield _item(number, read, original, ask)


def _events_of(file: DataFile, ask: Help) -> Iterator[tuple[int, Read, dict[str, Cell]]]:
    """The events of a file as it has them, with what reads one."""

    def unknown(kind: str, name: str) -> None:
        ask.not_understood(kind, name)
        wanted = expected_file(file.path, kind)
        ask.warn(f"{kind} are named by number and stand in no file: is there a {wanted}?")

    related = related_tables(file, [file.sheet(name) for name in file.sheets()], unknown)
    if file.kind in JSON or "filters" in file.header():
        as_object = partial(of_object, related=related)
        yield from ((n, as_object, found) for n, found in objects_of(file))
        return
    sheet = _event_sheet(file) or file
    columns = _EVENTS.names_in(sheet.header(), file.path.name, ask.warn)
    read = partial(of_row, columns=columns, related=related)
    yield from ((n, read, row) for n, row in sheet.rows())


def _event_sheet(file: DataFile) -> DataFile | None:
    """The table of events: the file itself, or the sheet of a workbook that holds them."""
    for sheet in _sheets(file):
        header = sheet.header()
        linked_to = any(re.fullmatch(r"(source|association)(s|\d+)", c, re.I) for c in header)
        if linked_to and _EVENTS.present(header):
            return sheet
    return None


def _sheets(file: DataFile) -> list[DataFile]:
    return [file.sheet(name) for name in file.sheets()] or [file]


def _item(number: int, read: Read, original: Row, ask: Help) -> Item:
    try:
        event = read(original)
        if no_weapon(event.tags) and not ask.keep_all:
            return Skipped(number, "no weapon was used")
        return Loaded(number, event.id, _document(event, ask), original)
    except BadCell as fault:
        return Rejected(number, fault.column, fault.value, fault.reason, original)


def _document(event: Event, ask: Help) -> IncidentDraft:
    uses, location = weapons(event.tags, ask), _place_fields(event, ask)
    sources = list({source["key"]: source for source in _sources(event)}.values())
    kind = "other" if no_weapon(event.tags) else event_type_of(uses, event.text("description"))
    if kind == UNSPECIFIED:
        ask.warn(f"events that name no weapon are {UNSPECIFIED}: asked for by --event-type alone")
    document: IncidentDraft = {
        "title": f"{_label(kind)}, {_called(location)}",
        "event_type": kind,
        "verification": "geolocated" if event.text("latitude") else "unverified",
        **_proof(event),
        **_date_fields(event),
        **location,
        "weapons": uses,
        "targets": targets(event.tags),
        "statements": _graphic(event, sources),
        "sources": sources,
    }
    if shown := _graphic_media(event, sources):
        document["media"] = shown
    return document


def _proof(event: Event) -> LocationDraft:
    if not event.text("latitude"):
        return {}
    return {"location_proof": "published", "location_proof_words": "geolocation by the data set"}


def _label(kind: str) -> str:
    vague = kind in (UNSPECIFIED, REMOTE, "other")
    return "Incident" if vague else vocabulary("event_types").terms[kind].label


def _called(location: LocationDraft) -> str:
    place = location.get("place") or {}
    return place.get("name") or place.get("admin1") or place.get("country") or "place not named"


def _date_fields(event: Event) -> DateDraft:
    """TimeMap writes month/day/year; a time is kept as it stands."""
    said = event.text("date")
    found = _DAY.fullmatch(said)
    try:
        day = read_day(said, "month_first" if found else None).start
    except InputError:
        reason = "expected month/day/year, such as 02/24/2022"
        raise BadCell("date", said, reason) from None
    clock = event.text("time")
    timed: DateDraft = {"time_local": clock} if _CLOCK.fullmatch(clock) else {}
    return {"date_start": day, "date_precision": "time" if timed else "day", **timed}


def _place_fields(event: Event, ask: Help) -> LocationDraft:
    north, east = event.cells.get("latitude"), event.cells.get("longitude")
    spot = coordinates(north, east, ("latitude", "longitude"))
    name = " ".join(event.text("location").split())
    if not spot:
        return ask.place(name, None) if name else {}
    country, admin1 = ask.area(spot["latitude"], spot["longitude"])
    found: LocationDraft = {
        "place": place_named(name, areas_named(country, admin1), spot),
        "location_precision": "neighbourhood",
        "uncertainty_m": OBSCURED_M,
        "location_how": "reported",
        "location_by": "the data set, which obscured them on purpose",
    }
    found = with_area_how(found, None, None)
    return {**found, "location_words": name} if name else found


def _graphic(event: Event, sources: list[SourceDraft]) -> list[StatementDraft]:
    """The data set's warning of graphic images, as a statement."""
    if not (event.graphic and sources):
        return []
    value = "the data set marks its images as graphic"
    return [{"field": "context", "value": value, "source": sources[0]["key"]}]


def _graphic_media(event: Event, sources: list[SourceDraft]) -> list[MediaDraft]:
    """What the sources of such an event show, as graphic media: maps give it behind a warning."""
    addresses = dict.fromkeys(source["url"] for source in sources if source.get("url"))
    if not (event.graphic and addresses):
        return []
    return [{"url": url, "graphic": True} for url in addresses]


def _sources(event: Event) -> Iterator[SourceDraft]:
    """Sources with addresses. Two addresses under one number are two sources."""
    for id, url in event.sources:
        number = digest(url) if address(id) else f"{slug(id)}-{digest(url)[:6]}".strip("-")
        yield linked(f"timemap-{number}", url)
