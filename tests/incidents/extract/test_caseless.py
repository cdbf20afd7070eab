"""Patterns for text in small letters: the same as Python's own that ignore case, only faster."""

import re

import pytest

from benchmarks.extraction import texts
from incidents.extract.casualties import people
from incidents.extract.lexicon import assertion_words, counts, no_counts, written_dates
from incidents.extract.lexicon.caseless import Caseless, in_small_letters

OWN = [text.text for text in texts.own_texts()]
DEAREST = [
    assertion_words.TRIGGER,
    assertion_words.SINGLE,
    assertion_words.RECALLED,
    no_counts._NO_COUNT,
    written_dates.WRITTEN,
    written_dates.DAYS,
]


@pytest.mark.parametrize("pattern", DEAREST, ids=lambda one: one._compiled.pattern[:24])
def test_it_finds_what_ignoring_case_finds(pattern):
    slow = re.compile(pattern._compiled.pattern, re.IGNORECASE)
    for text in [*OWN, *(text.upper() for text in OWN[:60])]:
        same = [match.span() for match in slow.finditer(text)]
        assert [match.span() for match in pattern.finditer(text)] == same


def test_people_stand_only_where_their_first_words_do():
    for text in OWN:
        words = people.counted_words(text)
        every = [match.span() for match in people._LIST.finditer(words)]
        assert [match.span() for match in people._lists(words)] == every


def test_the_words_of_the_text_stay_as_they_are():
    assert counts.in_digits("İzmir: TWENTY Dead") == "İzmir: 000020 Dead"
    assert len(in_small_letters("İİ ẞ ǅ")) == len("İİ ẞ ǅ")


def test_a_pattern_with_capitals_is_refused():
    with pytest.raises(ValueError, match="capitals"):
        Caseless(r"\bUAVs?\b")
