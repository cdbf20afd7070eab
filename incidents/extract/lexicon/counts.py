"""Counts as reports print them: digits, words, "at least", "dozens", "two or three"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SLAVIC = {
    "один одна одного одну одно": 1,
    "два дві двоє двох две двое": 2,
    "три троє трьох трое трёх трех": 3,
    "чотири четверо чотирьох четыре четырёх четырех": 4,
    "п'ять п'ятеро п'ятьох пять пятеро пяти": 5,
    "шість шестеро шістьох шесть шести": 6,
    "сім семеро сімох семь семи": 7,
    "вісім восьмеро вісьмох восемь восьми": 8,
    "дев'ять дев'ятеро девять девяти": 9,
    "десять десятеро десяти": 10,
}
WORDS: dict[str, int] = {
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    **{
        f"{ten}-{unit}": n * 10 + m
        for n, ten in enumerate(_TENS, 2)
        for m, unit in enumerate(_UNITS[:9], 1)
    },
    **{word: n for words, n in _SLAVIC.items() for word in words.split()},
    "a couple of": 2,
    "a dozen": 12,
    "two dozen": 24,
    "three dozen": 36,
}
VAGUE = (
    r"(?<!\w)(?:dozens|scores|hundreds|thousands|several|many|some|a number|десятки|кілька"
    r"|декілька|несколько)"
)
_WORD = "|".join(sorted((re.escape(word) for word in WORDS), key=len, reverse=True))
PLAIN = (
    rf"(?<![\w.])(?!(?:19|20)\d\d(?!\w|,\d))(?:\d{{1,3}}(?:[,\u00a0 ]\d{{3}})+|\d+|(?:{_WORD}))"
    rf"(?![\w%]|[.,]\d|-year|-day|-story|-storey|\s?(?:km|kg|am|pm|a\.m|p\.m)\b)"
)
MODIFIER = (
    r"(?:at least|no fewer than|no less than|more than|over|upwards of|as many as|up to|at most"
    r"|fewer than|less than|nearly|almost|close to|about|around|approximately|roughly|some"
    r"|an estimated|щонайменше|принаймні|понад|більше|близько|не менш как|по меньшей мере"
    r"|не менее|более|свыше|около)"
)
_BETWEEN = rf"\bbetween\s+{PLAIN}\s+and\s+{PLAIN}"
NUMBER = (
    rf"(?:{_BETWEEN}|(?:{MODIFIER}\s+)?"
    rf"(?:{PLAIN}(?:\s*(?:-|–|to|or|і|или|або)\s*{PLAIN})?|\"?{VAGUE}\"?(?:\s+of)?))"
)
_PARTS = re.compile(
    rf"\bbetween\s+(?P<least>{PLAIN})\s+and\s+(?P<most>{PLAIN})"
    rf"|(?:(?P<mod>{MODIFIER})\s+)?(?:(?P<one>{PLAIN})(?:\s*(?:-|–|to|or|і|или|або)\s*"
    rf"(?P<two>{PLAIN}))?"
    rf"|(?P<vague>{VAGUE}))",
    re.I,
)
_LEAST = (
    "at least", "no fewer than", "no less than", "upwards of", "щонайменше", "принаймні",
    "не менш як", "по меньшей мере", "не менее",
)  # fmt: skip
_MORE = ("more than", "over", "понад", "більше", "более", "свыше")
"""`More than 20` are 21 or more."""
_MOST = ("as many as", "up to", "at most", "fewer than", "less than")


@dataclass(frozen=True, slots=True)
class Count:
    """A count: least and greatest (None is unknown). Both are None for "dozens"."""

    low: int | None
    high: int | None

    @property
    def stated(self) -> bool:
        """Whether there is any figure."""
        return self.low is not None or self.high is not None


def read_count(text: str) -> Count | None:
    """What a wording counts; None when there is no number in it."""
    match = _PARTS.search(text)
    if match is None:
        return None
    if match["vague"]:
        return Count(None, None)
    first = match["one"] or match["least"]
    low, high = _value(first), _value(match["two"] or match["most"] or first)
    modifier = (match["mod"] or "").casefold()
    if high < low:
        low, high = high, low
    if modifier in _MORE:
        return Count(low + 1, None)
    if modifier in _LEAST:
        return Count(low, None)
    return Count(None, high) if modifier in _MOST else Count(low, high)


def _value(text: str) -> int:
    plain = re.sub(r"[,\s\u00a0]", "", text) if text[0].isdigit() else text.casefold()
    return int(plain) if plain.isdigit() else WORDS[" ".join(text.casefold().split())]


def number_of(word: str) -> int | None:
    """The number that one word or figure means: `two`, `12`."""
    low = word.casefold()
    return int(low) if low.isdecimal() else WORDS.get(low)
