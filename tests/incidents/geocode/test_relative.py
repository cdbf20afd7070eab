"""Places by way of others: the wording in four languages, and the point and radius it gives."""

import subprocess
import sys

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from incidents.geocode.coordinates import Fix
from incidents.geocode.relative import KINDS, place_of, read_relative
from incidents.geocode.relative.compass import POINTS, direction_of
from schema.errors import InputError
from schema.vocabulary import vocabulary

DNIPRO = Fix(48.46664, 35.04066, 8_000, "test")
KHARKIV = Fix(49.98081, 36.25272, 12_000, "test")


def metres_between(one, two):
    return Geodesic.WGS84.Inverse(one.latitude, one.longitude, two.latitude, two.longitude)["s12"]


@pytest.mark.parametrize(
    ("text", "km", "bearing", "anchor"),
    [
        ("about 4 miles (6.5 km) southwest of the centre of Dnipro", 6.5, 225, "Dnipro"),
        ("6 1/2 kilometers south of Izium", 6.5, 180, "Izium"),
        ("5½ km S of Izium", 5.5, 180, "Izium"),
        ("120 km west of Mosul", 120, 270, "Mosul"),
        ("some 30 kilometres to the north-east of Idlib", 30, 45, "Idlib"),
        ("an area 15 km NNE of Raqqa", 15, 22.5, "Raqqa"),
        ("10-15 km north-northwest of Raqqa", 12.5, 337.5, "Raqqa"),
        ("500 metres north of the hospital", 0.5, 0, "hospital"),
        ("1,200 m south of Izium", 1.2, 180, "Izium"),
        ("5 nautical miles west of Hodeidah", 9.26, 270, "Hodeidah"),
        ("20 km from Kharkiv to the south", 20, 180, "Kharkiv"),
        ("за 20 км на південь від Харкова", 20, 180, "Харкова"),
        ("за 20 км на південний схід від міста Ізюм", 20, 135, "Ізюм"),
        ("за 3 км північніше Торецька", 3, 0, "Торецька"),
        ("шість км на північний захід від центру Ізюма", 6, 315, "Ізюма"),
        ("в 20 км к югу от Харькова", 20, 180, "Харькова"),
        ("20км севернее Харькова", 20, 0, "Харькова"),
        ("в 6,5 км северо-западнее Бахмута", 6.5, 315, "Бахмута"),
        ("20 км ЮЗ Донецка", 20, 225, "Донецка"),
        ("على بعد 20 كم شمال الموصل", 20, 0, "الموصل"),
        ("20 كم جنوب شرق حلب", 20, 135, "حلب"),
    ],
)
def test_offsets(text, km, bearing, anchor):
    relation = read_relative(text)
    assert (relation.kind, relation.anchor, relation.bearing) == ("offset", anchor, bearing)
    assert relation.distance_m == pytest.approx(km * 1000)
    assert relation.precision == "near_settlement"


