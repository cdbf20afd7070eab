import itertools

import pytest

from maps.palette import STYLES, style_for, style_of
from schema.vocabulary import vocabulary

LAND = {"colour": "#fcfaf5", "night": "#1a2329"}


def channels(colour):
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def contrast(one, other):
    weights = (0.2126, 0.7152, 0.0722)
    a, b = (sum(w * c for w, c in zip(weights, channels(x), strict=True)) for x in (one, other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def without_green(colour):
    """Linear light as deuteranopia leaves it: red and green fall together, blue stays."""
    red, green, blue = channels(colour)
    return (0.367 * red + 0.861 * green - 0.228 * blue, -0.012 * red + 0.043 * green + 0.969 * blue)


def test_every_weapon_type_has_a_colour_and_a_shape():
    styles = {code: style_of(code) for code in vocabulary("weapon_types").codes}
    assert [code for code, style in styles.items() if not style.colour.startswith("#")] == []
    assert [code for code, style in styles.items() if not style.shape.startswith("M")] == []


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("intermediate_range_ballistic_missile", "ballistic"),
        ("air_launched_cruise_missile", "cruise"),
        ("anti_radiation_missile", "missile"),
        ("one_way_attack_drone", "drone"),
        ("loitering_munition", "drone"),
        ("glide_bomb", "bomb"),
        ("mortar", "artillery"),
        ("uncrewed_surface_vessel", "other"),
        ("never heard of", "other"),
    ],
)
def test_a_type_takes_the_style_of_its_branch(code, key):
    assert style_of(code).key == key


def test_parents_place_a_type_that_the_vocabulary_lacks():
    assert style_of("new_drone", {"new_drone": "drone"}).key == "drone"
    assert style_of("a", {"a": "b", "b": "a"}).key == "other"


def test_several_kinds_are_shown_as_several():
    assert style_for(["glide_bomb", "mortar"]).key == "several"
    assert style_for(["glide_bomb", "unknown"]).key == "bomb"
    assert style_for([]).key == "other"


def test_shapes_alone_tell_kinds_apart():
    assert len({style.shape for style in STYLES}) == len(STYLES)


@pytest.mark.parametrize("time", ["colour", "night"])
def test_symbols_stand_out_from_the_land(time):
    assert min(contrast(getattr(style, time), LAND[time]) for style in STYLES) > 3


@pytest.mark.parametrize("time", ["colour", "night"])
def test_missiles_and_drones_differ_without_green(time):
    by_key = {style.key: without_green(getattr(style, time)) for style in STYLES}
    for one, other in itertools.product(("ballistic", "cruise", "rocket"), ("drone",)):
        assert sum(abs(a - b) for a, b in zip(by_key[one], by_key[other], strict=True)) > 0.15
