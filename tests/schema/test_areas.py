"""Outlines: the decisions they embody, the codes, and the arithmetic against shapely."""

import json
import math
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.ops import unary_union

from schema import areas
from schema.errors import InputError, UnknownNameError
from schema.topology import decode_arcs, geometries
from schema.topology import polygons as decode

SQUARE = [[[30, 50], [32, 50], [32, 52], [30, 52], [30, 50]]]


def shape(area):
    return MultiPolygon([(part[0], part[1:]) for part in area.polygons])


def countries_holding(latitude, longitude):
    return [code for code, area in areas.countries().items() if area.contains(latitude, longitude)]


def polygon(rings):
    return {"type": "Polygon", "coordinates": rings}


# places and the country the README says they are in


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "country"),
    [
        ("Simferopol", 44.95, 34.10, "UA"),
        ("Sevastopol", 44.60, 33.52, "UA"),
        ("Zmiinyi Island", 45.2553, 30.2041, "UA"),
        ("Donetsk", 48.0, 37.8, "UA"),
        ("Kapustin Yar", 48.57, 45.77, "RU"),
        ("Belgorod", 50.6, 36.58, "RU"),
        ("Gaza City", 31.50, 34.46, "PS"),
        ("Ramallah", 31.90, 35.20, "PS"),
        ("Jerusalem, Old City", 31.777, 35.232, "PS"),
        ("Jerusalem, Knesset", 31.777, 35.205, "IL"),
        ("Majdal Shams, Golan", 33.267, 35.769, "SY"),
        ("Tiberias", 32.79, 35.53, "IL"),
        ("Nicosia, north", 35.30, 33.30, "CY"),
        ("Hargeisa", 9.56, 44.06, "SO"),
        ("Sukhumi", 43.0, 41.05, "GE"),
        ("Tskhinvali", 42.22, 43.97, "GE"),
        ("Tiraspol", 46.84, 29.63, "MD"),
        ("Pristina", 42.66, 21.16, "XK"),
        ("Laayoune", 27.15, -13.15, "EH"),
        ("Taichung", 24.2, 120.9, "TW"),
        ("Maseru, inside South Africa's hole", -29.35, 27.6, "LS"),
    ],
)
def test_place_is_in_one_country_alone(place, latitude, longitude, country):
    assert countries_holding(latitude, longitude) == [country], place
    assert areas.country_at(latitude, longitude) == country


@pytest.mark.parametrize(
    ("latitude", "longitude", "code", "name"),
    [
        (48.465, 35.046, "UA-12", "Dnipropetrovsk"),
        (50.91, 34.80, "UA-59", "Sumy"),
        (50.45, 30.52, "UA-30", "Kyiv City"),
        (50.55, 30.22, "UA-32", "Kyiv"),
        (46.635, 32.615, "UA-65", "Kherson"),
        (44.95, 34.10, "UA-43", "Crimea"),
        (44.60, 33.52, "UA-40", "Sevastopol"),
        (35.70, 51.40, "IR-23", "Tehran"),
        (35.83, 50.97, "IR-30", "Alborz"),
        (55.75, 37.60, "RU-MOW", "Moscow"),
        (55.80, 38.90, "RU-MOS", "Moscow Oblast"),
        (35.47, 44.39, "IQ-KI", "Kirkuk"),
        (51.25, 22.57, "PL-06", "Lublin"),
    ],
)
def test_first_level_area_of_a_city(latitude, longitude, code, name):
    found = areas.admin1_at(latitude, longitude)
    assert found is not None
    assert (found.code, found.name) == (code, name)


def test_sea_is_nobodys_unless_a_coast_is_near_enough():
    skadovsk_harbour = (46.10, 32.91)
    assert areas.admin1_at(43.0, 34.0) is None
    assert areas.country_at(43.0, 34.0, within_km=5) is None
    assert areas.admin1_at(*skadovsk_harbour, within_km=5).code == "UA-65"


def test_distance_is_in_kilometres():
    area = areas.polygons_of_geojson(polygon(SQUARE))
    assert area.distance_km(51, 29) == pytest.approx(111.2 * 0.6293, rel=1e-3)
    assert area.distance_km(50.5, 31) == pytest.approx(55.6, rel=1e-3)


@pytest.mark.parametrize("longitude", [180, -180, 540, 179.5, -180.5])
def test_antimeridian_may_be_written_either_way(longitude):
    assert areas.admin1()["RU-CHU"].contains(67.5, longitude)


# Ukraine


def test_ukraine_has_its_27_units_with_the_names_of_today():
    units = areas.admin1("UA")
    assert len(units) == 27
    assert {"Odesa", "Mykolaiv", "Luhansk", "Zaporizhzhia"} <= {
        unit.name for unit in units.values()
    }
    assert units["UA-12"].native == "Дніпропетровська область"


