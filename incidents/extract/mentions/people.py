"""People that a text counts: "at least three civilians", "a man and three women"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extract.lexicon.counts import NUMBER, Count, read_count
from incidents.language.people_words import GROUPS

_OTHERS = (
    r"people|persons?|residents?|locals|workers?|employees?|others?|victims?|passengers?|members?"
    r"|patients?|students?|farmers?|drivers?|guards?|relatives|pedestrians?|citizens?|inmates"
    r"|prisoners|worshippers|guests|family|couple|lives|pensioner|elderly|sailors?|crew|staff"
    r"|людин\w*|людей|люди|осіб|особи|особа|человека?|мешкан\w+|жител\w+|постраждалих"
)
NOUN = rf"(?:{_OTHERS}|{'|'.join(GROUPS.values())})\b"
_GAP = (
    r"(?:(?!(?:and|or|were|was|have|has|had|are|is|in|on|at|by|from|near|that|who|which|with|after"
    r"|when|as|to|killed|injured|wounded|hurt|dead|died|drones?|missiles?|rockets?|bombs?|shells?"
    r"|saying|says|said|outlets|sources|reports?|people|times|strikes?|attacks?|homes?|houses?"
    r"|buildings?|apartments?|cars?|vehicles?|и|і|та)\b)[^\W\d]['\w-]*\s+){0,3}?"
)
_AGED = r"(?:\d{1,3}[- ](?:year|month|week)s?[- ]old|\d{1,2}-річн\w+|\d{1,2}-летн\w+)"
_PERSON = (
    rf"(?:\b(?:an?|another|one|his|her|their)\s+(?:{_AGED}\s+)?(?:[a-z][\w-]*\s+){{0,2}}?"
    rf"|{_AGED}\s+){NOUN}"
)
_COUNTED = rf"{NUMBER}(?:\s+(?:of\s+)?(?:more\s+|other\s+|additional\s+|the\s+)?{_GAP}{NOUN})?"
_MANY = r"(?:people|children|men|women|teenagers|\w+s)\b"
PEOPLE = rf"(?:{_COUNTED}|{_PERSON})"
LIST = (
    rf"(?:{PEOPLE}(?:(?:\s*,\s*(?:and\s+|as well as\s+)?|\s+(?:and|as well as|та|і|и)\s+)"
    rf"(?:{_PERSON}|{_COUNTED}|(?<=and )(?:{NOUN})))*)"
)
_ITEM = re.compile(rf"(?<!\w)(?:{_COUNTED}|{_PERSON}|(?<=and )(?!{_MANY}){NOUN})", re.I)
_NOUN = re.compile(rf"(?<!\w){NOUN}", re.I)
_GROUPS = {code: re.compile(rf"(?:{words})$", re.I) for code, words in GROUPS.items()}
_OWNED = re.compile(r"(?:his|her|their|its)\s+", re.I)
_COLLECTIVE = re.compile(r"(?:s|children|men|women|people|family|crew|staff|kids|couple)$", re.I)
_ONE_PERSON = re.compile(
    rf"(?:an?|another)\s+(?!dozen|couple|number)|(?:(?:an?|another)\s+)?{_AGED}", re.I
)
_STARTS_ONE = re.compile(
    rf"(?:an?(?! number| dozen| couple)|another|one|his|her|their|{_AGED})\b", re.I
)


@dataclass(frozen=True, slots=True)
class People:
    """How many people a wording counts. `group` is set when all belong to one; `listed` when the
    count is the sum of people that are named one by one.
    """

    count: Count
    group: str | None
    listed: bool
    single: bool


def read_people(text: str) -> People | None:
    """What a wording such as "two women and a child" counts."""
    items = [match[0] for match in _ITEM.finditer(text)]
    if not items:
        return None
    groups = {_group(item) for item in items}
    group = groups.pop() if len(groups) == 1 else None
    single = all(_STARTS_ONE.match(item) for item in items)
    return People(_sum([_count(item) for item in items]), group, len(items) > 1, single)


def _count(item: str) -> Count:
    owned = _OWNED.match(item)
    if owned and _COLLECTIVE.search(item) and not read_count(item):
        return Count(None, None)
    words = item[owned.end() :].split(maxsplit=1)[0] if owned else item
    count = None if _ONE_PERSON.match(item) else read_count(words)
    return Count(1, 1) if count is None else count


def _sum(counts: list[Count]) -> Count:
    if len(counts) == 1:
        return counts[0]
    lows = [c.low for c in counts]
    highs = [c.high for c in counts]
    low = None if None in lows else sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    return Count(low, high)


def _group(item: str) -> str | None:
    nouns = _NOUN.findall(item)
    if not nouns:
        return None
    return next((code for code, words in _GROUPS.items() if words.match(nouns[-1])), None)
