"""The columns of a country's sheet, recognised by their words.

"Minimum total people killed" (Pakistan), "Minimum people killed" (Yemen) and "Minimum Total
Reported Killed" (an older release) are one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from incidents.importers.drafts import ClaimDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.cell_numbers import between, blank, low_high
from incidents.importers.values.columns import columns_of, text
from incidents.language.people_words import group_of_head
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
    repeated: Sequence[str] = ()
    """Columns left out, since an earlier one counts the same people."""

    def claims(self, row: Row, source: str) -> Iterator[ClaimDraft]:
        """Casualty claims of a row. What nobody said is no claim. 0 to 0 is one only in a row that
        knows of anybody harmed and calls no figure beside it unknown: the Bureau writes it as well
        where the toll is not known.
        """
        found = {
            toll: span
            for toll, (least, most) in self.tolls.items()
            if (span := between(row.get(least), row.get(most), least, most))
        }
        known = any(span.low or span.high for span in found.values())
        for (outcome, group), span in found.items():
            zero = (span.low, span.high) == (0, 0)
            if not zero or (known and not self._unknown(row, outcome)):
                claim: ClaimDraft = {"outcome": outcome, "group": group, **low_high(span)}
                yield {**claim, "source": source}

    def _unknown(self, row: Row, outcome: str) -> bool:
        """Whether a cell of this outcome says in a word or sign that nobody knows."""
        names = (name for toll, pair in self.tolls.items() if toll[0] == outcome for name in pair)
        return any(text(row.get(name)) and blank(row.get(name)) for name in names)


def sheet_of(header: Sequence[str]) -> Sheet:
    """The figures of a sheet; it has none when no column speaks of people killed."""
    tolls: dict[tuple[str, str], list[str]] = {}
    strikes, repeated = ["", ""], []
    for name in header:
        words = words_alone(name).split()
        end = next((at for word, at in _ENDS.items() if word in words), None)
        if end is None:
            continue
        outcome = next((o for o in _OUTCOMES if o in words), None)
        if outcome:
            group = group_of_head([w for w in words if w not in (*_ENDS, *_OUTCOMES)])
            names = tolls.setdefault((outcome, group), ["", ""])
            if names[end]:
                repeated.append(name)
            names[end] = names[end] or name
        elif "strikes" in words:
            strikes[end] = name
    pairs = {key: (least, most) for key, (least, most) in tolls.items()}
    return Sheet(pairs, (strikes[0], strikes[1]), repeated)