def test_units_of_ukraine_make_up_its_outline_and_do_not_overlap():
    whole = shape(areas.countries()["UA"])
    units = [shape(unit) for unit in areas.admin1("UA").values()]
    union = unary_union(units)
    assert union.symmetric_difference(whole).area < whole.area * 1e-6
    assert sum(unit.area for unit in units) == pytest.approx(union.area, rel=1e-6)
    assert whole.area * 111.2**2 * 0.66 == pytest.approx(603_000, rel=0.02)


# the whole files


def test_every_first_level_area_is_of_a_known_country_and_every_country_has_one():
    assert {unit.country for unit in areas.admin1().values()} == set(areas.countries())


def test_codes_that_look_like_iso_agree_with_the_country():
    strange = [
        unit.code for unit in areas.admin1().values() if not unit.code.startswith(unit.country)
    ]
    # parts of France, the Netherlands and Norway, and overseas areas with a code of their own
    assert {code[:2] for code in strange} <= {"FR", "NL", "NO", "US"}


def test_all_have_names():
    everything = [*areas.admin1().values(), *areas.countries().values()]
    assert [area.code for area in everything if not area.name.strip()] == []


@pytest.mark.parametrize("layer", areas.LAYERS)
def test_outlines_are_sound(layer):
    everything = areas.countries() if layer == "countries" else areas.admin1()
    for area in everything.values():
        assert area.polygons, area.code
        for part in area.polygons:
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in part), area.code
        west, south, east, north = area.bbox
        assert -180 <= west < east <= 180, area.code
        assert -90 <= south < north <= 90, area.code


@pytest.mark.parametrize("country", ["UA", "RU", "PL", "IL", "PS", "SY", "LB", "IQ", "IR"])
def test_neighbours_do_not_overlap(country):
    own = shape(areas.countries()[country]).buffer(0)
    for code, other in areas.countries().items():
        if code != country:
            assert own.intersection(shape(other).buffer(0)).area < 1e-5, code


# topology


@pytest.mark.parametrize("codes", [None, ["UA", "MD", "PL"], ["LS"], []])
def test_subset_of_the_countries_decodes_to_the_same_rings(codes):
    small = areas.topology("countries", codes)
    arcs = decode_arcs(small)
    wanted = areas.countries() if codes is None else codes
    found = {item["properties"]["code"]: decode(item, arcs) for item in geometries(small)}
    assert found == {code: areas.countries()[code].polygons for code in wanted}


def test_subset_of_units_keeps_no_arc_too_many_and_misses_none():
    small = areas.topology("admin1", areas.admin1("UA"))
    assert list(small["objects"]) == ["admin1"]
    text = [json.dumps(item["arcs"]) for item in geometries(small)]
    numbers = {int(n) for t in text for n in t.replace("[", " ").replace("]", " ").split(",")}
    assert {n if n >= 0 else ~n for n in numbers} == set(range(len(small["arcs"])))
    assert len(json.dumps(small)) < 120_000


def test_neighbouring_arcs_meet():
    whole = areas.topology("countries")
    arcs = decode_arcs(whole)
    for item in geometries(whole):
        parts = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
        for ring in (ring for part in parts for ring in part):
            ends = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
            assert all(a[-1] == b[0] for a, b in pairwise([*ends, ends[0]]))


def test_unknown_names_are_refused_with_an_offer():
    with pytest.raises(UnknownNameError, match="admin1"):
        areas.topology("admin_1")
    with pytest.raises(UnknownNameError, match="UA-71"):
        areas.topology("admin1", ["UA-1"])
    with pytest.raises(UnknownNameError, match="country"):
        areas.admin1("UKR")


# containment against shapely


# the first example also reads the outlines, which takes longer than the usual deadline
@settings(deadline=None)
@given(
    code=st.sampled_from(["UA-65", "UA-30", "HR-19", "RU-CHU", "NO-15", "ZA-FS", "AZ-NX"]),
    across=st.floats(-0.1, 1.1),
    up=st.floats(-0.1, 1.1),
)
def test_contains_agrees_with_shapely_away_from_the_border(code, across, up):
    area = areas.admin1()[code]
    west, south, east, north = area.bbox
    longitude, latitude = west + across * (east - west), south + up * (north - south)
    assume(-180 <= longitude <= 180)
    point, oracle = Point(longitude, latitude), shape(area)
    assume(oracle.boundary.distance(point) > 1e-9)
    assert area.contains(latitude, longitude) == oracle.contains(point)


