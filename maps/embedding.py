"""Makes a page self-contained: every script and style stands in the file itself.

Leaflet comes out of the installed XStatic-Leaflet package, in the version that folium names;
the project's own scripts and styles lie in `maps/assets`, and `maps.scripts` links the former.
Nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from typing import Any

from branca.element import Element

from maps.messages import MESSAGES_ID, messages
from maps.payload import to_json
from maps.scripts import ASSETS, linked
from schema.errors import IncidentsError

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


def add_styles(figure: Any, names: Iterable[str]) -> None:
    """Write these style sheets of `maps/assets` into the head of a folium figure, each once."""
    for name in names:
        figure.header.add_child(Verbatim(f"<style>{_style(name)}</style>"), name=name)


def add_scripts(figure: Any, entries: Iterable[str]) -> None:
    """Write these scripts of `maps/assets`, and all that they import, into the head, each once."""
    for name, script in linked(entries).items():
        figure.header.add_child(Verbatim(f"<script>{script}</script>"), name=name)


def add_messages(figure: Any, language: str, entries: Iterable[str]) -> None:
    """Write the messages of these scripts into the head, before the scripts; none for English."""
    if told := messages(language, entries):
        text = f'<script type="application/json" id="{MESSAGES_ID}">{to_json(told)}</script>'
        figure.header.add_child(Verbatim(text), name=MESSAGES_ID)


def add_script(figure: Any, name: str, text: str) -> None:
    """Write a script that is not one of ours into the head of a folium figure, once."""
    figure.header.add_child(Verbatim(f"<script>{text}</script>"), name=name)


def add_leaflet(figure: Any) -> None:
    """Write Leaflet's script and style into the head in place of folium's links."""
    script = leaflet("leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    figure.header.add_child(Verbatim(f"<script>{script}</script>"), name="leaflet")
    figure.header.add_child(Verbatim(f"<style>{_leaflet_css()}</style>"), name="leaflet_css")


def policy(html: str, hosts: Iterable[str] = ()) -> str:
    """A Content-Security-Policy under which only the scripts of this very page run.

    Pictures come out of the page itself, or from these servers.
    """
    texts = [
        script["text"] for script in _SCRIPT.finditer(html) if "type=" not in script["attributes"]
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
def _style(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def _leaflet_css() -> str:
    """Leaflet's style without its images: none of its icons is used, and each is a request."""
    return re.sub(r"url\((?!#|data:)[^)]*\)", "none", leaflet("leaflet.css"))


@cache
def leaflet(name: str) -> str:
    """A file of Leaflet as installed; raises MissingAssetError when it is not."""
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
