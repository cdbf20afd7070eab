"""The fields that a column may feed: the flat columns, and what only a mapping knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schema.columns import COLUMNS

Kind = Literal["text", "code", "list", "codes", "date", "figure", "number"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: how its cells are read, the vocabulary of its codes, and what it means."""

    name: str
    kind: Kind
    meaning: str
    vocabulary: str = ""


_MORE = (
    Field("date", "date", "when: a day, a month, a year or a range, read together from one cell"),
    Field("date_words", "text", "when, in the source's words; kept, not read"),
    Field("timezone", "text", "IANA time zone of time_local, such as Europe/Kyiv"),
    Field("admin2", "text", "second-level area (raion, district)"),
    Field("coordinates", "text", "latitude and longitude in one cell, in any usual notation"),
    Field("location_words", "text", "where, in the source's words; kept, not looked up"),
    Field("launched", "figure", "munitions launched: a number or a range"),
    Field("intercepted", "figure", "munitions intercepted: a number or a range"),
    Field("lost", "figure", "munitions that did not reach a target: a number or a range"),
    Field("lost_low", "figure", "munitions that did not reach a target: least"),
    Field("lost_high", "figure", "munitions that did not reach a target: greatest"),
    Field("hit", "figure", "munitions that hit: a number or a range"),
    Field("killed", "figure", "people killed: a number or a range"),
    Field("injured", "figure", "people injured: a number or a range"),
    Field("civilians_killed", "figure", "civilians killed: a number or a range"),
    Field("children_killed", "figure", "children killed: a number or a range"),
    Field("target_damage", "code", "how the target was damaged", "damage_levels"),
    Field("target_notes", "text", "what else is said of the target"),
)
_LEFT_OUT = (
    *("code", "parent", "datasets"),
    *("contested", "source_count", "date_earliest", "date_latest", "date_edtf", "start_utc"),
)
"""Identity and links between records, which the mapping's `id` and `dataset` say, and what the
program works out of other fields."""


def _kind(kind: str, vocabulary: str) -> Kind:
    if kind == "list":
        return "codes" if vocabulary else "list"
    if kind == "partial_date":
        return "date"
    if kind == "integer":
        return "figure"
    return kind  # type: ignore[return-value]  # the other kinds have the same names


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        *(
            Field(c.name, _kind(c.kind, c.vocabulary), c.meaning, c.vocabulary)
            for c in COLUMNS
            if c.name not in _LEFT_OUT
        ),
        *_MORE,
    )
}
"""Every field by its name."""
