"""What an event's mentions amount to: its date, its weapons, its casualty claims."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from incidents.extract.events import STRIKE, Event, Told, Used
from incidents.extract.mentions.casualties import Toll
from incidents.extract.mentions.dates import DateMention
from incidents.extract.mentions.numbers import Count
from incidents.extract.mentions.weapons import WeaponMention, compatible

_LEAST = {"dozens": 24, "scores": 40, "hundreds": 200}
_VAGUE = re.compile("|".join(_LEAST), re.I)


@dataclass(frozen=True)
class When:
    """The date of an event. `inferred` says from what, where the text does not state it."""

    mention: DateMention
    first: dt.date | None
    last: dt.date | None
    precision: str
    rule: str
    inferred: str | None = None


@dataclass(frozen=True)
class Weapon:
    """A weapon of an event: what it is called best, and the counts that the text gives."""

    mention: WeaponMention
    launched: WeaponMention | None
    hit: WeaponMention | None


@dataclass(frozen=True)
class Claim:
    """A casualty claim: `key` names it where another one replaces it (`supersedes`)."""

    told: Told
    group: str
    key: str | None = None
    supersedes: str | None = None
    inferred: str | None = None


def date_of(event: Event, shared: When | None) -> When | None:
    """The date: the event's own, or when it was spoken of, or the one that the article's other
    strikes share.
    """
    own = _own_date(event)
    return own if own or event.earlier else shared


def shared_date(events: list[Event]) -> When | None:
    """The date that the strikes of an article share, or else its waves."""
    return _shared([event for event in events if event.level == STRIKE]) or _shared(events)


def _own_date(event: Event) -> When | None:
    if event.date and (event.days or not event.spoken):
        own = event.date
        return When(own, own.first, own.last, own.precision, "date_stated")
    if event.spoken and event.spoken.first and not event.earlier:
        day = event.spoken
        return When(
            day, day.first, day.last, "day", "date_spoken", "the day on which it was reported"
        )
    return None


def _shared(others: list[Event]) -> When | None:
    """The date of the text's other strikes, if they have one: a night and its two days do."""
    found = [when for other in others if (when := _own_date(other))]
    firsts = [when.first for when in found if when.first]
    lasts = [when.last for when in found if when.last]
    found = [when for when in found if when.first and when.last]
    if not found or max(firsts) > min(lasts):
        return None
    why = "the text gives this date to the other strikes that it reports"
    return replace(found[0], rule="date_shared", inferred=why)


def weapons_of(event: Event) -> list[Weapon]:
    """The weapons, each once: "drones" and "Shaheds" of one event are Shaheds."""
    found: list[list[Used]] = []
    for used in event.weapons:
        for group in found:
            if any(_same(used.mention, other.mention) for other in group):
                group.append(used)
                break
        else:
            found.append([used])
    weapons = [_weapon(group) for group in found]
    named = [w for w in weapons if w.mention.type not in ("aerial_munition", "artillery")]
    return [w for w in weapons if w in named or not _only_manner(w, named)]


def _same(one: WeaponMention, other: WeaponMention) -> bool:
    if one.slug and other.slug:
        return one.slug == other.slug
    return compatible(one.type, other.type)


def _only_manner(weapon: Weapon, named: list[Weapon]) -> bool:
    """`Shelled with rockets`, `an air attack by drones`: the manner of what is named."""
    return bool(named) and weapon.mention.slug is None


def _weapon(group: list[Used]) -> Weapon:
    mentions = [used.mention for used in group]
    best = max(mentions, key=lambda m: (m.slug is not None, _depth(m.type)))
    launched = next((u.mention for u in group if u.counts == "launched"), None)
    hit = next((u.mention for u in group if u.counts == "hit"), None)
    return Weapon(best, launched, hit)


def _depth(code: str) -> int:
    from schema.vocabulary import vocabulary

    terms, depth = vocabulary("weapon_types").terms, 0
    while terms[code].parent:
        code, depth = str(terms[code].parent), depth + 1
    return depth


