"""The format of a mapping file. docs/mapping.md explains it with a worked example.

dataset: yemen-air-raids
source: {publisher: Example Data Project, url: "https://example.org", kind: ngo}
id: Incident ID
fields:
  date: {column: Date, order: day_first}
  country: {value: YE}
  place: {columns: [Area, District], join: ", "}
  target_types: {column: Main category, codes: {Infrastructure: industrial}, other: unknown}
  killed: {column: Fatalities, zero: none}
casualties:
  - {outcome: killed, group: child, column: Child fatalities, zero: none}
skip:
  - {column: Status, equals: [withdrawn], reason: withdrawn}
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from incidents.importers.mapping.fields import FIELDS
from schema.document.base import Code, Document, Language, Slug, Text, Url
from schema.errors import InputError, nearest
from schema.vocabulary import vocabulary


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_text(value: object) -> object:
    """YAML reads a bare 0 as a number and a bare true as a flag; cells are text."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _text_keys(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {_as_text(key): item for key, item in value.items()}


def _texts(value: object) -> object:
    listed = _listed(_as_text(value))
    return [_as_text(item) for item in listed] if isinstance(listed, list) else listed


Columns = Annotated[list[Text], BeforeValidator(_listed)]
Cells = Annotated[list[str], BeforeValidator(_texts)]
Translation = Annotated[dict[str, str | list[str] | None], BeforeValidator(_text_keys)]


class CellRule(Document):
    """Where a value comes from and how its cell is read."""

    column: Text | None = None
    """The header of the column."""
    columns: Columns = []
    """Several columns: their texts are joined, or the first that is filled is taken."""
    pick: Literal["join", "first"] = "join"
    join: str = ", "
    """What stands between the joined texts."""
    value: str | int | float | None = None
    """A constant, in place of a column."""
    blank: Cells = []
    """Cells that mean "unknown", besides empty ones and those of the whole mapping."""
    codes: Translation = {}
    """Cells to our codes or names; null means unknown. Capitals and outer spaces do not count."""
    other: Text = "reject"
    """What to do with a cell that `codes` lacks: reject, blank, keep (as it is), or one code."""
    split: Cells = []
    """What parts several values in one cell, such as ";" or " / "."""
    order: Literal["auto", "day_first", "month_first", "iso"] = "auto"
    """Which number of a date comes first; auto settles it by the column as a whole."""
    zero: Literal["unknown", "none"] = "unknown"
    """What 0 means in the file: that nobody knows, or that somebody said none."""
    unit: Text | None = None
    """Unit of the cell where ours differs, such as km for uncertainty_m."""

    @property
    def named(self) -> list[str]:
        """The columns that are read."""
        return [self.column] if self.column else self.columns

    @model_validator(mode="after")
    def _one_origin(self) -> CellRule:
        given = [bool(self.column), bool(self.columns), self.value is not None]
        if sum(given) != 1:
            raise InputError("one of column, columns or value", f"{sum(given)} of them")
        return self


