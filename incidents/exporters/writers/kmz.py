"""KMZ: the KML document in a zip, as Google Earth passes it on."""

from __future__ import annotations

import zipfile
from pathlib import Path

from incidents.exporters.writers import kml
from incidents.queries.results import Answer

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "kmz", ".kmz", True, False


def write_file(answer: Answer, out: Path) -> int:
    """Write `doc.kml` into a zip; how many placemarks it holds."""
    document = out.with_name("doc.kml")
    count = kml.write_file(answer, document)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(document, "doc.kml")
    return count
