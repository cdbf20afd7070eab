"""Words for strikes and weapons: one vocabulary for importers and for the reader of articles."""

import pytest

from incidents.extract.lexicon import prefilter
from incidents.extract.lexicon.assertion_words import TRIGGER
from incidents.language.strike_words import describes_strike, stems, tells_of_strike
from incidents.language.weapon_words import names_by_type, types_of_words, weapon_named
from schema.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two guided aerial bombs hit Kupiansk", "guided_bomb"),
        ("удар каби по місту", "guided_bomb"),
        ("керована авіабомба", "guided_bomb"),
        ("KAB-500", "guided_bomb"),
        ("a glide bomb", "glide_bomb"),
        ("FAB-500 with UMPK", "glide_bomb"),
        ("FAB-500", "bomb"),
        ("cruise missile", "cruise_missile"),
        ("drone boat", "uncrewed_surface_vessel"),
        ("MLRS with cluster munitions", "rocket_launcher_system"),
        ("ракетами", "missile"),
        ("غارة جوية", "aerial_munition"),
    ],
)
def test_a_short_text_names_its_weapon(text, code):
    assert weapon_named(text)[0] == code


@pytest.mark.parametrize(
    "text",
    [
        "drone footage of a missile strike",
        "shelling",
        "a bomb",
        "ракетоносій",
        "кабінет",
        "",
        "hit",
    ],
)
def test_a_text_that_leaves_the_weapon_open_names_none(text):
    assert weapon_named(text) is None


def test_a_word_means_one_type_in_tables_and_articles():
    """What a short text reads, an article and the schema's vocabulary read alike."""
    in_articles = {
        name.casefold(): code for code, names in reversed(names_by_type().items()) for name in names
    }
    words = types_of_words()
    assert {w: c for w, c in words.items() if in_articles.get(w) != c} == {}
    types = vocabulary("weapon_types")
    for term in types.terms.values():
        for name in (term.label, *term.aliases):
            assert words.get(name.casefold(), term.code) == term.code, name


@pytest.mark.parametrize(
    "text", ["Russian strikes on Sumy", "обстріл міста", "удар по порту", "قصف", "was shelled"]
)
def test_words_that_tell_of_a_strike(text):
    assert tells_of_strike(text)
    if text.isascii() or "\u0400" < text[0] < "\u0500":
        assert TRIGGER.search(text)
        assert prefilter.strike(text.casefold())


@pytest.mark.parametrize("text", ["a burnt field", "ground assault", "the helicopter crashed"])
def test_words_that_tell_of_none(text):
    assert not tells_of_strike(text)


def test_a_crater_describes_what_a_strike_left():
    assert describes_strike("a crater beside the road")


def test_stems_are_the_beginnings_of_every_word():
    assert stems("strikes? strikers", r"нал[её]т\w{0,2} set_(?:fire|ablaze)") == [
        "set", "strike", "нал",
    ]  # fmt: skip
