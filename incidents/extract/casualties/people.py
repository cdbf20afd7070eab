"""People that a text counts: "at least three civilians", "a man and three women", "a couple".

All patterns are for a sentence in which numerals are digits and other numbers are masked
(`lexicon.counts.in_digits`, `lexicon.no_counts.without`); `counted_words` gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from incidents.extract.lexicon import no_counts
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.counts import (
    MODIFIER,
    NUMBER,
    PLAIN,
    VAGUE,
    Count,
    in_digits,
    read_count,
)
from incidents.language.people_words import GROUPS, KIN, WHOLE

_BY_WHAT_THEY_DO = (
    r"(?!(?:restaurant|plant|tower|shelter|cent(?:er|re)|launcher|helicopter|tanker|bomber|trailer"
    r"|container|generator|reactor|quarter|other|another|number|matter|hour|paper|newspaper|order"
    r"|dollar|sector|motor|door|floor|factor|booster|computer|power|figure|cover|river|winter"
    r"|summer"
    r"|water|dinner|corner|letter|border|server|committee|degree|remainder|error|terror|monitor"
    r"|elevator|transformer|harbor|monster|disaster|chapter|minister|mayor|governor|spokesman"
    r"|reporter|pregnant|infant|elder|younger|older|former|further|later|earlier|senior|minor"
    r"|major)s?\b)"
    r"(?-i:[a-z]{3,})(?:ers?|ors?|ists?|m[ae]n|ians?|ees?|ants?|herds?)"
)
"""A trader, tourists, fishermen, an employee, mourners."""
_DEMONYMS = (
    r"(?-i:[A-Z][a-z]+(?:ians?|eans?|anis?|[aeioy]qis?|elis?|ese|ns|is))\b(?!\s+(?!(?:and|or|were"
    r"|was"
    r"|are|is|in|on|at|by|from|near|who|when|as|with|after|while|have|had|has|during|to|also|killed"
    r"|injured|wounded|dead|died|hurt|outside|inside)\b)\w)"
)
_OTHERS = (
    r"persons?|locals|victims?|passengers?|members?|patients?|students?|pupils?|citizens?"
    r"|prisoners|guests|lives|martyrs|bodies|pensioners?|elderly(?!\s+[a-z])|crew|staff|personnel"
    r"|police|nationals"
    r"|workers?|employees?|drivers?|guards?|farmers?|sailors?|refugees?|teachers?|engineers?"
    r"|commanders?"
    r"|постраждалих|пенсіонер\w*|пенсионер\w*|працівник\w*|сотрудник\w*|работник\w*|росіян\w*"
    r"|пас+ажир\w*|водії\w*|водител\w+|рабочих|робітник\w*|медик\w*|лікар\w*|врач\w*|поліцейськ\w+"
    r"|полицейск\w+|солдат\w*|бійц\w+|бойц\w+|охорон[ец]\w+|охранник\w*|учн\w+|ученик\w*|студент\w*"
    r"|школяр\w*|школьник\w*|фермер\w*|перехож\w+|прохож\w+|журналіст\w*|журналист\w*"
    r"|волонт[её]р\w*"
    r"|підлітк\w+|подростк\w+|немовл\w+|младен\w+|іноземц\w+|иностранц\w+|пожежник\w*|пожарн\w+"
    r"|енергетик\w*|энергетик\w*|комунальник\w*|коммунальщик\w*"
)
NOUN = (
    rf"(?:(?:{WHOLE}|{'|'.join(GROUPS.values())}|{KIN}|{_OTHERS}|{_BY_WHAT_THEY_DO})\b"
    r"(?:\s+(?:members?|workers?|officers?|personnel|staff|people|crew|m[ae]n|wom[ae]n"
    r"|child(?:ren)?|boys?"
    r"|girls?|residents?|victims?|passengers?|drivers?|journalists?|fighters?|patients?"
    r"|operators?)\b)?"
    rf"|{_DEMONYMS})"
)
_GAP = (
    r"(?:(?!(?:and|or|were|was|have|has|had|are|is|in|on|at|by|from|near|that|who|which|with|after"
    r"|when|as|to|killed|injured|wounded|hurt|dead|died|drones?|missiles?|rockets?|bombs?|shells?"
    r"|saying|says|said|outlets|sources|reports?|times|strikes?|attacks?|homes?|houses?"
    r"|buildings?|apartments?|cars?|vehicles?|и|і|та|a|an|the)\b)[^\W\d]['\w-]*\s+){0,3}?"
)
_AGED = (
    r"(?:\b(?:x+|[a-z]+)[- ](?:year|month|week|day)s?[- ]old|\bx+(?:-|\s)?(?:\w{1,2}-)?(?:річн|летн"
    r"|місячн|месячн)\w*)"
)
PERSON = (
    rf"(?:(?:\b(?:an?|another|0*1|his|her|their"
    rf"|whose)\s+(?!(?:day|night|week|month|year|hour)s?\s)(?:{_AGED}\s+)?(?:[a-z][\w-]*,?\s+){{0,2}}?"
    rf"|{_AGED},?\s+(?:[a-z][\w-]*\s+)?)(?!lives\b|bodies\b){NOUN}"
    rf"|\bthe\s+(?:{_AGED}\s+)?{NOUN}(?<!s)(?<!men)(?<!children)(?<!people)(?<!family)(?<!crew)"
    r"(?<!staff)(?<!police)(?<!elderly)(?<!personnel)(?<!couple))"
)
_OF_SIZE = (
    r"(?:(?:an?|one|the)\s+(?:\w+\s+)?family\s+of\s+\d{1,7}\b"
    r"|(?:сім'[яю]|родин[ау]|семь[яю])\s+(?:із|из|з)\s+\d{1,7}\s+(?:осіб|людей|человек)\b)"
)
_OF_FAMILY = r"\s+(?:of|from)\s+(?:the|a|an|0*1|his|her|their)\s+(?:[\w'-]+\s+){0,3}?famil(?:y|ies)"
_COUNTED = (
    rf"(?:(?:his|her|their|whose|його|її|їх|его|её|ее|их)\s+)?{NUMBER}"
    rf"(?:\s+(?:of\s+)?(?:more\s+|other\s+|additional\s+|the\s+)?{_GAP}{NOUN})?"
)
_OTHER_HARM = (
    r"(?!\s+(?:(?:other\s+|more\s+)?(?:injur|wound|dead|death|kill|fatalit|casualt)"
    r"|of\s+(?:them|whom|these|those)\b))"
)
_NEXT_COUNTED = (
    rf"(?:(?:his|her|their|whose|її|їх|його|его|её|ее|их)\s+)?(?:{NUMBER}(?:\s+(?:of\s+)?(?:more\s+"
    rf"|other\s+|additional\s+|the\s+)?{_GAP}{NOUN})|{PLAIN}(?!\s*(?:[-–]\s*\d|%)){_OTHER_HARM})"
)
"""A count in a list behind its first: a bare number only where no noun of harm follows."""
ANYBODY = rf"(?:{_OF_SIZE}|{PERSON}|{_NEXT_COUNTED})"
"""A pattern for people of one wording, described or counted."""
_SLAVIC_ONE = (
    rf"(?<!\w)(?:{_AGED}\s+)?(?:(?:його|її|їх|їхн\w+|його|её|ее|его|их)\s+)?"
    r"(?:чоловіка?|жінк[ау]|дитин[ау]|хлопчика?|дівчинк[ау]|хлопець|підлітка?|пенсіонерк?[ау]?"
    r"|мужчин[ау]"
    r"|женщин[ау]|реб[её]н(?:ок|ка)|мальчика?|девочк[ау]|подрост(?:ок|ка)|пенсионерк?[ау]?|водій"
    r"|водія"
    r"|водител[ья]|військов(?:ий|ого)|подружжя|супруги|мати|матір|мать|бать(?:ко|ка)|от(?:ец|ца)"
    r"|сина?"
    r"|сына?|дочк[ау]|доньк[ау]|дочь|бабус[яю]|бабушк[ау]|дідуся?|дедушк[ау]|брата?|сестр[ау]"
    r"|(?:мирн|цивільн|місцев|местн)\w+\s+(?:жител[ья]|мешкан(?:ець|ця)|жительк[ау]|мешканк[ау]"
    r"|жительниц[ау])|працівника?|сотрудника?|робітника?|рабоч(?:ий|его)|охорон(?:ець|ця)"
    r"|охранника?"
    r"|рятувальника?|спасател[ья]|тракториста?|поліцейськ(?:ий|ого)|полицейск(?:ий|ого)|солдата?"
    r"|бо(?:ец|йца)|фермера?|медика?|пасажир(?:ка|ку|а)?|пассажир(?:ка|ку|а)?|перехож(?:ий|ого)|прохож(?:ий|его))(?!\w)"
)
"""Who is counted as one, or as a couple, without any article."""
_MANY = r"(?:people|children|men|women|teenagers|\w+s)\b"
_AND = r"(?:and|as well as|along with|together with|plus|та|і|й|и|а також|а также)"
_BARE = rf"(?<=, )(?!{_MANY}){NOUN}(?=,? and\s)"
"""`A mother, father and their son`."""
_FIRST = rf"(?:{_OF_SIZE}|{_COUNTED}|{PERSON}|{_SLAVIC_ONE})(?:{_OF_FAMILY})?"
_LIST = re.compile(
    rf"(?<!\w)(?P<first>{_FIRST})(?P<rest>(?:(?:\s*[,:]\s+(?:{_AND}\s+)?|\s+[–-]\s+|\s+{_AND}\s+)"
    rf"(?:{_OF_SIZE}|{PERSON}|{_NEXT_COUNTED}|{_SLAVIC_ONE}|(?<=and )(?:{NOUN})|{_BARE}))*)",
    re.I,
)
_HEAD = Caseless(
    r"(?<!\w)(?:[\dx\"а-яіїєґё]|(?:an?|another|the|one|his|her|their|whose|between)\b"
    rf"|[a-z]+[- ](?:year|month|week|day)|{MODIFIER}\b|{VAGUE})"
)
"""What every wording of people begins with: `_LIST` is dear, and is only tried there."""
MARKS = "ª+"
"""What `marked` puts in the place of people, as long as their words."""
_HARMED = (
    r"(?:kill|wound|injur|hurt|martyr|dead|died|missing|загин|поран|погиб|ранен|вби|уби|постражд"
    r"|пострад|травм)\w*"
)
_HARMED_BEFORE = re.compile(rf"(?<!\w){_HARMED},?\s+$", re.I)
_HARMED_BEHIND = re.compile(
    rf"\s+(?:(?:were|was|are|is|have been|has been|had been|others?|more|було|были|было"
    rf"|були)\s+){{0,3}}"
    rf"(?:\w+ly\s+)?{_HARMED}(?!\w)",
    re.I,
)
_ITEM = re.compile(
    rf"(?<!\w)(?:{_OF_SIZE}|{PERSON}|{_COUNTED}|{_SLAVIC_ONE}|(?<=and )(?!{_MANY}){NOUN}|{_BARE})"
    rf"(?:{_OF_FAMILY})?",
    re.I,
)
_NOUN = re.compile(rf"(?<!\w){NOUN}", re.I)
_GROUPS = {code: re.compile(rf"(?:{words})$", re.I) for code, words in GROUPS.items()}
_OWNED = re.compile(r"(?:his|her|their|its|whose)\s+", re.I)
_COLLECTIVE = re.compile(r"(?:s|children|men|women|people|family|crew|staff|kids)$", re.I)
_PAIR = re.compile(
    rf"(?:an?|another|the)\s+(?:[a-z-]+\s+){{0,2}}?couple$|(?:подружжя|супруги)$|{_AGED}\s+twins$",
    re.I,
)
_ONE_PERSON = re.compile(
    rf"(?:an?|another)\s+(?!dozen|couple of|(?:large )?number|family of)|(?:(?:an?"
    rf"|another)\s+)?{_AGED}",
    re.I,
)
_STARTS_ONE = re.compile(
    rf"(?:an?(?! (?:large )?number| dozen| couple| (?:\w+ )?family of)|another|0*1\b|his|her"
    rf"|their|the|whose|{_AGED}|{_SLAVIC_ONE})",
    re.I,
)
_WHOLE = re.compile(rf"(?:{WHOLE}|family)$", re.I)
_ADULT = re.compile(r"\b(?:1[89]|[2-9]\d|1\d\d)[- ]year", re.I)
_PARTED = re.compile(r"\s*[,:–-]\s*$")


@dataclass(frozen=True, slots=True)
class People:
    """How many people a wording counts. `group` is set when all belong to one; `listed` when the
    count is the sum of people that are named one by one; `single` when each is one person.

    `parts` are the groups that they are said to be made of: "three people, a man and two women".
    """

    count: Count
    group: str | None
    listed: bool
    single: bool
    parts: tuple[tuple[str, Count], ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """One of several joined by commas and "and". `apposed`: a comma parts it from the next."""

    words: str
    count: Count
    group: str | None
    single: bool
    apposed: bool


def counted_words(text: str) -> str:
    """A sentence of the same length for the patterns: numerals as digits, and no number that counts
    anything but people.
    """
    return _without_names(no_counts.without(in_digits(text)))


_CALLED = Caseless(r"\b(?:named|called|identified as)(?=\s)")
_IS = Caseless(rf"\b(?:{KIN}|{GROUPS['child']}|{GROUPS['woman']}|{GROUPS['man']})(?=\s)")
_NAME = re.compile(r"(?:\s+(?:[A-Z][\w'-]*|(?:al|el|bin|ibn|abu)[\s-][\w'-]+)){1,6}")
"""A name behind what somebody is: "his wife Rana", "a man named Adam Salem"."""


def _without_names(text: str) -> str:
    """The text with each name blank, and the word that only says that a name comes."""
    for signs in (_IS, _CALLED):
        pieces, at = [], 0
        for sign in signs.finditer(text):
            name = _NAME.match(text, sign.end())
            if name and sign.start() >= at:
                kept = sign.end() if signs is _IS else sign.start()
                pieces += [text[at:kept], " " * (name.end() - kept)]
                at = name.end()
        text = "".join([*pieces, text[at:]])
    return text


def marked(masked: str) -> str:
    """The `counted_words` of a sentence with a mark in the place of each wording of people.

    Where one verb stands before some people and another behind them, the last of them are of the
    second: "killed two men and three women were wounded".
    """
    pieces, at = [], 0
    for match in _lists(masked):
        pieces += [masked[at : match.start()], "ª" * len(match[0])]
        at = match.end()
        if match["rest"] and _of_two_verbs(masked, match):
            *_, before, last = _ITEM.finditer(masked, match.start(), match.end())
            joint = masked[before.end() : last.start()]
            mine, theirs = before.end() - match.start(), match.end() - last.start()
            pieces[-1] = "ª" * mine + joint + "ª" * theirs
    return "".join([*pieces, masked[at:]])


def _lists(masked: str) -> Iterator[re.Match[str]]:
    at = 0
    for head in _HEAD.finditer(masked):
        match = _LIST.match(masked, head.start()) if head.start() >= at else None
        if match:
            at = match.end()
            yield match


def _of_two_verbs(masked: str, people: re.Match[str]) -> bool:
    before = _HARMED_BEFORE.search(masked, max(0, people.start() - 20), people.start())
    return before is not None and _HARMED_BEHIND.match(masked, people.end()) is not None


def read_people(text: str, masked: str | None = None) -> People | None:
    """What a wording such as "two women and a child" counts. `masked` are its `counted_words`, cut
    out of those of the whole sentence.
    """
    items = _items(masked or counted_words(text), text)
    if not items:
        return None
    if len(items) > 1 and _is_total(items):
        return _total(items)
    groups = {item.group for item in items}
    group = groups.pop() if len(groups) == 1 else None
    single = all(item.single for item in items)
    count = _sum([item.count for item in items])
    return People(count, group, len(items) > 1, single, _parts(items) if group is None else ())


def _parts(items: list[_Item]) -> tuple[tuple[str, Count], ...]:
    return tuple((item.group, item.count) for item in items if item.group)


def _items(masked: str, text: str) -> list[_Item]:
    matches = list(_ITEM.finditer(masked))
    ends = [match.start() for match in matches[1:]] + [len(masked)] * bool(matches)
    return [
        _Item(
            match[0],
            _count(match[0]),
            _group(match[0], text[match.start() : match.end()]),
            _STARTS_ONE.match(match[0]) is not None and _count(match[0]) == Count(1, 1),
            _PARTED.match(masked[match.end() : end]) is not None,
        )
        for match, end in zip(matches, ends, strict=True)
    ]


def _is_total(items: list[_Item]) -> bool:
    """Whether the first item counts all others: "three people, a man and two women". A comma alone
    parts it from them, and either it is of people of any kind or they add up to it.
    """
    first, rest = items[0], items[1:]
    if not first.apposed or first.count.low is None or (first.single and not _any_kind(first)):
        return False
    parts = _sum([item.count for item in rest])
    return (_any_kind(first) and not any(_any_kind(item) for item in rest)) or parts == first.count


def _any_kind(item: _Item) -> bool:
    nouns = _NOUN.findall(item.words)
    return bool(nouns) and _WHOLE.match(nouns[-1]) is not None


def _total(items: list[_Item]) -> People:
    """The first item, with the others as its parts; of parts that are more, nobody knows."""
    first, rest = items[0], items[1:]
    parts = _sum([item.count for item in rest])
    count = first.count
    if parts.low is not None and count.high is not None and parts.low > count.high:
        count = Count(count.low, None)
    return People(count, first.group, False, False, _parts(rest))


def _count(item: str) -> Count:
    owned = _OWNED.match(item)
    if _PAIR.match(item) or (owned and item.casefold().endswith("parents")):
        return Count(2, 2)
    if re.match(_OF_SIZE, item, re.I) and (size := read_count(item)):
        return size
    if owned and _COLLECTIVE.search(item) and not read_count(item):
        return Count(None, None)
    words = item[owned.end() :].split(maxsplit=1)[0] if owned else item
    count = None if _ONE_PERSON.match(item) else read_count(words)
    return Count(1, 1) if count is None else count


def _sum(counts: list[Count]) -> Count:
    return reduce(Count.__add__, counts)


def _group(item: str, text: str) -> str | None:
    """The group of the head noun. A grown-up son is no child."""
    nouns = _NOUN.findall(item)
    if not nouns:
        return None
    group = next((code for code, words in _GROUPS.items() if words.match(nouns[-1])), None)
    return None if group == "child" and _ADULT.search(text) else group
