"""Insecurity Insight's sheets of incident data, as the Humanitarian Data Exchange hands them out.

Its counts are of one group each, health workers or educators, and say nothing of others; 0 is what
the sheets print where nobody of that group was hurt or nobody said so, so that it is no figure.
What `Location of Incident` names is a kind of building, which is the target, and no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from incidents.importers.base import Help, Item, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.drafts import IncidentDraft
from incidents.importers.guessing.casualty_headers import counted
from incidents.importers.mapping.mapping_file import columns_read
from incidents.importers.mapping.mapping_model import Mapping as TableMapping
from incidents.importers.mapping.translator import Translator
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.reading.tables.header_row import is_tags
from incidents.importers.values.cell_numbers import whole
from incidents.importers.values.columns import columns_of, text
from incidents.language.precision_words import precisions_of
from schema.document.read import validate

_COLUMNS = columns_of("insecurity_insight")
_SLUG = "insecurity-insight"
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
        return file.kind == "table" and _sheet(file) is not None

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every incident; those without a weapon that strikes from afar are skipped."""
        sheet = _sheet(file) or file
        header = list(sheet.header())
        columns = _COLUMNS.names_in(header, file.path.name, ask.warn)

        def rows() -> Iterator[tuple[int, Row]]:
            return ((n, row) for n, row in sheet.rows() if not is_tags(list(row.values())))

        mapping = _mapping(
            columns, header, {text(r.get(columns.get("precision", ""))) for _, r in rows()}
        )
        groups = _other_groups(header)
        ask.columns(header, columns_read(mapping) | {name for _, name in groups})
        translator = Translator(mapping, rows, ask, file.path.name)
        for number, row in rows():
            if _hand_held(text(row.get(columns["weapon"]))) and not ask.keep_all:
                yield Skipped(number, _NO_STRIKE)
            else:
                yield translator.item(
                    number, row, lambda document, r, _: _count(document, r, groups)
                )


def _sheet(file: DataFile) -> DataFile | None:
    """The table of incidents: the file itself, or the sheet of a workbook that holds them."""
    sheets = [file.sheet(name) for name in file.sheets()] or [file]
    return next((sheet for sheet in sheets if _COLUMNS.present(sheet.header())), None)


def _hand_held(weapon: str) -> bool:
    """Whether each weapon that a cell names was held in a hand, or none was there."""
    parts = [part for part in re.split(r"[,;]", weapon) if part.strip()]
    return bool(parts) and all(map(_HAND_HELD.search, parts))


def _mapping(
    columns: Mapping[str, str], header: Sequence[str], precisions: set[str]
) -> TableMapping:
    fields: dict[str, object] = {
        ours: columns[theirs]
        for ours, theirs in (
            ("date", "date"), ("admin1", "admin1"), ("summary", "description"),
            ("target_notes", "location"), ("attacker", "perpetrator"),
        )
        if theirs in columns
    }  # fmt: skip
    fields["weapons"] = {"column": columns["weapon"], "split": [";", ","]}
    if "country" in columns:
        fields["country"] = {"column": columns["country"], "other": "blank"}
    if {"latitude", "longitude"} <= columns.keys():
        fields |= {name: columns[name] for name in ("latitude", "longitude")}
    if "precision" in columns:
        codes = precisions_of(columns["precision"], precisions)
        rule = {"column": columns["precision"], "codes": codes, "other": "blank"}
        fields["location_precision"] = rule
    if subject := _subject(header):
        fields["target_types"] = {"value": subject}
    claims = [
        {"outcome": people.outcome, "group": people.group, "column": name}
        for name in header
        if (people := counted(name)) and people.outcome and people.group not in ("other", "total")
    ]
    source = {"publisher": "Insecurity Insight", "kind": "ngo"}
    plain = {"dataset": _SLUG, "source": source, "id": columns["id"], "fields": fields,
             "casualties": claims, "blank": ["censored"]}  # fmt: skip
    return validate(TableMapping, plain, _SLUG)


def _subject(header: Sequence[str]) -> str | None:
    words = " ".join(header).casefold()
    return next((code for word, code in _SUBJECTS.items() if word in words), None)


def _other_groups(header: Sequence[str]) -> list[tuple[str, str]]:
    """Columns that count people of a group that has no code, as educators, by their outcome."""
    named = ((people.outcome, name) for name in header if (people := counted(name))
             and people.group in ("other", "total"))  # fmt: skip
    return [(outcome, name) for outcome, name in named if outcome]


def _count(document: IncidentDraft, row: Row, groups: Sequence[tuple[str, str]]) -> None:
    """Claims of groups without a code, in the words of the column; never a total."""
    source = document["sources"][0]["key"]
    for outcome, name in groups:
        cell: Cell = row.get(name)
        number = whole(cell, name)
        if number:
            document.setdefault("casualties", []).append({
                "outcome": outcome, "group": "other", "low": number, "best": number, "high": number,
                "words": name, "source": source,
            })  # fmt: skip
