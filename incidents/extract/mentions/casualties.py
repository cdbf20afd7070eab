"""Casualties: who was killed, injured or is missing, in the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from incidents.extract import hints
from incidents.extract.mentions.numbers import NUMBER, Count, read_count
from incidents.extract.mentions.people import LIST, NOUN, PEOPLE, People, read_people

_ADVERB = (
    r"(?:\s+(?:also|reportedly|all|both|each|seriously|badly|critically|slightly|lightly|\w+ly"
    r"|since|later|already|now|confirmed|reported|instantly|reported to have been|said to have "
    r"been|found|left|feared|then|so far))*"
)
_AUX = (
    rf"(?:were|was|have been|had been|has been|are|is|being|be|been|have|had|has|got"
    rf"|remain){_ADVERB}"
)
_OUTCOMES = {
    "killed": r"killed|dead|died|slain|martyred|perished|lost their li(?:fe|ves)|lost (?:his|her) "
    r"life",
    "injured": r"injured|wounded|hurt|hospitali[sz]ed|maimed|burned|suffered (?:\w+ ){0,2}?"
    r"(?:injuries|wounds|burns|concussion)"
    r"|sustained (?:\w+ ){0,2}?(?:injuries|wounds)|(?:taken|brought|rushed|sent) to (?:the |a "
    r")?hospitals?",
    "missing": r"missing|unaccounted for|trapped",
}
_DONE = "|".join(f"(?P<{code}>{words})" for code, words in _OUTCOMES.items())
_FAMILY = (
    r"\s+(?:of|from|in|belonging to)\s+(?:the\s+|a\s+|one\s+|his\s+|her\s+)?"
    r"(?:[\w'-]+\s+){0,4}?(?:famil(?:y|ies)|household|clan)"
)
_NAMED = r"\s+(?:named|called|identified as)(?:\s+(?-i:[A-Z])[\w'-]*){1,5}"
_PASSIVE = re.compile(
    rf"(?<!\w)(?P<people>{LIST})(?P<of>{_FAMILY}|{_NAMED})?(?:\s+there)?"
    rf"(?P<aside>,\s[^,.;]{{3,60}},|\s[–—-]\s[^–—.;]{{3,90}}[–—])?\s+(?:(?:{_AUX}|who)\s+)?"
    rf"(?:to\s+be\s+|as\s+)?(?:{_DONE})\b(?!\s+(?:by the |and\s)?(?:zone|since))",
    re.I,
)
_DEATH_OF = re.compile(rf"\b(?:deaths?|killing|martyrdom) of (?P<people>{LIST})", re.I)
_HARM_TO = re.compile(rf"\binjur(?:y|ies) to (?P<people>{LIST})", re.I)
_BOTH = re.compile(r"^\s+(?:and|or)\s+(?:killed|injured|wounded)\b", re.I)
_ACTIVE = re.compile(
    rf"(?<!to )\b(?:(?P<killed>kill(?:ed|ing|s)?|(?:claim|tak)(?:ed|ing|es|s)? the (?:lives|life) "
    rf"of|took the (?:lives|life) of|claim(?:ed|ing|s)?)"
    rf"|(?P<injured>(?:injur|wound)(?:ed|ing|es|s|e)?|hurt(?:ing|s)?))\s+(?:also\s+)?"
    rf"(?P<people>{LIST})(?!\s+(?:tanks|vehicles|cattle|animals|cows|horses|homes|houses|enemy))",
    re.I,
)
_LEFT = re.compile(rf"\b(?:left|leav(?:es|ing))\s+(?P<people>{PEOPLE})\s+(?:{_DONE})\b", re.I)
_AND = re.compile(
    rf"^\s*(?:,|and|,\s*and|,\s*while|and also|та|і|и)\s+(?:also\s+)?(?P<people>{PEOPLE}"
    rf"|another)\s+(?:{_AUX}\s+)?(?:{_DONE})\b",
    re.I,
)
_NOUNS = re.compile(
    rf"\b(?:(?P<people>{NUMBER})\s+(?:[a-z]+\s+)?(?:(?P<k>deaths?|fatalit(?:y|ies))|(?P<i>injuries"
    rf"|wounded|injured)(?:\s+{NOUN})?|(?P<d>dead|killed))\b)",
    re.I,
)
_TOLL = re.compile(
    rf"\b(?P<what>death toll|number of (?:civilians|people|victims|those) (?:reported )?(?:to "
    rf"have been )?(?:killed|injured|wounded)|deaths?(?= from)|number of (?:the )?(?:dead|killed"
    rf"|deaths|fatalities|people killed|victims|injured|wounded|people injured|injuries|people "
    rf"wounded|casualties)|toll|кількість (?:загиблих|поранених|постраждалих)|число (?:погибших"
    rf"|раненых|пострадавших))"
    rf"\b[^.;\d]{{0,110}}?\b(?:to|at|was|is|of|reached|reaching|hit|до|—)\s+(?P<people>{NUMBER})",
    re.I,
)
_OF_THE = re.compile(
    rf"(?<!\w)(?:{NUMBER})\s+of\s+(?:the|those|them|all)\s+(?:(?P<people>{NUMBER})\s+)?(?:\w+\s+)?"
    rf"(?:{NOUN}\s*)?(?:{_DONE})?",
    re.I,
)
_NONE = re.compile(
    r"\b(?P<said>no one|nobody|none)\s+(?:was|were|has been|had been|is)\s+(?:reported\s+"
    r"|reportedly\s+)?(?P<how1>killed|injured|wounded|hurt|harmed)(?:\s+or\s+(?P<how2>killed"
    r"|injured|wounded|hurt))?"
    r"|\b(?:no|without(?: any)?|zero|any|not (?:cause|result in|lead to|report)(?: any)?)\s+"
    r"(?:immediate\s+|civilian\s+|further\s+)?(?:reports?\s+of\s+(?:any\s+)?)?(?P<what>casualties"
    r"|fatalities|deaths|injuries|victims|people (?:were )?(?:killed|injured|hurt|wounded)|loss "
    r"of life|dead|wounded|injured)(?:\s+(?:or|and|nor)\s+(?P<more>casualties|fatalities|deaths"
    r"|injuries|wounded|injured|damage))?"
    r"|\b(?P<slav>жертв (?:і|та|и) (?:постраждалих|пострадавших|поранених) нема[єе]|жертв и "
    r"пострадавших нет|(?:постраждалих|пострадавших) (?:немає|нет)|обійшлося без (?:жертв"
    r"|постраждалих)|(?:никто не|ніхто не) (?:пострадал|постраждав))",
    re.I,
)
_DENIES = re.compile(r"\bany\b", re.I)
_ALL = ("killed", "injured")
_SLAVIC_DONE = (
    r"(?P<killed>загинул[аои]|загинув|загинули|вбито|убито|погиб(?:ло|ли|ла)?|убиты?)"
    r"|(?P<injured>поранен(?:о|і|ня|ий|а)|постраждал[иоа]|постраждав|травмован[оі]|ранен[ыоа]?"
    r"|пострадал[иоа]?|получили ранения|зазнали поранень|отримали поранення)"
)
_SLAVIC = re.compile(
    rf"(?<!\w)(?P<people>{NUMBER}(?:\s+{NOUN})?)\s+(?:людей\s+|осіб\s+)?(?:були?\s+|было\s+)?"
    rf"(?:{_SLAVIC_DONE})\b",
    re.I,
)
_SLAVIC_FIRST = re.compile(
    rf"\b(?:{_SLAVIC_DONE})\s+(?:ще\s+|еще\s+|ещё\s+)?(?P<people>{NUMBER}(?:\s+{NOUN})?)", re.I
)
_INCLUDED = re.compile(
    rf"(?:including|among them|one of them|among whom|among those killed|у тому числі|в том числе"
    rf"|серед них|среди них)\s+(?P<people>{LIST})",
    re.I,
)
_PARTLY = re.compile(
    r"(?:including|among (?:them|the dead|those)|one of (?:them|whom)|(?:two|three|four|five|\d+) "
    r"of (?:them|whom)|of whom|у тому числі|в том числе|серед них|среди них)\W*$",
    re.I,
)
_RISEN = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|climb(?:ed|s)|increas(?:ed|es)|grown|grew|now stands|later "
    r"(?:reports?|estimates?|counts?)|зросла|возросло|виросла)\b",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:earlier(?! (?:this|in the|on|today))|initial(?:ly)?(?! toll)|previously|at first|at "
    r"the time)\b",
    re.I,
)
_ROUNDED = re.compile(
    r"\b(?:more than|over|nearly|almost|close to|about|around|approximately|roughly|some|dozen"
    r"|an estimated|близько|понад|більше|около|более|свыше)\b",
    re.I,
)
_TREATED = re.compile(r"\bhospital", re.I)
_TURNS = re.compile(
    r"\b(?:but|while|whilst|whereas|though|although)\b|;|,\s(?=later\b|then\b)", re.I
)
_CUMULATIVE = re.compile(
    r"\b(?:since\s+(?:the\s+|its\s+|last\s+|early\s+|late\s+|mid-?|russia|moscow|israel|hamas"
    r"|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|19|20|then)|over the (?:past|last)|in the "
    r"(?:past|last) (?!24|hours|night)|during the (?:past|war|conflict)|in total since"
    r"|so far this|this year|last (?:month|year|week|summer|winter|spring|autumn)|the (?:\w+ "
    r"){0,2}(?:war|conflict) has|throughout the (?!day|night|morning|evening)|a year ago|years ago"
    r"|months ago)",
    re.I,
)


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


_DIED = re.compile(
    rf"(?<!\w)(?P<people>{LIST})\s+(?:who (?:was|were)\s+)?(?:wounded|injured"
    rf"|hurt)\b[^.;]{{0,70}}?\s(?:has |have |had |later )?(?P<killed>died|succumbed)\b",
    re.I,
)


_GATED = (
    (("died", "succumbed"), _DIED),
    (("toll", "number", "death", "кільк", "число"), _TOLL),
    (("left", "leav"), _LEFT),
    (("death", "killing of", "martyrdom"), _DEATH_OF),
    (("injury to", "injuries to"), _HARM_TO),
)


def tolls_of(text: str, start: int, end: int) -> list[Toll]:
    """Every casualty figure between two offsets, in the order of the text."""
    words = text[start:end]
    found: list[Toll] = []
    if not hints.hurt(words.casefold()):
        return found
    for toll in _all(words):
        if not any(
            toll.start < other.end
            and other.start < toll.end
            and (other.outcome == toll.outcome or "died" in words[other.start : other.end])
            for other in found
        ):
            found.append(toll)
    found += _included(words, found)
    marked = [_marked(toll, words) for toll in found]
    return sorted((_moved(toll, start) for toll in marked), key=lambda toll: toll.start)


def _marked(toll: Toll, words: str) -> Toll:
    """A figure with what its sentence says of its standing among others."""
    clause = _clause(words, toll)
    own = words[toll.start : toll.end]
    return replace(
        toll,
        words=" ".join(words[toll.start : toll.end].split()),
        risen=_RISEN.search(clause) is not None,
        earlier=_EARLIER.search(clause) is not None,
        rounded=toll.outcome != "missing" and _ROUNDED.search(own) is not None,
        treated=_TREATED.search(own) is not None,
        cumulative=_CUMULATIVE.search(words) is not None,
    )


def _clause(words: str, toll: Toll) -> str:
    """The words around a figure up to where the sentence turns: "but", "while"."""
    turns = [match.span() for match in _TURNS.finditer(words)]
    start = max((end for _, end in turns if end <= toll.start), default=0)
    end = min((first for first, _ in turns if first >= toll.end), default=len(words))
    return words[start:end]


def _moved(toll: Toll, by: int) -> Toll:
    return replace(toll, start=toll.start + by, end=toll.end + by)


def _all(words: str) -> Iterator[Toll]:
    low = words.casefold()
    yield from _none(words)
    if " of " in low:
        yield from _of_the(words)
    for signs, pattern in _GATED:
        if any(sign in low for sign in signs):
            yield from _counted(pattern, words)
    yield from _counted(_PASSIVE, words)
    yield from _counted(_ACTIVE, words)
    yield from _counted(_NOUNS, words)
    if hints.cyrillic(low):
        yield from _counted(_SLAVIC, words)
        yield from _counted(_SLAVIC_FIRST, words)


def _counted(pattern: re.Pattern[str], words: str) -> Iterator[Toll]:
    at = 0
    while match := pattern.search(words, at):
        at = (
            max(match.end("people"), match.start() + 1)
            if pattern in (_ACTIVE, _SLAVIC_FIRST)
            else match.end()
        )
        outcome = _outcome(match)
        people = read_people(match["people"])
        if (
            outcome is None
            or people is None
            or (pattern is _PASSIVE and _BOTH.match(words[match.end() :]))
        ):
            continue
        of_them = re.search(r"\bof (?:the|those|them)\b", match["people"], re.I)
        partial = bool(_PARTLY.search(words[: match.start()]) or of_them)
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
        if outcome in _ALL:
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
    match = _AND.match(words[at:])
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
    if match.re in (_DEATH_OF, _HARM_TO):
        return "killed" if match.re is _DEATH_OF else "injured"
    named = match.groupdict()
    for code in ("killed", "injured", "missing"):
        if named.get(code):
            return code
    if named.get("k") or named.get("d"):
        return "killed"
    if named.get("i"):
        return "injured"
    return _toll_outcome((named.get("what") or "").casefold())


def _toll_outcome(what: str) -> str | None:
    if "casualt" in what or not what:
        return None
    hurt = ("injur", "wound", "поранен", "постраждал", "ранен", "пострадав")
    return "injured" if any(word in what for word in hurt) else "killed"


def _of_the(words: str) -> Iterator[Toll]:
    """`two of the 15 injured`: fifteen were injured; the two are none of the figures."""
    for match in _OF_THE.finditer(words):
        outcome = _outcome(match)
        if match["people"] and outcome and (count := read_count(match["people"])):
            yield Toll(match.start(), match.end(), outcome, count)


def _none(words: str) -> Iterator[Toll]:
    for match in _NONE.finditer(words):
        denied = match[0].lower().startswith("any")
        if denied and not re.search(r"\b(?:not|n't|no)\b", words[: match.start()], re.I):
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
    said = " ".join(
        filter(None, (match["how1"], match["how2"], match["what"], match["more"]))
    ).casefold()
    if match["slav"] or "casualt" in said or "victim" in said or "harmed" in said:
        return (
            [*_ALL]
            if "пострадал" not in (match["slav"] or "")
            and "постраждав" not in (match["slav"] or "")
            else ["injured"]
        )
    hurt = any(word in said for word in ("injur", "wound", "hurt"))
    dead = any(word in said for word in ("kill", "death", "fatal", "dead", "life"))
    return [code for code, told in (("killed", dead), ("injured", hurt)) if told]


def _included(words: str, found: list[Toll]) -> list[Toll]:
    """`including two children` beside a figure: a subset of it."""
    subsets = []
    for match in _INCLUDED.finditer(words):
        before = [
            t for t in found if t.end <= match.start() + 1 or t.start <= match.start() <= t.end
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
