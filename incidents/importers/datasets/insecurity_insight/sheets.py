"""What all sheets of Insecurity Insight have in common, whichever data set they belong to.

Their counts are of one group each, health workers or educators, and say nothing of others; 0 is
what the sheets print where nobody of that group was hurt or nobody said so: no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from incidents.importers.base import Help
from incidents.importers.drafts import IncidentDraft
from incidents.importers.guessing.casualty_headers import counted
from incidents.importers.mapping.mapping_file import columns_read
from incidents.importers.mapping.mapping_model import Mapping as TableMapping
from incidents.importers.mapping.translator import Translator
from incidents.importers.reading.data_file import DataFile, Row
from incidents.importers.reading.tables.header_row import is_tags
from incidents.importers.values.cell_numbers import whole
from incidents.importers.values.columns import Columns, text
from incidents.language.precision_words import precisions_of
from schema.document.read import validate

_OF_A_GROUP = ("other", "total")
"""Groups that a column has no code for: educators, aid workers."""
_PLAIN = (
    ("date", "date"), ("admin1", "admin1"), ("summary", "description"),
    ("target_notes", "location"), ("attacker", "perpetrator"), ("latitude", "latitude"),
    ("longitude", "longitude"),
)  # fmt: skip
Fields = dict[str, object]


def sheet_of(file: DataFile, columns: Columns) -> DataFile | None:
    """The table of incidents: the file itself, or the sheet of a workbook that holds them."""
    sheets = [file.sheet(name) for name in file.sheets()] or [file]
    return next((sheet for sheet in sheets if columns.present(sheet.header())), None)


@dataclass(frozen=True)
class IncidentSheet:
    """One sheet: `columns` are its names by our words for them."""

    sheet: DataFile
    columns: Mapping[str, str]

    @property
    def header(self) -> list[str]:
        """The names of its columns."""
        return list(self.sheet.header())

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Every row but that of HXL tags."""
        return ((n, row) for n, row in self.sheet.rows() if not is_tags(list(row.values())))

    def fields(self) -> Fields:
        """The fields that all sheets have, as far as this one has their columns."""
        columns = self.columns
        fields: Fields = {ours: columns[theirs] for ours, theirs in _PLAIN if theirs in columns}
        if not {"latitude", "longitude"} <= columns.keys():
            fields.pop("latitude", None)
            fields.pop("longitude", None)
        if "country" in columns:
            fields["country"] = {"column": columns["country"], "other": "blank"}
        if "precision" in columns:
            written = {text(row.get(columns["precision"])) for _, row in self.rows()}
            codes = precisions_of(columns["precision"], written)
            rule = {"column": columns["precision"], "codes": codes, "other": "blank"}
            fields["location_precision"] = rule
        return fields

    def translator(
        self, slug: str, fields: Fields, ask: Help, more_columns: Sequence[str], name: str
    ) -> Translator:
        """What turns its rows into records of a data set; `more_columns` are read besides."""
        claims = [
            {"outcome": people.outcome, "group": people.group, "column": name}
            for name in self.header
            if (people := counted(name)) and people.outcome and people.group not in _OF_A_GROUP
        ]
        source = {"publisher": "Insecurity Insight", "kind": "ngo"}
        plain = {"dataset": slug, "source": source, "id": self.columns["id"], "fields": fields,
                 "casualties": claims, "blank": ["censored"]}  # fmt: skip
        mapping = validate(TableMapping, plain, slug)
        groups = {column for _, column in self._other_groups()}
        ask.columns(self.header, columns_read(mapping) | groups | set(more_columns))
        return Translator(mapping, self.rows, ask, name)

    def _other_groups(self) -> list[tuple[str, str]]:
        """Columns that count people of a group that has no code, as educators, by their outcome."""
        named = ((people.outcome, name) for name in self.header if (people := counted(name))
                 and people.group in _OF_A_GROUP)  # fmt: skip
        return [(outcome, name) for outcome, name in named if outcome]

    def counts(self) -> Callable[[IncidentDraft, Row], None]:
        """Adds claims of groups without a code, in the words of the column; never a total."""
        groups = self._other_groups()

        def add(document: IncidentDraft, row: Row) -> None:
            source = document["sources"][0]["key"]
            for outcome, name in groups:
                if number := whole(row.get(name), name):
                    document.setdefault("casualties", []).append({
                        "outcome": outcome, "group": "other", "low": number, "best": number,
                        "high": number, "words": name, "source": source,
                    })  # fmt: skip

        return add
