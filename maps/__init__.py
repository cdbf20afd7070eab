"""Maps of incidents, part of the strike incident database (incidents-db).

`maps.page(frame)` is a folium map of flat incident rows that opens without a network;
`maps.IncidentLayer(frame).add_to(m)` puts the same incidents on any folium map,
`maps.svg(frame, None, maps.Still())` draws them as a picture. The names below load folium and
pandas only when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maps.context import MapContext
    from maps.incident_layer import IncidentLayer
    from maps.pages import page, render, save
    from maps.pictures import of_svg, pdf, picture
    from maps.still.film import Film, film
    from maps.still.moving import moving
    from maps.still.picture import Still, svg

__all__ = [
    "Film",
    "IncidentLayer",
    "MapContext",
    "Still",
    "film",
    "moving",
    "of_svg",
    "page",
    "pdf",
    "picture",
    "render",
    "save",
    "svg",
]

_HOMES = {
    "Film": "maps.still.film",
    "IncidentLayer": "maps.incident_layer",
    "MapContext": "maps.context",
    "Still": "maps.still.picture",
    "film": "maps.still.film",
    "moving": "maps.still.moving",
    "of_svg": "maps.pictures",
    "page": "maps.pages",
    "pdf": "maps.pictures",
    "picture": "maps.pictures",
    "render": "maps.pages",
    "save": "maps.pages",
    "svg": "maps.still.picture",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'maps' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
