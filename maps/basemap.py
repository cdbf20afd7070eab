"""The ground: outlines of countries and provinces, drawn without a tile server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from maps.outlines import provinces_of, topology
from maps.payload import to_json


class Basemap(MacroElement):
    """All countries, and the provinces of some of them, with names by zoom.

    `countries` are ISO 3166-1 alpha-2 codes; one without provinces on record adds none.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
        <script type="application/json" id="{{ this.get_name() }}_data">{{ this.data }}</script>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        incidentMap.basemap({{ this._parent.get_name() }}, "{{ this.get_name() }}_data");
        {% endmacro %}
        """
    )

    def __init__(self, countries: Iterable[str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Basemap"
        codes = provinces_of(countries)
        self.payload: dict[str, Any] = {
            "countries": topology("countries"),
            "provinces": topology("admin1", codes) if codes else None,
        }

    @property
    def data(self) -> str:
        """The outlines as the page carries them."""
        return to_json(self.payload)