@pytest.mark.parametrize(
    ("text", "kind", "anchors", "part", "precision"),
    [
        ("5 nautical miles off Hodeidah", "distance", "Hodeidah", None, "near_settlement"),
        ("20 км от Донецка", "distance", "Донецка", None, "near_settlement"),
        ("north of Aleppo", "direction", "Aleppo", None, "near_settlement"),
        ("на північ від Харкова", "direction", "Харкова", None, "near_settlement"),
        ("к северо-востоку от Изюма", "direction", "Изюма", None, "near_settlement"),
        ("севернее Харькова", "direction", "Харькова", None, "near_settlement"),
        ("near Izium", "near", "Izium", None, "near_settlement"),
        ("close to the city of Izium", "near", "Izium", None, "near_settlement"),
        ("під Харковом", "near", "Харковом", None, "near_settlement"),
        ("під Новою Каховкою", "near", "Новою Каховкою", None, "near_settlement"),
        ("біля міста Ізюм", "near", "Ізюм", None, "near_settlement"),
        ("поблизу Ізюма", "near", "Ізюма", None, "near_settlement"),
        ("возле Донецка", "near", "Донецка", None, "near_settlement"),
        ("в районе Бахмута", "near", "Бахмута", None, "near_settlement"),
        ("بالقرب من الموصل", "near", "الموصل", None, "near_settlement"),
        ("قرب حلب", "near", "حلب", None, "near_settlement"),
        ("opposite Nikopol", "opposite", "Nikopol", None, "near_settlement"),
        ("across the river from Nikopol", "opposite", "Nikopol", None, "near_settlement"),
        ("навпроти Нікополя", "opposite", "Нікополя", None, "near_settlement"),
        ("the border opposite Qusayr", "border", "Qusayr", None, "near_settlement"),
        ("border opposite to the town of Qusayr", "border", "Qusayr", None, "near_settlement"),
        ("across the border from Qusayr", "border", "Qusayr", None, "near_settlement"),
        ("на границе напротив Волчанска", "border", "Волчанска", None, "near_settlement"),
        ("between Izium and Balakliia", "between", "Izium|Balakliia", None, "near_settlement"),
        ("между Донецком и Горловкой", "between", "Донецком|Горловкой", None, "near_settlement"),
        ("між Ізюмом та Балаклією", "between", "Ізюмом|Балаклією", None, "near_settlement"),
        ("بين الموصل وأربيل", "between", "الموصل|أربيل", None, "near_settlement"),
        ("outskirts of Kharkiv", "outskirts", "Kharkiv", None, "near_settlement"),
        ("a suburb of Beirut", "outskirts", "Beirut", None, "near_settlement"),
        ("на окраине Донецка", "outskirts", "Донецка", None, "near_settlement"),
        ("на північній околиці Харкова", "outskirts", "Харкова", "північній", "near_settlement"),
        ("ضواحي دمشق", "outskirts", "دمشق", None, "near_settlement"),
        ("northern Kharkiv", "part", "Kharkiv", "northern", "settlement"),
        ("eastern part of Kharkiv", "part", "Kharkiv", "eastern", "settlement"),
        ("північна частина Харкова", "part", "Харкова", "північна", "settlement"),
        ("на севере Харькова", "part", "Харькова", "севере", "settlement"),
        ("центр Харкова", "part", "Харкова", "centre", "settlement"),
        ("Kharkiv city centre", "part", "Kharkiv", "centre", "settlement"),
        ("Kyivskyi district of Kharkiv", "part", "Kharkiv", "Kyivskyi district", "neighbourhood"),
        ("Салтівський район Харкова", "part", "Харкова", "Салтівський район", "neighbourhood"),
        ("Saltivskyi district", "part", "Saltivskyi", "Saltivskyi district", "admin2"),
    ],
)  # fmt: skip
def test_kinds(text, kind, anchors, part, precision):
    relation = read_relative(text)
    assert (relation.kind, relation.anchors) == (kind, tuple(anchors.split("|")))
    assert (relation.part, relation.precision) == (part, precision)
    assert kind in KINDS
    assert vocabulary("location_precisions").encode(precision) == precision


NONE = """West Bank|South Sudan|Northern Ireland|North Ossetia|East Jerusalem|Southern Governorate
Nova Kakhovka|Eastern Ghouta|North Kordofan|West Darfur|Північна Салтівка|west bank|south sudan
Northern District|Central African Republic|Near East|Middle East|Kharkiv|Bosnia and Herzegovina
Западная Двина|Южно-Сахалинск|Северодонецк|Восточный|Southampton|Easton|Western Sahara
5 km|5 km south
на схід від|between 10 and 15 km|6,500 km south of Izium|Центральный район
Під'яркове|Подгорное|شمال غزة
Izium district, Kharkiv oblast|between Bosnia and Herzegovina and Serbia
near|біля|0 km north of Izium
near 12|X|км|of of of|48.4253, 34.9786|20 km south of north"""


@pytest.mark.parametrize("text", ["", " ", "\x00near Izium", *NONE.replace("\n", "|").split("|")])
def test_what_is_no_relation(text):
    assert read_relative(text) is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("6.5 km south of Izium", 50),
        ("7 km south of Izium", 500),
        ("120 km south of Izium", 5_000),
        ("about 120 km south of Izium", 12_000),
        ("10-16 km south of Izium", 3_500),
        ("a few kilometres south of Izium", 2_500),
        ("4 miles (6.5 km) south of Izium", 50),
        ("4 miles (20 km) south of Izium", 20_000 - 4 * 1609.344),
    ],
)
def test_the_doubt_of_a_distance(text, doubt):
    assert read_relative(text).distance.doubt_m == pytest.approx(doubt)


def test_a_compass_word_of_every_kind():
    full = {"N": "north", "S": "south", "E": "east", "W": "west"}
    for number, point in enumerate(POINTS):
        words = [full[letter] for letter in point]
        for spelled in (["".join(words)], words, [point]):
            assert direction_of(spelled).bearing == number * 22.5
    assert direction_of(["north", "south"]) is direction_of(["northing"]) is None
    assert direction_of(["NNE"]).half_sector == 11.25
    assert direction_of(["NE"]).half_sector == 22.5


def test_an_offset_from_the_centre_lands_where_geodesy_says():
    relation = read_relative("6.5 km southwest of the centre of Dnipro")
    placed = place_of(relation, [DNIPRO])
    end = Geodesic.WGS84.Direct(48.46664, 35.04066, 225, 6_500)
    off = Geodesic.WGS84.Inverse(placed.latitude, placed.longitude, end["lat2"], end["lon2"])
    assert off["s12"] < 1
    assert 2_500 <= placed.uncertainty_m <= 2_700
    assert placed.how == "6.5 km ± 0.05 km, 225° ± 22.5° from the centre of Dnipro"


