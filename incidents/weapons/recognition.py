"""Which weapons what fell may be, from what a photograph shows: candidates, never an answer.

It works from a picture that somebody has: letters and figures that stand on a part, the number of
fins, a part in words. Nothing here asks anybody to go near an object, to turn it or to measure it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from incidents.language.folding import lookup_form
from schema.errors import UsageError
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from incidents.weapons.records import Specification, Weapon

WARNING = (
    "May be explosive: do not touch it, keep away, and report it to the national mine-action"
    " authority."
)
"""What every answer begins with, and every weapon that is shown."""
NOT_AN_IDENTIFICATION = "Candidates, not an identification."
MARKING = "marking"
_IN_WORDS = ("part", "cargo", "marking")
_BLANK = "7070707070"
"""Stands for what cannot be read while the rest is folded."""
_UNREADABLE = re.compile(r"[?_…]+")
_SHORTEST, _SHORTEST_BEGINNING, _SHORTEST_WORD, _LONGEST = 2, 3, 4, 100
_LONG_NUMBER = 5
_MOST_FINS = 40


@dataclass(frozen=True)
class Clues:
    """What a photograph shows: how many fins, letters and figures that can be read (`?` for one or
    more that cannot), parts in words; and of which type it is, where that is plain.
    """

    fins: int | None = None
    markings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    weapon_type: str | None = None

    def __post_init__(self) -> None:
        if self.fins is None and not self.markings and not self.parts:
            raise UsageError(
                "expected --marking, --fins or --part, found none: what does the photograph show?"
            )
        if self.fins is not None and not 1 <= self.fins <= _MOST_FINS:
            raise UsageError(f"--fins: expected 1 to {_MOST_FINS}, found {self.fins}")
        for marking in self.markings:
            if len(marking) > _LONGEST or len(lookup_form(marking)) < _SHORTEST:
                raise UsageError(
                    "--marking: expected letters and figures as they can be read on the picture,"
                    f" with ? for what cannot, found {marking[:_LONGEST]!r}"
                )
        for part in self.parts:
            if len(part) > _LONGEST or not _words(part):
                raise UsageError(f"--part: expected a few words, found {part[:_LONGEST]!r}")
        if self.weapon_type is not None:
            code = vocabulary("weapon_types").encode(self.weapon_type)
            object.__setattr__(self, "weapon_type", code)

    def as_dict(self) -> dict[str, Any]:
        """What was given, for the answer."""
        given = {"fins": self.fins, "markings": list(self.markings), "parts": list(self.parts),
                 "weapon_type": self.weapon_type}  # fmt: skip
        return {name: value for name, value in given.items() if value not in (None, [])}


class Reason(NamedTuple):
    """Why a weapon is a candidate: the clue, what the catalogue has, and whose words that are."""

    clue: str
    because: str
    rank: int
    source: Specification | None = None

    def as_dict(self) -> dict[str, Any]:
        """As JSON gives it; the source is that of the value, none for a name of the catalogue."""
        found = self.source
        named = ("publisher", "title", "url", "published")
        source = {name: found.get(name) for name in named} if found else None
        return {"clue": self.clue, "because": self.because, "source": source,
                "quote": found["quote"] if found else None}  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """A weapon that it may be, with the reasons, and the clues that say nothing of it."""

    weapon: Weapon
    reasons: tuple[Reason, ...]
    silent: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As JSON gives it."""
        own = {name: self.weapon.get(name) for name in ("slug", "name", "type", "family", "links")}
        return {**own, "reasons": [reason.as_dict() for reason in self.reasons],
                "not_recorded": list(self.silent)}  # fmt: skip


@dataclass(frozen=True)
class Recognition:
    """Candidates with their reasons, those for whom most speaks first, and weapons that a clue
    speaks against.
    """

    clues: Clues
    candidates: tuple[Candidate, ...]
    counted: tuple[int, int] = (0, 0)
    """Of how many weapons the catalogue says how many fins they have, and of how many in all."""
    against: tuple[tuple[str, str], ...] = ()
    """Slugs of weapons to which one clue fits and another does not, with what does not."""
    warning: str = field(default=WARNING, init=False)
    note: str = field(default=NOT_AN_IDENTIFICATION, init=False)

    def as_dict(self) -> dict[str, Any]:
        """As `weapons identify --format json` prints it; the warning comes first."""
        return {
            "warning": self.warning,
            "note": self.note,
            "asked": self.clues.as_dict(),
            "fins_recorded": {"weapons": self.counted[0], "of": self.counted[1]},
            "candidates": [candidate.as_dict() for candidate in self.candidates],
            "left_out": [{"slug": slug, "because": why} for slug, why in self.against],
        }


def recognise(clues: Clues, weapons: Iterable[Weapon]) -> Recognition:
    """The weapons of a catalogue for which a clue speaks and none speaks against."""
    candidates, against = list[Candidate](), list[tuple[str, str]]()
    every = list(weapons)
    counted = sum(any(m["property"] == "fin_count" for m in w["markings"]) for w in every)
    types = vocabulary("weapon_types")
    for weapon in every:
        if clues.weapon_type and clues.weapon_type not in types.above(weapon["type"]):
            continue
        seen = _Seen(weapon)
        reasons, silent, wrong = seen.compared(clues)
        if reasons and wrong:
            against.append((weapon["slug"], wrong))
        elif reasons:
            candidates.append(Candidate(weapon, reasons, silent))
    candidates.sort(key=lambda one: (-sum(r.rank for r in one.reasons), one.weapon["slug"]))
    return Recognition(clues, tuple(candidates), (counted, len(every)), tuple(against))


