"""Coordinates in every usual notation, checked against independent geodesy, and what is none."""

import subprocess
import sys
from pathlib import Path

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given
from hypothesis import strategies as st
from mgrs import MGRS
from openlocationcode import openlocationcode

from incidents.geocode import coordinates
from incidents.geocode.coordinates import read_coordinates, read_short_plus_code, recover
from schema.errors import InputError

DNIPRO = (48.4253, 34.9786)


def metres_between(fix, point):
    return Geodesic.WGS84.Inverse(fix.latitude, fix.longitude, *point)["s12"]


def test_every_notation_file_is_listed():
    folder = Path(coordinates.__file__).parent
    having = {p.stem for p in folder.glob("*.py") if "\ndef read(" in p.read_text("utf-8")}
    assert {notation.__name__.rsplit(".", 1)[1] for notation in coordinates.NOTATIONS} == having


@pytest.mark.parametrize(
    "text",
    """48.4253, 34.9786|48.4253 34.9786|48.4253,34.9786|48.4253; 34.9786|48.4253/34.9786
48,4253 34,9786|48,4253; 34,9786|48,4253, 34,9786|(48.4253, 34.9786)|[48.4253, 34.9786]
N48.4253 E34.9786|48.4253N, 34.9786E|48.4253° N, 34.9786° E|34.9786E 48.4253N|48,4253° N 34,9786° E
E34.9786 N48.4253|48.4253 north, 34.9786 east|48.4253°, 34.9786°|+48.4253, +34.9786
48.4253° с.ш., 34.9786° в.д.|48.4253 сш 34.9786 в.д.|48.4253° пн. ш., 34.9786° сх. д.
34.9786° в. д. 48.4253° с. ш.|48.4253 северной широты, 34.9786 восточной долготы
48.4253° північної широти 34.9786° східної довготи|широта: 48.4253, долгота: 34.9786
довгота 34.9786 широта 48.4253|lat: 48.4253 lon: 34.9786|lat=48.4253&lon=34.9786
latitude 48.4253, longitude 34.9786|lng: 34.9786, lat: 48.4253|lat/lon: 48.4253, 34.9786
lon, lat: 34.9786, 48.4253|GPS: 48.4253, 34.9786|Координати: 48.4253, 34.9786
POINT(34.9786 48.4253)|خط العرض 48.4253 خط الطول 34.9786|48.4253 شمالاً 34.9786 شرقاً
٤٨٫٤٢٥٣ ٣٤٫٩٧٨٦|٤٨٫٤٢٥٣، ٣٤٫٩٧٨٦|\u200e48.4253, 34.9786\u200f|geo:48.4253,34.9786""".replace(
        "\n", "|"
    ).split("|"),
)
def test_decimal_degrees(text):
    fix = read_coordinates(text)
    assert (fix.latitude, fix.longitude) == DNIPRO
    assert 11 <= fix.uncertainty_m <= 16


@pytest.mark.parametrize(
    "text",
    """48°25'31"N 34°58'43"E|48° 25′ 31″ N, 34° 58′ 43″ E|48º25’31”N 34º58’43”E
48˚25'31''N 34˚58'43''E|48 25 31 N 34 58 43 E|48-25-31N 034-58-43E|48:25:31N 34:58:43E
482531N 0345843E|482531N0345843E|48°25'31"N - 34°58'43"E|N48°25'31" E34°58'43".
34°58'43"E 48°25'31"N|48°25'31" 34°58'43"|48°25′31″ с. ш. 34°58′43″ в. д.
48°25′31″ пн. ш. 34°58′43″ сх. д.|48 deg 25 min 31 sec N 34 deg 58 min 43 sec E""".replace(
        "\n", "|"
    ).split("|"),
)
def test_whole_seconds(text):
    fix = read_coordinates(text)
    assert fix.latitude == pytest.approx(48 + 25 / 60 + 31 / 3600, abs=1e-7)
    assert fix.longitude == pytest.approx(34 + 58 / 60 + 43 / 3600, abs=1e-7)
    assert 31 <= fix.uncertainty_m <= 44


def test_decimal_minutes():
    fix = read_coordinates("48° 25.518' N 34° 58.716' E")
    assert (fix.latitude, fix.longitude) == DNIPRO
    assert 2 <= fix.uncertainty_m <= 3


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("−33.8688, 151.2093", (-33.8688, 151.2093)),
        ("33.8688S 151.2093E", (-33.8688, 151.2093)),
        ("12.0464° ю.ш., 77.0428° з.д.", (-12.0464, -77.0428)),
        ("-0.5000, -0.2500", (-0.5, -0.25)),
        ("S0°30'00\" W0°15'00\"", (-0.5, -0.25)),
        ("90.0000, 0.0000", (90.0, 0.0)),
        ("0.0000, 32.5825", (0.0, 32.5825)),
    ],
)
def test_hemispheres_and_signs(text, point):
    fix = read_coordinates(text)
    assert (fix.latitude, fix.longitude) == point


