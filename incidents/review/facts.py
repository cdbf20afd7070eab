"""A draft as a reviewer sees it: one fact a line, with its words, how sure its rule is, and who
says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.extract.bands import WORDS
from incidents.language.figures_in_words import span
from incidents.review.needs import missing
from incidents.store.checks.judgements import OpenJudgement
from incidents.store.texts import Reading
from schema.columns import join_list
from schema.dates import in_words
from schema.document.fields import COUNTS
from schema.vocabulary import vocabulary

Plain = dict[str, Any]
KINDS = ("date", "place", "weapon", "toll", "other")
"""What a fact is about; each has its colour."""


@dataclass(frozen=True)
class Fact:
    """One value of a draft. `field` is the name under which it can be set (empty where it cannot),
    `typed` the value as a person would type it, `alarm` true for what is missing.
    """

    field: str
    label: str
    value: str
    typed: str
    kind: str
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()
    alarm: bool = False
    refused: bool = False
    judgement: OpenJudgement | None = None


def facts_of(
    plain: Plain,
    readings: Sequence[Reading],
    first: Plain | None = None,
    judgements: Sequence[OpenJudgement] = (),
) -> list[Fact]:
    """The facts of a record, those that are checked first on top. `first` is the record as it was
    extracted: what a person has set since says so. `judgements` wait for the person.
    """
    sheet = _Sheet(plain, readings, first)
    return [*sheet.main(), *sheet.tolls(), *map(_judged, judgements), *sheet.others()]


def _judged(one: OpenJudgement) -> Fact:
    verb = f"superseded by claim {one.by}" if one.field == "supersedes" else f"on top of {one.by}"
    return Fact("", "judge", f"claim {one.claim} {verb}?", "", "toll",
                notes=(one.sentence, "t takes it"), judgement=one)  # fmt: skip


class _Sheet:
    def __init__(self, plain: Plain, readings: Sequence[Reading], first: Plain | None) -> None:
        self.plain, self.readings, self.first = plain, readings, first
        self.lacking = missing(plain)

    def main(self) -> Iterator[Fact]:
        """Date, place, weapons."""
        plain = self.plain
        start, end, precision = (plain.get(f"date_{n}") for n in ("start", "end", "precision"))
        when = in_words(start, end, precision) if start else ""
        notes = self._notes("date_start", "date_start", [_quoted(plain.get("date_words"))])
        yield self._fact("date", "date", when, _typed_date(start, end, precision), "date",
                         ("date_start",), notes)  # fmt: skip
        place = plain.get("place") or {}
        areas = ", ".join(place[k] for k in ("name", "admin1", "country") if place.get(k))
        notes = self._notes("place", "place.name", [_place_words(plain)])
        yield self._fact("place", "place", areas, place.get("name") or areas, "place",
                         ("place.name", "location_words"), notes)  # fmt: skip
        yield from self._weapons()

    def _weapons(self) -> Iterator[Fact]:
        uses = self.plain.get("weapons", [])
        names = join_list(use.get("weapon") or use["type"] for use in uses) or ""
        if not uses:
            yield self._fact("weapons", "weapon", "", "", "weapon", ())
        for number, use in enumerate(uses):
            path = f"weapons[{number}]"
            name = use.get("weapon") or vocabulary("weapon_types").label(use["type"]).lower()
            notes = self._notes(
                f"{path}.type", f"{path}.type", [_quoted(use.get("text")), _counts(use)]
            )
            yield self._fact("weapons", "weapon", name, names, "weapon", (path,), notes)

    def tolls(self) -> Iterator[Fact]:
        """Every claim of casualties, refused ones too; killed and injured have a line anyway."""
        claims = list(enumerate(self.plain.get("casualties", [])))
        for outcome in ("killed", "injured", "missing"):
            own = [(n, claim) for n, claim in claims if claim["outcome"] == outcome]
            if not own and outcome != "missing":
                yield Fact(outcome, outcome, "", "", "toll", notes=("nobody says",))
            yield from (self._claim(number, claim) for number, claim in own)

    def _claim(self, number: int, claim: Plain) -> Fact:
        path, group = f"casualties[{number}]", claim.get("group", "total")
        value = _span(claim) or claim.get("words", "")
        if claim.get("status") == "none_reported":
            value = "none reported"
        label = claim["outcome"] if group == "total" else f"{claim['outcome']}, {group}"
        refused = not claim.get("accepted", True)
        notes = [claim.get("refused_because") if refused else self._band(path),
                 _speaker_words(claim), claim.get("inferred"),
                 f"claim {number + 1}" if len(self.plain["casualties"]) > 1 else None]  # fmt: skip
        field = "" if refused else f"claim_{number + 1}"
        return Fact(field, label, value, "" if refused else _span(claim), "toll",
                    self._at((path,)), tuple(n for n in notes if n), refused=refused)  # fmt: skip

    def others(self) -> Iterator[Fact]:
        """Attacker, targets, kind of event, what sources state besides, and how it stands."""
        plain = self.plain
        if plain.get("attacker"):
            notes = self._notes("attacker", "attacker", [_label("attributions", plain)])
            yield self._fact("attacker", "attacker", plain["attacker"], plain["attacker"], "other",
                             ("attacker",), notes)  # fmt: skip
        codes = join_list(dict.fromkeys(t["category"] for t in plain.get("targets", []))) or ""
        for number, target in enumerate(plain.get("targets", [])):
            path = f"targets[{number}]"
            value = ": ".join(p for p in (target["category"], target.get("name")) if p)
            damage = target.get("damage", "unknown")
            notes = self._notes(path, f"{path}.category", [damage if damage != "unknown" else ""])
            yield self._fact("target_types", "target", value, codes, "other", (path,), notes)
        kind = vocabulary("event_types").label(plain["event_type"]).lower()
        yield Fact("event_type", "event", kind, plain["event_type"], "other",
                   notes=self._notes("event_type", "", []))  # fmt: skip
        for number, statement in enumerate(plain.get("statements", [])):
            yield self._statement(number, statement)
        verified = vocabulary("verifications").label(plain["verification"]).lower()
        yield Fact("verification", "verified", verified, plain["verification"], "other")
        yield Fact("title", "title", plain["title"], plain["title"], "other")
        if plain.get("parent"):
            yield Fact("parent", "part of", plain["parent"], plain["parent"], "other")
        for source in plain.get("sources", []):
            said = ", ".join(source[k] for k in ("publisher", "published") if source.get(k))
            yield Fact("", "source", said, "", "other")

    def _statement(self, number: int, statement: Plain) -> Fact:
        label = vocabulary("statement_fields").label(statement["field"]).lower()
        refused = not statement.get("accepted", True)
        notes = (
            statement.get("refused_because"),
            statement.get("inferred"),
            _speaker_words(statement),
        )
        readings = self._at((f"statements[{number}]",))
        said = tuple(note for note in notes if note)
        value = f"{label}: {statement['value']}"
        return Fact("", "stated", value, "", "other", readings, said, refused=refused)

    def _fact(self, field: str, label: str, value: str, typed: str, kind: str,
              paths: Sequence[str], notes: tuple[str, ...] = ()) -> Fact:  # fmt: skip
        lacking = field in self.lacking
        notes = ("missing", *notes) if lacking else notes
        return Fact(field, label, value, typed, kind, self._at(paths), notes, alarm=lacking)

    def _at(self, paths: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of some paths and of what lies below them, in their order."""
        return tuple(
            r for path in paths for r in self.readings
            if r.field == path or r.field.startswith((f"{path}.", f"{path}["))
        )  # fmt: skip

    def _notes(self, field: str, path: str, more: Sequence[str | None]) -> tuple[str, ...]:
        """What stands under a value: how sure its rule is, or that a person set it."""
        changed = self.first is not None and _at_path(self.plain, field) != _at_path(
            self.first, field
        )
        head = "set by hand" if changed else self._band(path)
        return tuple(note for note in (head, *more) if note)

    def _band(self, path: str) -> str | None:
        rule = next((r.rule for r in self.readings if r.field == path), "")
        return WORDS.get(rule)


