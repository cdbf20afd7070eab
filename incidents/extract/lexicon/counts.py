"""Counts as reports print them: digits, words, "at least", "dozens", "two or three"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.extract.lexicon.caseless import Caseless
from incidents.language.written_figures import (
    LEAST,
    MORE,
    MOST,
    NUMERALS,
    TEENS,
    TENS,
    UNITS,
    any_phrase,
    numeral_value,
)

_DOZENS = {"a couple of": 2, "a dozen": 12, "two dozen": 24, "three dozen": 36}
WORDS: dict[str, int] = NUMERALS | _DOZENS
"""Numbers in words, by the word."""


def _any_numeral(words: Iterable[str]) -> str:
    """A pattern for any of some words, letter by letter, so that it fails at the first letter."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    optional = "?" if rests.pop("", None) else ""
    options = "|".join(re.escape(letter) + _any_numeral(rest) for letter, rest in rests.items())
    return f"(?:{options}){optional}" if options else ""


def _any(numbers: dict[int, str]) -> str:
    return _any_numeral(word for words in numbers.values() for word in words.split())


_SMALL = rf"(?:{_any(TENS)}(?:[ -]{_any(TENS)})?(?:[ -]{_any(UNITS)})?|{_any({**TEENS, **UNITS})})"
NUMERAL = rf"(?:(?:a|{_any(UNITS)}) hundred(?:(?: and)? {_SMALL})?|{_SMALL})"
"""A pattern for a numeral up to 999: "two", "twenty-three", "a hundred and four", "сорок"."""
_IN_WORDS = Caseless(
    rf"(?<![\w.-])(?:{any_phrase(_DOZENS)}|{NUMERAL}(?<!\bone))(?![\w'])(?!-[^\W\d])"
    r"|(?<![\w.-])(?<!no )(?<!any )(?<!the )(?<!each )(?<!every )(?<!this )one"
    r"(?![\w'-]|\s+(?:of|another|day|night|point|side)\b)"
)


def in_digits(text: str) -> str:
    """A text with its numerals in digits, of the same length: "three men" is "00003 men". `One`
    that counts nobody stays, as in "one of them".
    """
    return _IN_WORDS.sub(lambda words: str(_value(words)).zfill(len(words)), text)


VAGUE = (
    r"(?<!\w)(?:dozens|scores|hundreds|thousands|tens|several|multiple|numerous|many|some|an? "
    r"(?:large\s+)?number|десятк(?:и|ів|ов)|сотн(?:і|и)|кілька|кількох|кількоро|декілька|декількох"
    r"|несколько|нескольких)"
)
PLAIN = (
    r"(?<![\w.:])(?!(?:19|20)\d\d(?!\w|,\d))(?:\d{1,3}(?:(?:,|[\u00a0 ](?!00))\d{3}(?!\d))+|\d+)"
    r"(?![\w%]|[.,:]\d|-year|-day|-story|-storey|\s?(?:km|kg|am|pm|a\.m|p\.m)\b)"
)
"""A number in digits, but no year, no hour and no measure."""
_HIGHEST = ("as many as", *MOST)
_FEWER = ("fewer than", "less than", "менее чем", "менше ніж")
_ABOUT = (
    "nearly", "almost", "close to", "about", "around", "approximately", "roughly", "some",
    "an estimated", "близько", "майже", "приблизно", "около", "почти", "примерно",
)  # fmt: skip
MODIFIER = rf"(?:{any_phrase(LEAST, MORE, _HIGHEST, _FEWER, _ABOUT)})"
_TO = r"(?:\s*(?:-|–|to|or|і|или|або|чи)\s*)"
_OR_MORE = r"(?:\s+or\s+more\b|\s+(?:или|або|чи)\s+(?:более|больше|більше)\b)"
_BETWEEN = r"\b(?:between|від|от)\s+{least}\s+(?:and|до)\s+{most}"
NUMBER = (
    rf"(?:{_BETWEEN.format(least=PLAIN, most=PLAIN)}|(?:{MODIFIER}\s+)?"
    rf"(?:{PLAIN}(?:{_TO}{PLAIN}|{_OR_MORE})?|\"?{VAGUE}\"?(?:\s+of)?))"
)
"""A pattern for a count in a text that `in_digits` gave."""
_PARTS = re.compile(
    _BETWEEN.format(least=rf"(?P<least>{PLAIN})", most=rf"(?P<most>{PLAIN})")
    + rf"|(?:(?P<mod>{MODIFIER})\s+)?(?:(?P<one>{PLAIN})"
    rf"(?:{_TO}(?P<two>{PLAIN})|(?P<more>{_OR_MORE}))?"
    rf"|(?P<vague>{VAGUE}))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A count: least and greatest (None is unknown). Both are None for "dozens"."""

    low: int | None
    high: int | None

    @property
    def stated(self) -> bool:
        """Whether there is any figure."""
        return self.low is not None or self.high is not None

    def __add__(self, other: Count) -> Count:
        """Both together; unknown where one of them is."""
        return Count(_sum(self.low, other.low), _sum(self.high, other.high))


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def read_count(text: str) -> Count | None:
    """What a wording counts; None when there is no number in it."""
    match = _PARTS.search(in_digits(text))
    if match is None:
        return None
    if match["vague"]:
        return Count(None, None)
    first = match["one"] or match["least"]
    low, high = _value(first), _value(match["two"] or match["most"] or first)
    if high < low:
        low, high = high, low
    if match["more"]:
        return Count(low, None)
    return _bounded(low, high, " ".join((match["mod"] or "").casefold().split()))


def _bounded(low: int, high: int, modifier: str) -> Count:
    if modifier in MORE:
        return Count(low + 1, None)
    if modifier in LEAST:
        return Count(low, None)
    if modifier in _FEWER:
        return Count(None, high - 1)
    return Count(None, high) if modifier in _HIGHEST else Count(low, high)


def _value(text: str) -> int:
    plain = re.sub(r"[,\s\u00a0]", "", text) if text[0].isdigit() else text.casefold()
    if plain.isdigit():
        return int(plain)
    words = " ".join(plain.split())
    return _DOZENS[words] if words in _DOZENS else numeral_value(words)


def number_of(word: str) -> int | None:
    """The number that one word or figure means: `two`, `12`."""
    low = word.casefold()
    return int(low) if low.isdecimal() else NUMERALS.get(low)