@given(
    radii=st.lists(st.floats(1, 20), min_size=3, max_size=12),
    at=st.tuples(st.floats(-21, 21), st.floats(-21, 21)),
)
def test_any_simple_outline_agrees_with_shapely(radii, at):
    # points at growing angles around one centre: the sides never cross
    turns = [2 * math.pi * number / len(radii) for number in range(len(radii))]
    points = [[r * math.cos(t), r * math.sin(t)] for r, t in zip(radii, turns, strict=True)]
    oracle = Polygon(points)
    assume(oracle.boundary.distance(Point(at)) > 1e-6)
    area = areas.polygons_of_geojson(polygon([points]))
    assert area.contains(at[1], at[0]) == oracle.contains(Point(at))


# outlines of the user's own


@pytest.mark.parametrize(
    "document",
    [
        polygon(SQUARE),
        {"type": "MultiPolygon", "coordinates": [SQUARE]},
        {"type": "Feature", "properties": {}, "geometry": polygon(SQUARE)},
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": None, "geometry": None},
                {"type": "Feature", "properties": {}, "geometry": polygon(SQUARE)},
            ],
        },
        {"type": "GeometryCollection", "geometries": [polygon(SQUARE)]},
    ],
)
def test_every_kind_of_geojson_surface_is_read(tmp_path, document):
    path = tmp_path / "frontline.geojson"
    path.write_text(json.dumps(document), "utf-8")
    area = areas.read_outline(path)
    assert area.name == "frontline"
    assert area.bbox == (30, 50, 32, 52)
    assert area.contains(51, 31)
    assert not area.contains(51, 33)


def test_hole_is_outside():
    hole = [[30.5, 50.5], [31.5, 50.5], [31.5, 51.5], [30.5, 51.5], [30.5, 50.5]]
    area = areas.polygons_of_geojson(polygon([*SQUARE, hole]))
    assert not area.contains(51, 31)
    assert area.contains(50.2, 31)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected GeoJSON text"),
        ("name,lat,lon", "expected GeoJSON text"),
        ("[" * 100_000, "expected GeoJSON text"),
        ("[1, 2]", "found list"),
        ("null", "found nothing"),
        ("{}", "an object without a type"),
        ('{"type": "Point", "coordinates": [30, 50]}', "found type 'Point'"),
        ('{"type": ["Polygon"]}', "found type"),
        ('{"type": "FeatureCollection", "features": []}', "no polygon at all"),
        ('{"type": "FeatureCollection"}', "features: expected a list, found nothing"),
        ('{"type": "FeatureCollection", "features": [3]}', r"features\[0\].*found int"),
        ('{"type": "Polygon", "coordinates": []}', "outer ring"),
        ('{"type": "Polygon", "coordinates": [[]]}', "at least three points"),
        ('{"type": "Polygon", "coordinates": [[[1, 2], [2, 3]]]}', "at least three points"),
        ('{"type": "Polygon", "coordinates": [[["a", 2], [2, 3], [1, 1]]]}', "a position"),
        ('{"type": "Polygon", "coordinates": [[[1], [2, 3], [1, 1]]]}', "a position"),
        ('{"type": "Polygon", "coordinates": [[[NaN, 2], [2, 3], [1, 1]]]}', "a longitude from"),
        ('{"type": "Polygon", "coordinates": [[[30, 95], [2, 3], [1, 1]]]}', "longitude first"),
        (
            '{"type": "Polygon", "coordinates": [[[4187000, 6100000], [2, 3], [1, 1]]]}',
            "WGS 84 degrees",
        ),
        (
            '{"type": "Polygon", "coordinates": [[[179, 1], [-179, 1], [-179, 2], [179, 2]]]}',
            "cut an outline that crosses 180",
        ),
    ],
)
def test_odd_outline_is_refused_with_its_reason(tmp_path, text, message):
    path = tmp_path / "area.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=message) as caught:
        areas.read_outline(path)
    assert "area.geojson" in str(caught.value)


def test_missing_file_and_binary_file_are_refused(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        areas.read_outline(tmp_path / "nowhere.geojson")
    (tmp_path / "shape.shp").write_bytes(b"\x00\x00\x27\x0a\xff\xfe\x80")
    with pytest.raises(InputError, match="GeoJSON text"):
        areas.read_outline(tmp_path / "shape.shp")


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "may"),
    [
        (31.30675, 34.3611, "PS", True),  # 700 m beyond the outline of Gaza, a town of it
        (31.30675, 34.3611, "IL", True),
        (31.50, 34.44, "IL", False),
        (50.45, 30.52, "RU", False),
        (46.30, 30.67, "UA", True),  # off the coast
        (45.0, 32.0, "UA", False),  # at sea
        (50.45, 30.52, "ZZ", True),  # no outline
    ],
)
def test_a_point_may_lie_in_a_country_as_far_as_the_outlines_can_tell(
    latitude, longitude, country, may
):
    assert areas.may_lie_in(latitude, longitude, country) is may
