import itertools
from itertools import combinations

import numpy as np
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


# What people see who lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN_BY = {
    "everybody": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                 [-0.01182, 0.04294, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.3039]],
}  # fmt: skip
TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175],
          [0.0193339, 0.119192, 0.9503041]]  # fmt: skip


def light(colour):
    """A colour #rrggbb as linear light."""
    parts = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(linear):
    """Linear light as CIE Lab, where a distance of one is just seen."""
    x, y, z = (np.array(TO_XYZ) @ linear) / (0.95047, 1, 1.08883)
    root = [np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("seen", SEEN_BY)
@pytest.mark.parametrize("hour", ["colour", "night"])
def test_no_two_colours_are_alike_to_anybody(seen, hour):
    see = np.array(SEEN_BY[seen])
    tones = {s.key: lab(np.clip(see @ light(getattr(s, hour)), 0, 1)) for s in STYLES}
    near = [
        (a, b, round(float(np.linalg.norm(tones[a] - tones[b])), 1))
        for a, b in combinations(tones, 2)
        if np.linalg.norm(tones[a] - tones[b]) < 10
    ]
    assert near == []


@pytest.mark.parametrize(("hour", "grounds"), [("colour", ("#fffdf9", "#fcfaf5", "#f0ece1")),
                                               ("night", ("#151c22", "#232e36"))])  # fmt: skip
def test_every_colour_stands_out_from_the_ground(hour, grounds):
    for style in STYLES:
        for ground in grounds:
            ends = sorted(float(light(c) @ TO_XYZ[1]) for c in (getattr(style, hour), ground))
            assert (ends[1] + 0.05) / (ends[0] + 0.05) >= 3, (style.key, ground)
