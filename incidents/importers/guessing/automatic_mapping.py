"""A mapping made of field names alone, for formats whose fields have names: KML, GeoJSON, sheets.

Only names that mean one thing in most data sets are taken, and only where the values agree; all
else stays in the original row. A mapping file says it better, and always wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypedDict

from incidents.importers.guessing.casualty_headers import Counted, counted
from incidents.importers.guessing.header_words import field_of, target_of
from incidents.importers.mapping.cell_reader import as_text
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.reading.data_file import Row
from incidents.importers.values.days import is_day, is_serial
from incidents.importers.values.figures import read_decimal, read_figure
from incidents.language.precision_words import precisions_of
from schema.errors import InputError
from schema.folding import folded
from schema.vocabulary import vocabulary

_LOOKED_AT = 5_000
_DIFFERENT = 200
_AGREE = 0.5
_CODED = ("event_type", "verification", "attribution")
_READERS: dict[str, Callable[[str], object]] = {
    "latitude": read_decimal,
    "longitude": read_decimal,
}


AREAS = ("admin1", "admin2")
_WORLD = re.compile(
    r"\b(?:middle east|africa|asia|europe|oceania|caribbean"
    r"|(?:north|south|central|latin) america)\b",
    re.IGNORECASE,
)


def is_part_of_the_world(text: str) -> bool:
    """Whether an area is a region of several countries, as data sets have them beside provinces."""
    return bool(_WORLD.search(text))


class Rule(TypedDict, total=False):
    """How a field is read, as a mapping file writes it: `CellRule` before it is checked."""

    column: str
    columns: list[str]
    codes: Mapping[str, str | None]
    other: str
    order: str
    pick: str
    join: str
    split: list[str]
    zero: str


class ClaimRule(TypedDict, total=False):
    """Which columns hold the figures of one outcome and group: `CasualtyRule`, unchecked."""

    outcome: str
    group: str
    figure: Rule
    low: Rule
    best: Rule
    high: Rule
    zero: str


class MappingDraft(TypedDict, total=False):
    """A mapping before it is checked."""

    id: list[str]
    fields: dict[str, Rule]
    casualties: list[ClaimRule]


@dataclass
class Survey:
    """The names of a file's fields in their order, and some of their values, counted."""

    values: dict[str, Counter[str]] = field(default_factory=dict)
    rows: int = 0

    @property
    def names(self) -> list[str]:
        """Every field that any row has."""
        return list(self.values)

    def add(self, row: Row) -> None:
        """Take a row into account."""
        self.rows += 1
        for name, cell in row.items():
            if name not in self.values:
                self.values[name] = Counter()
            if self.rows > _LOOKED_AT or cell in (None, ""):
                continue
            text, seen = as_text(cell), self.values[name]
            if text and (text in seen or len(seen) < _DIFFERENT):
                seen[text] += 1

    @classmethod
    def of_rows(cls, rows: Iterable[Row]) -> Survey:
        """The survey of all rows."""
        found = cls()
        for row in rows:
            found.add(row)
        return found


def mapping_of(survey: Survey, fixed: Mapping[str, Rule]) -> MappingDraft:
    """A mapping as plain values: what the names say, under what the format itself says (`fixed`).

    Each field is fed by the first name that means it. Figures of people are taken only where the
    group is known and one column alone counts it: nobody is there to ask which of two is right.
    """
    fields: dict[str, Rule] = {}
    claims: list[ClaimRule] = []
    for name, seen in survey.values.items():
        people = counted(name)
        if people and people.outcome and _figures(seen):
            if people.group != "other":
                claims.append(claim_of(people, name))
        else:
            _feed(fields, name, seen)
    identity = fields.pop("id", None)
    found: MappingDraft = {"fields": {**fields, **fixed}, "casualties": joined(_undisputed(claims))}
    return {**found, "id": [identity["column"]]} if identity else found


def claim_of(people: Counted, column: str) -> ClaimRule:
    """The claim that a column makes which counts these people."""
    assert people.outcome  # noqa: S101  # who asks has looked
    claim: ClaimRule = {"outcome": people.outcome, "group": people.group}
    claim[people.bound or "figure"] = {"column": column}
    return claim


def same_people(one: ClaimRule, other: ClaimRule) -> bool:
    """Whether two columns count the same people to the same bound."""
    same = (one["outcome"], one["group"]) == (other["outcome"], other["group"])
    return same and bool({*one} & {*other} & {"figure", "low", "best", "high"})


def _undisputed(claims: list[ClaimRule]) -> list[ClaimRule]:
    return [one for one in claims if sum(same_people(one, other) for other in claims) == 1]


def joined(claims: Iterable[ClaimRule]) -> list[ClaimRule]:
    """Claims of one outcome and group as one: its low, best and high stand in several columns."""
    found: dict[tuple[str, str], ClaimRule] = {}
    for claim in claims:
        known = found.setdefault((claim["outcome"], claim["group"]), {})
        if not ("figure" in known or ("figure" in claim and known)):
            known |= claim
    return list(found.values())


def _feed(fields: dict[str, Rule], name: str, seen: Counter[str]) -> None:
    known = field_of(name)
    if known is None or known in fields or not agrees(known, seen, name):
        return
    fields[known] = {"column": name}
    if known == "target_types":
        fields[known] |= {"codes": target_codes(seen), "other": "unknown"}
        fields["target_notes"] = {"column": name}
    elif known == "location_precision":
        fields[known] |= {"codes": _precision_codes(name, seen), "other": "blank"}
    elif known in ("source_urls", "country", *_CODED):
        fields[known]["other"] = "blank"


def agrees(known: str, seen: Counter[str], name: str = "") -> bool:
    """Whether the values are what the name of their column says."""
    if known == "location_precision":
        return bool(_precision_codes(name, seen))
    if known == "id":
        return bool(seen) and max(seen.values()) == 1
    if known in _CODED:
        return any(_is_code(known, text) for text in seen)
    if FIELDS[known].kind == "figure":
        return _figures(seen)
    if FIELDS[known].kind == "date":
        return max(_part(is_day, seen), _part(is_serial, seen)) >= _AGREE
    reader = _READERS.get(known)
    world = known in AREAS and bool(seen) and all(map(is_part_of_the_world, seen))
    return not world and (reader is None or _share(reader, seen) >= _AGREE)


def target_codes(seen: Counter[str]) -> dict[str, str]:
    """The kinds of target that words name, by the words."""
    found = {text: target_of(text) for text in seen}
    return {folded(text): code for text, code in found.items() if code}


def _precision_codes(name: str, seen: Counter[str]) -> dict[str, str]:
    own = {folded(text): text for text in seen if text in vocabulary("location_precisions").terms}
    return {**precisions_of(name, seen), **own}


def _figures(seen: Counter[str]) -> bool:
    return _share(read_figure, seen) >= _AGREE


def _share(reader: Callable[[str], object], seen: Counter[str]) -> float:
    return _part(partial(readable, reader), seen)


def _part(test: Callable[[str], bool], seen: Counter[str]) -> float:
    passed = sum(count for text, count in seen.items() if test(text))
    return passed / max(sum(seen.values()), 1)


def readable(reader: Callable[[str], object], text: str) -> bool:
    """Whether a reader understands a text."""
    try:
        reader(text)
    except InputError:
        return False
    return True


def _is_code(known: str, text: str) -> bool:
    terms = vocabulary(FIELDS[known].vocabulary)
    return text in terms.terms or folded(text) in {folded(terms.label(c)) for c in terms.codes}
