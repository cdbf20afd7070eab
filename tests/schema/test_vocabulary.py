"""Vocabularies: codes, labels, trees; and that each one is used."""

from pathlib import Path

import pytest

import schema
from schema.errors import UnknownNameError
from schema.vocabulary import names, vocabulary


@pytest.mark.parametrize("name", names())
def test_a_vocabulary_is_whole(name):
    words = vocabulary(name)
    assert words.version >= 1
    for term in words.terms.values():
        assert term.label
        assert term.description
        assert term.parent is None or term.parent in words.terms
        assert words.above(term.code)[0] == term.code
        assert term.deprecated == (term.replaced_by is not None)
        assert term.replaced_by is None or not words.terms[term.replaced_by].deprecated
        assert words.encode(term.code) == (term.replaced_by or term.code)


@pytest.mark.parametrize("name", names())
def test_no_word_means_two_codes(name):
    words = vocabulary(name)
    for term in words.terms.values():
        for word in (term.label, *term.aliases):
            assert words.encode(word) == (term.replaced_by or term.code), word


def test_every_vocabulary_is_used():
    package = Path(schema.__file__).parent
    texts = [p.read_text("utf-8") for p in package.rglob("*.py") if "migrations" not in p.parts]
    assert [n for n in names() if not any(f'"{n}"' in text for text in texts)] == []


def test_a_code_is_found_in_any_case_and_an_unknown_one_offers_the_nearest():
    types = vocabulary("weapon_types")
    assert types.encode("Cruise Missile") == "cruise_missile"
    assert types.encode("one-way attack drone") == "one_way_attack_drone"
    assert types.encode("IRBM") == "intermediate_range_ballistic_missile"
    with pytest.raises(UnknownNameError, match="did you mean cruise_missile"):
        types.encode("cruse_missile")


def test_a_type_takes_its_sub_types():
    below = vocabulary("weapon_types").below("missile")
    assert "intermediate_range_ballistic_missile" in below
    assert "drone" not in below