def _at_path(plain: Plain, path: str) -> Any:
    """What a document holds under the head of a path: `weapons[0].type` is its first weapon."""
    name, _, rest = path.partition("[")
    value = plain.get(name)
    if not rest or not isinstance(value, list):
        return _bare(value)
    number = int(rest.partition("]")[0])
    return _bare(value[number]) if number < len(value) else None


def _bare(value: Any) -> Any:
    """A place without its key, which the store gives it."""
    return {k: v for k, v in value.items() if k != "key"} if isinstance(value, dict) else value


def _typed_date(start: str | None, end: str | None, precision: str | None) -> str:
    if start and precision == "night" and end:
        return f"{start}/{end[-2:]}"
    return start or ""


def _place_words(plain: Plain) -> str:
    place = plain.get("place") or {}
    precision = vocabulary("location_precisions").label(plain.get("location_precision")).lower()
    if place.get("latitude") is None:
        return f"{precision}, no coordinates" if place else ""
    return f"{precision}, {place['latitude']:.3f}, {place['longitude']:.3f}"


def _counts(use: Plain) -> str:
    found = {name: span(use.get(f"{name}_low"), use.get(f"{name}_high"))
             for name in COUNTS}  # fmt: skip
    return ", ".join(f"{count} {name}" for name, count in found.items() if count)


def _span(claim: Plain) -> str:
    """A toll as it may be typed again; an unknown low end is no 0."""
    return span(claim.get("low"), claim.get("high")) or span(None, None, claim.get("best"))


def _speaker_words(claim: Plain) -> str | None:
    if not claim.get("speaker"):
        return None
    via = f", via {claim['via']}" if claim.get("via") else ""
    return f"says {claim['speaker']}{via}"


def _quoted(words: str | None) -> str | None:
    return f'"{words}"' if words else None


def _label(name: str, plain: Plain) -> str:
    return vocabulary(name).label(plain.get("attribution", "unknown")).lower()
