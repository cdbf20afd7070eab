"""GeoJSON (RFC 7946): our own export, or anybody's features by the names of their properties."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from incidents.importers.any_file import features, own_rows
from incidents.importers.any_file.features import Format
from incidents.importers.base import Help, Item
from incidents.importers.drafts import IncidentDraft
from incidents.importers.guessing.automatic_mapping import Rule
from incidents.importers.mapping.dates_stated_twice import TWO_DATES, compare
from incidents.importers.mapping.mapping_model import Mapping
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.reading.shapes import (
    BROKEN,
    LATITUDE,
    LONGITUDE,
    RADIUS,
    positions,
    shaped,
)
from incidents.importers.values.days import in_name
from incidents.importers.values.records import object_of
from incidents.language.strike_words import tells_of_strike
from schema.errors import InputError
from schema.event_types import REMOTE, UNSPECIFIED
from schema.vocabulary import vocabulary

_FIXED: dict[str, Rule] = {
    "latitude": {"columns": [LATITUDE]},
    "longitude": {"columns": [LONGITUDE]},
    "uncertainty_m": {"columns": [RADIUS]},
}


class GeoJson:
    """Features whose properties are named in English, Ukrainian, Russian or Arabic, or mapped."""

    name: ClassVar[str] = "geojson"
    title: ClassVar[str] = "GeoJSON, our own or anybody's"
    dataset: ClassVar[str | None] = None
    expects: ClassVar[str] = (
        "a FeatureCollection; properties such as date, name, description, weapon, killed, url "
        "(or --mapping)"
    )
    tried: ClassVar[bool] = False

    def __init__(self, mapping: Mapping | None = None) -> None:
        self.mapping = mapping

    def recognises(self, file: DataFile) -> bool:
        """A JSON document that begins as a collection of features."""
        start = file.sample()[:5000]
        return file.kind in ("json", "ndjson") and '"Feature' in start and '"type"' in start

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every feature; raises InputError for JSON that holds none."""
        yield from features.items(self._rows(file), _form(file), ask, self.mapping)

    def flat_columns(self, file: DataFile) -> Sequence[str] | None:
        """The columns of our own export; None for anybody else's."""
        return None if self.mapping else own_rows.flat_columns(self._rows(file)())

    def flat_rows(self, file: DataFile) -> Iterator[tuple[int, list[Cell]]]:
        """The features of our own export as flat rows."""
        return own_rows.flat_rows(map(_whole, self._rows(file)()))

    def refused_items(self, file: DataFile, ask: Help, numbers: Collection[int]) -> Iterator[Item]:
        """Features of our own export that the short way refused."""
        if numbers:
            yield from features.refused_items(self._rows(file), numbers, _form(file), ask)

    def _rows(self, file: DataFile) -> features.Rows:
        again = features.corrected(file)
        if not again and not self.recognises(file):
            raise InputError("GeoJSON features", f"{file.kind} without any", str(file.path))

        def rows() -> Iterator[tuple[int, Row]]:
            return ((number, row_of(feature)) for number, feature in _features(file))

        return again or rows


def _form(file: DataFile) -> Format:
    return Format(str(file.path), file.path.name, _FIXED, _finish)


def _whole(numbered: tuple[int, Row]) -> tuple[int, Row]:
    """A row; one whose shape is none has that for its latitude, which no number is, so that it is
    refused.
    """
    number, row = numbered
    return (number, {**row, "latitude": row[BROKEN]}) if row.get(BROKEN) else numbered


def _finish(document: IncidentDraft, row: Row, ask: Help) -> None:
    """A feature that no property makes an event of is a building or an area, and no strike. The
    date in its title is held against that of its properties.
    """
    own = {name: cell for name, cell in row.items() if not name.startswith("geometry.")}
    text = " ".join(cell for cell in own.values() if isinstance(cell, str))[: features.LONGEST]
    if document["event_type"] == UNSPECIFIED and tells_of_strike(text):
        features.set_event(document, REMOTE, vocabulary("event_types").label(REMOTE))
    features.refuse_no_event(document, own, text, "properties")
    named, source = in_name(document["title"]), document["sources"][0]["key"]
    if named and document.get("date_start") and compare(document, *named, source):
        ask.warn(TWO_DATES)


def _features(file: DataFile) -> Iterator[tuple[int, Row]]:
    """The features; other lists, such as those of our own `metadata`, may stand before them."""
    collection = file.kind == "json" and '"FeatureCollection"' in file.sample()
    return file.objects("features") if collection else file.objects()


def row_of(feature: Row) -> Row:
    """The properties of a feature, its id where no property is one, and where it is."""
    properties = object_of(feature.get("properties"))
    identity = {"feature.id": feature["id"]} if feature.get("id") is not None else {}
    geometry = feature.get("geometry")
    try:
        points = list(positions(geometry))
    except (ValueError, TypeError) as error:
        return {**properties, **identity, BROKEN: str(error)}
    return {**properties, **identity, **shaped(points)}
