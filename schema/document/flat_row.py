"""The flat row as it comes in: its cells, checked as strictly as the fields of a document.

The type of a cell is that of the document field of its name, so that a rule is written once. A
cell may be text, as a CSV reader gives it, or a typed value; an empty one is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from schema.columns import BY_NAME, Column, select
from schema.document.base import Count, Text
from schema.document.faults import expected_by
from schema.document.incident import IncidentDocument, PlaceReference
from schema.errors import InputError

Cells = tuple[Any, ...]
_NAMES = ("place", "attacker")
"""Cells that hold a name where the document field of that name holds a key."""
_WHICH = (("code", "date_start"), ("code", "title", "place", "admin1", "country"))
"""A row has to hold one of each, so that it says which incident it is."""


@dataclass(frozen=True)
class Reject:
    """Why a row was not taken: its number (the first is 1), the column, the value found there."""

    row: int
    column: str
    value: Any
    reason: str


class RowChecker:
    """Checks many rows under given columns at once; raises UnknownNameError for a column.

    The columns have to hold what identifies an incident: `code`, or `date_start` with a title,
    place, admin1 or country.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = [column.name for column in select(columns)]
        _check_header(self.columns)
        cells = tuple(_cell_type(BY_NAME[name]) for name in self.columns)
        self._rows: TypeAdapter[list[Cells]] = TypeAdapter(list[tuple[cells]])  # type: ignore[valid-type]

    def check(
        self, rows: Iterable[Sequence[Any]], first: int
    ) -> tuple[dict[int, Cells], list[Reject]]:
        """Typed rows by number, from `first` on, and what is wrong with the others."""
        numbers, rejects = [], []
        kept = [[None if cell == "" else cell for cell in row] for row in rows]
        numbers = list(range(first, first + len(kept)))
        try:
            return dict(zip(numbers, self._rows.validate_python(kept), strict=True)), []
        except ValidationError as error:
            rejects = list(self._rejects(error, numbers))
        bad = {reject.row for reject in rejects}
        good = [(n, row) for n, row in zip(numbers, kept, strict=True) if n not in bad]
        typed = self._rows.validate_python([row for _, row in good])
        return dict(zip((n for n, _ in good), typed, strict=True)), rejects

    def _rejects(self, error: ValidationError, numbers: Sequence[int]) -> Iterator[Reject]:
        seen = set()
        for detail in error.errors(include_url=False):
            row = numbers[detail["loc"][0]]  # type: ignore[index]
            place = detail["loc"][1] if len(detail["loc"]) > 1 else None
            if detail["type"] in ("missing", "too_long"):
                if row not in seen:
                    yield Reject(
                        row, "", None, f"expected {len(self.columns)} cells, found another number"
                    )
                seen.add(row)
            elif isinstance(place, int):
                yield Reject(row, self.columns[place], detail["input"], _reason(detail))


def _check_header(columns: Sequence[str]) -> None:
    twice = [name for name in columns if columns.count(name) > 1]
    if twice:
        raise InputError("each column once", f"{twice[0]!r} twice", "columns")
    for choice in _WHICH:
        if not set(choice) & set(columns):
            raise InputError(f"a column out of {', '.join(choice)}", "none of them", "columns")


def _reason(detail: Mapping[str, Any]) -> str:
    cause = detail.get("ctx", {}).get("error")
    return f"expected {cause.expected if isinstance(cause, InputError) else expected_by(detail)}"


def _cell_type(column: Column) -> Any:
    if column.kind != "list" and column.name not in _NAMES:
        for model in (IncidentDocument, PlaceReference):
            if column.name in model.model_fields:
                field = model.model_fields[column.name]
                marked = (field.annotation, *field.metadata)
                return (Annotated[marked] if field.metadata else field.annotation) | None  # type: ignore[operator]
    return (Count if column.kind == "integer" else Text) | None
