"""`incidents geocode`: what a person sees, the JSON that scripts read, and the records filled."""

import io
import json
import shutil
import socket

import pytest

import incidents
from schema.vocabulary import vocabulary

pytestmark = pytest.mark.usefixtures("use_cache")
PROMISED = {
    "name", "latitude", "longitude", "country", "admin1", "kind", "precision", "uncertainty_m",
    "score", "how",
}  # fmt: skip


@pytest.fixture
def no_network(monkeypatch):
    """Anything that reaches for the network fails the test."""

    def refuse(*_):
        pytest.fail("the network was reached for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def _pending(tmp_path_factory, incident, collection):
    path = tmp_path_factory.mktemp("pending") / "s.db"
    store = incidents.create(path)
    day = {"date_start": "2024-05-10", "date_precision": "day"}
    exact = {"location_precision": "exact", "location_how": "reported"}
    found = collection({})
    found.incidents += [
        incident(code="certain", **day, place={"name": "у Сумах", "country": "UA"}),
        incident(code="open", **day, place={"name": "Olenivka", "country": "UA"}),
        incident(code="area", **day, place={"name": "Donetsk oblast", "country": "UA"}),
        incident(code="swapped", **day, **exact,
                 place={"name": "Dnipro", "country": "UA", "latitude": 35.04, "longitude": 48.46}),
        incident(code="bare", **day, **exact,
                 place={"name": "A field", "latitude": 50.9, "longitude": 34.8}),
    ]  # fmt: skip
    store.add_collection(found)
    return path


@pytest.fixture
def db(_pending, tmp_path):
    """A store with places to fill; its file."""
    return shutil.copy(_pending, tmp_path / "s.db")


def test_the_json_has_the_promised_shape(call, no_network):
    ended = call("geocode", "Dnipro", "Olenivka", "", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert [answer["text"] for answer in ended.json] == ["Dnipro", "Olenivka", ""]
    dnipro, olenivka, empty = ended.json
    for answer in ended.json:
        assert set(answer) == {"text", "chosen", "candidates", "reason"}
        assert answer["reason"]
        for one in answer["candidates"]:
            assert set(one) >= PROMISED
            assert one["precision"] in vocabulary("location_precisions").codes
            assert one["kind"] in vocabulary("place_kinds").codes
    assert dnipro["chosen"] == dnipro["candidates"][0]
    assert dnipro["chosen"]["country"] == "UA"
    assert olenivka["chosen"] is None
    assert len(olenivka["candidates"]) >= 3
    assert (empty["chosen"], empty["candidates"]) == (None, [])


def test_the_table_marks_the_choice_and_lists_the_candidates(call):
    ended = call("geocode", "Гроза", "Olenivka")
    assert ended.code == 0
    first, second = ended.out.split("Olenivka: not resolved; ")
    assert first.startswith("Гроза: the name; no other place in the gazetteer has it")
    assert "→" in first
    assert "Hroza" in first
    assert "→" not in second
    assert "would help" in second
    for area in ("Donetsk, UA", "Odesa, UA", "Poltava, UA"):
        assert area in second


def test_hints_are_options(call):
    for options in (["--admin1", "Donetsk"], ["--country", "Україна", "--admin1", "Донеччина"],
                    ["--near", "Volnovakha"], ["--near", "47.9,37.7"]):  # fmt: skip
        ended = call("geocode", "Olenivka", *options, "--format", "json")
        assert ended.json[0]["chosen"]["admin1"] == "Donetsk", options


def test_texts_come_from_stdin_one_a_line(call, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Sumy\n\nПід Харковом\n"))
    ended = call("geocode", "-", "--format", "json")
    assert [answer["text"] for answer in ended.json] == ["Sumy", "", "Під Харковом"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "either places or --pending"),
        (["Sumy", "--pending"], "either places or --pending"),
        (["--pending", "--country", "UA"], "leave out the others"),
        (["Sumy", "--country", "Ukrane"], "did you mean Ukraine"),
        (["Sumy", "--country", "UA", "--admin1", "Donetzk"], "did you mean Donetsk"),
        (["Sumy", "--near", "Olenivka"], "'Olenivka' is not certain itself"),
        (["Sumy", "--near", "Zzyzxqwv"], "is not certain itself"),
        (["Sumy", "--format", "xml"], "xml"),
        (["Sumy", "--service", "gogle"], "known are nominatim, photon, pelias"),
    ],
)
def test_wrong_use_ends_with_2(words, message, call, monkeypatch):
    monkeypatch.setenv("INCIDENTS_USER_AGENT", "strike-survey/1.0 (tests@example.org)")
    ended = call("geocode", *words)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


@pytest.mark.parametrize(
    "text",
    ["12345", "x" * 10_000, "\x00\x1b[31m", "Дніпro Kharkiv", "43.5, 31.5", "95, 200", "0,0"],
)
def test_bad_input_gets_an_answer(text, call, no_network):
    ended = call("geocode", "--format", "json", "--", text)
    assert (ended.code, ended.err) == (0, "")
    assert ended.json[0]["text"] == text
    assert ended.json[0]["reason"]
    assert "\x1b" not in call("geocode", "--", text).out


def test_pending_fills_what_is_certain_and_lists_the_rest(call, db, no_network):
    ended = call("--db", db, "geocode", "--pending", "--format", "json")
    assert ended.code == 0
    assert set(ended.json) == {"places", "areas_named", "doubts"}
    found = {place["code"]: place for place in ended.json["places"]}
    assert {code: place["filled"] for code, place in found.items()} == {
        "certain": True, "open": False, "area": False,
    }  # fmt: skip
    assert set(found["open"]) == {"code", "filled", "text", "chosen", "candidates", "reason"}
    assert len(found["open"]["candidates"]) >= 3
    assert ended.json["areas_named"] == 1
    (doubt,) = ended.json["doubts"]
    assert doubt["code"] == "swapped"
    assert "swapped" in doubt["why"]
    assert "1 of 3 places filled, 2 left open, 1 areas named, 1 coordinates look wrong" in ended.err

    shown = call("--db", db, "show", "certain", "--format", "json").json
    assert shown["location_how"] == "gazetteer"
    assert shown["location_words"] == "у Сумах"
    assert shown["location_by"] == "incidents-db sumy (inflected)"
    assert shown["location_at"]
    history = call("--db", db, "history", "certain")
    assert "place looked up" in history.out
    again = call("--db", db, "geocode", "--pending", "--format", "json").json
    assert {place["code"] for place in again["places"]} == {"open", "area"}
    assert again["areas_named"] == 0


def test_pending_as_tables(call, db):
    ended = call("--db", db, "--quiet", "geocode", "--pending")
    assert (ended.code, ended.err) == (0, "")
    assert "filled" in ended.out
    assert "open" in ended.out
    assert "looks wrong" in ended.out


def test_pending_needs_a_store(call, tmp_path):
    ended = call("--db", tmp_path / "none.db", "geocode", "--pending")
    assert ended.code in (1, 2)
    assert "none.db" in ended.err
    assert not (tmp_path / "none.db").exists()


def test_near_takes_a_place_of_the_gazetteer(on):
    for text in ("Kharkiv", "Харків", "у Харкові", "near Kharkiv"):
        near = on("query", "--near", text, "--within", "9km", "--format", "json")
        assert near.code == 0, near.err
        assert {row["code"] for row in near.json} == {"home"}


def test_near_an_ambiguous_place_lists_the_candidates(on):
    ended = on("query", "--near", "Olenivka", "--within", "5km")
    assert (ended.code, ended.out) == (2, "")
    assert "give the coordinates of the one you mean" in ended.err
    for area in ("Donetsk", "Odesa", "Poltava"):
        assert area in ended.err


def test_near_without_a_gazetteer_says_how_to_get_one(on, monkeypatch, tmp_path):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    ended = on("query", "--near", "Kryvyi Rih", "--within", "5km")
    assert ended.code == 2
    assert "incidents gazetteer build" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_add_finds_a_place_and_says_how(call, db):
    ended = call("--db", db, "add", "--draft", "--date", "2024-05-11", "--place", "у Харкові")
    assert ended.code == 0, ended.err
    shown = call("--db", db, "show", ended.out.strip(), "--format", "json").json
    assert (shown["place"]["name"], shown["place"]["admin1"]) == ("Kharkiv", "Kharkiv")
    assert shown["location_words"] == "у Харкові"
    assert shown["location_by"].endswith("(inflected)")
    assert shown["location_how"] == "gazetteer"
    assert shown["uncertainty_m"] > 10_000


def test_add_lists_the_candidates_of_an_ambiguous_place(call, db):
    ended = call("--db", db, "add", "--draft", "--date", "2024-05-11", "--place", "Avdiivka")
    assert (ended.code, ended.out) == (2, "")
    assert "'Avdiivka' is not certain" in ended.err
    assert ended.err.count("--at ") >= 2


def test_add_puts_no_dot_for_an_area(call, db):
    ended = call("--db", db, "add", "--draft", "--date", "2024-05-11", "--place", "Сумщина")
    assert ended.code == 0, ended.err
    shown = call("--db", db, "show", ended.out.strip(), "--format", "json").json
    assert (shown["place"]["country"], shown["place"]["admin1"]) == ("UA", "Sumy")
    assert shown["place"].get("latitude") is None
    assert shown["location_precision"] == "admin1"


def test_a_stop_says_what_was_kept(call, db, monkeypatch):
    from incidents.geocode.geocoder import Geocoder

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Geocoder, "geocode", stop)
    ended = call("--db", db, "geocode", "--pending")
    assert ended.code == 130
    assert "Traceback" not in ended.err


def test_the_json_is_readable_in_every_script(call):
    out = call("geocode", "حلب", "Гроза", "--format", "json").out
    assert "حلب" in out
    assert "Гроза" in out
    assert json.loads(out)