@pytest.mark.parametrize(
    ("link", "radius"),
    [
        ("https://www.google.com/maps/@48.4253,34.9786,17z", (100, 400)),
        ("https://www.google.com/maps/@48.4253,34.9786,1200m/data=!3m1", (600, 600)),
        ("https://www.google.com/maps/place/X/@48.1,34.1,9z/data=!3d48.4253!4d34.9786", (11, 16)),
        ("https://maps.google.com/?q=48.4253,34.9786", (11, 16)),
        ("https://maps.google.com/maps?q=loc:48.4253%2C34.9786", (11, 16)),
        ("https://www.openstreetmap.org/#map=15/48.4253/34.9786", (700, 1000)),
        ("https://www.openstreetmap.org/?mlat=48.4253&mlon=34.9786#map=15/48.4/34.9", (11, 16)),
        ("https://yandex.ru/maps/?pt=34.9786,48.4253&z=12", (11, 16)),
        ("geo:48.4253,34.9786;u=350", (350, 350)),
        ("geo:0,0?q=48.4253,34.9786(X)", (11, 16)),
    ],
)
def test_map_links(link, radius):
    fix = read_coordinates(link)
    assert (fix.latitude, fix.longitude) == DNIPRO
    assert radius[0] <= fix.uncertainty_m <= radius[1]
    assert read_coordinates("https://example.org/news/2024/11/21/12345") is None


@pytest.mark.parametrize(
    ("text", "side"),
    [("36UYU 1234 5678", 10), ("36UYU12345678", 10), ("36U YU 123 567", 100),
     ("mgrs 36uyu1256", 1000)],
)  # fmt: skip
def test_grid_references(text, side):
    fix = read_coordinates(text)
    assert fix.notation == "MGRS"
    assert fix.uncertainty_m == side
    assert metres_between(fix, (48.32855, 35.86500)) < side


def test_utm():
    fix = read_coordinates("36U 700000 5400000")
    assert metres_between(fix, (48.7209192, 35.7193655)) < 1
    assert read_coordinates("UTM 36N 700000mE 5400000mN") == fix
    with pytest.raises(InputError, match="southern half"):
        read_coordinates("37S 300000 3900000")


def test_plus_codes():
    fix = read_coordinates("8GX8F2CV+2V")
    assert (fix.latitude, fix.longitude) == pytest.approx((49.4700625, 26.0446875), abs=1e-6)
    assert fix.uncertainty_m == 14
    assert read_coordinates("8GX8F2CV+2V Ternopil") == fix
    assert read_coordinates("F2CV+2V Dnipro") is None
    assert read_short_plus_code("f2cv+2v, Dnipro") == ("F2CV+2V", "Dnipro")
    assert read_short_plus_code("8GX8F2CV+2V") is read_short_plus_code("22+33 x") is None
    near = recover("F2CV+2V", 48.46664, 35.04066)
    assert metres_between(near, (48.46664, 35.04066)) < 1_000
    with pytest.raises(InputError, match="short Plus Code"):
        recover("Dnipro", 48.4, 35.0)


NONE = """12,345|48.4253|48,4253|+380 44 123 4567|044 123-45-67|2024-11-21|24.02.2022|5-7|Road 66 12
66 12|24 FEB 2022|24FEB2022|12 MAY 24
12,345 67,890|48, 34|48,4253,34,9786|N7 E40|S-300|C-300|1.2 3.4|22+33
10:30|12:30:15|Dnipro|Дніпро|48 25 31 34 58 43|1,2,3,4|48.4, 34.9, 120
48.425, 34.978, 12.5 km|1 2 3|v1.2.3|M 4|E40|5 N
40 UAV 2024|X-101|192.168.1.1|48.42 Main Street|-|,|°|'|N|N E"""


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("12.5 -70.0", (12.5, -70)),
        ("-12.5 30.5", (-12.5, 30.5)),
        ("48.4253, 34.9786, 120", DNIPRO),
        ("48.4253 34.9786 120.5 m", DNIPRO),
        ("48.4253,34.9786,0", DNIPRO),
        ("(48.4253; 34.9786; -3)", DNIPRO),
        ("48 25m 31s N 34 58m 43s E", (48.42528, 34.97861)),
        ("48d 25m 31s N, 34d 58m 43s E", (48.42528, 34.97861)),
        ("48d25m31s S 34d58m43s W", (-48.42528, -34.97861)),
        ("48 25.518m N 34 58.716m E", DNIPRO),
    ],
)
def test_a_pair_as_people_type_it(text, point):
    fix = read_coordinates(text)
    assert fix is not None
    assert metres_between(fix, point) < 5


def test_a_height_makes_a_point_no_finer_or_coarser():
    assert read_coordinates("48.4253, 34.9786, 120") == read_coordinates("48.4253, 34.9786")


