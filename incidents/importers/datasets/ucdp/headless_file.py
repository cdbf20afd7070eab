"""A release of UCDP without a header: its columns in their order, and how to know them."""

from __future__ import annotations

import re
from collections.abc import Sequence

HEADER = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id
side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end
deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""".split()
"""The 49 columns in their order, which a release without a header has as well."""

_WHOLE, _DEGREES, _DAY = r"-?\d+", r"-?\d+(\.\d+)?", r"\d{4}-\d\d-\d\d.*"
_SHAPES = {
    "id": _WHOLE, "year": r"(19|20)\d\d", "type_of_violence": "[123]", "where_prec": "[1-7]",
    "latitude": _DEGREES, "longitude": _DEGREES, "event_clarity": "[12]", "date_prec": "[1-5]",
    "date_start": _DAY, "date_end": _DAY, "best": _WHOLE, "high": _WHOLE, "low": _WHOLE,
}  # fmt: skip


def headless(first: Sequence[str]) -> bool:
    """Whether a first row is no header but already an event: 49 cells of the right kinds."""
    if len(first) != len(HEADER):
        return False
    by_name = dict(zip(HEADER, first, strict=True))
    return all(re.fullmatch(shape, str(by_name[name])) for name, shape in _SHAPES.items())
