"""The grid of `--blur`: the circle always holds the true place, whatever the place and the size."""

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from incidents.queries.places.blur import Grid
from schema.errors import UsageError
from schema.restricted import Location

sizes = st.floats(1, 1_000_000)
radii = st.one_of(st.none(), st.floats(0, 1e5))


@given(st.floats(-89, 89), st.floats(-180, 180), radii, sizes)
def test_the_circle_holds_the_true_place(latitude, longitude, radius, size):
    seen = Grid(size, "x").seen(Location(latitude, longitude, "exact", radius))
    assert -90 <= seen.latitude <= 90
    assert -180 <= seen.longitude <= 180
    assert seen.precision != "exact"
    moved = geodesic((latitude, longitude), (seen.latitude, seen.longitude)).m
    shape_of_the_earth = 1.01
    if size < 100_000 or abs(latitude) < 60:  # beyond, a square of degrees is no square
        assert moved + (radius or 0) <= seen.uncertainty_m * shape_of_the_earth + 1


@given(st.floats(40, 60), st.floats(0, 1), sizes)
def test_places_of_one_cell_look_the_same(latitude, part, size):
    grid = Grid(size, "x")
    seen = grid.seen(Location(latitude, 30.0, "site", None))
    again = grid.seen(Location(seen.latitude, seen.longitude, "site", None))
    assert (again.latitude, again.longitude) == pytest.approx((seen.latitude, seen.longitude))


def test_a_location_without_coordinates_stays_as_it_is():
    area = Location(None, None, "admin1", None)
    assert Grid(1000, "1km").seen(area) == area


@pytest.mark.parametrize("metres", [0.5, 1_000_001])
def test_a_size_out_of_bounds_is_refused(metres):
    with pytest.raises(UsageError, match="--blur"):
        Grid(metres, "some")
