"""A place by its name: all records of the settlement, whatever key or script they have."""

import json
import shutil

import pytest

PLACES = {
    "city": {"name": "Kharkiv", "admin1": "Kharkiv", "country": "UA"},
    "bare": {"name": "Харків", "country": "UA"},
    "russian": {"name": "Kharkov", "country": "UA", "latitude": 49.99, "longitude": 36.23},
    "village": {"name": "Olenivka", "admin1": "Donetsk", "country": "UA"},
    "unsaid": {"name": "Olenivka", "country": "UA"},
    "oblast": {"admin1": "Kharkiv", "country": "UA"},
    "known": {"name": "Дніпро", "admin1": "Дніпропетровська обл.", "country": "UA"},
    "plant": {"key": "abqaiq", "latitude": 25.93, "longitude": 49.69},
}


@pytest.fixture(scope="module")
def places_file(made_once, catalogue_file):
    """A store with one record at each of the places."""
    from incidents import open as open_store
    from schema.document.incident import IncidentDocument

    def fill(folder):
        store = open_store(shutil.copy(catalogue_file, folder / "places.db"))
        for code, place in PLACES.items():
            located = {"location_how": "reported"} if "latitude" in place else {}
            precision = "admin1" if code == "oblast" else "settlement"
            raw = {"code": code, "title": code, "event_type": "drone_strike",
                   "date_start": "2024-05-01", "date_precision": "day", "place": place,
                   "location_precision": precision, **located}  # fmt: skip
            store.add(IncidentDocument.model_validate(raw))

    return made_once("places", fill) / "places.db"


@pytest.fixture
def asked(call, places_file, use_cache):
    def asked(*words):
        ended = call("--db", places_file, "query", *words, "--format", "json")
        codes = {row["code"] for row in json.loads(ended.out)} if ended.code == 0 else set()
        return codes, ended

    return asked


@pytest.mark.parametrize("name", ["Kharkiv", "Харків", "Харьков", "Kharkov"])
def test_every_name_of_a_city_takes_all_its_records(asked, name):
    codes, ended = asked("--place", name)
    assert codes == {"city", "bare", "russian"}
    assert f"--place {name}: counted in are the places" in ended.err
    assert "kharkiv-kharkiv-ua (1)" in ended.err


def test_only_different_settlements_ask_for_more(asked):
    _, ended = asked("--place", "Olenivka")
    assert ended.code == 2
    assert "olenivka-ua (Olenivka, UA)" in ended.err
    assert "--any takes all of them" in ended.err
    assert asked("--place", "Olenivka", "--any")[0] == {"village", "unsaid"}
    assert asked("--place", "olenivka-donetsk-ua")[0] == {"village"}


def test_any_needs_a_place(asked):
    _, ended = asked("--any")
    assert (ended.code, "--place with --any" in ended.err) == (2, True)


def test_near_takes_places_of_the_world_and_sites(asked):
    assert asked("--near", "Kharkiv", "--within", "20km")[0] == {"russian"}
    _, ended = asked("--near", "Kupiansk", "--within", "1km")
    assert (ended.code, "Kharkiv, UA" in ended.err) == (0, True)
    assert asked("--near", "Abqaiq", "--within", "20km")[0] == {"plant"}
    assert asked("--place", "Abqaiq")[0] == {"plant"}


def test_a_named_place_is_the_recorded_one_of_its_name_and_area(asked, call, places_file):
    record = call("--db", places_file, "show", "known", "--format", "json").json
    assert record["place"]["key"] == "dnipro"
    assert asked("--place", "Dnipro")[0] == {"known"}


def test_migrating_makes_one_place_of_one_settlement(call, places_file, use_cache, tmp_path):
    """Never where doubt is left: which Olenivka a record means, nobody can tell."""
    file = shutil.copy(places_file, tmp_path / "old.db")
    ended = call("--db", file, "migrate")
    assert ended.code == 0, ended.err
    assert "kharkov-ua, kharkiv-kharkiv-ua, kharkiv-ua: kharkiv-kharkiv-ua" in ended.err
    assert "places of one name that may be one settlement, or not: olenivka-donetsk-ua" in ended.err
    keys = {
        code: call("--db", file, "show", code, "--format", "json").json["place"]["key"]
        for code in ("city", "bare", "russian", "village", "unsaid", "oblast")
    }
    assert keys == {
        "city": "kharkiv-kharkiv-ua", "bare": "kharkiv-kharkiv-ua",
        "russian": "kharkiv-kharkiv-ua", "village": "olenivka-donetsk-ua",
        "unsaid": "olenivka-ua", "oblast": "ua-63",
    }  # fmt: skip
    history = call("--db", file, "history", "bare").out
    assert "place.key: kharkiv-ua -> kharkiv-kharkiv-ua" in history
    assert call("--db", file, "check", "--format", "json").out.count('"error"') == 0
