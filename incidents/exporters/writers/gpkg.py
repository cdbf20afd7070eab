"""GeoPackage: one layer `incidents`; what made it stands in its metadata tables."""

from __future__ import annotations

from pathlib import Path

from incidents.exporters.arrow_tables import write_layer
from incidents.queries.results import Answer

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "gpkg", ".gpkg", True, False
_ABOUT = {
    "IDENTIFIER": "Incidents",
    "DESCRIPTION": "Incidents, one feature a record",
    "DATETIME_PRECISION": "MILLISECOND",
}  # the form of every version of the format


def write_file(answer: Answer, out: Path) -> int:
    """Write every record as a feature, those without a point too."""
    return write_layer(answer, out, "GPKG", _ABOUT)
