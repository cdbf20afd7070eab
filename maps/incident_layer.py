"""IncidentLayer: incidents as an element of any folium map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from branca.element import MacroElement
from folium.map import Layer
from folium.template import Template

from maps import embedding
from maps.context import MapContext
from maps.layers import NAMES, chosen, plugin_script, plugins_of
from maps.payload import pack, to_json
from maps.region import Region
from schema.languages.language import current

# Each layer has a script of its own name; their imports come with them.
STYLES = ("incidents.css",)
PAGE = "page.js"
SCRIPTS = ("incident_layer.js", *(f"layers/{name}.js" for name in NAMES))


class IncidentLayer(Layer):
    """Incidents drawn by kind of weapon, with uncertainty, launch lines, areas and popups.

    `frame` holds flat incident rows (a DataFrame or dicts); `context` is a MapContext, or taken
    from `frame.attrs["context"]`; `layers` names what is drawn, of `maps.layers.LAYERS`. Add it
    with `.add_to(m)`. Raises InputError for rows that cannot be read and UnknownNameError for a
    layer that does not exist. `name`, `control` and `show` are folium's own.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = new incidentMap["incident_layer.js"].IncidentLayer(
            "{{ this.get_name() }}_data", {{ this.layers|tojson }},
            { {% for name in this.known %}"{{ name }}": incidentMap["layers/{{ name }}.js"]?.layer,
            {% endfor %} });
        {% if this.show %}{{ this.get_name() }}.addTo({{ this._parent.get_name() }});{% endif %}
        {% endmacro %}
        """
    )

    def __init__(
        self,
        frame: Any,
        context: MapContext | Mapping[str, Any] | None = None,
        layers: Iterable[str] = (),
        name: str = "Incidents",
        control: bool = True,
        show: bool = True,
    ) -> None:
        super().__init__(name=name, overlay=True, control=control, show=show)
        self._name = "IncidentLayer"
        self.context = MapContext.from_frame(context, frame)
        self.layers = chosen(layers)
        self.plugins = plugins_of(self.layers)
        self.known = (*NAMES, *(layer.NAME for layer in self.plugins))
        self.language = current()
        self.payload = pack(frame, self.context, self.plugins)

    @property
    def countries(self) -> list[str]:
        """ISO 3166-1 alpha-2 codes of the countries that incidents lie in."""
        return self.payload.countries

    @property
    def region(self) -> Region:
        """The part of the world that incidents lie in."""
        return self.payload.region

    def render(self, **kwargs: Any) -> str:
        """Put scripts and styles into the head of the page, once, and the data into its body."""
        figure, name = self.get_root(), f"{self.get_name()}_data"
        embedding.add_styles(figure, STYLES)
        embedding.add_messages(figure, self.language, (*SCRIPTS, PAGE))
        embedding.add_scripts(figure, SCRIPTS)
        for layer in self.plugins:
            embedding.add_script(figure, f"layer of others: {layer.NAME}", plugin_script(layer))
        embedding.add_data(figure, name, to_json(self.payload.head))
        embedding.add_data(figure, f"{name}_blocks", "\n".join(self.payload.blocks), "text/plain")
        # Not folium's Layer.render: it adds the layer to its map once more at each rendering.
        MacroElement.render(self, **kwargs)  # type: ignore[no-untyped-call]
        return ""
