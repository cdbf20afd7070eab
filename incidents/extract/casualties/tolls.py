"""Casualties: who was killed, injured or is missing, in the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from incidents.extract.casualties import toll_words as patterns
from incidents.extract.casualties.named_people import named_people
from incidents.extract.casualties.people import People, counted_words, marked, read_people
from incidents.extract.lexicon import prefilter
from incidents.extract.lexicon.counts import Count, read_count
from incidents.extract.lexicon.passing_words import COMPARED


@dataclass(frozen=True, slots=True)
class Toll:
    """One casualty figure of a text. `group` is the subset that it counts, if it counts one.

    `partial`: it counts some of others ("including two children"). `single`: people described one
    by one. `rounded`: "nearly 30", "two dozen". `treated`: it counts those in hospital. `none`:
    "reported" when none were reported, "said" when somebody says that there were none. `risen`,
    `revised` and `earlier` order it among figures of one event. `cumulative`: of a time longer than
    a strike. `named`: people called by their names, which are kept nowhere. `doubt`: "denied" when
    somebody denies the figure, "possible" when it is feared.
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
    revised: bool = False
    earlier: bool = False
    cumulative: bool = False
    rounded: bool = False
    treated: bool = False
    named: bool = False
    doubt: str | None = None
    parts: tuple[tuple[str, Count], ...] = ()
    words: str = ""


_GATED = (
    (("died", "succumbed"), patterns.DIED),
    (("toll", "number", "death", "кільк", "числ", "колич"), patterns.TOLL),
    (("left", "leav"), patterns.LEFT),
    (("death", "killing of", "martyrdom"), patterns.DEATH_OF),
    (("injury ", "injuries ", "wounding of"), patterns.HARM_TO),
    (("among ",), patterns.AMONG),
    (("bodies",), patterns.BODIES),
    ((":", "—", "–", "- "), patterns.DASHED),
)


def tolls_of(text: str, start: int, end: int) -> list[Toll]:
    """Every casualty figure between two offsets, in the order of the text."""
    words = text[start:end]
    tolls: list[Toll] = []
    if not prefilter.hurt(words.casefold()):
        return tolls
    masked = counted_words(words)
    people = marked(masked)
    for toll in _all(words, masked, people):
        if not any(
            toll.start < other.end
            and other.start < toll.end
            and (other.outcome == toll.outcome or "died" in words[other.start : other.end])
            for other in tolls
        ):
            tolls.append(toll)
    tolls += [part for toll in tolls for part in _parts(toll)]
    tolls += _included(words, masked, people, tolls)
    if not tolls:
        return tolls
    sentence = _Sentence(words)
    whole = [_moved(sentence.marked(toll), start) for toll in tolls]
    return sorted(whole, key=lambda toll: toll.start)


def _parts(toll: Toll) -> list[Toll]:
    """The groups that a total names behind it."""
    return [
        Toll(toll.start, toll.end, toll.outcome, count, group, partial=True)
        for group, count in toll.parts
    ]


_NEAR = 24
"""Letters before a figure in which "feared" or "may have" is of it."""


