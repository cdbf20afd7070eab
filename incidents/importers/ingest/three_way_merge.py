"""Three-way merging: what a newer edition of a data set changes, and what a person changed since.

All three documents are as the store gives them: `base` as the last load left the record, `ours`
as it is now, `theirs` as the new edition has it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from schema.json_value import Json

Plain = dict[str, Json]
_TOGETHER = (
    ("place", "location_precision", "uncertainty_m", "location_words", "location_how", "area_how",
     "location_by", "location_at", "location_proof", "location_proof_words", "location_checked_by"),
    ("date_start", "date_end", "date_precision", "date_words", "time_local", "timezone"),
    ("attacker", "attribution"),
)  # fmt: skip
"""Fields that mean something only together: one of them is never taken without the others."""
_LISTS = ("weapons", "targets", "casualties", "statements", "media", "datasets", "sources")
_DAILY = "location_at"


def merge(base: Plain, ours: Plain, theirs: Plain) -> tuple[Plain, list[str]]:
    """The merged document, and the fields in which both sides changed the same thing.

    In those the person's value stays.
    """
    merged, conflicts = dict(ours), list[str]()
    for fields in _groups(base, ours, theirs):
        if fields[0] in _LISTS:
            (field,) = fields
            items, clash = _merge_lists(*(_items(side, field) for side in (base, ours, theirs)))
            merged[field] = items
            conflicts += [field] if clash else []
        elif _same(base, theirs, fields) or _same(ours, theirs, fields):
            continue
        elif _same(base, ours, fields) or _completes(base, ours, theirs, fields):
            merged |= {field: theirs.get(field) for field in fields}
        else:
            conflicts.append(fields[0])
    return {field: value for field, value in merged.items() if value not in (None, [])}, conflicts


def _groups(*sides: Plain) -> list[tuple[str, ...]]:
    grouped = {field: fields for fields in _TOGETHER for field in fields}
    names = dict.fromkeys(field for side in sides for field in side if field != "code")
    return list(dict.fromkeys(grouped.get(name, (name,)) for name in names))


def _same(one: Plain, other: Plain, fields: Sequence[str]) -> bool:
    """Whether two sides agree. The day on which a place was looked up is no difference."""
    return all(one.get(field) == other.get(field) for field in fields if field != _DAILY)


def _completes(base: Plain, ours: Plain, theirs: Plain, fields: Sequence[str]) -> bool:
    """Whether theirs says the same as ours and more, where nobody took anything away."""
    silent = [field for field in fields if ours.get(field) is None]
    said = [field for field in fields if field not in silent]
    return all(base.get(field) is None for field in silent) and _same(ours, theirs, said)


def _items(side: Plain, field: str) -> list[Json]:
    items = side.get(field)
    return items if isinstance(items, list) else []


def _merge_lists(base: list[Json], ours: list[Json], theirs: list[Json]) -> tuple[list[Json], bool]:
    """Ours, without what they dropped and with what they added; and whether both sides dropped
    or changed the same item in different ways.
    """
    was, mine, yours = (_by_text(side) for side in (base, ours, theirs))
    dropped = [text for text in was if text not in yours]
    added = [text for text in yours if text not in was and text not in mine]
    if added and any(text not in mine for text in dropped) and mine != yours:
        return ours, True
    kept = [item for text, item in mine.items() if text not in dropped]
    return kept + [yours[text] for text in added], False


def _by_text(items: Sequence[Json]) -> dict[str, Json]:
    return {json.dumps(item, sort_keys=True): item for item in items}
