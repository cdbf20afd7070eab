"""The ground: outlines of countries and provinces, drawn without a tile server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from branca.element import MacroElement

from maps import assets
from maps.outlines import provinces_of, topology
from maps.payload import to_json


class Basemap(MacroElement):
    """Outlines of all countries, and of the provinces of some of them, as data of the page.

    `countries` are ISO 3166-1 alpha-2 codes; one without provinces on record adds none.
    """

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

    def render(self, **kwargs: Any) -> str:
        """Put the outlines into the body of the page."""
        assets.add_data(self.get_root(), f"{self.get_name()}_data", self.data)
        return super().render(**kwargs) or ""  # type: ignore[no-untyped-call]
