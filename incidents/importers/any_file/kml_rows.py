"""Placemarks as rows: their fields, and under names of their own what KML itself says of them.

`placemark.name`, `.description`, `.folder` (the path of folders), `.time`, `.place` and `.object`
(as the name states them), `.date` (a full date in the name), `.address`, `.style`, `.id`.
"""

from __future__ import annotations

from incidents.importers.any_file.kml_html import as_text, fields_of
from incidents.importers.any_file.kml_names import read_name
from incidents.importers.any_file.kml_placemarks import Placemark
from incidents.importers.reading.data_file import Row
from incidents.importers.reading.shapes import BROKEN, shaped

NAME, DESCRIPTION, FOLDER = "placemark.name", "placemark.description", "placemark.folder"
TIME, DATE, PLACE, OBJECT = ("placemark.time", "placemark.date", "placemark.place",
                             "placemark.object")  # fmt: skip
LONGEST_NAME = 2_000
"""Letters of a name that are read; nobody's name of a strike is longer."""
ADDRESS, STYLE, ID = "placemark.address", "placemark.style", "placemark.id"


def row_of(mark: Placemark) -> Row:
    """One placemark as a row; cells that it does not fill are left out."""
    description = as_text(mark.texts.get("description", ""))
    own = {
        NAME: " ".join(mark.texts.get("name", "").split()),
        DESCRIPTION: description,
        FOLDER: " / ".join(mark.folders),
        TIME: _time(mark.texts),
        ADDRESS: mark.texts.get("address"),
        STYLE: mark.texts.get("styleUrl"),
        ID: mark.id,
        **_named(mark.texts.get("name", "")),
    }
    kept = {name: value for name, value in own.items() if value}
    return {**fields_of(description), **fields(mark), **kept, **_shape(mark)}


def fields(mark: Placemark) -> Row:
    """The fields of a placemark's ExtendedData."""
    return {name: as_text(value) for name, value in mark.data.items()}


def _time(texts: dict[str, str]) -> str | None:
    span = "/".join(filter(None, (texts.get("begin"), texts.get("end"))))
    return texts.get("when") or span or None


def _named(name: str) -> dict[str, str | None]:
    found = read_name(name[:LONGEST_NAME])
    dated = found.date if found.parts and found.parts["year"] else None
    return {DATE: dated, PLACE: found.place, OBJECT: found.thing}


def _shape(mark: Placemark) -> Row:
    try:
        return shaped(mark.points)
    except ValueError as error:
        return {BROKEN: str(error)}
