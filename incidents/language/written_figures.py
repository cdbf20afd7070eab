"""Figures as people write them: "126 - 143", "5+", "at least 3", "up to 9", "1,200", "thirty-two".

Numerals are English, Ukrainian and Russian, in every case and gender in which people are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from schema.errors import InputError

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
UNITS = {
    1: "one один одна одне одно одного однієї одної одній одному одним одну одною одной",
    2: "two два дві двоє двох двом двома две двое двух двум двумя двоих",
    3: "three три троє трьох трьом трьома трое трёх трех трём трем тремя троих",
    4: "four чотири четверо чотирьох чотирьом чотирма четыре четырёх четырех четырём четырем"
    " четырьмя четверых",
    5: "five п'ять п'ятеро п'ятьох п'яти п'ятьом п'ятьма пять пятеро пяти пятью пятерых",
    6: "six шість шестеро шістьох шести шістьом шестьох шесть шестью шестерых",
    7: "seven сім семеро сімох семи сімом семь семью семерых",
    8: "eight вісім восьмеро вісьмох восьми вісьмом восемь восемью восьмью восьмерых",
    9: "nine дев'ять дев'ятеро дев'ятьох дев'яти дев'ятьом девять девятеро девяти"
    " девятью девятерых",
}
TEENS = {
    10: "ten десять десятеро десятьох десяти десятьом десятью",
    11: "eleven одинадцять одинадцятеро одинадцяти одинадцятьох одиннадцать одиннадцати",
    12: "twelve дванадцять дванадцятеро дванадцяти дванадцятьох двенадцать двенадцати",
    13: "thirteen тринадцять тринадцятеро тринадцяти тринадцятьох тринадцать тринадцати",
    14: "fourteen чотирнадцять чотирнадцяти чотирнадцятьох четырнадцать четырнадцати",
    15: "fifteen п'ятнадцять п'ятнадцяти п'ятнадцятьох пятнадцать пятнадцати",
    16: "sixteen шістнадцять шістнадцяти шістнадцятьох шестнадцать шестнадцати",
    17: "seventeen сімнадцять сімнадцяти сімнадцятьох семнадцать семнадцати",
    18: "eighteen вісімнадцять вісімнадцяти вісімнадцятьох восемнадцать восемнадцати",
    19: "nineteen дев'ятнадцять дев'ятнадцяти дев'ятнадцятьох девятнадцать девятнадцати",
}
TENS = {
    20: "twenty двадцять двадцятеро двадцяти двадцятьох двадцать двадцати",
    30: "thirty тридцять тридцяти тридцятьох тридцать тридцати",
    40: "forty сорок сорока",
    50: "fifty п'ятдесят п'ятдесяти п'ятдесятьох пятьдесят пятидесяти",
    60: "sixty шістдесят шістдесяти шістдесятьох шестьдесят шестидесяти",
    70: "seventy сімдесят сімдесяти сімдесятьох семьдесят семидесяти",
    80: "eighty вісімдесят вісімдесяти вісімдесятьох восемьдесят восьмидесяти",
    90: "ninety дев'яносто дев'яноста девяносто девяноста",
    100: "сто ста",
}
"""Numerals by their number: units, 10 to 19, and tens with a hundred."""
NUMERALS = {
    word: number
    for numbers in (UNITS, TEENS, TENS)
    for number, words in numbers.items()
    for word in words.split()
}
"""Each numeral of one word, with the number that it means."""


def read_numeral(text: str) -> int | None:
    """The number that a text in small letters means, if it is a numeral and nothing else."""
    words = re.split(r"[\s-]+", text)
    known = all(word in NUMERALS or word in {"hundred", "and"} for word in words)
    return numeral_value(text) if known and words[0] in NUMERALS else None


def numeral_value(text: str) -> int:
    """The number that a numeral means. Raises KeyError for any other word."""
    value = 0
    for word in re.split(r"[\s-]+", text.casefold()):
        if word == "hundred":
            value *= 100
        elif word != "and":
            value += 1 if word == "a" else NUMERALS[word]
    return value


LEAST = (
    "at least", "no fewer than", "no less than", "not less than", "upwards of", "minimum",
    "щонайменше", "принаймні", "мінімум", "не менше", "не менше ніж", "не менш як", "не менее",
    "не менее чем", "по меньшей мере", "как минимум", "минимум",
)  # fmt: skip
MORE = ("more than", "over", "понад", "більше", "більше ніж", "более", "более чем", "больше",
        "больше чем", "свыше")  # fmt: skip
"""`More than 20` are 21 or more."""
MOST = ("up to", "at most", "no more than", "не более", "не больше", "не більше")
"""Words before the greatest number that is said."""


def any_phrase(*lists: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first."""
    phrases = sorted({phrase for words in lists for phrase in words}, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


_N = r"(\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|\d{1,9})(?:\.0+)?"
_ONE = re.compile(_N, re.ASCII)
_RANGE = re.compile(
    rf"(?:between\s+|from\s+|від\s+|от\s+)?{_N}\s*(?:[-–—‑]|to|and|до|та|и|/)\s*{_N}"
)
_LEAST = re.compile(
    rf"(?:{any_phrase(LEAST, MORE)}|min\.?|≥|>=)\s*{_N}|{_N}\s*(?:\+|or more|and more)",
    re.IGNORECASE,
)
_ABOVE = re.compile(rf">\s*{_N}")
_MOST = re.compile(rf"(?:{any_phrase(MOST)}|до|≤|<=)\s*{_N}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """Least and greatest; `high` None is open-ended, `words` what no number says."""

    low: int | None
    high: int | None
    words: str | None = None


def read_written(written: str) -> Figure | None:
    """What a text states, digits of any script; None for one that is neither number nor range.
    Raises InputError for a range with the greater figure first.
    """
    text = written.translate(DIGITS).strip()
    if match := _ONE.fullmatch(text):
        return Figure(_number(match[1]), _number(match[1]))
    if match := _RANGE.fullmatch(text):
        return _ordered(_number(match[1]), _number(match[2]), text)
    return _bounded(text)


def _bounded(text: str) -> Figure | None:
    if match := _LEAST.fullmatch(text) or _ABOVE.fullmatch(text):
        number = _number(match[1] or match[2] if match.re is _LEAST else match[1])
        above = match.re is _ABOVE or text.casefold().startswith(MORE)
        return Figure(number + above, None, text)
    if match := _MOST.fullmatch(text):
        return Figure(None, _number(match[1]), text)
    return None


def _ordered(low: int, high: int, text: str) -> Figure:
    if low > high:
        raise InputError("a range with the lower figure first", repr(text))
    return Figure(low, high)


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))
