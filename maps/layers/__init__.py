"""The layers of incidents, one file each; a new one adds a file, a script and a line below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from maps.context import MapContext
from maps.layers import areas, launches, points, uncertainty
from maps.placing import Incident


class Layer(Protocol):
    """One way of drawing incidents.

    `NAME` is the module's name, the name of its script in `assets/layers` and its key in the
    data of the page. `MARK` is its line in the legend, empty for none. `pack` gives what that
    script needs, as JSON values, an incident named by its position; empty draws nothing.
    """

    NAME: str
    MARK: str

    def pack(self, incidents: Sequence[Incident], context: MapContext) -> Any:
        """Give the data of the layer's script."""


# From the lowest on the map to the highest.
LAYERS: tuple[Layer, ...] = (areas, uncertainty, launches, points)
