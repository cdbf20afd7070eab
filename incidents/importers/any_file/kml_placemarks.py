"""Placemarks of a KML text, one at a time, whatever its namespaces.

Many programs write KML with a prefix that they never declare, or with Google's old namespace. So
names are compared without prefix. Entities and outside references are refused: no KML needs them,
and a few nested ones unfold to gigabytes. The KML inside a KMZ is read where it is and never
unpacked to disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from incidents.importers.reading import zip_archive
from incidents.importers.reading.shapes import Point
from schema.errors import InputError

_CHUNK = 1 << 16
_LONGEST_TEXT = 50_000_000
_TEXTS = ("name", "description", "when", "begin", "end", "styleUrl", "address", "phoneNumber")
_ROOT = "doc.kml"


@dataclass(slots=True)
class Placemark:
    """One placemark: its own texts, the fields of ExtendedData, its corners and its folders."""

    number: int
    folders: tuple[str, ...]
    id: str | None = None
    texts: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    coordinates: list[str] = field(default_factory=list)

    @property
    def points(self) -> list[Point]:
        """The corners of all its shapes; raises ValueError for what is no coordinate."""
        tuples = [one for text in self.coordinates for one in _tuples(text)]
        return [(float(one[0]), float(one[1])) for one in tuples]


@dataclass
class KmlFile:
    """The placemarks of a KML or KMZ file; `links` are the addresses of other maps that it points
    to (NetworkLink), known once the placemarks were gone through.
    """

    path: Path
    links: list[str] = field(default_factory=list)

    def placemarks(self) -> Iterator[Placemark]:
        """Every placemark in its order; of a KMZ those of its main KML first, then those of the
        other KML files inside. Raises InputError.
        """
        self.links, is_kml, root, count = [], False, "", 0
        members = _members(self.path)
        for name in members:
            handler = _Handler(count)
            yield from _placemarks(self.path, name, handler)
            self.links += [link for link in handler.links if link not in members]
            is_kml, root, count = is_kml or handler.is_kml, root or handler.root, handler.count
        if not is_kml:
            raise InputError("KML", f"XML that begins with <{root}>", str(self.path))


def _placemarks(path: Path, name: str | None, handler: _Handler) -> Iterator[Placemark]:
    with opened_kml(path, name) as text:
        parser = make_parser()
        parser.setContentHandler(handler)
        try:
            while chunk := text.read(_CHUNK):
                parser.feed(chunk)
                yield from handler.taken()
            parser.close()
        except DefusedXmlException as error:
            entity = getattr(error, "name", None) or getattr(error, "sysid", None) or "one"
            raise InputError("KML without entities of its own", repr(entity), str(path)) from None
        except (SAXException, ValueError, LookupError) as error:
            raise _broken(error, path) from None
        yield from handler.taken()


def _broken(error: Exception, path: Path) -> InputError:
    if not isinstance(error, SAXParseException):
        return InputError("KML", str(error), str(path))
    where = f"{path} line {error.getLineNumber()}"
    return InputError("a whole KML file (XML)", str(error.getMessage()), where)


class _Handler(ContentHandler):
    """Collects one placemark; keeps nothing of those that were taken."""

    def __init__(self, count: int = 0) -> None:
        super().__init__()
        self.root, self.count = "", count
        self.links: list[str] = []
        self.is_kml = False
        self._path: list[str] = []
        self._folders: list[str | None] = []
        self._text: list[str] = []
        self._size = 0
        self._field: str | None = None
        self._current: Placemark | None = None
        self._ready: list[Placemark] = []

    def taken(self) -> list[Placemark]:
        """The placemarks that are whole, once."""
        ready, self._ready = self._ready, []
        return ready

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        tag = _local(name)
        self.root = self.root or tag
        self.is_kml = self.is_kml or tag in ("kml", "Placemark")
        self._path.append(tag)
        self._text, self._size = [], 0
        if tag in ("Folder", "Document"):
            self._folders.append(None)
        elif tag == "Placemark":
            self._begin(attrs.get("id"))
        elif tag in ("Data", "SimpleData"):
            self._field = attrs.get("name")
        elif self._current and tag in ("Point", "LineString", "Polygon", "Track"):
            self._current.kinds.append(tag)

    def characters(self, content: str) -> None:
        self._size += len(content)
        if self._size > _LONGEST_TEXT:
            raise ValueError("a text of more than 50 MB")
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        tag = self._path.pop()
        text, self._text = "".join(self._text).strip(), []
        if tag in ("Folder", "Document"):
            self._folders.pop()
        elif tag == "Placemark" and self._current:
            self._ready.append(self._current)
            self._current = None
        elif self._current:
            self._keep(self._current, tag, text)
        elif tag == "href" and "NetworkLink" in self._path and text:
            self.links.append(text)
        elif tag == "name" and self._path[-1:] in (["Folder"], ["Document"]):
            self._folders[-1] = text

    def _begin(self, identity: str | None) -> None:
        self.count += 1
        folders = tuple(name for name in self._folders if name)
        self._current = Placemark(self.count, folders, identity)

    def _keep(self, mark: Placemark, tag: str, text: str) -> None:
        if tag in ("value", "SimpleData") and self._field and text:
            mark.data[self._field] = text
        elif tag in ("coordinates", "coord") and text:
            mark.coordinates.append(text if tag == "coordinates" else ",".join(text.split()))
        elif text and tag == "when" and self._path[-1:] == ["Track"]:
            mark.texts.setdefault("begin", text)
            mark.texts["end"] = text
        elif text and self._path[-1:] == ["ExtendedData"]:
            mark.data[tag] = text
        elif text and tag in _TEXTS and self._path[-1] in ("Placemark", "TimeStamp", "TimeSpan"):
            mark.texts[tag] = text


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _tuples(text: str) -> Iterator[list[str]]:
    """`lon,lat[,height]` parted by white space; a space behind a comma, is mended."""
    mended = ",".join(part.strip() for part in text.split(","))
    for one in mended.split():
        parts = one.strip(",").split(",")
        if len(parts) < 2:
            raise ValueError(f"coordinates {one!r}")
        yield parts


@contextmanager
def opened_kml(path: Path, name: str | None = None) -> Iterator[IO[bytes]]:
    """The bytes of a KML file, or of a KML inside a KMZ, the main one unless named; raises
    InputError for a zip that is damaged, unpacks to too much or climbs out of its folder.
    """
    member = name or _members(path)[0]
    if member is None:
        with path.open("rb") as text:
            yield text
        return
    with zip_archive.member(path, member) as text:
        yield text


def _members(path: Path) -> list[str | None]:
    """The KML files of a KMZ, the main one first: `doc.kml`, or else the one nearest to the top, as
    Google Earth reads it; for a KML file that is no KMZ one None.
    """
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return [None]
    names = zip_archive.names_in(path)
    texts = [name for name in names if name.lower().endswith(".kml")]
    if not texts:
        raise InputError("a .kml file inside the KMZ", f"{len(names)} other files", str(path))
    return [*sorted(texts, key=lambda name: (name != _ROOT, name.count("/")))]
