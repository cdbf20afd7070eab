"""What a text means as a weapon: a weapon, a family, or only a type - or nothing.

From the surest way to the least: the exact name; the same name in another spelling or script; a
name in another case or number; a name written in Latin letters by sound; names joined in one text;
a name among words that only describe. What the text does not name is never added: a family stays a
family, and a text with unknown words means nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from incidents.language.folding import lookup_form
from incidents.weapons.name_words import (
    doubted,
    is_generic,
    parts_of,
    stem,
    without_calibre,
    words_of,
)
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_NAME = 5
_SHORTEST_SLIP = 6
_EDITION = re.compile(r"(.*\d)(?:[A-Za-z]\d?|-[A-Za-z]\d?|-\d|(?<=\d{3})[A-Za-z]{2}\d?)")


@dataclass(frozen=True)
class Match:
    """What a name means: a weapon or family by slug, or only a type, and how it was found.

    `how`: exact, spelling, inflected, transliterated, index (an edition of a known index), slip (a
    letter dropped or doubled), joined, among_words, or type. `family` is the slug of the family
    that a weapon belongs to.
    """

    slug: str | None
    type: str
    level: str
    how: str
    family: str | None = None
    id: int | None = None


class Name(NamedTuple):
    """One name of one weapon, as the catalogue lists it."""

    text: str
    lookup: str
    slug: str
    type: str
    level: str
    family: str | None
    id: int | None
    kind: str = ""


ORDINARY = "word"
"""The kind of a name that is an ordinary word too (Kitchen, Hammer): it answers where a weapon is
asked for by it, and is never read out of a text.
"""


class WeaponMatcher:
    """Matches texts against the names of a catalogue, all of it in memory."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = list(names)
        self._by_form = _index((name.lookup, name) for name in self.names)
        self._ordinary = {name.lookup for name in self.names if name.kind == ORDINARY}
        self._names = [name for name in self.names if name.lookup not in self._ordinary]
        self.match = lru_cache(maxsize=50_000)(self._match)

    @cached_property
    def _by_stem(self) -> dict[str, list[Name]]:
        return _index((_stem_form(name.text), name) for name in self._names)

    @cached_property
    def _by_sound(self) -> dict[str, list[Name]]:
        return _index((_sound_form(name.text), name) for name in self._names)

    @cached_property
    def _types(self) -> dict[str, str]:
        terms = vocabulary("weapon_types").terms.values()
        named = [(word, t.code) for t in terms for word in (*t.aliases, t.label, t.code)]
        return {_stem_form(word): code for word, code in named}

    def _match(self, text: str) -> tuple[Match, ...]:
        """Everything that a text means; several for joined or ambiguous names, else none."""
        whole = self._word(text) or self._one(text) or self._type(text) or self._indexed(text)
        if whole:
            return whole
        bare = without_calibre(doubted(text)[1])
        if bare and bare != text:
            return self._match(bare)
        parts = parts_of(text)
        if len(parts) > 1:
            found = [match for part in parts for match in self._part(part)]
            return tuple(replace(match, how="joined") for match in _unique(found))
        return self._among_words(text) or self._slip(text)

    def _part(self, text: str) -> tuple[Match, ...]:
        return self._one(text) or self._type(text) or self._among_words(text) or self._slip(text)

    def called(self, text: str) -> tuple[Match, ...]:
        """The weapons of exactly this name, in any spelling or script."""
        names = self._by_form.get(lookup_form(text), ())
        typed = text.strip().casefold()
        exact = [name for name in names if name.text.casefold() == typed]
        return _matches(exact or names, "exact" if exact else "spelling")

    def named(self, text: str) -> tuple[Match, ...]:
        """The weapon whose name is just this text; no type, and nothing among other words."""
        return self._one(text)

    def _word(self, text: str) -> tuple[Match, ...]:
        """An ordinary word that is all there is, and is written as a name."""
        named = lookup_form(text) in self._ordinary and text.strip()[:1].isupper()
        return self.called(text) if named else ()

    def _one(self, text: str) -> tuple[Match, ...]:
        """The weapon of this name, in any spelling, script, case or number."""
        form = lookup_form(text)
        if not form or form in self._ordinary:
            return ()
        return self.called(text) or self._inflected(text)

    def _indexed(self, text: str) -> tuple[Match, ...]:
        """A known index with an edition of it behind: 9K79-1, FAB-500S, Kh-31PD. A number that goes
        on with digits is another index.
        """
        stem = _EDITION.fullmatch(text.strip())
        known = self._by_form.get(lookup_form(stem[1]), ()) if stem else ()
        return _matches(known, "index")

    def _slip(self, text: str) -> tuple[Match, ...]:
        """A name in which one letter was dropped or doubled, where only one weapon is near. Digits
        have to agree: Shahed-13 is no slip for Shahed-136.
        """
        form = lookup_form(text)
        if len(form) < _SHORTEST_SLIP or not any(map(str.isalpha, form)):
            return ()
        near = [name for slip in _slips(form) for name in self._by_form.get(slip, ())]
        near += self._by_gap.get(form, [])
        found = _matches(near, "slip")
        return found if len(found) == 1 else ()

    @cached_property
    def _by_gap(self) -> dict[str, list[Name]]:
        """Names by each form that they have when one letter is dropped."""
        long = (name for name in self._names if len(name.lookup) > _SHORTEST_SLIP)
        return _index(
            (name.lookup[:at] + name.lookup[at + 1 :], name)
            for name in long
            for at, letter in enumerate(name.lookup)
            if letter.isalpha()
        )

    def _inflected(self, text: str) -> tuple[Match, ...]:
        found = _matches(self._by_stem.get(_stem_form(text), ()), "inflected")
        if found or text.isascii():
            return found
        return _matches(self._by_sound.get(_sound_form(text), ()), "transliterated")

    def _type(self, text: str) -> tuple[Match, ...]:
        """Only a type: `Intercontinental Ballistic Missile`, `Unknown UAV`, «дронов»."""
        words = words_of(text)
        plain = [w for w in words if w not in ("unknown", "unidentified", "unspecified")]
        code = self._types.get(_stem_form(" ".join(plain))) if plain else None
        if code is None and words:
            code = self._types.get(_stem_form(" ".join(words)))
        return (Match(None, code, "type", "type"),) if code else ()

    def _among_words(self, text: str) -> tuple[Match, ...]:
        """The names in a text whose other words only describe; nothing when one is unknown."""
        words, found, start = text.split(), list[Match](), 0
        while start < len(words):
            length, matches = self._longest(words, start)
            if not matches and not self._describes(words[start]):
                return ()
            found += matches
            start += max(length, 1)
        if not found:
            return self._type_among(words)
        return tuple(replace(match, how="among_words") for match in self._closest(found))

    def _describes(self, word: str) -> bool:
        """Whether a word only says what kind of weapon it is: Iranian, heavy, SRBM."""
        return all(map(is_generic, words_of(word))) or _stem_form(word) in self._types

    def _type_among(self, words: Sequence[str]) -> tuple[Match, ...]:
        """The longest type that words which only describe hold: "Iranian ballistic missiles"."""
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length + 1):
                found = self._type(" ".join(words[start : start + length]))
                if found and "anti" not in words_of(" ".join(words[:start])):
                    return found
        return ()

    def _longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Match, ...]]:
        for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + length])
            if all(map(self._describes, phrase.split())):
                continue
            if matches := self._one(phrase) or self._indexed(phrase):
                return length, matches
        return 0, ()

    def _closest(self, found: Sequence[Match]) -> list[Match]:
        """Of a family and its member in one text, the member: "Shahed Geran-2" names one."""
        families = {match.family for match in found}
        return [match for match in _unique(found) if match.slug not in families]


def _index(pairs: Iterable[tuple[str, Name]]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for form, name in pairs:
        if form:
            found.setdefault(form, []).append(name)
    return found


def _matches(names: Iterable[Name], how: str) -> tuple[Match, ...]:
    unique = {name.slug: name for name in names}
    return tuple(Match(n.slug, n.type, n.level, how, n.family, n.id) for n in unique.values())


def _unique(matches: Iterable[Match]) -> list[Match]:
    return list({(match.slug, match.type): match for match in matches}.values())


def _slips(form: str) -> Iterable[str]:
    """A form without one letter of each pair that stands twice: kinzhall to kinzhal."""
    for at, letter in enumerate(form[1:], start=1):
        if letter.isalpha() and letter == form[at - 1]:
            yield form[:at] + form[at + 1 :]


def _stem_form(text: str) -> str:
    return lookup_form("".join(map(stem, words_of(text))))


def _sound_form(text: str) -> str:
    return lookup_form(anyascii("".join(map(stem, words_of(text)))))
