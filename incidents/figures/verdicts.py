"""What became of each claim, and by which part of the rule; what `check` should look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The part of the rule that decided about a claim."""

    COUNTED = "counted"
    SAME_NUMBER = "same_number"
    ORDER_UNKNOWN = "order_unknown"
    LOOSER = "looser"
    ADDED = "added"
    MORE_AT_LEAST = "more_at_least"
    WORDS = "words"
    REFUSED = "refused"
    NOT_COUNTED = "not_counted"
    NONE_REPORTED = "none_reported"
    SUPERSEDED = "superseded"
    ECHO = "echo"
    NEWER = "newer"
    WITH_ITS_BASE = "with_its_base"
    UNDECIDED = "undecided"


_SENTENCES = {
    Part.COUNTED: "stands",
    Part.SAME_NUMBER: "stands: another page gives the same number of the same authority",
    Part.ORDER_UNKNOWN: "stands: its authority gives other numbers for a moment that is not"
    " certainly earlier or later",
    Part.LOOSER: "stands: a later, looser number of its authority holds it",
    Part.ADDED: "stands as part of a sum with claim {other}",
    Part.MORE_AT_LEAST: 'stands as "at least": it counts more people, on top of nobody says whom',
    Part.WORDS: "stands, in words that give no number",
    Part.REFUSED: "was refused",
    Part.NOT_COUNTED: "does not count: it is denied, refuted, an opinion or only possible",
    Part.NONE_REPORTED: "gave way to claim {other}: none reported, and somebody gives a count",
    Part.SUPERSEDED: "gave way to claim {other}, which names it in `supersedes`",
    Part.ECHO: "gave way to claim {other}: it repeats a number of its authority that gave way",
    Part.NEWER: "gave way to claim {other}, a newer count of the same authority",
    Part.WITH_ITS_BASE: "gave way to claim {other}, as did the count that it adds to",
    Part.UNDECIDED: 'is undecided: it counts "more" than an earlier count, or is a new whole count',
}


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """What became of one claim. Numbers are places in the record's list, from 0.

    `gave_way_to` is the claim that stands in its place, one step along; following it from claim
    to claim always ends at one that stands. `with_claim` is the claim whose figure this one adds
    to. An undecided claim does not stand and gave way to none: it leaves the greatest unknown.
    """

    number: int
    stands: bool
    because: Part
    gave_way_to: int | None = None
    with_claim: int | None = None
    authority: str = ""
    side: str = "unknown"

    @property
    def sentence(self) -> str:
        """The verdict for readers, with claims numbered from 1 as people count."""
        return self.sentence_with(lambda number: str(number + 1))

    def sentence_with(self, name: Callable[[int], str]) -> str:
        """The verdict for readers, with claims called as a function calls their numbers."""
        other = self.with_claim if self.gave_way_to is None else self.gave_way_to
        return _SENTENCES[self.because].format(other="" if other is None else name(other))


class Problem(StrEnum):
    """A kind of thing in a record's claims that a person should look at."""

    CIRCLE = "circle"
    NO_SUCH_CLAIM = "no_such_claim"
    TOTAL_BELOW_GROUPS = "total_below_groups"
    OLDER_GROUPS_ABOVE_TOTAL = "older_groups_above_total"
    TWIN_ADDITIONS = "twin_additions"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `check` reports: what, about which claims (places from 0), in a sentence."""

    problem: Problem
    numbers: tuple[int, ...]
    sentence: str


def listed(numbers: tuple[int, ...] | list[int]) -> str:
    """Claims in a sentence, numbered from 1: "claims 1, 2 and 4"."""
    people = [str(number + 1) for number in numbers]
    if len(people) == 1:
        return f"claim {people[0]}"
    return f"claims {', '.join(people[:-1])} and {people[-1]}"
