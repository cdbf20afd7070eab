"""Street or satellite tiles by the names of the package xyzservices, when somebody asks for them.

A page with tiles still asks nobody for anything until its reader switches them on, and its policy
lets pictures come from the servers named here and from nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from schema.errors import AmbiguousNameError, UnknownNameError, UsageError, nearest
from schema.folding import words_alone

if TYPE_CHECKING:
    from xyzservices import TileProvider

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# What Leaflet fills in for each tile: place, server, and whether the screen is a fine one.
_PER_TILE = {"x", "y", "z", "s", "r"}
_WORLD = [[-90.0, -180.0], [90.0, 180.0]]
_DEEPEST = 18


@dataclass(frozen=True)
class Tiles:
    """One service: its name, its address as Leaflet reads it, its servers and who is owed credit.

    `hosts` are the servers as `https://name`; `credit` is text with an address or None a part.
    """

    name: str
    url: str
    subdomains: str
    hosts: list[str]
    credit: list[tuple[str, str | None]]
    min_zoom: int
    max_zoom: int
    bounds: list[list[float]]


def chosen(names: Iterable[str]) -> list[Tiles]:
    """The services of these names, in any case; the last part of a name does if it is the only one.

    Raises UnknownNameError or AmbiguousNameError for the name, UsageError for a service that
    needs a key, has no encrypted address or is not drawn in the map's projection.
    """
    return list({found["name"]: _tiles(found) for found in map(_find, names)}.values())


def _find(name: str) -> TileProvider:
    known = _known()
    wanted = _fold(name)
    group = [full for full in known if _fold(full.partition(".")[0]) == wanted]
    found = [full for full in known if _fold(full) == wanted]
    if not (found or group):
        found = [full for full in known if _fold(full.rpartition(".")[2]) == wanted]
    if len(found) > 1:
        raise AmbiguousNameError("tile service", name, found)
    if found:
        return known[found[0]]
    hint = "names are those of xyzservices, such as OpenStreetMap.Mapnik or Esri.WorldImagery"
    raise UnknownNameError("tile service", name, group[:5] or _near(name, list(known)), hint)


@cache
def _known() -> dict[str, TileProvider]:
    """Every service by its full name."""
    from xyzservices import providers

    return dict(providers.flatten())


def _near(name: str, known: list[str]) -> list[str]:
    """The nearest names, whether the group was written or not."""
    ends = {full.rpartition(".")[2]: full for full in known}
    return nearest(name, known) or [ends[end] for end in nearest(name, ends)]


@lru_cache(maxsize=10_000)
def _fold(name: str) -> str:
    return words_alone(name).replace(" ", "")


def _tiles(service: TileProvider) -> Tiles:
    _check(service)
    subdomains = str(service.get("subdomains") or "abc")
    url = _PLACEHOLDER.sub(lambda found: _filled(service, found[1]), service["url"])
    return Tiles(
        name=service["name"],
        url=url,
        subdomains=subdomains,
        hosts=_hosts(url, subdomains),
        credit=_credit(service["html_attribution"]),
        min_zoom=int(service.get("min_zoom") or 0),
        max_zoom=int(service.get("max_zoom") or _DEEPEST),
        bounds=service.get("bounds") or _WORLD,
    )


def _check(service: TileProvider) -> None:
    """Refuse what a page could not show, and what would need a secret that every reader sees."""
    if service.requires_token():
        raise _refusal(service, "a service that is free to use", "one that needs a key")
    if service.get("crs") or service.get("tms") or service.get("tileSize", 256) != 256:
        raise _refusal(service, "tiles in the usual grid", "another grid or projection")
    if service.get("status") == "broken":
        raise _refusal(service, "a service that works", "one that xyzservices calls broken")
    if urlsplit(service["url"]).scheme != "https":
        raise _refusal(service, "an address with https", "one that everybody on the way can read")


def _filled(service: TileProvider, part: str) -> str:
    """The text of a placeholder; those that stand for each tile stay."""
    if part in _PER_TILE:
        return f"{{{part}}}"
    value: Any = service.get(part)
    if value is None:
        raise _refusal(service, f"a value for {{{part}}} of its address", "none")
    return str(value)


def _refusal(service: TileProvider, expected: str, found: str) -> UsageError:
    return UsageError(f"tiles {service['name']}: expected {expected}, found {found}")


def _hosts(url: str, subdomains: str) -> list[str]:
    """Every server that a tile may come from."""
    server = "https://" + urlsplit(url).netloc
    return list(dict.fromkeys(server.replace("{s}", letter) for letter in subdomains))


def _credit(html: str) -> list[tuple[str, str | None]]:
    reader = _Credit()
    reader.feed(html)
    reader.close()
    return reader.parts


class _Credit(HTMLParser):
    """Reads a line of credit as text and links, so that no markup of others enters a page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, str | None]] = []
        self._address: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address = dict(attrs).get("href")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._address = None

    def handle_data(self, data: str) -> None:
        self.parts.append((data, self._address))
