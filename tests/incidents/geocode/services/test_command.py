"""`incidents geocode --service` against a server on loopback that speaks as Nominatim does."""

import pytest

AGENT = "strike-survey/1.0 (tests@example.org)"
OPEN = "Zzyzxqwv"

pytestmark = pytest.mark.usefixtures("use_cache")


@pytest.fixture
def asked(server, monkeypatch, dnipro):
    """A server that knows Dnipro, named by the environment; its requests."""
    monkeypatch.setenv("INCIDENTS_USER_AGENT", AGENT)
    monkeypatch.setenv("INCIDENTS_GEOCODER_URL", server.address)
    server.answers([dnipro["nominatim"]])
    return server.asked


def test_nothing_is_sent_without_a_service(call, asked):
    assert call("geocode", OPEN, "Olenivka", "Dnipro").code == 0
    assert asked == []


def test_only_what_the_gazetteer_leaves_open_is_asked(call, asked, server):
    ended = call("geocode", "Dnipro", OPEN, "--country", "UA", "--service", "nominatim",
                 "--format", "json")  # fmt: skip
    assert ended.code == 0, ended.err
    known, found = ended.json
    assert known["chosen"]["gazetteer"] == "incidents-db"
    assert (found["chosen"]["how"], found["chosen"]["gazetteer"]) == ("service", "nominatim")
    assert found["chosen"]["latitude"] == pytest.approx(48.468, abs=0.001)
    assert "OpenStreetMap" in found["reason"]
    (request,) = asked
    assert request.query["q"] == OPEN
    assert request.query["countrycodes"].lower() == "ua"
    assert request.headers["User-Agent"] == AGENT
    assert f"asks nominatim {server.address}" in ended.err


def test_without_a_user_agent_nothing_is_sent(call, asked, monkeypatch):
    monkeypatch.delenv("INCIDENTS_USER_AGENT")
    ended = call("geocode", OPEN, "--service", "nominatim")
    assert (ended.code, ended.out) == (2, "")
    assert "INCIDENTS_USER_AGENT" in ended.err
    assert asked == []


def test_places_far_apart_are_offered_and_none_is_chosen(call, asked, server, dnipro):
    other = dnipro["nominatim"] | {"lat": "50.0", "lon": "36.2", "place_id": 2}
    server.answers([dnipro["nominatim"], other])
    (answer,) = call("geocode", OPEN, "--service", "nominatim", "--format", "json").json
    assert answer["chosen"] is None
    assert len(answer["candidates"]) == 2
    assert "1 of them elsewhere" in answer["reason"]


def test_a_service_that_knows_nothing_either(call, asked, server):
    server.answers([])
    (answer,) = call("geocode", OPEN, "--service", "nominatim", "--format", "json").json
    assert (answer["chosen"], answer["candidates"]) == (None, [])
    assert "nominatim knows none either" in answer["reason"]


def test_a_hostile_answer_is_an_error_and_no_traceback(call, asked, server, reply):
    server.answers(reply(b"<html>blocked</html>"))
    ended = call("geocode", OPEN, "--service", "nominatim")
    assert ended.code == 1
    assert "an HTML page" in ended.err
    assert "Traceback" not in ended.err


def test_pending_keeps_what_was_answered_and_asks_nothing_twice(
    call, asked, store, incident, collection
):
    found = collection({})
    found.incidents += [
        incident(code=code, date_start="2024-05-10", date_precision="day",
                 place={"name": OPEN, "country": "UA"})
        for code in ("one", "two")
    ]  # fmt: skip
    store.add_collection(found)
    db = store.engine.location
    ended = call("--db", db, "geocode", "--pending", "--service", "nominatim", "--format", "json")
    assert ended.code == 0, ended.err
    assert [place["filled"] for place in ended.json["places"]] == [True, True]
    assert len(asked) == 1
    shown = call("--db", db, "show", "one", "--format", "json").json
    assert (shown["location_how"], shown["location_words"]) == ("service", OPEN)
    assert shown["location_by"].startswith("nominatim")
    with store.reading() as database:
        kept = database.one("SELECT service, asked_at FROM service_answer")
    assert kept["service"].startswith("nominatim")
    assert kept["asked_at"] > "2024"
