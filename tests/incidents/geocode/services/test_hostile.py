"""Answers that lie, break off, redirect or are of the wrong type: dropped, counted or refused."""

import json

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.services import SERVICES, ServiceError, UnusableAnswerError

NAMES = list(SERVICES)
BAD_NAMES = [None, "", 7, ["Dnipro"], {"en": "Dnipro"}, "\x00\x1b\u202e",
             "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;",
             "\ud800", "…"]  # fmt: skip
BAD_NUMBERS = [None, "x", "", "NaN", float("nan"), float("inf"), 91, -1e300, 10**400, True, [48],
               {"deg": 48}, "٤٨", "4_8", "0x30", " 48"]  # fmt: skip


def renamed(name, place, value):
    if name == "nominatim":
        return place | {"name": value, "display_name": value}
    return place | {"properties": place["properties"] | {"name": value}}


def moved(name, place, latitude):
    if name == "nominatim":
        return place | {"lat": latitude}
    return place | {"geometry": {"type": "Point", "coordinates": [35.0, latitude]}}


def broken(name, place):
    """Results of which nothing can be used."""
    yield from (renamed(name, place, value) for value in BAD_NAMES)
    yield from (moved(name, place, value) for value in BAD_NUMBERS)
    yield from ({}, [], None, 7, "Dnipro", [[]])
    if name == "nominatim":
        yield place | {"lat": "0", "lon": "0.0"}
        yield {key: value for key, value in place.items() if key != "lon"}
    else:
        yield place | {"geometry": None}
        yield place | {"geometry": {"coordinates": [0, 0]}}
        yield place | {"geometry": {"coordinates": ["35", "48"]}}
        yield place | {"geometry": {"coordinates": [35]}}
        yield place | {"properties": [["name", "Dnipro"]]}


@pytest.mark.parametrize("name", NAMES)
def test_a_result_that_cannot_be_used_is_dropped_and_counted(
    name, server, asking, dnipro, documented
):
    good = dnipro[name]
    bad = list(broken(name, good))
    server.answers(*(documented(name, one, good) for one in bad))
    asked = asking(name)
    for number, one in enumerate(bad, start=1):
        found = asked.search("Dnipro", Hints())
        assert [place.latitude for place in found] == [48.4680221], one
        assert asked.dropped == number, one


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_of_such_results_alone_is_refused(name, server, asking, dnipro, documented):
    server.answers(documented(name, renamed(name, dnipro[name], None)))
    with pytest.raises(UnusableAnswerError, match="usable name or coordinates"):
        asking(name).search("Dnipro", Hints())
    assert len(server.asked) == 1


def test_a_text_of_photon_that_is_none_drops_the_result(server, asking, dnipro, documented):
    bad = dnipro["photon"] | {"properties": dnipro["photon"]["properties"] | {"postcode": 49000}}
    server.answers(documented("photon", bad, dnipro["photon"]))
    asked = asking("photon")
    assert len(asked.search("Dnipro", Hints())) == 1
    assert asked.dropped == 1


def test_what_may_be_missing_is_left_out_when_it_is_wrong(server, asking, dnipro):
    server.answers([
        dnipro["nominatim"] | {
            "importance": "high", "osm_id": "1; DROP", "osm_type": "moon", "place_rank": "16",
            "address": {"state": "<b>x</b>", "country_code": "ukr", "county": 3},
        }
    ])  # fmt: skip
    (found,) = asking().search("Dnipro", Hints())
    assert (found.country, found.admin1, found.admin2) == (None, None, None)
    assert (found.gazetteer_id, found.score) == (None, 0)


@pytest.mark.parametrize(("given", "score"), [(1e9, 1), (-3, 0), (float("nan"), 0), (0.5, 0.5)])
def test_a_score_lies_between_0_and_1(given, score, server, asking, dnipro):
    server.answers([dnipro["nominatim"] | {"importance": given}])
    assert asking().search("Dnipro", Hints())[0].score == score


def test_names_are_cut_and_cleaned(server, asking, dnipro):
    long = "Dn\x00ip\u202ero\x1b[31m \n " + "я" * 10_000
    server.answers([renamed("nominatim", dnipro["nominatim"], long)])
    (found,) = asking().search("Dnipro", Hints())
    assert found.name.startswith("Dnipro[31m яяя")
    assert len(found.name) == 200


