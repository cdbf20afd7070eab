"""Counts of more people: those that name the claim they add to, and those that only say "more"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from incidents.figures.claims import Claim
from incidents.language.people_words import DEAD
from schema.moments import Span, before

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
_AND = r"(?:and|with|while|plus|и|а|та|і|й)"
# "12 killed and another 28 injured" counts the injured beside the dead, not beside earlier injured.
_BESIDE_THE_DEAD = re.compile(
    rf"{DEAD}\w*\W+(?:\w+\W+){{0,3}}{_AND}\W+(?:\w+\W+){{0,3}}"
    r"(?:more|another|additional|further|ещё|еще|ще)\b",
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


class Others:
    """A record's counted claims that `supersedes` left standing, as those that say "more" see them.

    `more` are the claims among them that say it: none of them is what another comes on top of.
    `counted` are all counted claims: "another 28 injured" stood beside the dead of its page, also
    where a later count of the dead has taken the place of that one.
    """

    def __init__(
        self, claims: Sequence[Claim], more: Sequence[Claim], counted: Sequence[Claim]
    ) -> None:
        self._whole: dict[tuple[str, ...], list[tuple[int, Span | None]]] = {}
        dead = (claim for claim in counted if claim.outcome == "killed" and claim.figured)
        self._dead = {voice for claim in dead for voice in _voices(claim)}
        says = {claim.number for claim in more}
        for claim in claims:
            for voice in _voices(claim):
                if claim.number not in says:
                    self._whole.setdefault((voice, *claim.kind), []).append(
                        (_greatest(claim), claim.moment)
                    )

    def meaning(self, claim: Claim) -> More:
        """What a claim means that says "more" and names no claim that it adds to."""
        dead_beside = claim.outcome != "killed" and any(v in self._dead for v in _voices(claim))
        # The words themselves settle it before any comparison of numbers does.
        text = claim.quote or claim.words
        if claim.outcome != "killed" and _BESIDE_THE_DEAD.search(text):
            return More.WHOLE
        # No smaller: "two more" after 18 can hardly be the whole, so nothing may give way to it.
        number, moment = _greatest(claim), claim.moment
        if any(
            whole >= number and not before(moment, when)
            for voice in _voices(claim)
            for whole, when in self._whole.get((voice, *claim.kind), ())
        ):
            return More.UNDECIDED
        # "Another 28 injured" on a page that counts the dead is beside them, whatever is quoted.
        return More.WHOLE if dead_beside else More.AT_LEAST


def _voices(claim: Claim) -> tuple[str, str]:
    """The authority and the page of a claim: a "more" follows on either."""
    return f"by {claim.authority}", f"on {claim.source}"


def _greatest(claim: Claim) -> int:
    return max((n for n in (claim.low, claim.best, claim.high) if n is not None), default=-1)
