"""The only maker of a folium map: one HTML file that asks nobody for anything, unless its reader
switches tiles on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from os import PathLike
from pathlib import Path
from typing import Any

import folium
from branca.element import Figure
from folium.template import Template

from maps import embedding, incident_layer
from maps.basemap import Basemap
from maps.context import MapContext
from maps.incident_layer import IncidentLayer
from maps.panel import Panel
from maps.tiles import Tiles, chosen
from schema.languages.catalogue import gettext
from schema.languages.language import current, direction, written_in

# What a page needs beside that of its layers; imports of the script come with it.
STYLES = ("page.css",)
MIRRORED = "right_to_left.css"
SCRIPT = incident_layer.PAGE

# Outlines say nothing more when magnified further.
_OPTIONS = {
    "minZoom": 2,
    "maxZoom": 14,
    "zoomSnap": 0.25,
    "attributionControl": False,
    "zoomControl": False,
}


class SelfContainedFigure(Figure):
    """A page whose scripts stand in it, under a policy that lets no other script run.

    `hosts` are servers that pictures may come from.
    """

    def __init__(self, title: str, hosts: Iterable[str] = ()) -> None:
        super().__init__(title=title)
        self.hosts = list(hosts)
        self.language = current()
        self.direction = ' dir="rtl"' if direction() == "rtl" else ""
        drawing = gettext("The map is being drawn.")
        self.message = f"{_MESSAGE}{escape(drawing)}{_MESSAGE_END}"
        self.skip = gettext("Skip to the search")
        self.blank = gettext(
            "This map is drawn by a script inside this file. Allow scripts to see it."
        )

    _template = Template(
        """<!DOCTYPE html>
<html lang="{{ this.language }}"{{ this.direction }}>
<head>
<title>{{ this.title|e }}</title>
{{ this.header.render(**kwargs) }}
</head>
<body>
<a class="skip-link" href="#panel-search">{{ this.skip|e }}</a>
{{ this.message }}{{ this.html.render(**kwargs) }}
<noscript>{{ this.blank|e }}</noscript>
<script>{{ this.script.render(**kwargs) }}</script>
</body>
</html>
"""
    )

    def render(self, **kwargs: Any) -> str:
        """The whole HTML, with its Content-Security-Policy as the first thing in the head."""
        html: str = _after_the_message(super().render(**kwargs))
        policy = embedding.policy(html, self.hosts)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        return html.replace("<head>", f'<head>\n<meta charset="utf-8">\n{meta}', 1)


_MESSAGE, _MESSAGE_END = '<p class="loading" role="status">', "</p>\n"
_HEAD_SCRIPT = re.compile(r"<script>.*?</script>\s*", re.DOTALL)


def _after_the_message(html: str) -> str:
    """A page whose scripts come after its first words: a slow machine shows those at once.

    folium writes scripts into the head, where a browser reads all of them before it shows anything.
    """
    head, end, body = html.partition("</head>")
    scripts = "".join(_HEAD_SCRIPT.findall(head))
    before, opening, rest = body.partition(_MESSAGE)
    words, closing, rest = rest.partition(_MESSAGE_END)
    message = [opening, words, closing]
    return "".join([_HEAD_SCRIPT.sub("", head), end, before, *message, scripts, rest])


class Page(folium.Map):
    """A folium map with Leaflet inside the file and no links to anywhere.

    Other folium elements can be added as long as they need Leaflet alone: what needs jQuery or
    Bootstrap (folium's own Popup, Icon) or tiles does not work here by design. For those, put an
    IncidentLayer on a map of your own.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        {% endmacro %}
        {% macro html(this, kwargs) %}
        <main class="incident-map" id={{ this.get_name()|tojson }}></main>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        incidentMap["page.js"].clear({{ this.get_name()|tojson }});
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}});
        {% endmacro %}
        """
    )

    def __init__(self, title: str, tiles: Sequence[Tiles] = ()) -> None:
        super().__init__(location=(30, 20), tiles=None, zoom_start=3)
        self.default_js, self.default_css = [], []
        self.mirrored = direction() == "rtl"
        self.options.update(_OPTIONS)
        hosts = dict.fromkeys(host for service in tiles for host in service.hosts)
        figure = SelfContainedFigure(title, hosts)
        figure.add_child(self)
        embedding.add_leaflet(figure)

    def render(self, **kwargs: Any) -> str:
        """Put the page's own scripts and styles after those of its layers."""
        figure = self.get_root()
        mirrored = (MIRRORED,) if self.mirrored else ()
        embedding.add_styles(figure, (*incident_layer.STYLES, *STYLES, *mirrored))
        embedding.add_scripts(figure, (*incident_layer.SCRIPTS, SCRIPT))
        return super().render(**kwargs) or ""  # type: ignore[no-untyped-call]


def page(
    frame: Any,
    *,
    context: MapContext | Mapping[str, Any] | None = None,
    layers: Iterable[str] = (),
    tiles: Iterable[str] = (),
    lang: str | None = None,
) -> folium.Map:
    """The map of these flat rows, ready to save or to show in a notebook.

    `frame` is a DataFrame or an iterable of dict rows; unknown is None, NaN or empty. `context`
    adds sites, labels, credits and what made the map; without it `frame.attrs["context"]` is
    used. `layers` names what is drawn, of `maps.layers.LAYERS`. `tiles` names services of
    xyzservices, such as "Esri.WorldImagery", that the reader of the page may switch on; until
    then nothing is asked of them. `lang` is the language of its words: en, uk, ru or ar.

    Raises InputError for rows that cannot be read,
    UnknownNameError for a layer or a service that does not exist, UsageError for a service that
    a page cannot use.
    """
    services = chosen(tiles)
    with written_in(lang):
        layer = IncidentLayer(frame, MapContext.from_frame(context, frame), layers)
        made = Page(gettext(layer.context.title), services)
        ground = Basemap(layer.countries, layer.region)
        for element in (layer, ground, Panel(layer, ground, services)):
            element.add_to(made)
    return made


def render(made: folium.Map) -> str:
    """The HTML of a map."""
    html: str = made.get_root().render()
    return html


def save(made: folium.Map, path: str | PathLike[str]) -> Path:
    """Write the HTML of a map to a file and say where; an existing file is replaced."""
    written = Path(path)
    written.write_text(render(made), encoding="utf-8")
    return written
