"""What may leave a store: homes to about a kilometre, restricted claims not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.restricted import Location, public_changes, public_document, public_location

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
    shown = repr(public_changes(changes, exact=False))
    for hidden in ("50.123456", "30.987654", "a name"):
        assert hidden not in shown
        assert hidden not in repr(public)
    assert repr(plain) == before
    assert public_changes(None, exact=True) is None