@pytest.mark.parametrize("text", ["", " ", "\x00", "\x1b[31m", *NONE.replace("\n", "|").split("|")])
def test_what_is_no_coordinates(text):
    assert read_coordinates(text) is None


@pytest.mark.parametrize(
    "text",
    """0,0|0.0, 0.0|0/0|0°N 0°E|0.00000001, 0.00000001|91N, 181E|91.5, 12.5|12.5, 181.5|N91.0 E10.0
48°60'00"N 34°00'00"E|48 25 60 N 34 58 43 E|48°25.5'31"N 34°58'43"E|48.5°N|N48.4 S34.9|48.4N 34.9N
-48.4S 34.9E|48.4N 34.9 с.ш.|61UYU12345678|36UYU1234512345|36UYU12345|F2CV+2V|X2X8F2CV+2V
geo:91.0,12.0|https://maps.google.com/?q=0.0,0.0|48° -25' N 34° 58' E""".replace("\n", "|").split(
        "|"
    ),
)
def test_impossible_coordinates_are_refused(text):
    with pytest.raises(InputError, match="coordinates: expected"):
        read_coordinates(text)


latitudes = st.floats(-79.9, 83.9)
longitudes = st.floats(-179.99, 179.99)
points = st.tuples(latitudes, longitudes).filter(lambda p: abs(p[0]) > 0.01 and abs(p[1]) > 0.01)


def sexagesimal(angle, letters, shape):
    seconds = round(abs(angle) * 3600)
    parts = (seconds // 3600, seconds // 60 % 60, seconds % 60)
    return shape.format(*parts, letters[angle < 0])


@given(points, st.integers(2, 7))
def test_decimal_pairs_come_back(point, digits):
    latitude, longitude = (f"{part:.{digits}f}" for part in point)
    north, east = ("NS"[point[0] < 0], "EW"[point[1] < 0])
    texts = [
        f"{latitude}, {longitude}",
        f"{latitude.lstrip('-')}{north} {longitude.lstrip('-')}{east}",
        f"{east}{longitude.lstrip('-')} {north}{latitude.lstrip('-')}",
        f"lon: {longitude} lat: {latitude}",
        f"https://maps.google.com/?q={latitude},{longitude}",
    ]
    if digits != 3:
        texts.append(f"{latitude} {longitude}".replace(".", ","))
    for text in texts:
        fix = read_coordinates(text)
        assert metres_between(fix, point) <= fix.uncertainty_m, text


@given(points, st.sampled_from(["{}°{}'{}\"{}", "{} {} {} {}", "{:02}-{:02}-{:02}{}"]))
def test_sexagesimal_pairs_come_back(point, shape):
    one = sexagesimal(point[0], "NS", shape)
    two = sexagesimal(point[1], "EW", shape)
    for text in (f"{one} {two}", f"{two}, {one}"):
        fix = read_coordinates(text)
        assert metres_between(fix, point) <= fix.uncertainty_m, text


@given(points, st.integers(1, 5))
def test_grid_references_come_back(point, precision):
    text = MGRS().toMGRS(*point, MGRSPrecision=precision)
    assume(text[-2 * precision - 3 : -2 * precision] not in ("FEB", "MAR", "MAY", "SEP", "DEC"))
    fix = read_coordinates(text)
    assert metres_between(fix, point) <= fix.uncertainty_m


@given(points, st.sampled_from([10, 11, 12]))
def test_plus_codes_come_back(point, length):
    code = openlocationcode.encode(*point, length)
    fix = read_coordinates(code)
    assert metres_between(fix, point) <= fix.uncertainty_m
    assert recover(code[4:], point[0] + 0.1, point[1]) == fix


@given(st.text(alphabet="0123456789.,-+°'\"NSEWсшвд :;/@?=#zmYUGX\n\x00٣، −", max_size=60))
def test_text_like_coordinates_raises_nothing_else(text):
    try:
        fix = read_coordinates(text)
    except InputError:
        return
    assert fix is None or (abs(fix.latitude) <= 90 and abs(fix.longitude) <= 180)


@given(st.text(max_size=200))
def test_any_text_raises_nothing_else(text):
    assert read_short_plus_code(text) is None or "+" in text
    try:
        assert read_coordinates(text) is None or any(letter.isdecimal() for letter in text)
    except InputError:
        assert any(letter.isdecimal() for letter in text)


@pytest.mark.parametrize(
    "piece",
    ["1", "1.", "48 ", "48°", "N", "N48 ", "с.", "-", ",", " ", "(", "'", "@1,", "geo:1,", "2C"],
)
@pytest.mark.parametrize("times", [1_999, 10_000])
def test_long_texts_are_no_coordinates(piece, times):
    assert read_coordinates(piece * (times // len(piece))) is None


def test_libraries_are_imported_only_for_their_notation():
    code = (
        "import sys; from incidents.geocode.coordinates import read_coordinates as r;"
        "r('48.4253, 34.9786'); r('Dnipro');"
        "print({'mgrs', 'openlocationcode', 'geopy', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