@pytest.mark.parametrize(
    ("one", "wider"),
    [
        ("6.5 km SW of the centre of Dnipro", "6.5 km SW of Dnipro"),
        ("10 km SSW of Dnipro", "10 km SW of Dnipro"),
        ("10.0 km SW of Dnipro", "10 km SW of Dnipro"),
        ("10 km SW of Dnipro", "about 10 km SW of Dnipro"),
        ("10 km SW of Dnipro", "20 km SW of Dnipro"),
        ("12 km SW of Dnipro", "12 km from Dnipro"),
    ],
)
def test_vagueness_widens_the_radius(one, wider):
    radii = [place_of(read_relative(text), [DNIPRO]).uncertainty_m for text in (one, wider)]
    assert radii[0] < radii[1]


@pytest.mark.parametrize(
    ("text", "radius"),
    [
        ("near Dnipro", 16_000),
        ("outskirts of Dnipro", 11_000),
        ("northern Dnipro", 8_000),
        ("Sobornyi district of Dnipro", 8_000),
        ("Dnipro district", 30_000),
        ("7 km from the centre of Dnipro", 7_500),
        ("7 km from Dnipro", 15_500),
    ],
)
def test_around_the_anchor(text, radius):
    placed = place_of(read_relative(text), [DNIPRO])
    assert (placed.latitude, placed.longitude) == (DNIPRO.latitude, DNIPRO.longitude)
    assert placed.uncertainty_m == radius


def test_near_a_village_is_five_kilometres():
    assert place_of(read_relative("near X"), [Fix(48.0, 35.0, 500, "test")]).uncertainty_m == 5_000


def test_between_is_the_middle_and_reaches_both():
    placed = place_of(read_relative("between Dnipro and Kharkiv"), [DNIPRO, KHARKIV])
    ends = [metres_between(placed, DNIPRO), metres_between(placed, KHARKIV)]
    assert ends[0] == pytest.approx(ends[1], abs=1)
    assert placed.uncertainty_m == pytest.approx(ends[0], abs=2)
    with pytest.raises(InputError, match="expected 2 places for Dnipro and Kharkiv, found 1"):
        place_of(read_relative("between Dnipro and Kharkiv"), [DNIPRO])


def test_a_direction_alone_reaches_from_the_anchor_outward():
    placed = place_of(read_relative("north of Dnipro"), [DNIPRO])
    assert placed.latitude > DNIPRO.latitude
    assert placed.longitude == pytest.approx(DNIPRO.longitude)
    assert placed.uncertainty_m >= metres_between(placed, DNIPRO) == pytest.approx(13_000, abs=1)


@given(
    st.floats(-80, 80),
    st.floats(-179, 179),
    st.sampled_from(POINTS),
    st.floats(0.5, 200),
    st.floats(-1, 1),
)
def test_whoever_rounded_distance_and_bearing_stays_within_the_radius(
    latitude, longitude, point, km, turn
):
    anchor = Fix(latitude, longitude, 1_000, "test")
    relation = read_relative(f"{km:.1f} km {point} of the centre of X")
    placed = place_of(relation, [anchor])
    bearing = relation.bearing + turn * relation.direction.half_sector
    end = Geodesic.WGS84.Direct(latitude, longitude, bearing, km * 1000)
    off = Geodesic.WGS84.Inverse(placed.latitude, placed.longitude, end["lat2"], end["lon2"])
    assert off["s12"] <= placed.uncertainty_m + 2


@given(st.text(max_size=320))
def test_any_text_is_read_without_an_error(text):
    relation = read_relative(text)
    assert relation is None or all(relation.anchors)


WORDS = (
    "20 6.5 1/2 ½ km miles km. north south-west of the centre from near between and about a few in"
    " ( ) - , за на південь від північний схід к югу от севернее и та район district city Dnipro"
    " Дніпро outskirts suburbs part northern على بعد كم شمال بين و قرب 's"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_order_of_its_own_words_is_read_without_an_error(words):
    relation = read_relative(" ".join(words))
    if relation:
        assert all(any(letter.isalpha() for letter in anchor) for anchor in relation.anchors)
        anchors = [DNIPRO, KHARKIV][: len(relation.anchors)]
        assert place_of(relation, anchors).uncertainty_m > 0


@pytest.mark.parametrize("piece", ["north", "1 ", "1,", "1 km ", "- ", "and ", "в ", "'", "район "])
@pytest.mark.parametrize("length", [299, 10_000])
def test_long_texts_end_quietly(piece, length):
    assert read_relative((piece * length)[:length]) is None


def test_geodesy_is_imported_only_to_place():
    code = (
        "import sys; from incidents.geocode.relative import read_relative as r;"
        "r('20 km south of Izium'); print({'geographiclib', 'geopy', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
