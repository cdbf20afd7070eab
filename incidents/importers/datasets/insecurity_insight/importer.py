"""Insecurity Insight's sheets of incident data, as the Humanitarian Data Exchange hands them out.

What `Location of Incident` names is a kind of building, which is the target, and no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.importers.base import Help, Item, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.insecurity_insight.sheets import IncidentSheet, sheet_of
from incidents.importers.reading.data_file import DataFile
from incidents.importers.values.columns import columns_of, text

_COLUMNS = columns_of("insecurity_insight")
_HAND_HELD = re.compile(
    r"no weapon|not applicable|no direct|firearm|gunfire|\bguns?\b|rifle|knife|knives|blunt|sharp"
    r"|arson|\bfire\b|tear gas|rubber|baton|stick|stone|fist|\bfoot\b|vehicle|pepper",
    re.IGNORECASE,
)
_SUBJECTS = {"health": "medical", "educator": "education", "student": "education"}
"""What a sheet is about, by the words of its columns, and the kind of target that makes."""
_NO_STRIKE = "no weapon that strikes from afar"


class InsecurityInsight(DatasetImporter, folder="insecurity_insight"):
    """Incidents with the weapon, who is said to have used it, and whom of a group it hurt."""

    def recognises(self, file: DataFile) -> bool:
        """A table with a weapon carried or used, a reported perpetrator and an event number."""
        return file.kind == "table" and sheet_of(file, _COLUMNS) is not None

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every incident; those without a weapon that strikes from afar are skipped."""
        sheet = sheet_of(file, _COLUMNS) or file
        columns = _COLUMNS.names_in(list(sheet.header()), file.path.name, ask.warn)
        found = IncidentSheet(sheet, columns)
        fields = found.fields() | {"weapons": {"column": columns["weapon"], "split": [";", ","]}}
        if subject := _subject(found.header):
            fields["target_types"] = {"value": subject}
        translator = found.translator("insecurity-insight", fields, ask, (), file.path.name)
        count = found.counts()
        for number, row in found.rows():
            if _hand_held(text(row.get(columns["weapon"]))) and not ask.keep_all:
                yield Skipped(number, _NO_STRIKE)
            else:
                yield translator.item(number, row, lambda document, r, _: count(document, r))


def _hand_held(weapon: str) -> bool:
    """Whether each weapon that a cell names was held in a hand, or none was there."""
    parts = [part for part in re.split(r"[,;]", weapon) if part.strip()]
    return bool(parts) and all(map(_HAND_HELD.search, parts))


def _subject(header: Sequence[str]) -> str | None:
    words = " ".join(header).casefold()
    return next((code for word, code in _SUBJECTS.items() if word in words), None)
