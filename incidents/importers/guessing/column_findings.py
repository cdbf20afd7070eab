"""What each column of a foreign table may feed, and why: from its name and from its values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from incidents.importers.guessing.automatic_mapping import (
    AREAS,
    ClaimRule,
    Rule,
    claim_of,
    is_part_of_the_world,
    same_people,
)
from incidents.importers.guessing.casualty_headers import Counted, counted
from incidents.importers.guessing.column_values import Evidence
from incidents.importers.guessing.header_words import field_of, header_form, target_of
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.values.figures import read_decimal
from incidents.language.precision_words import precisions_of
from schema.errors import InputError
from schema.folding import folded
from schema.vocabulary import vocabulary

Part = Enum("Part", ["ID", "FIELD", "CLAIM", "UNSURE", "LEFT_OUT"])
"""What becomes of a column: identity, field, casualty claim, a line to confirm, or nothing."""

_NUMBERS = ("whole", "range")
_FITS = {
    "date": ("date",), "date_start": ("date",), "date_end": ("date",),
    "latitude": ("decimal", "whole"), "longitude": ("decimal", "whole"),
    "source_urls": ("url", "text"), "launched": _NUMBERS, "intercepted": _NUMBERS, "hit": _NUMBERS,
}  # fmt: skip
_DEGREES = {"latitude": 90.0, "longitude": 180.0}
_MOST_CODES = 40
_SURE = 0.9
_DATE_PARTS = (
    "year yr | month mon | day", "рік | місяць | день", "год | месяц | день",
    "السنة سنة | الشهر شهر | اليوم يوم", "année annee | mois | jour", "año ano | mes mês | día dia",
    "jahr | monat | tag", "yıl | ay | gün", "rok | miesiąc | dzień", "anno | mese | giorno",
    "שנה | חודש | יום", "سال | ماه | روز",
)  # fmt: skip
"""What columns are called that hold a part of a date each, in the order of ISO 8601, by language: a
`tag` is a day beside a `jahr` alone.
"""


@dataclass
class Column:
    """One column with the finding; `rule` or `claim` is what stands in the mapping, `why` the
    reason.
    """

    seen: Evidence
    part: Part
    why: str
    field: str | None = None
    rule: Rule | str | None = None
    claim: ClaimRule | None = None
    zero: str = "unknown"


def look(columns: Sequence[Evidence]) -> list[Column]:
    """The findings in the order of the header; each field is fed once, by the first that fits.
    Columns that count the same people are a question: none is better than the other.
    """
    parts = _date_parts(columns)
    taken: set[str] = {"date"} if parts else set()
    found = []
    for seen in columns:
        column = (
            _part_of_date(seen, parts)
            if any(seen is part for part in parts)
            else _look(seen, taken)
        )
        if column.part is Part.FIELD and column.field:
            taken.add(column.field)
        elif column.part is Part.ID:
            taken.add("id")
        found.append(column)
    for column in found:
        _ask_about_people(column, found)
    return found


def _date_parts(columns: Sequence[Evidence]) -> list[Evidence]:
    """The columns of year, month and day, where a table has no date in one column."""
    if any(field_of(c.called) in ("date", "date_start") and c.mostly("date") for c in columns):
        return []
    named = {header_form(c.called).removeprefix("i"): c for c in columns}
    found: list[Evidence] = max((_parts_in(named, words) for words in _DATE_PARTS), key=len)
    years = bool(found) and found[0].share(lambda t: re.fullmatch(r"(1[89]|20)\d\d", t)) >= _SURE
    return found if len(found) > 1 and years else []


def _parts_in(named: Mapping[str, Evidence], words: str) -> list[Evidence]:
    """The columns that one language calls year, month and day, up to the first that is missing."""
    parts = ((w for w in part.split() if w in named) for part in words.split("|"))
    called = takewhile(bool, (next(part, "") for part in parts))
    return [named[word] for word in called]


def _part_of_date(seen: Evidence, parts: list[Evidence]) -> Column:
    """The year feeds the date together with month and day, which it names."""
    said = f"{seen.name!r}: {seen.words()}"
    if seen is not parts[0]:
        return Column(seen, Part.LEFT_OUT, f"{said}, read together with {parts[0].name!r}")
    rule: Rule = {"columns": [part.name for part in parts], "join": "-"}
    why = f"{said}, name says year, beside {' and '.join(repr(p.name) for p in parts[1:])}"
    return Column(seen, Part.FIELD, why, "date", rule)


def _ask_about_people(column: Column, columns: Sequence[Column]) -> None:
    """Make a question of a claim whose group is not known, or that another column makes as well."""
    if column.claim is None:
        return
    rivals = [
        c.seen.name
        for c in columns
        if c is not column and c.claim and same_people(c.claim, column.claim)
    ]
    if rivals:
        named = " and ".join(map(repr, rivals))
        column.part, column.why = Part.UNSURE, f"{column.why}, as does {named} -> which? confirm"
    elif column.claim["group"] == "other":
        why = f"{column.why}: a group that no word list has -> confirm"
        column.part, column.why = Part.UNSURE, why


def _look(seen: Evidence, taken: set[str]) -> Column:
    kind = seen.looks_like()
    said = f"{seen.name!r}: {seen.words()}"
    if kind == "empty":
        return Column(seen, Part.LEFT_OUT, f"{said} -> left out")
    people = counted(seen.called)
    if people:
        return _people(seen, people, said, kind)
    known = field_of(seen.called)
    if known == "id":
        return _identity(seen, said, taken)
    if known is None or (known == "time_local" and kind == "date"):
        return _unnamed(seen, said, kind, taken)
    return _named(seen, known, said, kind, taken)


def _people(seen: Evidence, people: Counted, said: str, kind: str) -> Column:
    if people.outcome is None:
        why = "name says casualties, killed and injured together -> left out: correct me"
        return Column(seen, Part.LEFT_OUT, f"{said}, {why}")
    if kind not in _NUMBERS and not seen.mostly("figure"):
        return Column(seen, Part.LEFT_OUT, f"{said}, name says {people.outcome} -> left out")
    zero = "; 0 is taken as unknown: say zero: none if it means that nobody was" if "0" in seen.values else ""  # noqa: E501  # fmt: skip
    claim = claim_of(people, seen.name)
    what = " ".join(filter(None, (people.outcome, people.group, people.bound)))
    return Column(seen, Part.CLAIM, f"{said}, name says {what}{zero}", claim=claim)


def _identity(seen: Evidence, said: str, taken: set[str]) -> Column:
    if "id" not in taken and seen.different == seen.filled:
        return Column(seen, Part.ID, f"{said}, different in every row -> id", "id")
    return Column(seen, Part.LEFT_OUT, f"{said}, name says id, but it is not the only one or "
                  "repeats -> left out")  # fmt: skip


def _unnamed(seen: Evidence, said: str, kind: str, taken: set[str]) -> Column:
    """A column whose name says nothing: what its values may mean is for a person to confirm."""
    may = {"date": "date", "url": "source_urls"}.get(kind)
    if may and may not in taken:
        rule: Rule = {"column": seen.name}
        return Column(seen, Part.UNSURE, f"{said}, by its values {may}? -> confirm", may, rule)
    about = _about(seen.name, kind)
    return Column(seen, Part.LEFT_OUT, f"{said}{about} -> left out: correct me")


def _about(name: str, kind: str) -> str:
    words = header_form(name).split()
    raids = [word for word in words if re.match(r"raid|strike|attack|sortie|удар|атак|غار", word)]
    if raids and kind in _NUMBERS:
        return f", name says {raids[0]}, which is no count of munitions"
    return ""


def _named(seen: Evidence, known: str, said: str, kind: str, taken: set[str]) -> Column:
    misfit = _misfit(seen, known, kind)
    if misfit:
        return Column(seen, Part.UNSURE, f"{said}, name says {known}, but {misfit} -> confirm",
                      known, {"column": seen.name})  # fmt: skip
    rule, why = _rule(seen, known)
    part = Part.FIELD
    if known in taken:
        part, why = Part.UNSURE, f"{why}, but another column feeds {known} already"
    return Column(seen, part, f"{said}, name says {known}{why}", known, rule)


def _misfit(seen: Evidence, known: str, kind: str) -> str:
    fits = _FITS.get(known)
    mostly = FIELDS[known].kind in ("date", "figure") and seen.mostly(FIELDS[known].kind)
    serials = FIELDS[known].kind == "date" and seen.serials()
    if fits and kind not in fits and not mostly and not serials:
        return f"the values look like {kind}"
    limit = _DEGREES.get(known)
    if limit and seen.share(lambda text: _within(text, limit)) < 1:
        return f"some are no degrees, or beyond {limit:g}"
    if (
        FIELDS[known].kind in ("text", "list")
        and kind in ("url", "date")
        and known != "source_urls"
    ):
        return f"the values look like {kind}"
    if known in AREAS and seen.share(is_part_of_the_world) >= _SURE:
        return "the values are parts of the world"
    if FIELDS[known].vocabulary and seen.different > _MOST_CODES:
        return f"{seen.different} different values are more than kinds"
    return ""


def _within(text: str, limit: float) -> bool:
    """Whether a text is a number of degrees up to a limit."""
    try:
        return abs(read_decimal(text)) <= limit
    except InputError:
        return False


def _rule(seen: Evidence, known: str) -> tuple[Rule | str, str]:
    """How the column is read, and a word on why."""
    if FIELDS[known].kind == "date":
        return _dated(seen)
    if FIELDS[known].vocabulary:
        return _coded(seen, known)
    if FIELDS[known].kind == "list" and (signs := seen.lists()):
        return {"column": seen.name, "split": signs}, f"; {' '.join(signs)} parts several values"
    if known == "source_urls":
        odd = seen.share(lambda text: not re.match(r"https?://", text))
        rest: Rule = {"other": "blank"} if odd else {}
        note = f"; {odd:.1%} are no addresses and stay blank" if odd else ""
        return {"column": seen.name, "split": [";", "|"], **rest}, note
    if FIELDS[known].kind == "figure":
        return {"column": seen.name, "zero": "unknown"}, "; 0 is taken as unknown: correct me"
    return seen.name, ""


def _dated(seen: Evidence) -> tuple[Rule | str, str]:
    if seen.order.order:
        return {"column": seen.name, "order": seen.order.order}, f"; {seen.order.words()}"
    if seen.order.either or seen.order.day_first:
        return {"column": seen.name, "order": "auto"}, f"; {seen.order.words()}: correct me"
    if seen.serials():
        return seen.name, ", days counted from 1900 as spreadsheets keep them"
    return seen.name, ""


def _coded(seen: Evidence, known: str) -> tuple[Rule, str]:
    """Every value with the code that its words suggest; null where they suggest none."""
    vocabulary_name = FIELDS[known].vocabulary
    codes: dict[str, str | None] = {}
    steps = precisions_of(seen.called, seen.values) if known == "location_precision" else {}
    for text, _ in seen.values.most_common():
        if folded(text) not in set(map(folded, codes)):
            codes[text] = _code(vocabulary_name, text) or steps.get(folded(text))
    open_ones = sum(code is None for code in codes.values())
    note = f"; {open_ones} of {len(codes)} values are not translated (null): correct me" if open_ones else ""  # noqa: E501  # fmt: skip
    return {"column": seen.name, "codes": codes}, note


def _code(vocabulary_name: str, text: str) -> str | None:
    terms = vocabulary(vocabulary_name)
    by_label = {terms.label(code).casefold(): code for code in terms.codes}
    if text in terms.terms:
        return text
    if text.casefold() in by_label:
        return by_label[text.casefold()]
    return target_of(text) if vocabulary_name == "target_types" else None