class _Seen:
    """What the catalogue has of one weapon that a picture can show."""

    def __init__(self, weapon: Weapon) -> None:
        self.weapon = weapon
        self.by_property: dict[str, list[Specification]] = {}
        for one in (*weapon["specifications"], *weapon["markings"]):
            self.by_property.setdefault(one["property"], []).append(one)

    @cached_property
    def indices(self) -> list[tuple[str, str]]:
        """Its names that have letters and figures, as they are compared and as they are written."""
        names = dict.fromkeys([self.weapon["name"], *(a["name"] for a in self.weapon["aliases"])])
        return [(form, name) for name in names if _is_index(form := lookup_form(name))]

    def compared(self, clues: Clues) -> tuple[tuple[Reason, ...], tuple[str, ...], str]:
        """The reasons that clues give, the clues that say nothing, and what speaks against it."""
        reasons, silent, wrong = list[Reason](), list[str](), ""
        if clues.fins is not None:
            counted = self.by_property.get("fin_count", [])
            fits = [one for one in counted if _holds(one, clues.fins)]
            if fits:
                reasons.append(Reason(f"{clues.fins} fins", "as many are recorded", 1, fits[0]))
            elif counted:
                wrong = f"{_figure(counted[0])} fins are recorded"
            else:
                silent.append("fins")
        for clue, found in (
            *((f"marking {text}", self._marked(text)) for text in clues.markings),
            *((f"part {text}", self._described(text)) for text in clues.parts),
        ):
            reasons += (found and [found._replace(clue=clue)]) or []
            if not found:
                silent.append(clue)
        return tuple(reasons), tuple(silent), wrong

    def _marked(self, text: str) -> Reason | None:
        """The best reason that a marking gives, by what is recorded of markings or by its names."""
        best: Reason | None = None
        for reading in _readings(text):
            for kind, written, source in self._known():
                how = _likeness(reading, lookup_form(written))
                if how and (best is None or how[1] > best.rank):
                    best = Reason("", f"{kind} {how[0]}", how[1], source)
        return best

    def _known(self) -> Iterator[tuple[str, str, Specification | None]]:
        for one in self.by_property.get(MARKING, []):
            of = f" ({one['condition']})" if one["condition"] else ""
            for word in _readings(one["text"] or ""):
                yield f"{one['text']!r}{of}: {word}", word, one
        for _, name in self.indices:
            yield f"the name {name!r}", name, None

    def _described(self, text: str) -> Reason | None:
        """The part, cargo or marking whose words hold all of these."""
        asked = _words(text)
        for name in _IN_WORDS:
            for one in self.by_property.get(name, []):
                if asked <= _words(f"{one['text']} {one['condition'] or ''}"):
                    return Reason("", f"{name}: {one['text']}", 2, one)
        return None


def _readings(text: str) -> list[str]:
    """The marking whole, and each word of it that has letters and figures, or many figures: lots
    and years stand beside an index.
    """
    words = dict.fromkeys([text, *text.split()])
    forms = ((word, lookup_form(word)) for word in words)
    found = [w for w, form in forms if _is_index(form) or _is_number(form)]
    return found or ([text] if len(lookup_form(text)) >= _SHORTEST_WORD else [])


def _is_index(form: str) -> bool:
    """Whether a name is one that is stencilled: it has figures and letters."""
    return any(map(str.isdigit, form)) and any(map(str.isalpha, form))


def _is_number(form: str) -> bool:
    """Whether it is figures alone, and so many that no other thing is likely to have them."""
    return form.isdigit() and len(form) >= _LONG_NUMBER


def _likeness(reading: str, known: str) -> tuple[str, int] | None:
    """How what was read is like what is known, and how much that says."""
    read = lookup_form(reading)
    if _UNREADABLE.search(reading):
        # Letters that look alike are folded by what stands beside them, so all of it is, at once.
        form = lookup_form(_UNREADABLE.sub(_BLANK, reading))
        parts = map(re.escape, form.split(_BLANK))
        fits = len(read) >= _SHORTEST_BEGINNING and re.fullmatch(".+".join(parts), known)
        return ("fits what can be read", 2) if fits else None
    if read == known:
        return "is the same", 4
    if _is_number(read) or _is_number(known):
        return None
    if known.startswith(read) and len(read) >= _SHORTEST_BEGINNING:
        return "begins so", 2
    goes_on = read[len(known) :] if len(known) >= _SHORTEST_BEGINNING else ""
    # 9M5 is another index than 9M55.
    other = goes_on[:1].isdigit() and known[-1:].isdigit()
    return ("is how it begins", 3) if goes_on and read.startswith(known) and not other else None


def _holds(specification: Specification, number: int) -> bool:
    low, high = specification["low"], specification["high"]
    return (low is None or low <= number) and (high is None or number <= high)


def _figure(specification: Specification) -> str:
    ends = {specification["low"], specification["high"]} - {None}
    return "-".join(f"{end:g}" for end in sorted(end for end in ends if end is not None))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
