"""The panel beside the map: heading, totals, legend, incidents, credits, what made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from maps import embedding
from maps.basemap import Basemap
from maps.context import MapContext
from maps.incident_layer import IncidentLayer
from maps.payload import to_json
from maps.tiles import Tiles
from schema import ground
from schema.languages.catalogue import N_, gettext

BORDERS = N_("Borders: Natural Earth; Ukraine in its internationally recognised borders")
_MADE = {
    "filter": N_("Filter"),
    "time": N_("Made"),
    "version": N_("Program"),
    "head": N_("Head of the log"),
    "records": N_("Records"),
    "left_out": N_("Left out"),
    "blur": N_("Positions"),
    "publish_delay": N_("Fresh strikes"),
}


class Panel(MacroElement):
    """The panel of one incident layer; its script puts layer, ground and names together."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        incidentMap["page.js"].surround({{ this._parent.get_name() }}, {{ this.layer.get_name() }},
            "{{ this.get_name() }}_data", "{{ this.ground.get_name() }}_data");
        {% endmacro %}
        """
    )

    def __init__(self, layer: IncidentLayer, ground: Basemap, tiles: Sequence[Tiles] = ()) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Panel"
        self.layer, self.ground = layer, ground
        self.payload = _pack(layer.context) | {"tiles": [asdict(service) for service in tiles]}

    @property
    def data(self) -> str:
        """The panel's own texts as the page carries them."""
        return to_json(self.payload)

    def render(self, **kwargs: Any) -> str:
        """Put the texts into the body of the page."""
        embedding.add_data(self.get_root(), f"{self.get_name()}_data", self.data)
        return super().render(**kwargs) or ""  # type: ignore[no-untyped-call]


def _pack(context: MapContext) -> dict[str, Any]:
    return {
        "title": gettext(context.title),
        "made": [
            [gettext(label), _shown(key, context.made[key])]
            for key, label in _MADE.items()
            if _is_stated(context, key)
        ],
        "left_out": list(context.left_out),
        "left_out_records": sum((context.made.get("left_out") or {}).values()),
        "story": [dict(step) for step in context.story],
        "credits": [*context.credits, ground.CREDIT],
        "borders": gettext(BORDERS),
        "positions": f"Positions are {context.made['blur']}" if _is_stated(context, "blur") else "",
    }


def _shown(key: str, value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    if key == "left_out":
        return ", ".join(f"{number} {reason.replace('_', ' ')}" for reason, number in value.items())
    parts = [
        f"{name}: {', '.join(map(str, asked)) if isinstance(asked, list) else asked}"
        for name, asked in value.items()
    ]
    return "; ".join(parts) or gettext("all incidents")


def _is_stated(context: MapContext, key: str) -> bool:
    value = context.made.get(key)
    return value not in (None, "") and (key != "left_out" or bool(value))
