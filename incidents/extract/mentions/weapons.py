"""Weapons that a text names: of the catalogue by any name in any script, or only by type."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from incidents.extract.lexicon.assertion_words import BLOW, SPEECH
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.counts import NUMBER, Count, in_digits, read_count
from incidents.language.folding import lookup_form
from incidents.language.weapon_words import names_by_type
from incidents.weapons.name_words import is_generic, stem, words_of
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.weapons.matcher import Match, WeaponMatcher

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 7
_CONTEXT = Caseless(
    r"\b(?:missiles?|drones?|uavs?|rockets?|bombs?|munitions?|launch\w*|fired|shot down|downed"
    r"|intercept\w+|mlrs|systems?|shells?"
    rf"|howitzers?|air defen[cs]e|{BLOW}|attack\w*|ракет\w*|дрон\w*|бпла|безпілотник\w*"
    r"|беспилотник\w*|снаряд\w*|бомб\w*|збит\w*|сбит\w*|удар\w*|атак\w*|запусти\w*|випусти\w*"
    r"|выпусти\w*|обстрі\w*|обстре\w*)\b"
)
_COUNTED = re.compile(
    rf"(?<!\w)(?P<count>{NUMBER}|an?|another|one of (?:the|its))\s+(?P<gap>(?:(?!and\b|of\b|killed"
    rf"|people|homes|houses)[\w'\"-]+\s+){{0,4}})$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _NamedWeapon:
    """A weapon of the catalogue. `common`: its name is a word that may mean something else."""

    weapon: Match
    common: bool


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon in the text: a slug, or only a type. `count` is the number beside it."""

    start: int
    end: int
    slug: str | None
    type: str
    count: Count | None
    plural: bool
    spoken_of: bool = False
    """Whether it is only talked about: built, supplied, offered."""


