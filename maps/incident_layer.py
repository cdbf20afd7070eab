"""IncidentLayer: incidents as an element of any folium map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from branca.element import MacroElement
from folium.map import Layer
from folium.template import Template

from maps import assets
from maps.context import MapContext
from maps.payload import incidents_of, pack, to_json


class IncidentLayer(Layer):
    """Incidents drawn by kind of weapon, with uncertainty, launch lines, areas and popups.

    `frame` holds flat incident rows (a DataFrame or dicts); `context` is a MapContext, or taken
    from `frame.attrs["context"]`. Add it with `.add_to(m)`. Raises InputError for rows that
    cannot be read. `name`, `control` and `show` are folium's own.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = incidentMap.incidentLayer("{{ this.get_name() }}_data");
        {% if this.show %}{{ this.get_name() }}.addTo({{ this._parent.get_name() }});{% endif %}
        {% endmacro %}
        """
    )

    def __init__(
        self,
        frame: Any,
        context: MapContext | Mapping[str, Any] | None = None,
        name: str = "Incidents",
        control: bool = True,
        show: bool = True,
    ) -> None:
        super().__init__(name=name, overlay=True, control=control, show=show)
        self._name = "IncidentLayer"
        self.context = MapContext.of(context, frame)
        incidents = incidents_of(frame, self.context)
        self.payload = pack(incidents, self.context)
        self.countries = sorted({i.row["country"].upper() for i in incidents if i.row["country"]})

    @property
    def data(self) -> str:
        """The layer's data as the page carries them."""
        return to_json(self.payload)

    def render(self, **kwargs: Any) -> str:
        """Put scripts and styles into the head of the page, once, and the data into its body."""
        assets.add_to_head(self.get_root(), assets.LAYER_STYLES, assets.LAYER_SCRIPTS)
        assets.add_data(self.get_root(), f"{self.get_name()}_data", self.data)
        # Not folium's Layer.render: it adds the layer to its map once more at each rendering.
        MacroElement.render(self, **kwargs)  # type: ignore[no-untyped-call]
        return ""
