"""The KML text inside a KMZ, read where it is and never unpacked to disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from incidents.importers.reading import zip_archive
from schema.errors import InputError

_ROOT = "doc.kml"


@contextmanager
def opened_kml(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a KML file, or of the KML inside a KMZ; raises InputError for a zip that is
    damaged, unpacks to too much or climbs out of its folder.
    """
    with path.open("rb") as text:
        if text.read(2) != b"PK":
            text.seek(0)
            yield text
            return
    with zips.member(path, _member(path)) as text:
        yield text


def _member(path: Path) -> str:
    """The main KML: `doc.kml`, or else the one nearest to the top, as Google Earth reads it."""
    names = zips.names_in(path)
    texts = [name for name in names if name.lower().endswith(".kml")]
    if not texts:
        raise InputError("a .kml file inside the KMZ", f"{len(names)} other files", str(path))
    return min(texts, key=lambda name: (name != _ROOT, name.count("/")))
