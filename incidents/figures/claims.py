"""A casualty claim as the rule sees it, made of what a document holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from incidents.figures.authorities import (
    NO_PARTIES,
    Actors,
    Parties,
    authority_of,
    no_actors,
    side_of,
)
from schema.columns import split_list
from schema.moments import Span, span_of
from schema.vocabulary import vocabulary

TOTAL = "total"
NONE_REPORTED = "none_reported"

Triple = tuple[int | None, int | None, int | None]
"""Least, best and greatest number of people; None is unknown."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One casualty claim. `number` is its place in the record's list, from 0.

    `authority` and `side` are resolved (`incidents.figures.authorities`); `source` is the key of
    the page; `grade` its Admiralty code, such as "B2"; `as_of` the moment that the claim states
    itself and `published` the date of its page.
    `supersedes` holds the key of an older claim, or several joined by `; `.
    """

    number: int
    outcome: str
    group: str = TOTAL
    low: int | None = None
    best: int | None = None
    high: int | None = None
    status: str = "asserted"
    authority: str = ""
    side: str = "unknown"
    source: str = ""
    grade: str = "F6"
    as_of: str = ""
    published: str = ""
    accepted: bool = True
    key: str = ""
    supersedes: str = ""
    adds_to: str = ""
    whole: bool = False
    derived: bool = False
    words: str = ""
    quote: str = ""

    @property
    def kind(self) -> tuple[str, str]:
        """Outcome and group."""
        return self.outcome, self.group

    @property
    def figure(self) -> Triple:
        """Least, best and greatest as the claim says them, in one form for every spelling."""
        return plain_figure(self.low, self.best, self.high)

    @property
    def figured(self) -> bool:
        """Whether it gives any number; words such as "dozens" give none."""
        return not (self.low is None and self.best is None and self.high is None)

    @property
    def moment(self) -> Span | None:
        """When the figure stood: as stated, else when the page was published."""
        return span_of(self.as_of or self.published)

    @property
    def stated_moment(self) -> Span | None:
        """When the figure stood by the claim's own words; a page may repeat an old one later."""
        return span_of(self.as_of)


def plain_figure(low: int | None, best: int | None, high: int | None) -> Triple:
    """Least, best and greatest of one claim.

    A best alone is an exact number. Beside an open end it settles nothing but itself: "about 5, up
    to 9" has no least. Equal ends are an exact number and so their own best.
    """
    if low is None and high is None:
        return best, best, best
    return low, (low if best is None and low == high else best), high


def claim_of(
    number: int,
    claim: Mapping[str, object],
    source: Mapping[str, object],
    parties: Parties = NO_PARTIES,
    actors: Actors = no_actors,
) -> Claim:
    """A claim out of the fields of a document's casualty claim and of its source.

    `side` stated by the claim wins over the one that follows from the actors.
    """
    authority = authority_of(claim, source, actors)
    return Claim(
        number=number,
        outcome=str(claim["outcome"]),
        group=str(claim.get("group") or TOTAL),
        low=_count(claim.get("low")),
        best=_count(claim.get("best")),
        high=_count(claim.get("high")),
        status=str(claim.get("status") or "asserted"),
        authority=authority.key,
        side=str(claim.get("side") or side_of(authority, parties)),
        source=str(claim.get("source") or ""),
        grade=f"{source.get('reliability') or 'F'}{source.get('credibility') or '6'}",
        as_of=str(claim.get("as_of") or ""),
        published=str(source.get("published") or ""),
        accepted=bool(claim.get("accepted", True)),
        whole=bool(claim.get("whole")),
        derived=bool(claim.get("derived")),
        **{name: str(claim.get(name) or "") for name in _TEXTS},
    )


_TEXTS = ("key", "supersedes", "adds_to", "words", "quote")


def _count(value: object) -> int | None:
    return int(value) if isinstance(value, int) else None


def counted_status(status: str) -> bool:
    """Whether a status enters derived figures (asserted, claimed)."""
    return status in _counted_statuses()


@cache
def _counted_statuses() -> frozenset[str]:
    terms = vocabulary("claim_statuses").terms.values()
    return frozenset(term.code for term in terms if term.counted)


def of_one_record(members: Iterable[tuple[str, Sequence[Claim]]]) -> list[Claim]:
    """The claims of records that were judged the same, as those of one record.

    `members` are pairs of a record's code and its claims. Keys are kept apart by member, because
    two records may call different claims by one key; numbers run on from member to member.
    """
    joined: list[Claim] = []
    for code, claims in members:
        for claim in claims:
            key, supersedes, adds_to = (
                "; ".join(f"{code} {key}" for key in split_list(keys))
                for keys in (claim.key, claim.supersedes, claim.adds_to)
            )
            joined.append(
                replace(claim, number=len(joined), key=key, supersedes=supersedes, adds_to=adds_to)
            )
    return joined