class WeaponScanner:
    """Finds the names of a catalogue, and types, in running text: the longest name wins.

    A name that is also a common word counts only in a sentence about weapons.
    """

    def __init__(self, matcher: WeaponMatcher) -> None:
        self._matcher = matcher
        self._starts: dict[str, int] = {}
        for name in matcher.names:
            self._note([stem(word) for word in words_of(name.text)])
        self._types: dict[tuple[str, ...], str] = {}
        for code, phrases in names_by_type().items():
            for phrase in phrases:
                key = tuple(words_of(phrase))
                self._types.setdefault(key, code)
        self._name_length = lru_cache(maxsize=50_000)(self._longest_name)
        self._match = lru_cache(maxsize=50_000)(self._matched)
        self._type_starts = {key[0]: 0 for key in self._types}
        for key in self._types:
            self._type_starts[key[0]] = max(self._type_starts[key[0]], len(key))

    def _note(self, words: list[str]) -> None:
        if words:
            self._starts[words[0]] = min(max(self._starts.get(words[0], 0), len(words)), _LONGEST)

    def weapons(self, text: str, start: int, end: int) -> list[WeaponMention]:
        """The weapons between two offsets, in order, none overlapping another."""
        tokens = [(m[0].casefold(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
        about = _CONTEXT.search(text, start, end) is not None
        mentions, at = list[WeaponMention](), 0
        while at < len(tokens):
            word, first, _ = tokens[at]
            length = 0
            if word in self._type_starts or _may_begin_a_name(text[first]):
                length, slug, code = self._at(text, tokens, at, about)
            if length:
                mentions.append(_mention(text, start, tokens[at : at + length], slug, code))
            at += length or 1
        return _without_heads(mentions, text)

    def _at(
        self, text: str, tokens: list[tuple[str, int, int]], at: int, about: bool
    ) -> tuple[int, str | None, str]:
        named = self._named(text, tokens, at, about)
        typed = self._typed(tokens, at)
        if named and named[0] >= typed[0]:
            return named[0], named[1].slug, named[1].type
        return typed[0], None, typed[1]

    def _named(
        self, text: str, tokens: list[tuple[str, int, int]], at: int, about: bool
    ) -> tuple[int, Match] | None:
        word, start, _ = tokens[at]
        if not _may_begin_a_name(text[start]):
            return None
        longest = self._name_length(word)
        for length in range(min(longest, len(tokens) - at), 0, -1):
            phrase = text[start : tokens[at + length - 1][2]]
            if len(phrase) > 40 or "\n" in phrase or (length == 1 and word.isdigit()):
                continue
            match = self._match(phrase, length)
            if match and (not match.common or (about and _near(text, start, start + len(phrase)))):
                return length, match.weapon
        return None

    def _longest_name(self, word: str) -> int:
        """Of how many words the longest name is that begins so."""
        return self._starts.get(stem(word), self._starts.get(word, 0))

    def _matched(self, phrase: str, length: int) -> _NamedWeapon | None:
        if all(map(is_generic, words_of(phrase))) or len(lookup_form(phrase)) < 3:
            return None
        plain = phrase.isascii() and not any(c.isdigit() for c in phrase)
        matches = self._matcher.named(phrase)
        if len(matches) != 1 or (matches[0].how == "transliterated" and phrase.isascii()):
            return None
        common = plain and length == 1 and not _acronym(phrase)
        return _NamedWeapon(matches[0], common)

    def _typed(self, tokens: list[tuple[str, int, int]], at: int) -> tuple[int, str]:
        longest = self._type_starts.get(tokens[at][0], 0)
        for length in range(min(longest, len(tokens) - at), 0, -1):
            key = tuple(word for word, _, _ in tokens[at : at + length])
            if key in self._types:
                return length, self._types[key]
        return 0, ""


def _may_begin_a_name(sign: str) -> bool:
    return sign.isupper() or sign.isdigit()


_NO_AIR_FORCE = frozenset(
    "hamas hezbollah houthis al-shabaab islamic-state palestinian-islamic-jihad".split()
)
_BOMBED = Caseless(
    r"(?<!car )(?<!suicide )(?<!truck )(?<!roadside )\b(?:bombed|bombing|bombs)\b"
    r"|\b(?:helicopters?|aircraft|planes?)(?=\s+(?:\w+\s+)?(?:bombed|struck|attacked|targeted|hit"
    r"|fired)\b)"
)


def bombed(
    text: str, start: int, end: int, attacker: tuple[str, int, int] | None
) -> list[WeaponMention]:
    """`Israeli bombing`: from the air, if the text lays it to somebody who has an air force."""
    if attacker is None or attacker[0] in _NO_AIR_FORCE:
        return []
    match = _BOMBED.search(text, start, end)
    if match is None:
        return []
    return [WeaponMention(match.start(), match.end(), None, "aerial_munition", None, False)]


_NAMED_AFTER = Caseless(
    r"\s+(?:hospital|mosque|school|brigades?|street|city|news|network|university|camp|district"
    r"|neighbou?rhood|family|hotel|market|river|square)\b"
)


def _acronym(phrase: str) -> bool:
    """`ATACMS`, `HIMARS`: no other word is written so."""
    return phrase.isupper() and len(phrase) > 4


def _near(text: str, start: int, end: int) -> bool:
    """Whether a word about weapons stands by a name, and the name goes on in no other."""
    around = text[max(0, start - 60) : start] + "|" + text[end : end + 60]
    surname = re.match(r"\s+[A-ZА-Я][a-zа-я]+", text[end : end + 30])
    other = _NAMED_AFTER.match(text[end : end + 24]) or text[
        max(0, start - 3) : start
    ].casefold() in ("al-", "el-")
    speaks = re.match(rf"\s+{SPEECH}\b", text[end : end + 24])
    return _CONTEXT.search(around) is not None and not (surname or other or speaks)


def _mention(
    text: str, start: int, tokens: list[tuple[str, int, int]], slug: str | None, code: str
) -> WeaponMention:
    first, last = tokens[0][1], tokens[-1][2]
    word = tokens[-1][0]
    plural = word.endswith("s") and word.isascii() and code != "artillery"
    before = text[max(start, first - 80) : first]
    count = None if _HEADED.match(text[last : last + 24]) else _count_before(before)
    return WeaponMention(first, last, slug, code, count, plural, bool(_SPOKEN_OF.search(before)))


_HEADED = Caseless(
    rf"\s+(?:{BLOW}|fire|threat|debris|fragments?|shrapnel|wave|units?|crews?|launchers?)\b"
)
_SPOKEN_OF = Caseless(
    r"\b(?:built|builds?|(?:(?:is|are|was|were|been|began|started|of|for|from|by) )building"
    r"|produc\w+|manufactur\w+|makes?|making|suppl\w+|sold|sell\w*|provid(?:es?|ing)|deliver\w+"
    r"|send(?:ing)?|use of|donat\w+|purchas\w+|acquir\w+|test-?fir\w+|develop\w+)\s+"
    r"(?:[\w'-]+\s+){0,6}$"
)


def _count_before(before: str) -> Count | None:
    match = _COUNTED.search(in_digits(before[-48:]))
    if match is None or "," in match["gap"]:
        return None
    counted = match["count"].casefold()
    if counted in ("a", "an", "another") or counted.startswith("one of"):
        return Count(1, 1)
    count = read_count(match["count"])
    return count if count and count.stated and (count.high or count.low or 0) < 5_000 else None


def _without_heads(mentions: list[WeaponMention], text: str) -> list[WeaponMention]:
    """`Shahed drones` is one mention: the head noun behind a name says nothing more."""
    kept: list[WeaponMention] = []
    for one in mentions:
        last = kept[-1] if kept else None
        between = text[last.end : one.start] if last else ""
        if last and last.slug and not one.slug and len(between) < 24 and _only_describes(between):
            headed = _HEADED.match(text[one.end : one.end + 24])
            count = None if headed else last.count
            kept[-1] = replace(last, end=one.end, count=count, plural=one.plural or last.plural)
            continue
        kept.append(one)
    return kept


def _only_describes(between: str) -> bool:
    return not re.search(r"[.,;:()]|\b(?:and|or|with|at|on|in)\b", between) and all(
        is_generic(word) for word in words_of(between)
    )


def family_of(code: str) -> str:
    """The broad kind of a weapon type: drone, missile, bomb, rocket, artillery or other."""
    top = vocabulary("weapon_types").above(code)[-1]
    return {
        "loitering_munition": "drone",
        "aerial_munition": "bomb",
        "cluster_munition": "bomb",
    }.get(top, top)


def compatible(one: str, other: str) -> bool:
    """Whether two types may mean one weapon: the same, or one the kind of the other."""
    types = vocabulary("weapon_types")
    return one in types.above(other) or other in types.above(one)
