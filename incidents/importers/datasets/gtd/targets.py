"""What was hit: GTD's types of targets in our words.

The names that it gives to targets stay in the original row: some are private people.
"""

from __future__ import annotations

from incidents.importers.datasets.gtd.cells import texts
from incidents.importers.drafts import TargetDraft
from incidents.importers.reading.data_file import Row

_SUB_TYPES = {
    "house/apartment": "residential", "electricity": "energy", "gas": "energy", "oil": "energy",
    "gas/oil": "energy", "industrial": "industrial", "medical": "medical", "hospital": "medical",
    "train": "rail", "subway": "rail", "airport": "airfield", "port": "port",
    "water supply": "water", "farm": "agriculture",
}  # fmt: skip
_TYPES = {
    "government (general)": "government", "government (diplomatic)": "government",
    "military": "military", "educational institution": "education",
    "religious figures/institutions": "religious",
}  # fmt: skip


def targets(row: Row) -> list[TargetDraft]:
    """One target for each type that GTD gives, at most three."""
    pairs = zip(texts(row, "targtype", 3), texts(row, "targsubtype", 3), strict=True)
    return [_target(kind, sub) for kind, sub in pairs if kind]


def _target(kind: str, sub_type: str) -> TargetDraft:
    low = sub_type.casefold()
    category = next((code for start, code in _SUB_TYPES.items() if low.startswith(start)), None)
    category = category or _TYPES.get(kind.casefold(), "other")
    return {"category": category, "note": f"{kind}: {sub_type}" if sub_type else kind}
