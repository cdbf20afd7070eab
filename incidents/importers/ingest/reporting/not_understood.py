"""Values that a load could not make anything of: counted by column, with what may have been meant.

The row stays: what is lost is the one value, and the original row is kept beside the record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from schema.folding import folded

_MOST = 20_000
"""Different values that are counted one by one; a column of free text has as many as rows."""
_LISTED = 100
_EXAMPLES = 3
_LONGEST = 200
Suggest = Callable[[str], str]


@dataclass
class Unread:
    """One value of one column. `kind` is what it should have been (weapon, place, country,
    attacker, figure or code), `examples` are spellings as the file has them.
    """

    column: str
    value: str
    kind: str
    count: int = 0
    examples: list[str] = field(default_factory=list)
    suggestion: str = ""

    def as_dict(self) -> dict[str, object]:
        """As `load --format json` prints it."""
        return {
            "column": self.column, "value": self.value, "count": self.count,
            "examples": self.examples, "suggestion": self.suggestion or None,
        }  # fmt: skip


class NotUnderstood:
    """Collects such values while a file is read."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Unread] = {}

    def add(self, column: str, value: str, kind: str) -> None:
        """Count a value; spellings that differ in case and spaces are one."""
        key = (column, folded(value)[:_LONGEST])
        known = self._found.get(key)
        if known is None:
            if len(self._found) >= _MOST:
                return
            known = self._found[key] = Unread(column, value[:_LONGEST], kind)
        known.count += 1
        if value[:_LONGEST] not in known.examples and len(known.examples) < _EXAMPLES:
            known.examples.append(value[:_LONGEST])

    def listed(self, suggest: Mapping[str, Suggest]) -> list[Unread]:
        """The most frequent of them, each with what may have been meant, by its kind."""
        found = sorted(self._found.values(), key=lambda one: -one.count)[:_LISTED]
        for one in found:
            if one.kind in suggest:
                one.suggestion = suggest[one.kind](one.value)
        return found