def claims_of(event: Event) -> list[Claim]:
    """Every casualty claim, each once, with which replaces which. People described one by one are
    a group of a total that covers them.
    """
    distinct = _distinct(event.tolls)
    often = Counter((told.toll.outcome, told.toll.count) for told in event.tolls)
    return _ordered([c for told in distinct for c in _claims(told, distinct)], often)


def _distinct(tolls: list[Told]) -> list[Told]:
    """Equal figures of one outcome and group count once; the one with a speaker stays."""
    found: dict[tuple[object, ...], Told] = {}
    for told in tolls:
        toll = told.toll
        key = (
            toll.outcome,
            toll.group,
            toll.count,
            toll.none,
            toll.partial,
        )
        if key not in found or (found[key].speaker is None and told.speaker):
            found[key] = told
    return list(found.values())


def _claims(told: Told, tolls: list[Told]) -> list[Claim]:
    toll = told.toll
    group = toll.group or "other"
    if toll.partial:
        return [Claim(told, group)]
    totals = [
        o.toll
        for o in tolls
        if o.toll.outcome == toll.outcome and not o.toll.partial and not o.toll.none
    ]
    if any(_short_of(toll, other) for other in totals):
        return [Claim(told, group, inferred="fewer than another wording of the text speaks of")]
    if toll.single and any(
        (not other.count.stated or _covers(other.count.low, toll.count.low)) and not other.single
        for other in totals
    ):
        return [Claim(told, group, inferred="one of those that another figure of the text counts")]
    whole = [
        other
        for other in totals
        if other.group is None
        and not other.single
        and (toll.group != "civilian" or other.start < toll.start)
    ]
    if toll.group and any(_covers(other.count.low, toll.count.low) for other in whole):
        return [Claim(told, toll.group)]
    why = "the sum of the people that are named one by one" if toll.listed else None
    claims = [Claim(told, "total", inferred=why)]
    if toll.group and not toll.none and not toll.single:
        claims.append(Claim(told, toll.group))
    return claims


def _short_of(toll: Toll, other: Toll) -> bool:
    """Seven, where the text says "dozens": one of the two is wrong, and nobody says which."""
    vague = None if other.count.stated else _VAGUE.search(other.words)
    most = toll.count.high
    return vague is not None and most is not None and most < _LEAST[vague[0].casefold()]


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
        rising = sorted(older, key=lambda n: ordered[n].told.toll.count.low or 0)
        for number, newer in itertools.pairwise([*rising, heir]):
            key = ordered[number].key or f"claim-{number + 1}"
            ordered[number] = replace(ordered[number], key=key)
            if ordered[newer].supersedes is None:
                ordered[newer] = replace(ordered[newer], supersedes=key)
    return ordered


def _heir(number: int, claims: list[Claim], often: Counter[tuple[str, Count]]) -> int | None:
    """The claim that this one gives way to, if there is one."""
    mine = claims[number].told
    if mine.toll.none:
        return None
    first = next(n for n, c in enumerate(claims) if _rivals(c, claims[number]))
    for other, claim in enumerate(claims):
        if other == number or not _rivals(claim, claims[number]):
            continue
        toll = claim.told.toll
        own = claim.told.speaker is None or often[toll.outcome, toll.count] > 1
        if _gives_way(mine.toll, toll, leads=own and other == first):
            return other
    return None


def _rivals(one: Claim, other: Claim) -> bool:
    toll = one.told.toll
    return (one.group, toll.outcome) == ("total", other.told.toll.outcome) and not toll.none


def _gives_way(mine: Toll, other: Toll, *, leads: bool) -> bool:
    """Whether a figure gives way to another one.

    To a higher one when the text says that the toll rose or that this was said earlier, when the
    text opens with the higher one, as its own or more than once (`leads`), or when this counts
    those in hospital; to an exact one that it only rounds.
    """
    low, high = mine.count.low, mine.count.high
    theirs = other.count.low or 0
    if mine.rounded and not other.rounded and other.count.low == other.count.high:
        return low is None or (low <= theirs and (high is None or theirs <= high))
    if theirs <= (low or 0) and not (theirs == low and mine.earlier and high is not None):
        return False
    if mine.treated and not other.treated:
        return True
    later = (other.risen and not mine.risen) or (mine.earlier and not other.earlier)
    return later or (leads and theirs > (high or low or 0))
