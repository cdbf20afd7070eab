"""The entries of a GeoConfirmed file, whichever of its five forms it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from incidents.importers.any_file.kml_html import as_text
from incidents.importers.any_file.kml_placemarks import KmlFile
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.reading.shapes import positions
from incidents.importers.values.columns import columns_of
from incidents.importers.values.figures import read_decimal
from incidents.importers.values.records import object_of
from schema.errors import InputError
from schema.folding import words_alone

_COLUMNS = columns_of("geoconfirmed")
_OLD = ("originalSource", "geolocation", "coordinates")
FACTIONS = {
    "0051CA": "Ukraine",
    "E00000": "Russia",
    "400080": "Belarus",
    "6A1D00": "North Korea",
    "0A5900": "NATO",
    "AC7339": "Neutral",
    "666666": "Unknown",
    "3184FF": "Ukraine (civilian)",
    "FF6666": "Russia (civilian)",
    "65BB59": "Civilian",
    "DDDD00": "Special",
}
"""Whose side an entry shows, by the colour of its mark on the site's map."""


def recognised(file: DataFile) -> bool:
    """Whether the beginning of a file is that of one of the forms."""
    start = file.sample()[:20_000]
    if file.kind == "table":
        marks = {"plus code", "pluscode", "geolocation", "equipmentitems", "faction"}
        known = {words_alone(name) for name in file.header()}
        return _COLUMNS.present(file.header()) and bool(known & marks)
    if file.kind == "json":
        return all(f'"{key}"' in start for key in _OLD) or _is_geojson(start)
    if file.kind == "xml":
        return "geoconfirmed" in start.lower() or any(f"_{code}" in start for code in FACTIONS)
    return file.kind == "zip" and "geoconfirmed" in file.path.name.lower()


def _is_geojson(start: str) -> bool:
    return '"factionMeta"' in start or ('"factionId"' in start and '"dateSort"' in start)


def entries(file: DataFile) -> Iterator[Entry]:
    """Every entry of a file; raises InputError when it is none of the forms."""
    if file.rejected and not _COLUMNS.present(file.header()):
        rows = file.rows() if file.kind == "table" else file.objects()
        return (_from_old(number, row) for number, row in rows)
    if file.kind == "table":
        return _from_table(file)
    if file.kind in ("xml", "zip"):
        return _from_kml(file)
    if file.kind == "json":
        return _from_json(file)
    raise InputError("GeoConfirmed CSV, GeoJSON, JSON, KML or KMZ", file.kind, str(file.path))


def _from_table(file: DataFile) -> Iterator[Entry]:
    names = _COLUMNS.names_in(file.header(), str(file.path), lambda _: None)
    for number, row in file.rows():
        text = _reader(row, names)
        equipment = " ".join(filter(None, (text("Equipment"), text("EquipmentItems"))))
        units = " ".join(filter(None, (text("Units"), text("OrbatUnits"))))
        links = (text("Source"), text("Geolocation"))
        yield Entry(
            number, text("Id"), text("Date"), text("Latitude"), text("Longitude"), row,
            text("Name"), as_text(text("Description")), text("Faction"), equipment, units, links,
        )  # fmt: skip


def _reader(row: Row, names: Mapping[str, str]) -> Callable[[str], str]:
    def text(name: str) -> str:
        cell = row.get(names.get(name, ""))
        return "" if cell is None else str(cell).strip()

    return text


def _from_json(file: DataFile) -> Iterator[Entry]:
    start = file.sample()
    if '"factionMeta"' in start:
        features = file.objects("geojson.features")
    elif '"Feature"' in start or '"coordinates"' in start:
        features = file.objects()
    else:
        expected = "GeoConfirmed JSON (coordinates, or geojson.features)"
        raise InputError(expected, "other JSON", str(file.path))
    for number, item in features:
        yield _from_feature(number, item) if "properties" in item else _from_old(number, item)


def _from_feature(number: int, feature: Row) -> Entry:
    told = {**feature, **object_of(feature.get("properties"))}
    told.pop("properties", None)
    try:
        longitude, latitude = next(iter(positions(feature.get("geometry"))), ("", ""))
    except ValueError:
        longitude, latitude = "", ""
    return _told(number, told, latitude, longitude)


def _from_old(number: int, item: Row) -> Entry:
    """The older JSON: coordinates are latitude and longitude, in this order."""
    told = item.get("coordinates")
    pair = told if isinstance(told, list) else [item.get("latitude"), item.get("longitude")]
    latitude, longitude = [*pair, "", ""][:2]
    return _told(number, item, latitude, longitude)


def _told(number: int, told: Row, latitude: Cell, longitude: Cell) -> Entry:
    text = _reader(told, {name: name for name in told})
    faction = text("faction") or faction_of(f"{text('color')} {text('icon')}")
    links = (text("originalSource"), text("geolocation"))
    return Entry(
        number, text("id"), _instant(text("date")), latitude, longitude, told, text("name"),
        as_text(text("description")), faction, text("gear"), text("orbatUnits"), links,
    )  # fmt: skip


def _instant(date: str) -> str:
    """A date without the midnight that the site writes behind every day."""
    day, _, clock = date.partition("T")
    return day if clock[:5] in ("", "00:00") else date


def _from_kml(file: DataFile) -> Iterator[Entry]:
    for mark in KmlFile(file.path).placemarks():
        described = as_text(mark.texts.get("description", ""))
        name = mark.texts.get("name", "")
        longitude, latitude = _corner(mark.coordinates)
        own = {"name": name, "description": described, "latitude": latitude, "longitude": longitude}
        original = {**mark.data, **own, "date": mark.texts.get("when") or name, "id": mark.id or ""}
        links = tuple(part for part in described.split() if "://" in part)
        yield Entry(
            mark.number, mark.id or "", mark.texts.get("when") or name, latitude, longitude,
            original, name, described, faction_of(mark.texts.get("styleUrl", "")), links=links,
        )  # fmt: skip


def _corner(texts: list[str]) -> tuple[Cell, Cell]:
    parts = texts[0].split(",") if texts else []
    if len(parts) < 2:
        return "", ""
    try:
        return read_decimal(parts[0]), read_decimal(parts[1])
    except InputError:
        return parts[0], parts[1]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its form gives it; cells that a form has not are empty."""

    number: int
    id: str
    date: Cell
    latitude: Cell
    longitude: Cell
    original: Row
    name: str = ""
    description: str = ""
    faction: str = ""
    equipment: str = ""
    units: str = ""
    links: tuple[str, ...] = ()


def faction_of(colour: str) -> str:
    """The faction of a colour such as `#E00000` or of a style such as `#iconStyle_E00000_2`."""
    upper = colour.upper()
    return next((name for code, name in FACTIONS.items() if code in upper), "")
