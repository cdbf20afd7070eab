"""Incidents at a place: one symbol each, by kind of weapon."""

from __future__ import annotations

from collections.abc import Sequence

from maps.context import MapContext
from maps.placing import Incident

NAME = "points"
MARK = ""


def pack(incidents: Sequence[Incident], context: MapContext) -> list[list[float]]:
    """Position of the incident, latitude and longitude in degrees."""
    return [
        [index, incident.point.latitude, incident.point.longitude]
        for index, incident in enumerate(incidents)
        if incident.point
    ]
