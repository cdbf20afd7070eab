"""Casualties: who was killed, injured or is missing, in the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from incidents.extract.lexicon import prefilter
from incidents.extract.lexicon.counts import Count, read_count
from incidents.extract.mentions import casualty_words as patterns
from incidents.extract.mentions.people import People, read_people


@dataclass(frozen=True, slots=True)
class Toll:
    """One casualty figure of a text. `group` is the subset that it counts, if it counts one.

    `partial`: it counts some of others ("including two children"). `single`: people described one
    by one. `rounded`: "nearly 30", "two dozen". `treated`: it counts those in hospital. `none`:
    "reported" when none were reported, "said" when somebody says that there were none. `risen` and
    `earlier` order it among figures of one event. `cumulative`: of a time longer than a strike.
    """

    start: int
    end: int
    outcome: str
    count: Count
    group: str | None = None
    partial: bool = False
    single: bool = False
    listed: bool = False
    none: str | None = None
    risen: bool = False
    earlier: bool = False
    cumulative: bool = False
    rounded: bool = False
    treated: bool = False
    words: str = ""


_GATED = (
    (("died", "succumbed"), patterns.DIED),
    (("toll", "number", "death", "кільк", "число"), patterns.TOLL),
    (("left", "leav"), patterns.LEFT),
    (("death", "killing of", "martyrdom"), patterns.DEATH_OF),
    (("injury to", "injuries to"), patterns.HARM_TO),
)


def tolls_of(text: str, start: int, end: int) -> list[Toll]:
    """Every casualty figure between two offsets, in the order of the text."""
    words = text[start:end]
    tolls: list[Toll] = []
    if not prefilter.hurt(words.casefold()):
        return tolls
    for toll in _all(words):
        if not any(
            toll.start < other.end
            and other.start < toll.end
            and (other.outcome == toll.outcome or "died" in words[other.start : other.end])
            for other in tolls
        ):
            tolls.append(toll)
    tolls += _included(words, tolls)
    marked = [_marked(toll, words) for toll in tolls]
    return sorted((_moved(toll, start) for toll in marked), key=lambda toll: toll.start)


def _marked(toll: Toll, words: str) -> Toll:
    """A figure with what its sentence says of its standing among others."""
    clause = _clause(words, toll)
    own = words[toll.start : toll.end]
    return replace(
        toll,
        words=" ".join(words[toll.start : toll.end].split()),
        risen=patterns.RISEN.search(clause) is not None,
        earlier=patterns.EARLIER.search(clause) is not None,
        rounded=toll.outcome != "missing" and patterns.ROUNDED.search(own) is not None,
        treated=patterns.TREATED.search(own) is not None,
        cumulative=patterns.CUMULATIVE.search(words) is not None,
    )


def _clause(words: str, toll: Toll) -> str:
    """The words around a figure up to where the sentence turns: "but", "while"."""
    turns = [match.span() for match in patterns.TURNS.finditer(words)]
    start = max((end for _, end in turns if end <= toll.start), default=0)
    end = min((first for first, _ in turns if first >= toll.end), default=len(words))
    return words[start:end]


def _moved(toll: Toll, by: int) -> Toll:
    return replace(toll, start=toll.start + by, end=toll.end + by)


def _all(words: str) -> Iterator[Toll]:
    low = words.casefold()
    yield from _none(words)
    if " of " in low:
        yield from _of_all_hurt(words)
    for signs, pattern in _GATED:
        if any(sign in low for sign in signs):
            yield from _counted(pattern, words)
    yield from _counted(patterns.PASSIVE, words)
    yield from _counted(patterns.ACTIVE, words)
    yield from _counted(patterns.NOUNS, words)
    if prefilter.cyrillic(low):
        yield from _counted(patterns.SLAVIC, words)
        yield from _counted(patterns.SLAVIC_FIRST, words)


def _counted(pattern: re.Pattern[str], words: str) -> Iterator[Toll]:
    at = 0
    while match := pattern.search(words, at):
        at = (
            max(match.end("people"), match.start() + 1)
            if pattern in (patterns.ACTIVE, patterns.SLAVIC_FIRST)
            else match.end()
        )
        outcome = _outcome(match)
        people = read_people(match["people"])
        if (
            outcome is None
            or people is None
            or (pattern is patterns.PASSIVE and patterns.BOTH.match(words[match.end() :]))
        ):
            continue
        of_them = re.search(r"\bof (?:the|those|them)\b", match["people"], re.I)
        partial = bool(patterns.PARTLY.search(words[: match.start()]) or of_them)
        if _negated(words, match):
            continue
        yield Toll(
            match.start(),
            match.end(),
            outcome,
            people.count,
            people.group,
            partial,
            people.single,
            people.listed,
        )
        if outcome in patterns.ALL:
            yield from _second(words, match.end())


def _negated(words: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"\b(?:no|not|n't|never)\s+$", words[max(0, match.start() - 8) : match.start()], re.I
        )
    )


_ANOTHER = People(Count(1, 1), None, False, False)


def _second(words: str, at: int) -> Iterator[Toll]:
    """`and five others wounded` behind the first figure."""
    match = patterns.AND.match(words[at:])
    people = match and (_ANOTHER if match["people"] == "another" else read_people(match["people"]))
    outcome = match and _outcome(match)
    if match and people and outcome:
        yield Toll(
            at + match.start("people"),
            at + match.end(),
            outcome,
            people.count,
            people.group,
            single=people.single,
        )


def _outcome(match: re.Match[str]) -> str | None:
    if match.re in (patterns.DEATH_OF, patterns.HARM_TO):
        return "killed" if match.re is patterns.DEATH_OF else "injured"
    named = match.groupdict()
    for code in ("killed", "injured", "missing"):
        if named.get(code):
            return code
    if named.get("k") or named.get("d"):
        return "killed"
    if named.get("i"):
        return "injured"
    return _toll_outcome((named.get("counted") or "").casefold())


def _toll_outcome(noun: str) -> str | None:
    if "casualt" in noun or not noun:
        return None
    hurt = ("injur", "wound", "поранен", "постраждал", "ранен", "пострадав")
    return "injured" if any(word in noun for word in hurt) else "killed"


def _of_all_hurt(words: str) -> Iterator[Toll]:
    """`two of the 15 injured`: fifteen were injured; the two are none of the figures."""
    for match in patterns.OF_THE.finditer(words):
        outcome = _outcome(match)
        if match["people"] and outcome and (count := read_count(match["people"])):
            yield Toll(match.start(), match.end(), outcome, count)


def _none(words: str) -> Iterator[Toll]:
    for match in patterns.NONE.finditer(words):
        denied = match[0].lower().startswith("any")
        if denied and not re.search(r"\b(?:not|n't|no)\b", words[: match.start()], re.I):
            continue
        if patterns.GATHERED.search(words[: match.start()]):
            continue
        told = re.search(
            r"report|immediate|word|known|confirmed",
            match[0] + words[match.end() : match.end() + 30],
            re.I,
        )
        how = "reported" if told or denied else "said"
        for outcome in _denied_outcomes(match):
            yield Toll(
                match.start(),
                match.end(),
                outcome,
                Count(0, None if how == "reported" else 0),
                none=how,
            )


def _denied_outcomes(match: re.Match[str]) -> list[str]:
    denied = " ".join(
        filter(None, (match["how1"], match["how2"], match["noun"], match["more"]))
    ).casefold()
    if match["slav"] or "casualt" in denied or "victim" in denied or "harmed" in denied:
        return (
            [*patterns.ALL]
            if "пострадал" not in (match["slav"] or "")
            and "постраждав" not in (match["slav"] or "")
            else ["injured"]
        )
    hurt = any(word in denied for word in ("injur", "wound", "hurt"))
    dead = any(word in denied for word in ("kill", "death", "fatal", "dead", "life"))
    return [code for code, stated in (("killed", dead), ("injured", hurt)) if stated]


def _included(words: str, tolls: list[Toll]) -> list[Toll]:
    """`including two children` beside a figure: a subset of it."""
    subsets = []
    for match in patterns.INCLUDED.finditer(words):
        before = [
            t for t in tolls if t.end <= match.start() + 1 or t.start <= match.start() <= t.end
        ]
        people = read_people(match["people"])
        if before and people and people.group and not before[-1].none:
            outcome = max(before, key=lambda t: t.start).outcome
            subsets.append(
                Toll(
                    match.start("people"),
                    match.end("people"),
                    outcome,
                    people.count,
                    people.group,
                    partial=True,
                )
            )
    return subsets
