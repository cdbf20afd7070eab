"""Our own exports, whatever the format: rows of flat columns, read back as they were written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.importers.base import Help
from incidents.importers.drafts import DatasetDraft, IncidentDraft
from incidents.importers.mapping.cell_reader import as_text
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.mapping.mapping_model import CellRule
from incidents.importers.mapping.mapping_model import Mapping as TableMapping
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.records import items_of
from schema.columns import BY_NAME, split_list

_TELLING = ("event_type", "date_precision", "location_precision", "verification", "weapon_types",
            "killed_low", "target_types", "source_urls")  # fmt: skip
_ENOUGH = 4
_LISTS = [name for name, column in BY_NAME.items() if column.kind == "list"]


def is_own(header: Iterable[str]) -> bool:
    """Whether these are flat columns of ours: names that nobody else uses together."""
    names = set(header)
    return "code" in names and len(names & set(_TELLING)) >= _ENOUGH


def own_mapping(header: Sequence[str]) -> TableMapping:
    """The mapping of our own columns: each feeds the field of its name, and 0 is a figure."""
    fields = {
        name: CellRule(column=name, zero="none", order="iso") for name in header if name in FIELDS
    }
    return TableMapping(id=["code"], fields=fields, look_up_places=False)


def own_row(row: Row) -> dict[str, Cell]:
    """A row with its list cells as lists."""
    lists = {name: split_list(cell) for name in _LISTS if isinstance(cell := row.get(name), str)}
    return {**row, **lists}


def own_links(document: IncidentDraft, row: Row, _: Help) -> None:
    """The record's own code, its parent and its numbers in data sets."""
    document["code"] = as_text(row["code"])
    if row.get("parent"):
        document["parent"] = as_text(row["parent"])
    pairs = [as_text(item).partition(":") for item in items_of(row, "datasets")]
    found: list[DatasetDraft] = [
        {"dataset": name, "id": number} for name, colon, number in pairs if colon
    ]
    if found:
        document["datasets"] = found
