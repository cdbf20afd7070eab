"""The columns of a country's sheet, recognised by their words.

"Minimum total people killed" (Pakistan), "Minimum people killed" (Yemen) and "Minimum Total
Reported Killed" (an older release) are one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from incidents.importers.drafts import ClaimDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.cell_numbers import between, low_high
from incidents.importers.values.columns import columns_of
from incidents.language.people_words import group_of
from schema.folding import words_alone

COLUMNS = columns_of("bij")
KILLED = ("Minimum total people killed", "Maximum total people killed")
_ENDS = {"minimum": 0, "min": 0, "maximum": 1, "max": 1}
_OUTCOMES = ("killed", "injured")


@dataclass(frozen=True)
class Sheet:
    """Which columns hold which figure: (outcome, group) -> names of the least and the greatest."""

    tolls: Mapping[tuple[str, str], tuple[str, str]]
    strikes: tuple[str, str]

    def claims(self, row: Row, source: str) -> Iterator[ClaimDraft]:
        """Casualty claims of a row. What nobody said is no claim; 0 is one."""
        for (outcome, group), (least, most) in self.tolls.items():
            found = between(row.get(least), row.get(most), least, most)
            if found:
                claim: ClaimDraft = {"outcome": outcome, "group": group, **low_high(found)}
                yield {**claim, "source": source}


def sheet_of(header: Sequence[str]) -> Sheet:
    """The figures of a sheet; it has none when no column speaks of people killed."""
    tolls: dict[tuple[str, str], list[str]] = {}
    strikes = ["", ""]
    for name in header:
        words = words_alone(name).split()
        end = next((at for word, at in _ENDS.items() if word in words), None)
        if end is None:
            continue
        outcome = next((o for o in _OUTCOMES if o in words), None)
        if outcome:
            group = next(filter(None, map(group_of, words)), "total")
            tolls.setdefault((outcome, group), ["", ""])[end] = name
        elif "strikes" in words:
            strikes[end] = name
    pairs = {key: (least, most) for key, (least, most) in tolls.items()}
    return Sheet(pairs, (strikes[0], strikes[1]))