class _Sentence:
    """What a sentence says of the standing of its figures; each of its clauses is read once."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._turns = [match.span() for match in patterns.TURNS.finditer(words)]
        self._read: dict[tuple[int, int], tuple[bool, bool, bool, bool]] = {}
        denied = patterns.DENIED.search(words)
        self._denied = denied.end() if denied else len(words)
        self._unsure = max((m.start() for m in patterns.UNSURE.finditer(words)), default=-1)

    def marked(self, toll: Toll) -> Toll:
        """A figure with its standing among others."""
        risen, revised, earlier, cumulative = self._clause(toll)
        own = self._words[toll.start : toll.end]
        most = toll.count.high or toll.count.low or 0
        return replace(
            toll,
            words="people called by name" if toll.named else " ".join(own.split()),
            risen=risen,
            revised=revised,
            earlier=earlier,
            rounded=toll.outcome != "missing" and patterns.ROUNDED.search(own) is not None,
            treated=patterns.TREATED.search(own) is not None,
            cumulative=cumulative or most >= patterns.WAR or self._compared(toll.start),
            doubt=self._doubt(toll),
        )

    def _compared(self, at: int) -> bool:
        """Whether an offset lies in what a strike is compared with."""
        return COMPARED.covers(self._words, 0, at, len(self._words))

    def _doubt(self, toll: Toll) -> str | None:
        """Whether words before the figure deny it, or those around it only fear it."""
        if self._denied <= toll.start:
            return "denied"
        near = self._words[max(0, toll.start - _NEAR) : toll.end]
        unsure = self._unsure >= toll.end or patterns.POSSIBLE.search(near)
        return "possible" if unsure and not toll.none else None

    def _clause(self, toll: Toll) -> tuple[bool, bool, bool, bool]:
        """What is said up to where the sentence turns: "but", "while"."""
        turns = self._turns
        start = max((end for _, end in turns if end <= toll.start), default=0)
        end = min((first for first, _ in turns if first >= toll.end), default=len(self._words))
        if (start, end) not in self._read:
            signs = (patterns.RISEN, patterns.REVISED, patterns.EARLIER)
            risen, revised, earlier = (
                sign.search(self._words, start, end) is not None for sign in signs
            )
            long = any(
                not self._compared(match.start())
                for match in patterns.CUMULATIVE.finditer(self._words, start, end)
            )
            self._read[start, end] = risen, revised, earlier, long
        return self._read[start, end]


def _moved(toll: Toll, by: int) -> Toll:
    return replace(toll, start=toll.start + by, end=toll.end + by)


def _all(words: str, masked: str, people: str) -> Iterator[Toll]:
    """The figures, those of the surer patterns first: of two that overlap the first stands.
    `people` is the sentence with its people as marks.
    """
    low = masked.casefold()
    yield from _none(words)
    if " of " in low:
        yield from _of_all_hurt(masked)
    if "number of" in low:
        # before "who were killed" is read without its figure
        yield from _raised(masked)
    for signs, pattern in _GATED:
        if any(sign in low for sign in signs):
            yield from _counted(pattern, words, masked, people)
    for pattern in (patterns.PASSIVE, patterns.ACTIVE, patterns.NOUNS):
        yield from _counted(pattern, words, masked, people)
    if prefilter.cyrillic(low):
        for pattern in (patterns.SLAVIC, patterns.SLAVIC_FIRST, patterns.SLAVIC_ACTIVE):
            yield from _counted(pattern, words, masked, people)
    # Last, since a name stands in the middle of what the patterns above read with its noun.
    for start, end, outcome, number in named_people(masked):
        yield Toll(start, end, outcome, Count(number, number), listed=True, named=True)


_LEADING = (patterns.ACTIVE, patterns.SLAVIC_FIRST, patterns.SLAVIC_ACTIVE)
"""Patterns whose people come last, so that the next figure may begin with them."""


def _counted(pattern: re.Pattern[str], words: str, masked: str, people: str) -> Iterator[Toll]:
    at = 0
    text = masked if pattern in (patterns.TOLL, patterns.DASHED) else people
    while match := pattern.search(text, at):
        _, last = _people_span(match)
        at = max(last, match.start() + 1) if pattern in _LEADING else match.end()
        toll = _toll(match, words, masked, people)
        if toll is None or _of_either(text, match) or _negated(text, match):
            continue
        yield toll
        if toll.outcome in patterns.ALL:
            yield from _second(words, masked, people, match.end())


def _toll(match: re.Match[str], words: str, masked: str, marks: str) -> Toll | None:
    first, last = _people_span(match)
    own = masked[first:last]
    if match.re is patterns.BODIES and not (match["people"] or match["of"] or "bodies" in own):
        return None
    outcome, people = _outcome(match), read_people(words[first:last], own)
    if (match.groupdict().get("killed") or "").casefold().startswith("claim"):
        outcome = outcome if _LIVES.search(match[0]) or _LIVES.search(own) else None
    if outcome and _DEAD.search(own):
        outcome = "killed"  # whose bodies were taken to hospital
    if outcome is None or people is None or _beside_a_name(masked, first):
        return None
    beside = patterns.WITH.match(marks, match.end()) if match.re is patterns.PASSIVE else None
    more = (
        read_people(*(text[slice(*beside.span("people"))] for text in (words, masked)))
        if beside
        else None
    )
    part_of = patterns.PARTLY.search(masked[max(0, match.start() - 32) : match.start()])
    # "four civilians, two of them children": only a leading "two of them" is a part of others
    of_them = _OF_THEM.search(own.split(",")[0]) or _OF_THEM.search(
        match.groupdict().get("of") or ""
    )
    return Toll(
        match.start(),
        match.end(),
        outcome,
        _number(match, people.count + more.count if more else people.count),
        None if more else people.group,
        partial=bool(part_of or of_them or match.re is patterns.AMONG),
        single=people.single and not more,
        listed=people.listed or more is not None,
        parts=people.parts,
    )


def _beside_a_name(masked: str, at: int) -> bool:
    """`Ahmed Salem and his wife were killed`: they are counted with the name before them."""
    owned = _OWNED.match(masked, at)
    return owned is not None and _NAME_BEFORE.search(masked, max(0, at - 60), at) is not None


_LIVES = re.compile(r"\bli(?:v|f)es?\b", re.I)
_DEAD = re.compile(r"\b(?:bodies|body|martyrs|corpses)\b", re.I)
_OWNED = re.compile(r"(?:his|her|their)\s", re.I)
_NAME_BEFORE = re.compile(r"[A-Z][\w'-]+\s+[A-Z][\w'-]+\s*(?:,\s+(?:and\s+)?|\s+and\s+)$")


def _number(match: re.Match[str], count: Count) -> Count:
    """The bodies that were found are a least; "ranged from 10 to 15" has two ends."""
    if match.re is patterns.BODIES:
        return Count(count.low, None)
    first = match.re is patterns.TOLL and match["before"] and read_count(match["before"])
    return Count(first.low, count.high) if first and "rang" in match[0] else count


_OF_THEM = re.compile(r"\bof (?:the|those|them|whom)\b(?!\s+(?:[\w'-]+\s+){0,4}famil)", re.I)


def _people_span(match: re.Match[str]) -> tuple[int, int]:
    names = (name for name in ("people", "bodies", "of", "found") if match.groupdict().get(name))
    return match.span(next(names, "people"))


def _of_either(text: str, match: re.Match[str]) -> bool:
    """Whether a figure counts "killed or injured" without parting them."""
    if match.re in (patterns.PASSIVE, patterns.LEFT):
        return patterns.BOTH.match(text, match.end()) is not None
    before = max(0, match.start() - 24), match.start()
    return match.re is patterns.ACTIVE and patterns.EITHER.search(text, *before) is not None


def _negated(words: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"\b(?:no|not|n't|never)\s+$", words[max(0, match.start() - 8) : match.start()], re.I
        )
    )


_ANOTHER = People(Count(1, 1), None, False, False)


def _second(words: str, masked: str, people: str, at: int) -> Iterator[Toll]:
    """`and five others wounded` behind the first figure."""
    match = patterns.AND.match(people, at)
    if match is None or (outcome := _outcome(match)) is None:
        return
    first, last = match.span("people")
    another = "ª" not in match["people"]
    more = _ANOTHER if another else read_people(words[first:last], masked[first:last])
    if more:
        yield Toll(first, match.end(), outcome, more.count, more.group, single=more.single)


def _outcome(match: re.Match[str]) -> str | None:
    if match.re in (patterns.DEATH_OF, patterns.HARM_TO, patterns.BODIES):
        return "injured" if match.re is patterns.HARM_TO else "killed"
    named = match.groupdict()
    for code in ("killed", "injured", "missing"):
        if named.get(code) or named.get(f"bare_{code}"):
            return code
    if named.get("k") or named.get("d") or named.get("gone"):
        return "killed"
    if named.get("i"):
        return "injured"
    noun = (named.get("counted") or "").casefold()
    if noun.split()[-1:] and noun.split()[-1] in ("number", "figure", "count", "tally"):
        return _outcome_before(match.string[: match.start()])
    return _toll_outcome(noun)


def _outcome_before(before: str) -> str | None:
    """`Two dead, but the number grew to six`: of what was counted last."""
    told = [match["killed"] for match in patterns.HARM.finditer(before)]
    return ("killed" if told[-1] else "injured") if told else None


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


def _raised(words: str) -> Iterator[Toll]:
    """`Raising to 12 the number of civilians killed`."""
    for match in patterns.RAISED.finditer(words):
        outcome = _outcome(match)
        people = read_people(f"{match['people']} {match['whom'].strip()}")
        if outcome and people:
            yield Toll(match.start(), match.end(), outcome, people.count, people.group)


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
    if match["dead"]:
        return ["killed"]
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


def _included(words: str, masked: str, people: str, tolls: list[Toll]) -> list[Toll]:
    """`including two children` beside a figure: a subset of it."""
    subsets = []
    for match in patterns.INCLUDED.finditer(people):
        before = [
            t for t in tolls if t.end <= match.start() + 1 or t.start <= match.start() <= t.end
        ]
        first, last = match.span("people")
        some = read_people(words[first:last], masked[first:last])
        if before and some and not before[-1].none:
            outcome = max(before, key=lambda t: t.start).outcome
            groups = some.parts or ([(some.group, some.count)] if some.group else [])
            subsets += [Toll(first, last, outcome, n, group, partial=True) for group, n in groups]
    return subsets
