"""Lines from a reported launch site to the place of impact, along the great circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from maps.context import MapContext
from maps.placing import Incident, Point, point_of

NAME = "launches"
MARK = "From the reported launch site: shortest way, not the flight path"


def pack(incidents: Sequence[Incident], context: MapContext) -> dict[str, Any]:
    """Sites that incidents name, and lines as (incident, site, latitude, longitude of impact).

    A site that the context does not place has no line; the popup still names it.
    """
    known = _known(context)
    lines = [
        (index, name, incident.point)
        for index, incident in enumerate(incidents)
        for name in incident.row["launch_sites"]
        if incident.point and name in known
    ]
    if not lines:
        return {}
    names = list(dict.fromkeys(name for _, name, _ in lines))
    return {
        "sites": [[name, known[name].latitude, known[name].longitude] for name in names],
        "doubts": [_doubt(context, name) for name in names],
        "lines": [[i, names.index(name), p.latitude, p.longitude] for i, name, p in lines],
    }


def _doubt(context: MapContext, name: str) -> float | None:
    """Radius in metres around a site that holds the true place of launch, where it is known."""
    return next((s.get("uncertainty_m") for s in context.sites if s["name"] == name), None)


def _known(context: MapContext) -> dict[str, Point]:
    placed = {
        str(site["name"]): point_of(site.get("latitude"), site.get("longitude"))
        for site in context.sites
    }
    return {name: point for name, point in placed.items() if point}
