"""Who stands behind a figure, and on which side of the incident.

A figure is only as good as the person or office that gives it, so claims are sorted by their
authority and not by the page that prints them: two pages that quote one ministry are one voice.
Offices, those who held them and their other names are kept with the actors; whoever calls passes
in a function that looks a name up there (`Actors`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ATTACKER, DEFENDER, INDEPENDENT, PRESS, UNKNOWN = (
    "attacker",
    "defender",
    "independent",
    "press",
    "unknown",
)
SIDES = (ATTACKER, DEFENDER, INDEPENDENT, PRESS, UNKNOWN)
KNOWN_SIDES = (ATTACKER, DEFENDER, INDEPENDENT)


@dataclass(frozen=True, slots=True)
class Authority:
    """A person or office as the actors know it.

    `key` is the same for every spelling of it. `allegiance` holds codes of the actors whose side it
    takes (a state's ministry has the state's code), or the word `independent` or `press`.
    """

    key: str
    allegiance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """Codes of the actors that attack and that are attacked in one incident."""

    attackers: frozenset[str] = frozenset()
    defenders: frozenset[str] = frozenset()


NO_PARTIES = Parties()

Actors = Callable[[str], Authority | None]
"""Looks up a speaker, agency or publisher by any of its names; None when nobody is called so."""


def no_actors(_name: str) -> Authority | None:
    """Knows nobody: every name then stands for itself."""
    return None


# "Ukrainian officials" on two pages need not be the same officials, so they are held apart.
_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|some|several|many|unnamed|anonymous)\s",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    "accounts activists authorities bloggers civilians doctors eyewitnesses families inhabitants"
    " journalists leaders locals media medics militants neighbours neighbors officials people"
    " relatives reporters reports rescuers residents source sources survivors users villagers"
    " witnesses workers"
    " власти жители источник источники местные медики очевидец очевидцы сми чиновники"
    " влада джерела джерело жителі зми медики мешканці посадовці свідки"
    " مسؤولون شهود سكان مصادر مصدر".split()
)
_TOLD_TO = re.compile(r",?\s+(?:to|told|as quoted by|quoted by|citing|from)\s.*", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:(?:acting|deputy|first|former|chief|Russia-installed|self-proclaimed|the)\s+)*"
    r"(?:\w+\s+)?(?:adviser|ambassador|chair\w*|chief|commander|commissioner|director\S*|governor|"
    r"head|mayor|minister|official|president|prosecutor\S*|secretary\S*|spokes\w+)\b",
)
_SPOKESMAN = re.compile(r"^(?:the\s+)?spokes\w+\s+(?:of|for)\s+(?:the\s+)?", re.IGNORECASE)


def authority_of(
    claim: Mapping[str, object], source: Mapping[str, object], actors: Actors = no_actors
) -> Authority:
    """Who stands behind a claim: what it states in `authority`, else its speaker, else the agency
    that it is taken from (`via`), else the publisher of its page.
    """
    for field in ("authority", "speaker", "via"):
        if name := str(claim.get(field) or ""):
            return _speaker(name, str(claim.get("source") or ""), actors)
    publisher = str(source.get("publisher") or claim.get("source") or "")
    return actors(publisher) or Authority(folded(publisher), _kind_of_publisher(source))


def side_of(authority: Authority, parties: Parties) -> str:
    """The side that an authority takes in an incident; unknown when it takes both or neither."""
    loyal = {authority.key, *authority.allegiance}
    attacks, defends = bool(loyal & parties.attackers), bool(loyal & parties.defenders)
    if attacks != defends:
        return ATTACKER if attacks else DEFENDER
    if not attacks:
        return next(
            (side for side in (INDEPENDENT, PRESS) if side in authority.allegiance), UNKNOWN
        )
    return UNKNOWN


def opposed(one: str, other: str) -> bool:
    """Whether two sides are opposed: the attacker against whoever is attacked or only counts.

    The attacked and those who count independently are not: both speak of the same dead, and the
    one is often where the other's later number comes from.
    """
    return one != other and ATTACKER in (one, other) and {one, other} <= set(KNOWN_SIDES)


def maybe_opposed(one: str, other: str) -> bool:
    """Whether two sides are opposed, or may be: the attacker against one whose side is unknown."""
    return opposed(one, other) or {one, other} == {ATTACKER, UNKNOWN}


def unnamed(name: str) -> bool:
    """Whether a speaker is described and not named: "officials", "residents", "a source"."""
    described = _TOLD_TO.sub("", name).strip()
    words = folded(described).replace(",", " ").split()
    return (
        bool(_INDEFINITE.match(described))
        or not words
        or words == ["police"]
        or words[-1] in _GENERIC
    )


def folded(name: str) -> str:
    """A name without differences of case and spaces."""
    return " ".join(name.casefold().split())


def _speaker(name: str, page: str, actors: Actors) -> Authority:
    # The actors are asked first, so that they can name an office that looks like no one in
    # particular; the office behind a person second, so that a governor and his successor are one.
    office = _office(name)
    for known in (name, office, name.partition(",")[2].strip()):
        if known and (authority := actors(known)):
            return authority
    if unnamed(name):
        return Authority(f"{folded(name)} @ {page}")
    return Authority(folded(office))


def _office(name: str) -> str:
    """The office in "NAME, governor of REGION" or "spokesman of MINISTRY"; else the name."""
    person, _, rest = name.partition(",")
    office = rest.split(",")[0].strip() if person and _ROLE.match(rest.strip()) else name
    return _SPOKESMAN.sub("", office) or name


def _kind_of_publisher(source: Mapping[str, object]) -> tuple[str, ...]:
    kind = str(source.get("kind") or "news")
    return {"news": (PRESS,), "ngo": (INDEPENDENT,)}.get(kind, ())
