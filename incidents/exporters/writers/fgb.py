"""FlatGeobuf: one layer, what made it in its header.

The format's spatial index holds no features without geometry: it is left out when there are any,
so that none is dropped. With the index, features stand in its order.
"""

from __future__ import annotations

from pathlib import Path

from incidents.exporters.arrow_tables import write_layer
from incidents.queries.results import Answer

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "fgb", ".fgb", True, False


def write_file(answer: Answer, out: Path) -> int:
    """Write every record as a feature, those without a point too."""
    without = answer.without_point()
    if without:
        answer.notes.append(f"{without} without a point: the file has no spatial index")
    return write_layer(answer, out, "FlatGeobuf", {"SPATIAL_INDEX": "NO" if without else "YES"})
