"""The casualty claims of a strike: each figure once, and which one gives way to which."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from incidents.extract.casualties.tolls import Toll
from incidents.extract.lexicon.counts import Count
from incidents.extract.strikes.event import Event, TollClaim
from incidents.language.people_words import KIN

_LEAST = {"dozens": 24, "scores": 40, "hundreds": 200}
_VAGUE = re.compile("|".join(_LEAST), re.I)


@dataclass(frozen=True)
class Claim:
    """A casualty claim: `key` names it where another one replaces it (`supersedes`)."""

    toll_claim: TollClaim
    group: str
    key: str | None = None
    supersedes: str | None = None
    inferred: str | None = None


def claims_of(event: Event) -> list[Claim]:
    """Every casualty claim, each once, with which replaces which. People described one by one are
    a group of a total that covers them; people called by name count where nobody counts.
    """
    distinct = _with_parts(_distinct(event.tolls))
    often = Counter((toll_claim.toll.outcome, toll_claim.toll.count) for toll_claim in event.tolls)
    claims = [c for toll_claim in distinct for c in _claims(toll_claim, distinct)]
    return _ordered([*claims, *_called_by_name(event)], often)


def _distinct(tolls: list[TollClaim]) -> list[TollClaim]:
    """Equal figures of one outcome and group count once; the one with a speaker stays."""
    kept: dict[tuple[object, ...], TollClaim] = {}
    for toll_claim in tolls:
        toll = toll_claim.toll
        key = (
            toll.outcome,
            toll.group,
            toll.count,
            toll.none,
            toll.partial,
            toll.doubt,
            None if toll.count.stated else _vague(toll),
        )
        if key not in kept or (kept[key].speaker is None and toll_claim.speaker):
            kept[key] = toll_claim
    return list(kept.values())


def _with_parts(tolls: list[TollClaim]) -> list[TollClaim]:
    """Figures of one voice that add up to another of it are its parts: "nine died on the spot and
    one in hospital; the toll is ten".
    """
    parts: list[TollClaim] = []
    for whole in tolls:
        voice = whole.speaker and whole.speaker.name
        others = [
            other
            for other in tolls
            if other is not whole
            and other.toll.outcome == whole.toll.outcome
            and not (other.toll.partial or other.toll.none or other.toll.doubt)
            and (other.speaker and other.speaker.name) in (None, voice)
        ]
        counts = [other.toll.count for other in others]
        if len(counts) > 1 and sum(counts[1:], counts[0]) == whole.toll.count != Count(None, None):
            parts += others
    return [
        replace(claim, toll=replace(claim.toll, partial=True)) if claim in parts else claim
        for claim in tolls
    ]


def _called_by_name(event: Event) -> list[Claim]:
    """One claim for all of the dead who are called by name, where the text states no count. Texts
    that name the dead seldom name all who were injured.
    """
    stated = [c.toll for c in event.tolls if c.toll.outcome == "killed" and not c.toll.doubt]
    named = [claim for claim in event.named if claim.toll.outcome == "killed"]
    if not named or any(not toll.single and toll.count.stated for toll in stated):
        return []
    number = sum(claim.toll.count.low or 0 for claim in named)
    alone = len(named) == 1 and not stated
    toll = replace(named[0].toll, count=Count(number, number if alone else None))
    return [Claim(replace(named[0], toll=toll), "total", inferred=_NAMED)]


_NAMED = "the sum of the people that are called by name"


def _claims(toll_claim: TollClaim, tolls: list[TollClaim]) -> list[Claim]:
    toll = toll_claim.toll
    group = toll.group or "other"
    if toll.partial and (toll.group or _has_whole(toll, tolls)):
        return [Claim(toll_claim, group)]
    if toll.doubt:
        return [Claim(toll_claim, toll.group or "total")]
    totals = [
        o.toll
        for o in tolls
        if o.toll.outcome == toll.outcome and not (o.toll.partial or o.toll.none or o.toll.doubt)
    ]
    if reason := _part_of(toll, totals):
        return [Claim(toll_claim, group, inferred=reason)]
    whole = [
        other
        for other in totals
        if other.group is None
        and not other.single
        and (toll.group != "civilian" or other.start < toll.start)
    ]
    if toll.group and any(_covers(other.count.low, toll.count.low) for other in whole):
        return [Claim(toll_claim, toll.group)]
    inference = "the sum of the people that are named one by one" if toll.listed else None
    claims = [Claim(toll_claim, "total", inferred=inference)]
    if toll.group and not toll.none and not toll.single:
        claims.append(Claim(toll_claim, toll.group))
    return claims


def _has_whole(part: Toll, tolls: list[TollClaim]) -> bool:
    """Whether another figure may count those of whom this one counts some."""
    of_outcome = [claim.toll for claim in tolls if claim.toll.outcome == part.outcome]
    return any(toll is not part and not toll.partial and not toll.none for toll in of_outcome)


def _part_of(toll: Toll, totals: list[Toll]) -> str | None:
    """Why a figure is none of all who were hurt, if it is not."""
    if any(_short_of(toll, other) for other in totals):
        return "fewer than another wording of the text speaks of"
    if toll.single and any(
        (not other.count.stated or _covers(other.count.low, toll.count.low)) and not other.single
        for other in totals
    ):
        return "one of those that another figure of the text counts"
    if _describes(toll) and any(not o.count.stated and o is not toll for o in totals):
        return "some of those whom the text does not count"
    others = [other for other in totals if other is not toll]
    # only its head: "a family of six, including a mother and her daughters" is a whole
    if _KIN_OF.search(toll.words.split(",")[0]) and any(o.count.stated for o in others):
        return "relatives of one person, beside those whom the text counts"
    if _describes(toll) and others and all(map(_describes, others)):
        return "some of several that the text counts apart"
    return None


_ANYBODY = re.compile(
    r"\b(?:persons?|people|civilians?|residents?|others?|members?|людин\w*|людей|ос[оі]б\w*"
    r"|человека?"
    r"|цивільн\w+|жител\w+)\b",
    re.I,
)


_KIN_OF = re.compile(
    rf"\b(?:his|her|my|our|\w+'s)\s+(?:\w+\s+){{0,2}}(?:{KIN}|wife|husband|sons?|daughters?|children)\b",
    re.I,
)


def _describes(toll: Toll) -> bool:
    """Whether it counts people of one kind: a driver, two girls; not people in general."""
    one_kind = toll.single or toll.group not in (None, "civilian", "combatant")
    return bool(one_kind and not toll.listed and not _ANYBODY.search(toll.words))


def _short_of(toll: Toll, other: Toll) -> bool:
    """Seven, where the text says "dozens": one of the two is wrong, and nobody says which."""
    vague = None if other.count.stated else _vague(other)
    most = toll.count.high
    return vague is not None and most is not None and most < _LEAST[vague]


def _vague(toll: Toll) -> str | None:
    match = _VAGUE.search(toll.words)
    return match[0].casefold() if match else None


def _covers(total: int | None, part: int | None) -> bool:
    return total is not None and part is not None and total >= part and (total, part) != (1, 1)


def _ordered(claims: list[Claim], often: Counter[tuple[str, Count]]) -> list[Claim]:
    """Which figures give way to which: each names the next, so that one stands at the end."""
    heirs: dict[int, list[int]] = {}
    for number, claim in enumerate(claims):
        heir = _heir(number, claims, often) if claim.group == "total" else None
        if heir is not None and heirs.get(number) is None:
            heirs.setdefault(heir, []).append(number)
    ordered = list(claims)
    for heir, older in heirs.items():
        rising = sorted(older, key=lambda n: ordered[n].toll_claim.toll.count.low or 0)
        for number, newer in itertools.pairwise([*rising, heir]):
            key = ordered[number].key or f"claim-{number + 1}"
            ordered[number] = replace(ordered[number], key=key)
            if ordered[newer].supersedes is None:
                ordered[newer] = replace(ordered[newer], supersedes=key)
    return ordered


def _heir(number: int, claims: list[Claim], often: Counter[tuple[str, Count]]) -> int | None:
    """The claim that this one gives way to, if there is one."""
    mine = claims[number].toll_claim
    if mine.toll.none or mine.toll.doubt:
        return None
    first = next(n for n, c in enumerate(claims) if _rivals(c, claims[number]))
    for other, claim in enumerate(claims):
        if other == number or not _rivals(claim, claims[number]):
            continue
        toll = claim.toll_claim.toll
        own = claim.toll_claim.speaker is None or often[toll.outcome, toll.count] > 1
        if _gives_way(mine.toll, toll, leads=own and other == first):
            return other
    return None


def _rivals(one: Claim, other: Claim) -> bool:
    toll = one.toll_claim.toll
    same = (one.group, toll.outcome) == ("total", other.toll_claim.toll.outcome)
    return same and not toll.none and not toll.doubt


def _gives_way(mine: Toll, other: Toll, *, leads: bool) -> bool:
    """Whether a figure gives way to another one.

    To a later one that the text says is revised; to a higher one when the text says that the toll
    rose or that this was said earlier, when the text opens with the higher one, as its own or more
    than once (`leads`), or when this counts those in hospital; to an exact one that it only rounds.
    """
    low, high = mine.count.low, mine.count.high
    theirs = other.count.low or 0
    if other.revised and not mine.revised and other.start > mine.start:
        return other.count.stated
    if mine.rounded and not other.rounded and other.count.low == other.count.high:
        return low is None or (low <= theirs and (high is None or theirs <= high))
    if theirs <= (low or 0) and not (theirs == low and mine.earlier and high is not None):
        return False
    if mine.treated and not other.treated:
        return True
    later = (other.risen and not mine.risen) or (mine.earlier and not other.earlier)
    return later or (leads and theirs > (high or low or 0))