def test_joiners_of_persian_names_stay(server, asking, dnipro):
    server.answers([renamed("nominatim", dnipro["nominatim"], "می\u200cناب")])
    assert asking().search("Minab", Hints())[0].name == "می\u200cناب"


def test_no_more_results_are_looked_at_than_were_asked_for(server, asking, dnipro):
    server.answers([dnipro["nominatim"]] * 100)
    assert len(asking().search("Dnipro", Hints())) == 10


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'[{"lat": "48.', "no JSON"),
        (b"", "an empty page"),
        (b"  <!DOCTYPE html><title>Busy</title>", "an HTML page"),
        (b"\xff\xfe\x00", "no UTF-8"),
        (b"[" * 100_000, "no JSON"),
        (b'"Dnipro"', "no list of places"),
        (b"null", "no list of places"),
        (b'{"error": {"code": 400}}', "no list of places"),
        (b'{"features": {"0": 1}}', "no list of places"),
        (b"9" * 5_000, "no"),
        (b"[" + b" " * (1 << 20) + b"]", "more than 1048576 bytes"),
    ],
)
def test_an_answer_that_is_no_list_of_places_is_refused(
    name, body, found, server, asking, reply, waits
):
    server.answers(reply(body))
    with pytest.raises(UnusableAnswerError) as caught:
        asking(name).search("Dnipro", Hints())
    message = str(caught.value)
    assert found in message
    assert message.startswith(f"{name} {server.address}: expected a list of places as JSON, found")
    assert len(message) < 500
    assert (len(server.asked), waits) == (1, []), "asking again would not help"


@pytest.mark.parametrize("name", NAMES)
def test_no_place_is_an_answer(name, server, asking, documented):
    server.answers(documented(name))
    asked = asking(name)
    assert asked.search("Nowhere", Hints()) == []
    assert asked.dropped == 0


def test_a_redirect_on_the_same_server_is_followed(server, asking, dnipro, reply):
    server.answers(reply(status=301, headers={"Location": "/elsewhere?q=x"}), [dnipro["nominatim"]])
    assert len(asking().search("Dnipro", Hints())) == 1
    assert [one.path for one in server.asked] == ["/search", "/elsewhere"]
    assert {one.headers["User-Agent"][:13] for one in server.asked} == {"strike-survey"}


@pytest.mark.parametrize("target", ["http://127.0.0.1:{}/search", "https://127.0.0.1/", "ftp://x/"])
def test_a_redirect_elsewhere_is_refused(target, serve, server, asking, reply):
    other = serve()
    location = target.format(other.server_port)
    server.answers(reply(status=302, headers={"Location": location}))
    with pytest.raises(ServiceError) as caught:
        asking().search("Dnipro", Hints())
    assert location in str(caught.value)
    assert "INCIDENTS_GEOCODER_URL" in str(caught.value)
    assert other.asked == []


def test_a_redirect_to_a_file_is_refused(server, asking, reply):
    server.answers(reply(status=302, headers={"Location": "file:///etc/passwd"}))
    with pytest.raises(ServiceError, match="302"):
        asking().search("Dnipro", Hints())


def test_redirects_that_go_round_end(server, asking, reply):
    server.answers(reply(status=302, headers={"Location": "/search"}))
    with pytest.raises(ServiceError, match="302"):
        asking().search("Dnipro", Hints())
    assert len(server.asked) <= 5


def test_the_page_of_an_error_stays_out_of_the_message(server, asking, reply):
    server.answers(reply(b"<html><h1>Forbidden</h1>" + b"x" * 5_000, status=403))
    with pytest.raises(ServiceError) as caught:
        asking().search("Dnipro", Hints())
    assert not isinstance(caught.value, UnusableAnswerError)
    assert "HTTP status 403" in str(caught.value)
    assert "INCIDENTS_USER_AGENT" in str(caught.value)
    assert "html" not in str(caught.value)


def test_the_words_of_an_error_are_told(server, asking, reply):
    words = json.dumps({"message": "unknown query parameter 'countrycode'\x1b[2J"}).encode()
    server.answers(reply(words, status=400))
    with pytest.raises(UnusableAnswerError, match="unknown query parameter 'countrycode'"):
        asking("photon").search("Dnipro", Hints(country="UA"))
    assert len(server.asked) == 1
