"""Target cells to targets: categories and names, paired in the order of their lists."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.store.bulk.lists import codes, items
from incidents.store.flat import target_columns

PAIRED = "paired in the order of two lists of a flat row"
"""Note on what was put together from two lists, where another pairing is possible."""


@dataclass(frozen=True)
class Targets:
    """The targets of a row as (category, name, note), and its flat target columns."""

    types: str | None
    names: str | None
    targets: tuple[tuple[str, str | None, str | None], ...]
    categories: tuple[str, ...]


def targets_of(types: str | None, names: str | None) -> Targets:
    """The targets that two cells name. A name beyond the categories has the last one's, or
    `unknown`; raises InputError for an unknown code.
    """
    named = items(names)
    categories = codes(types, "target_types", "target_types") or ("unknown",) * bool(named)
    longest = max(len(categories), len(named))
    note = PAIRED if named and len(categories) > 1 else None
    targets = tuple(
        (categories[min(n, len(categories) - 1)], named[n] if n < len(named) else None, note)
        for n in range(longest)
    )
    flat = target_columns((category, name) for category, name, _ in targets)
    return Targets(flat["target_types"], flat["target_names"], targets, categories)
