"""Circles that hold the true place of an incident, in metres on the ground."""

from __future__ import annotations

from collections.abc import Sequence

from maps.context import MapContext
from maps.placing import Incident

NAME = "uncertainty"
MARK = "The true place lies within this circle"


def pack(incidents: Sequence[Incident], context: MapContext) -> list[list[float]]:
    """Position of the incident, latitude and longitude in degrees, radius in metres."""
    return [
        [index, incident.point.latitude, incident.point.longitude, radius]
        for index, incident in enumerate(incidents)
        if incident.point and (radius := incident.row["uncertainty_m"])
    ]
