"""What the services are asked and what becomes of their answers, through the real geopy client."""

import subprocess
import sys

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.services import SERVICES

NAMES = list(SERVICES)
PATHS = {"nominatim": "/search", "photon": "/api", "pelias": "/v1/search"}
TEXTS = {"nominatim": "q", "photon": "q", "pelias": "text"}


@pytest.mark.parametrize("name", NAMES)
def test_a_city_becomes_a_candidate(name, server, asking, dnipro, documented):
    server.answers(documented(name, dnipro[name]))
    (found,) = asking(name).search("Дніпро", Hints())
    expected = {
        "name": "Dnipro", "latitude": 48.4680221, "longitude": 35.0417711, "country": "UA",
        "admin1": "Dnipropetrovsk Oblast", "admin2": "Dnipro Raion", "kind": "settlement",
        "precision": "settlement", "how": "service", "gazetteer": name,
    }  # fmt: skip
    plain = found.as_dict()
    assert {key: plain[key] for key in expected} == expected
    assert 20_000 < found.uncertainty_m < 30_000, "the far corner of its extent"
    ids = {"pelias": "whosonfirst:locality:421175837"}
    assert found.gazetteer_id == ids.get(name, "relation/1765023")
    assert 0 < found.score <= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_request_says_who_asks_what_and_in_which_country(name, server, asking, documented):
    server.answers(documented(name))
    hints = Hints(country="UA", admin1="Сумська область", admin2="not sent", near=((1.0, 2.0),))
    assert asking(name).search("  Вільха\n ", hints) == []
    (asked,) = server.asked
    assert asked.path == PATHS[name]
    assert asked.headers["User-Agent"] == "strike-survey/1.0 (tests@example.org)"
    assert asked.query[TEXTS[name]] == "Вільха, Сумська область"
    sent = {"nominatim": ("countrycodes", "ua"), "photon": ("countrycode", "UA"),
            "pelias": ("boundary.country", "UA")}  # fmt: skip
    key, value = sent[name]
    assert asked.query[key] == value
    asking(name).search("Вільха", Hints())
    assert key not in server.asked[-1].query


def test_the_country_of_one_question_is_not_that_of_the_next(server, asking, documented):
    server.answers(documented("photon"))
    photon = asking("photon")
    photon.search("Odesa", Hints(country="UA"))
    photon.search("Odesa", Hints())
    assert [one.query.get("countrycode") for one in server.asked] == ["UA", None]


@pytest.mark.parametrize("name", NAMES)
def test_places_of_another_country_are_left_out(name, server, asking, dnipro, documented):
    server.answers(documented(name, dnipro[name]))
    asked = asking(name)
    assert len(asked.search("Dnipro", Hints(country="ua"))) == 1
    assert asked.search("Dnipro", Hints(country="RU")) == []
    assert asked.dropped == 0


def test_a_place_whose_country_is_not_said_stays(server, asking, dnipro, documented):
    del dnipro["pelias"]["properties"]["country_code"]
    server.answers(documented("pelias", dnipro["pelias"]))
    (found,) = asking("pelias").search("Dnipro", Hints(country="UA"))
    assert found.country is None


@pytest.mark.parametrize("name", NAMES)
def test_a_server_may_stand_under_a_path(name, server, asking, documented):
    server.answers(documented(name))
    asking(name, path="/maps/search/").search("Odesa", Hints())
    assert server.asked[0].path == f"/maps/search{PATHS[name]}"


@pytest.mark.parametrize("text", ["", "  ", "...", "\x00\u202e", "<b>Odesa</b>", "x" * 251])
def test_what_can_be_no_name_is_not_sent(text, server, asking):
    assert asking().search(text, Hints()) == []
    assert server.asked == []


@pytest.mark.parametrize(
    ("changes", "kind", "precision"),
    [
        ({"class": "place", "type": "village"}, "settlement", "settlement"),
        ({"class": "place", "type": "suburb"}, "area", "neighbourhood"),
        ({"class": "aeroway", "type": "aerodrome"}, "air_base", "site"),
        ({"class": "power", "type": "plant"}, "plant", "site"),
        ({"class": "landuse", "type": "military"}, "military_site", "site"),
        ({"addresstype": "state"}, "area", "admin1"),
        ({"addresstype": "district"}, "area", "admin2"),
        ({"addresstype": "country"}, "area", "country"),
        ({"addresstype": None, "place_rank": 8}, "area", "admin1"),
        ({"addresstype": None, "place_rank": 16}, "settlement", "settlement"),
        ({"class": "waterway", "type": "river"}, "area", "admin2"),
        ({"class": "railway", "type": "rail"}, "area", "admin2"),
        ({"class": ["place"], "type": 7}, "area", "admin2"),
    ],
)
def test_what_an_object_is_decides_how_precise_it_is(
    changes, kind, precision, server, asking, dnipro
):
    server.answers([dnipro["nominatim"] | changes])
    (found,) = asking().search("Dnipro", Hints())
    assert (found.kind, found.precision) == (kind, precision)


@pytest.mark.parametrize(
    ("box", "radius"),
    [
        (["48.4679", "48.4681", "35.0416", "35.0418"], 50),
        (None, 5_000),
        (["1", "2", "3", "4"], 5_000),
        (["48", "49", "34"], 5_000),
        (["48", "49", "34", "NaN"], 5_000),
        ({"south": 48}, 5_000),
        ([48, 49, -1e400, 36], 5_000),
    ],
)
def test_the_radius_is_that_of_the_extent_or_else_of_the_kind(box, radius, server, asking, dnipro):
    server.answers([dnipro["nominatim"] | {"boundingbox": box}])
    (found,) = asking().search("Dnipro", Hints())
    assert found.uncertainty_m == radius


def test_photon_names_a_house_by_its_street(server, asking, dnipro, documented):
    house = dnipro["photon"]
    house["properties"] |= {"name": None, "street": "Long Street", "housenumber": "5",
                            "osm_key": "building", "osm_value": "yes", "type": "house",
                            "extent": None}  # fmt: skip
    server.answers(documented("photon", house))
    (found,) = asking("photon").search("Long Street 5", Hints())
    assert (found.name, found.precision, found.uncertainty_m) == ("Long Street 5", "site", 500)


def test_photon_keeps_its_order_in_small_steps(server, asking, dnipro, documented):
    server.answers(documented("photon", *[dnipro["photon"]] * 3))
    found = asking("photon").search("Dnipro", Hints())
    assert [one.score for one in found] == [1, 0.99, 0.98]


@pytest.mark.parametrize("name", NAMES)
def test_every_service_names_whose_data_it_gives(name, asking, server):
    made = asking(name)
    assert "OpenStreetMap contributors" in made.credit
    assert "ODbL" in made.credit
    assert (made.name, made.asked) == (name, f"{name} {server.address}")
    assert server.asked == []


def test_geopy_is_imported_only_when_a_service_is_made():
    code = (
        "import sys, incidents.geocode.services as s, incidents.geocode.services.cached\n"
        "print(*[m for m in ('geopy', 'requests', 'urllib.request', 'sqlmodel') "
        "if m in sys.modules])\n"
        "s.service('nominatim', 'a survey')\n"
        "print('geopy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\nTrue\n"
