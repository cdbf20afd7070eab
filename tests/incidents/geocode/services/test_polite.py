"""The pace of asking, what is tried again, and when it is given up."""

import datetime as dt
import socket
from email.utils import format_datetime

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.services import Polite, ServiceError, UnusableAnswerError, service

AGENT = "strike-survey/1.0 (tests@example.org)"


def test_requests_are_a_second_apart_by_default(server):
    time, waits = [100.0], []

    def sleep(seconds):
        waits.append(seconds)
        time[0] += seconds

    asked = service("nominatim", AGENT, server.address, Polite(clock=lambda: time[0], sleep=sleep))
    for text in ("a", "b"):
        asked.search(text, Hints())
    time[0] += 0.25
    asked.search("c", Hints())
    time[0] += 7
    asked.search("d", Hints())
    assert waits == [1.0, 0.75]
    assert len(server.asked) == 4


def test_retries_keep_the_pace_too(server, reply):
    time, waits = [0.0], []

    def sleep(seconds):
        waits.append(seconds)
        time[0] += seconds

    server.answers(reply(status=503, headers={"Retry-After": "0"}), [])
    pace = Polite(clock=lambda: time[0], sleep=sleep)
    service("nominatim", AGENT, server.address, pace).search("a", Hints())
    assert waits == [0.0, 1.0]


@pytest.mark.parametrize("status", [429, 503])
def test_it_waits_as_long_as_the_service_asks(status, server, asking, dnipro, reply, waits):
    server.answers(reply(status=status, headers={"Retry-After": "7"}), [dnipro["nominatim"]])
    assert len(asking().search("Dnipro", Hints())) == 1
    assert waits == [7]
    assert len(server.asked) == 2


def test_the_time_to_come_back_may_be_a_date(server, asking, reply, waits):
    past = format_datetime(dt.datetime(2024, 5, 1, tzinfo=dt.UTC), usegmt=True)
    server.answers(reply(status=429, headers={"Retry-After": past}), [])
    asking().search("Dnipro", Hints())
    assert waits == [0]


@pytest.mark.parametrize(
    "words",
    [
        "soon",
        "",
        "-5",
        "٧",
        "1e3",
        "Fri, 31 Dec 99999999 0",
        "Fri, 31 Dec 100000 23:59:59 GMT",
        "Fri, 99 Dec 2024 23:59:59 GMT",
        "x\x1b[2J",
    ],
)
def test_a_senseless_time_to_come_back_does_no_harm(words, server, asking, reply, waits, caplog):
    server.answers(reply(status=429, headers={"Retry-After": words}), [])
    assert asking().search("Dnipro", Hints()) == []
    assert waits == [1]
    assert caplog.messages == [], "geopy would print it"


@pytest.mark.parametrize("words", ["9" * 5_000, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_service_that_wants_ages_is_given_up(words, server, asking, reply, waits):
    server.answers(reply(status=429, headers={"Retry-After": words}), [])
    with pytest.raises(ServiceError, match="the request to wait"):
        asking().search("Dnipro", Hints())
    assert (len(server.asked), waits) == (1, [])


def test_a_service_that_wants_hours_is_given_up(server, asking, reply, waits):
    server.answers(reply(status=429, headers={"Retry-After": "86400"}))
    with pytest.raises(ServiceError, match="wait 86400 seconds") as caught:
        asking().search("Dnipro", Hints())
    assert "goes on from there" in str(caught.value)
    assert (len(server.asked), waits) == (1, [])


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_passing_failures_are_tried_again_ever_later(status, server, asking, reply, waits):
    server.answers(reply(b"<html>busy</html>", status=status))
    with pytest.raises(ServiceError) as caught:
        asking(tries=4).search("Dnipro", Hints())
    assert f"HTTP status {status} (tries: 4)" in str(caught.value)
    assert "goes on from there" in str(caught.value)
    assert not isinstance(caught.value, UnusableAnswerError)
    assert (len(server.asked), waits) == (4, [1, 2, 4])


def test_no_wait_is_longer_than_the_longest(server, asking, reply, waits):
    server.answers(reply(status=500))
    with pytest.raises(ServiceError):
        asking(tries=5, longest_wait=3).search("Dnipro", Hints())
    assert waits == [1, 2, 3, 3]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_refusals_are_not_tried_again(status, server, asking, reply, waits):
    server.answers(reply(status=status))
    with pytest.raises(ServiceError, match=f"HTTP status {status}"):
        asking().search("Dnipro", Hints())
    assert (len(server.asked), waits) == (1, [])


def test_a_failure_that_passes_leaves_no_trace(server, asking, dnipro, reply):
    server.answers(reply(status=500), reply(b"[]", promised=50), [dnipro["nominatim"]])
    assert len(asking().search("Dnipro", Hints())) == 1
    assert len(server.asked) == 3


def test_a_connection_that_breaks_off_is_tried_again(server, asking, reply):
    server.answers(reply(b'[{"lat"', promised=5_000))
    with pytest.raises(ServiceError, match="broke off") as caught:
        asking().search("Dnipro", Hints())
    assert not isinstance(caught.value, UnusableAnswerError)
    assert len(server.asked) == 3


def made(server, timeout, tries=2):
    from incidents.geocode.services.nominatim import Nominatim

    pace = Polite(interval=0, tries=tries, sleep=lambda _: None)
    return Nominatim(AGENT, server.address, pace, timeout=timeout)


def test_a_service_that_does_not_answer_is_given_up(server, reply):
    server.answers(reply(hangs=True))
    with pytest.raises(ServiceError, match=r"no answer within 0\.3 seconds \(tries: 2\)"):
        made(server, timeout=0.3).search("Dnipro", Hints())
    assert len(server.asked) == 2


def test_an_answer_without_end_is_given_up(server, reply):
    server.answers(reply(b"[" + b" " * 5_000, drips=True))
    with pytest.raises(ServiceError, match="does not come to its end"):
        made(server, timeout=0.4, tries=1).search("Dnipro", Hints())


def test_a_server_that_is_not_there(waits):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{held.getsockname()[1]}"
        pace = Polite(interval=0, first_wait=1, tries=3, sleep=waits.append)
        with pytest.raises(ServiceError, match="no connection") as caught:
            service("photon", AGENT, address, pace).search("Dnipro", Hints())
    assert "goes on from there" in str(caught.value)
    assert waits == [1, 2]
