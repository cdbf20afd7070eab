"""Makes a page self-contained: every script and style stands in the file itself.

Leaflet comes out of the installed XStatic-Leaflet package, in the version that folium names;
the project's own scripts and styles lie in `maps/assets`. Nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from importlib.resources import files
from typing import Any

from branca.element import Element

from maps.layers import LAYERS
from schema.errors import IncidentsError

LAYER_STYLES = ("incidents.css",)
LAYER_SCRIPTS = (
    "namespace.js",
    "dom.js",
    "unpack.js",
    "columns.js",
    "incidents.js",
    "topology.js",
    "geodesy.js",
    "say.js",
    "facts.js",
    "popup.js",
    "interaction.js",
    "cells.js",
    "groups.js",
    "sprites.js",
    "surface.js",
    "hits.js",
    "fan.js",
    "focus.js",
    "dates.js",
    "hexagon.js",
    *(f"layers/{layer.NAME}.js" for layer in LAYERS),
    "incident_layer.js",
)
PAGE_STYLES = ("page.css",)
PAGE_SCRIPTS = (
    "lines.js",
    "water.js",
    "basemap.js",
    "labels.js",
    "totals.js",
    "filter.js",
    "state.js",
    "filters.js",
    "timeline.js",
    "tiles.js",
    "unplaced.js",
    "panel.js",
    "page.js",
)

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)


class MissingAssetError(IncidentsError):
    """A script or style that the page needs is not installed."""


class Verbatim(Element):
    """Text that goes into a page as it stands.

    folium reads what it is given as a template, some of it twice: braces in a record would be
    run as code of this program.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """Give the text."""
        return self.text


def add_data(figure: Any, name: str, data: str, kind: str = "application/json") -> None:
    """Write data into the body of a figure under this id.

    JSON has to be escaped by `payload.to_json`, plain text to hold no `<`.
    """
    text = f'<script type="{kind}" id="{name}">{data}</script>'
    figure.html.add_child(Verbatim(text), name=name)


def add_to_head(figure: Any, styles: tuple[str, ...], scripts: tuple[str, ...]) -> None:
    """Write these files of `maps/assets` into the head of a folium figure, each once."""
    for name in styles:
        figure.header.add_child(Verbatim(f"<style>{_own(name)}</style>"), name=name)
    for name in scripts:
        figure.header.add_child(Verbatim(f"<script>{_own(name)}</script>"), name=name)


def add_script(figure: Any, name: str, text: str) -> None:
    """Write a script that is not one of ours into the head of a folium figure, once."""
    figure.header.add_child(Verbatim(f"<script>{text}</script>"), name=name)


def add_leaflet(figure: Any) -> None:
    """Write Leaflet's script and style into the head in place of folium's links."""
    script = _leaflet("leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    figure.header.add_child(Verbatim(f"<script>{script}</script>"), name="leaflet")
    figure.header.add_child(Verbatim(f"<style>{_leaflet_css()}</style>"), name="leaflet_css")


def policy(html: str, hosts: Iterable[str] = ()) -> str:
    """A Content-Security-Policy under which only the scripts of this very page run.

    Pictures come out of the page itself, or from these servers.
    """
    texts = [
        found["text"] for found in _SCRIPT.finditer(html) if "type=" not in found["attributes"]
    ]
    hashes = " ".join(dict.fromkeys(f"'{_digest(text)}'" for text in texts))
    pictures = " ".join(["data:", "blob:", *hosts])
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        f"img-src {pictures}; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


@cache
def _own(name: str) -> str:
    return (files("maps") / "assets" / name).read_text(encoding="utf-8")


@cache
def _leaflet_css() -> str:
    """Leaflet's style without its images: none of its icons is used, and each is a request."""
    return re.sub(r"url\((?!#|data:)[^)]*\)", "none", _leaflet("leaflet.css"))


@cache
def _leaflet(name: str) -> str:
    try:
        listed = metadata.files("XStatic-Leaflet") or []
    except metadata.PackageNotFoundError:
        listed = []
    for path in listed:
        if path.parts[-2:] == ("data", name):
            return path.read_text(encoding="utf-8")
    raise MissingAssetError(
        f"expected {name} in the package XStatic-Leaflet, found none\n"
        "  install it: pip install XStatic-Leaflet"
    )
