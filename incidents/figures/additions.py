"""Counts of more people: those that name the claim they add to, and those that only say "more"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from incidents.figures.claims import Claim
from incidents.figures.moments import before

_MORE = re.compile(
    r"\b(?:more(?!\s+(?:than|expected|likely|may|might|could|feared|or\s+less))"
    r"|another|additional|further|ещё|еще|ще)\b",
    re.IGNORECASE,
)
# "Any more", "no more" and "and more" count nobody beyond an earlier number; "всё ещё" and "все ще"
# mean "still"; "ещё не" and "ще не" mean "not yet".
_NOT_MORE = re.compile(
    r"\b(?:any|no|once|and|or|many)\s+(?:more|further)\b|\b(?:вс[её]\s+(?:ещё|еще)|все\s+ще)\b"
    r"|\b(?:ещё|еще|ще)\s+не\b",
    re.IGNORECASE,
)
_DEAD = r"(?:kill|dead|died|death|fatal|убит|погиб|загиб|загин|вбит|قتل|قتيل|شهيد)"
_AND = r"(?:,|\b(?:and|with|while|plus|и|а|та|і|й)\b|\bو)"
# "12 killed and another 28 injured" counts the injured beside the dead, not beside earlier injured.
_BESIDE_THE_DEAD = re.compile(
    rf"{_DEAD}[^.;!?]{{0,40}}{_AND}[^.;!?]{{0,25}}\b(?:more|another|additional|further|ещё|еще|ще)\b",
    re.IGNORECASE,
)


class More(Enum):
    """What a claim that says "more" may mean."""

    WHOLE = "a whole count"
    AT_LEAST = "that many, and unknown how many before"
    UNDECIDED = "an addition to an earlier count, or a whole count"


def says_more(claim: Claim) -> bool:
    """Whether a number is worded as coming on top of another: "two more", "another 28"."""
    words = _NOT_MORE.sub(" ", claim.words)
    return claim.figured and bool(_MORE.search(words))


def meaning(claim: Claim, others: Sequence[Claim]) -> More:
    """What a claim means that says "more" and names no claim that it adds to.

    `others` are the record's other counted claims that `supersedes` left standing.
    """
    related = [c for c in others if claim.source == c.source or claim.authority == c.authority]
    dead_beside = claim.outcome != "killed" and any(_killed(c) for c in related)
    # The words themselves settle it before any comparison of numbers does.
    if dead_beside and _BESIDE_THE_DEAD.search(claim.quote or claim.words):
        return More.WHOLE
    earlier = [c for c in related if c.kind == claim.kind and not before(claim.moment, c.moment)]
    # No smaller: "two more" after 18 can hardly be the whole, so nothing may give way to it.
    if any(_greatest(c) >= _greatest(claim) for c in earlier if not says_more(c)):
        return More.UNDECIDED
    # "Another 28 injured" on a page that counts the dead is beside them, whatever its quote keeps.
    return More.WHOLE if dead_beside else More.AT_LEAST


def _killed(claim: Claim) -> bool:
    return claim.outcome == "killed" and claim.figured


def _greatest(claim: Claim) -> int:
    return max((n for n in (claim.low, claim.best, claim.high) if n is not None), default=-1)
