"""GeoPackage: one layer `incidents`; what made it stands in its metadata tables, and how QGIS draws
it in its table of styles.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from incidents.exporters.arrow_tables import LAYER, write_layer
from incidents.exporters.qgis_style import add_style
from incidents.queries.results import Answer

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "gpkg", ".gpkg", True, False
_ABOUT = {
    "IDENTIFIER": "Incidents",
    "DESCRIPTION": "Incidents, one feature a record",
    "DATETIME_PRECISION": "MILLISECOND",
}  # the form of every version of the format


def write_file(answer: Answer, out: Path) -> int:
    """Write every record as a feature, those without a point too."""
    count = write_layer(answer, out, "GPKG", _ABOUT)
    if answer.palette:
        try:
            add_style(out, LAYER, answer.palette)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
    return count
