"""What may leave a store: homes to about a kilometre, restricted claims not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.codebook import FORMATS
from schema.restricted import (
    HeldBack,
    Location,
    held_sources,
    public_changes,
    public_document,
    public_location,
)

HOME = Location(50.123456, 30.987654, "exact", 20.0)


def test_a_home_is_moved_to_the_grid():
    assert public_location(HOME, ["medical", "residential"]) == Location(
        50.12, 30.99, "neighbourhood", 1000.0
    )


@pytest.mark.parametrize("types", [[], ["military"], ["energy", "industrial"]])
def test_other_targets_keep_their_coordinates(types):
    assert public_location(HOME, types) == HOME


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 1e5))
def test_a_public_home_lies_inside_its_own_radius(latitude, longitude, radius):
    seen = public_location(Location(latitude, longitude, "exact", radius), ["residential"])
    assert abs(seen.latitude - latitude) * 111_200 <= seen.uncertainty_m
    assert seen.uncertainty_m >= 1000
    assert round(seen.latitude, 2) == seen.latitude


def test_a_document_and_its_changes_are_held_back_alike():
    plain = {
        "place": {"name": "House", "latitude": 50.123456, "longitude": 30.987654},
        "location_precision": "exact",
        "targets": [{"category": "residential"}],
        "casualties": [{"low": 1, "restricted": True}, {"low": 2}],
        "statements": [{"value": "a name", "restricted": True}],
    }
    before = repr(plain)
    public = public_document(plain)
    assert public["casualties"] == [{"low": 2}]
    assert public["statements"] == []
    assert public["place"]["latitude"] == 50.12
    assert (public["location_precision"], public["uncertainty_m"]) == ("neighbourhood", 1000.0)
    changes = {field: [None, value] for field, value in plain.items()}
    shown = repr(public_changes(changes, HeldBack.across({}, [changes])))
    for hidden in ("50.123456", "30.987654", "a name"):
        assert hidden not in shown
        assert hidden not in repr(public)
    assert repr(plain) == before
    assert public_changes(None, HeldBack.across({}, [None])) is None


def home(**more):
    """A home known exactly, as a plain document."""
    return {
        "place": {"latitude": 50.123456, "longitude": 30.987654},
        "location_precision": "exact",
        "targets": [{"category": "residential"}],
    } | more


def test_a_radius_that_is_wider_already_stays():
    assert public_document(home(uncertainty_m=5000.0))["uncertainty_m"] == 5000.0
    assert public_document(home(uncertainty_m=20.0))["uncertainty_m"] == 1000.0


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"place": {"latitude": 50.123456, "longitude": 30.987654}, "location_precision": "exact"},
        {"place": {"latitude": 50.123456, "longitude": 30.987654}, "targets":
         [{"category": "residential"}], "location_precision": "site", "uncertainty_m": 50.0},
        {"place": {"name": "Dnipro"}, "location_precision": "exact", "targets":
         [{"category": "residential"}], "uncertainty_m": 20.0},
    ],
)  # fmt: skip
def test_nothing_is_added_to_a_document_that_holds_nothing_back(plain):
    assert public_document(plain) == plain


def test_a_document_without_a_precision_says_that_it_is_unknown():
    plain = home()
    del plain["location_precision"]
    public = public_document(plain)
    assert public["place"] == plain["place"]
    assert public["location_precision"] == "unknown"
    assert "uncertainty_m" not in public


@pytest.mark.parametrize("missing", ["latitude", "longitude"])
def test_half_a_point_is_left_as_it_is(missing):
    half = {"latitude": 50.123456, "longitude": 30.987654} | {missing: None}
    location = Location(**half, precision="exact", uncertainty_m=20.0)
    assert public_location(location, ["residential"]) == location


def test_a_change_gives_the_grid_only_where_a_place_is_known_exactly():
    moved = {"place": [{"latitude": 50.123456}, {"name": "Sumy", "latitude": 50.9077}]}
    assert public_changes(moved, HeldBack.across({}, [moved])) == moved
    assert public_changes(moved, HeldBack.across({"location_precision": "exact"}, [moved])) == {
        "place": [{"latitude": 50.12}, {"name": "Sumy", "latitude": 50.91}]
    }
    became = moved | {"location_precision": ["site", "exact"]}
    assert public_changes(became, HeldBack.across({}, [became]))["place"][0] == {"latitude": 50.12}


def test_every_state_is_held_back_that_is_restricted_today_or_ever_was():
    """A claim restricted later and its source, a home that was exact once: no revision has them."""
    claims = [{"key": "a", "low": 1, "source": "x"}, {"key": "b", "low": 2, "source": "y"}]
    sources = [{"key": "x"}, {"key": "y"}, {"key": "z"}]
    first = {"casualties": [None, claims], "sources": [None, sources]}
    first |= {"location_precision": [None, "exact"], "place": [None, {"latitude": 50.123456}]}
    today = {"casualties": [claims[0] | {"restricted": True}, claims[1]], "sources": sources}
    then = {"casualties": [claims, today["casualties"]], "location_precision": ["exact", "site"]}
    held = HeldBack.across(today, [first, then])
    assert public_changes(first, held) == {
        "casualties": [None, claims[1:]], "sources": [None, sources[1:]],
        "location_precision": [None, "exact"], "place": [None, {"latitude": 50.12}],
    }  # fmt: skip
    assert public_changes(then, held)["casualties"] == [claims[1:], claims[1:]]
    # another public citation today: the source may be named
    cited = today | {"targets": [{"category": "medical", "source": "x"}]}
    assert HeldBack.across(cited, [first, then]).sources == frozenset()
    assert held_sources(today) == {"x"}
    assert held_sources(cited) == set()


def test_a_change_keeps_claims_that_are_not_restricted_and_other_fields():
    changes = {
        "casualties": [None, [{"low": 1, "restricted": True}, {"low": 2}]],
        "title": ["A strike", "Two strikes"],
    }
    assert public_changes(changes, HeldBack.across({}, [changes])) == {
        "casualties": [None, [{"low": 2}]], "title": ["A strike", "Two strikes"],
    }  # fmt: skip


def test_the_codebook_prints_every_rule():
    lines = FORMATS["md"]().splitlines()
    for words in (
        ("restricted_record", "a record marked `restricted`", "nothing"),
        ("restricted_claim", "such claims alone cite", "nothing; figures count the claim"),
        ("home_coordinates", "`residential`", "the nearest hundredth of a degree"),
    ):
        (line,) = (line for line in lines if line.startswith(f"| {words[0]} |"))
        assert all(word in line for word in words)