def _rule(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


Rule = Annotated[CellRule, BeforeValidator(_rule)]


class CasualtyRule(Document):
    """A casualty claim that a row makes, with its group and who says so."""

    outcome: Annotated[str, Code("casualty_outcomes")]
    group: Annotated[str, Code("casualty_groups")] = "total"
    figure: Rule | None = None
    """A column with a number or a range."""
    low: Rule | None = None
    best: Rule | None = None
    high: Rule | None = None
    speaker: Rule | None = None
    """Who says so: a column, or {value: NAME}."""
    column: Text | None = None
    """Short for figure: {column: ...}."""
    zero: Literal["unknown", "none"] = "unknown"
    """What 0 means in these columns."""

    @model_validator(mode="after")
    def _a_figure(self) -> CasualtyRule:
        if bool(self.column) + bool(self.figure) + bool(self.low or self.best or self.high) != 1:
            raise InputError("one of column, figure, or low/best/high", "none or several")
        return self

    @property
    def rules(self) -> dict[str, CellRule]:
        """The rules by what they give: figure, low, best, high, speaker."""
        short = CellRule(column=self.column, zero=self.zero) if self.column else None
        named = {"figure": self.figure or short, "low": self.low, "best": self.best,
                 "high": self.high}  # fmt: skip
        found = {name: rule.model_copy(update={"zero": self.zero if self.zero == "none" else
                 rule.zero}) for name, rule in named.items() if rule}  # fmt: skip
        return found | ({"speaker": self.speaker} if self.speaker else {})


class StatementRule(Document):
    """A statement that a row makes about a field or circumstance."""

    field: Text
    """A code of statement_fields or the name of a field of an incident."""
    column: Text | None = None
    value: Rule | None = None
    """For more than one column: a rule as in `fields`."""
    speaker: Rule | None = None
    label: Text | None = None
    """Put in front of the value, as "time of day: "."""

    @property
    def rule(self) -> CellRule:
        """How the value is read."""
        return self.value or CellRule(column=self.column)

    @model_validator(mode="after")
    def _known(self) -> StatementRule:
        from schema.document.incident import IncidentDocument

        if bool(self.column) == bool(self.value):
            raise InputError("one of column or value", "none or both")
        known = [*vocabulary("statement_fields").codes, *IncidentDocument.model_fields]
        if self.field not in known:
            near = " or ".join(nearest(self.field, known)) or "the codebook lists them"
            raise InputError(f"a code of statement_fields ({near})", repr(self.field))
        return self


class SkipRule(Document):
    """Rows to leave out, and the reason that is counted."""

    column: Text
    equals: Cells = []
    """Left out when the cell is one of these; "" is an empty cell."""
    unless: Cells = []
    """Left out when the cell is none of these."""
    reason: Text

    @model_validator(mode="after")
    def _a_test(self) -> SkipRule:
        if bool(self.equals) == bool(self.unless):
            raise InputError("one of equals or unless", "none or both")
        return self


class SourceRule(Document):
    """Who says what the table says."""

    publisher: Text
    title: Text | None = None
    url: Url | None = None
    kind: Annotated[str, Code("source_kinds")] = "dataset"
    language: Language | None = None
    reliability: Annotated[str, Code("reliabilities")] = "F"
    credibility: Annotated[str, BeforeValidator(_as_text), Code("credibilities")] = "6"
    licence: Text | None = None
    attribution: Text | None = None
    """The credit line that the licence asks for."""
    redistributable: bool = False
    """Whether the rows may be passed on."""


class Mapping(Document):
    """A mapping file."""

    dataset: Slug | None = None
    """Lasting short name of the data set; a row is known by it and its id."""
    name: Text | None = None
    """Name of the data set for people."""
    source: SourceRule | None = None
    """Who publishes it; rests on the file's name when left out."""
    sheet: Text | None = None
    """Sheet of a workbook; the first with a recognisable header when left out."""
    id: Columns = []
    """The column or columns that identify a row for good."""
    blank: Cells = []
    """Cells that mean "unknown" in every column, such as "-" or "n/a"."""
    look_up_places: bool = True
    """Whether places without coordinates are looked up in the gazetteer."""
    fields: dict[str, Rule] = Field(min_length=1)
    """Our fields by name, each with the column that feeds it."""
    casualties: list[CasualtyRule] = []
    statements: list[StatementRule] = []
    skip: list[SkipRule] = []

    @model_validator(mode="after")
    def _fields_known(self) -> Mapping:
        for name, rule in self.fields.items():
            _check_field(name, rule)
        return self


def _check_field(name: str, rule: CellRule) -> None:
    if name not in FIELDS:
        near = " or ".join(nearest(name, FIELDS)) or "docs/mapping.md lists them"
        raise InputError(f"a field of ours ({near})", repr(name), "fields")
    _check_codes(name, rule)


def _check_codes(name: str, rule: CellRule) -> None:
    """Codes of a vocabulary are checked when the mapping is read, not at the millionth row."""
    if not FIELDS[name].vocabulary:
        return
    known = vocabulary(FIELDS[name].vocabulary).codes
    fixed = [rule.other] if rule.other not in ("reject", "blank", "keep") else []
    fixed += [str(rule.value)] if rule.value is not None else []
    for codes in (*rule.codes.values(), *fixed):
        for code in [codes] if isinstance(codes, str) else codes or []:
            if code not in known:
                near = " or ".join(nearest(code, known) or known[:8])
                expected = f"a code of {FIELDS[name].vocabulary} ({near})"
                raise InputError(expected, repr(code), f"fields.{name}")
