"""KML and KMZ of anybody: My Maps, Google Earth, QGIS, and our own export."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import ClassVar

from incidents.importers.any_file import features, own_rows
from incidents.importers.any_file import kml_rows as rows
from incidents.importers.any_file.features import Format
from incidents.importers.any_file.kml_names import read_name
from incidents.importers.any_file.kml_placemarks import KmlFile, Placemark
from incidents.importers.base import Help, Item
from incidents.importers.drafts import IncidentDraft
from incidents.importers.guessing.automatic_mapping import Rule
from incidents.importers.mapping.dates_stated_twice import TWO_DATES, compare
from incidents.importers.mapping.mapping_model import Mapping as TableMapping
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.reading.shapes import LATITUDE, LONGITUDE, RADIUS
from incidents.language.strike_words import tells_of_strike
from incidents.language.weapon_words import weapon_named
from schema.errors import InputError
from schema.event_types import REMOTE, UNSPECIFIED, event_type_of
from schema.vocabulary import vocabulary

_FIXED: dict[str, Rule] = {
    "title": {"columns": [rows.NAME]},
    "summary": {"columns": [rows.DESCRIPTION]},
    "date": {"columns": [rows.TIME, rows.DATE]},
    "place": {"columns": [rows.PLACE, rows.ADDRESS]},
    "target_names": {"columns": [rows.OBJECT]},
    "latitude": {"columns": [LATITUDE]},
    "longitude": {"columns": [LONGITUDE]},
    "uncertainty_m": {"columns": [RADIUS]},
}


class Kml:
    """Placemarks with a date, a weapon or a word for a strike, in whatever language and folder."""

    name: ClassVar[str] = "kml"
    title: ClassVar[str] = "KML and KMZ, our own or anybody's"
    dataset: ClassVar[str | None] = None
    expects: ClassVar[str] = (
        "placemarks; dates and weapons in ExtendedData, TimeStamp, name or description (or "
        "--mapping)"
    )
    tried: ClassVar[bool] = True

    def __init__(self, mapping: TableMapping | None = None) -> None:
        self.mapping = mapping
        self._marks: KmlFile | None = None

    def recognises(self, file: DataFile) -> bool:
        """XML that begins as KML, or a zip that holds one."""
        if file.kind == "zip":
            return any(name.lower().endswith(".kml") for name in file.members())
        return file.kind == "xml" and ("<kml" in file.sample() or "Placemark" in file.sample())

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every placemark; raises InputError for what is no KML, or KML made to do harm."""
        listed = self._rows(file, rows.row_of)
        if self._marks and next(iter(listed()), None) is None and self._marks.links:
            raise _elsewhere(self._marks.links, file)
        yield from features.items(listed, _form(file), ask, self.mapping)
        self._tell_links(ask)

    def flat_columns(self, file: DataFile) -> Sequence[str] | None:
        """The columns of our own export; None for anybody else's."""
        return None if self.mapping else own_rows.flat_columns(self._rows(file, rows.fields)())

    def flat_rows(self, file: DataFile) -> Iterator[tuple[int, list[Cell]]]:
        """The placemarks of our own export as flat rows."""
        return own_rows.flat_rows(self._rows(file, rows.fields)())

    def refused_items(self, file: DataFile, ask: Help, numbers: Collection[int]) -> Iterator[Item]:
        """Placemarks of our own export that the short way refused."""
        if numbers:
            listed = self._rows(file, rows.row_of)
            yield from features.refused_items(listed, numbers, _form(file), ask)
        self._tell_links(ask)

    def _rows(self, file: DataFile, row_of: Callable[[Placemark], Row]) -> features.Rows:
        again = features.corrected(file)
        if again:
            return again
        if file.kind not in ("xml", "zip"):
            raise InputError("KML (XML) or KMZ (a zip)", file.kind, str(file.path))
        marks = self._marks = KmlFile(file.path)
        return lambda: ((mark.number, row_of(mark)) for mark in marks.placemarks())

    def _tell_links(self, ask: Help) -> None:
        for link in self._marks.links if self._marks else ():
            ask.warn(
                f"a NetworkLink to {link} was not followed: its placemarks are not in the file"
            )


def _form(file: DataFile) -> Format:
    return Format(str(file.path), file.path.name, _FIXED, _finish, rows.ID)


def _elsewhere(links: Sequence[str], file: DataFile) -> InputError:
    """A file that only points to a map elsewhere: nothing is fetched without being asked to."""
    found = f"only a NetworkLink to another address, {links[0]}"
    hint = "download what stands there, and load that file"
    return InputError("placemarks", found, str(file.path), hint)


def _finish(document: IncidentDraft, row: Row, ask: Help) -> None:
    """What the name and the description say besides the fields."""
    name = read_name(str(row.get(rows.NAME, ""))[: rows.LONGEST_NAME])
    source = document["sources"][0]["key"]
    text = " ".join(
        str(row.get(key, ""))[: features.LONGEST] for key in (rows.NAME, rows.DESCRIPTION)
    )
    _add_weapon(document, text, source)
    if document["event_type"] == UNSPECIFIED and tells_of_strike(text):
        features.set_event(document, REMOTE, vocabulary("event_types").label(REMOTE))
    if name.date and name.parts and compare(document, name.date, name.parts, source):
        ask.warn(TWO_DATES)
    if name.place_words and "location_words" not in document:
        document["location_words"] = name.place_words
    features.refuse_no_event(document, row, text, rows.NAME)


def _add_weapon(document: IncidentDraft, text: str, source: str) -> None:
    """The weapon that the text names, where no field does."""
    if any(use["type"] != "unknown" for use in document.get("weapons", [])):
        return
    named = weapon_named(text)
    if named:
        kind, words = named
        document.setdefault("weapons", []).append({"type": kind, "text": words, "source": source})
        if document["event_type"] == UNSPECIFIED:
            features.set_event(document, event_type_of([kind]), words)
