"""Answers in the store: nothing is asked twice, and what stopped goes on."""

import re

import pytest

import incidents
from incidents.geocode.answer import Hints
from incidents.geocode.services import ServiceError
from incidents.geocode.services.cached import CachedService


@pytest.fixture
def cached(asking, store):
    return CachedService(asking(), store)


def rows(store):
    with store.reading() as database:
        return list(database.rows("SELECT * FROM service_answer ORDER BY id"))


def search_all(service, texts):
    return [service.search(text, Hints()) for text in texts]


def test_a_second_ask_sends_nothing(cached, server, dnipro):
    server.answers([dnipro["nominatim"]])
    first = cached.search("Дніпро", Hints(country="UA"))
    assert len(first) == 1
    assert cached.search(" Дніпро\n", Hints(country="ua", admin2="x", near=((1, 2),))) == first
    assert (len(server.asked), cached.sent) == (1, 1)


def test_it_survives_reopening(cached, server, asking, store, dnipro):
    server.answers([dnipro["nominatim"]])
    first = cached.search("Dnipro", Hints())
    again = CachedService(asking(), incidents.open(store.engine.location))
    assert again.search("Dnipro", Hints()) == first
    assert (len(server.asked), again.sent) == (1, 0)


def test_what_is_asked_with_other_hints_is_another_question(cached, server, store):
    for hints in (Hints(), Hints(country="UA"), Hints(admin1="Sumy"), Hints("UA", "Sumy")):
        cached.search("Alder", hints)
        cached.search("Alder", hints)
    assert len(server.asked) == 4
    assert [(row["country"], row["admin1"]) for row in rows(store)] == [
        ("", ""), ("UA", ""), ("", "Sumy"), ("UA", "Sumy")
    ]  # fmt: skip


def test_each_service_and_each_server_has_answers_of_its_own(serve, asking, server, store):
    from incidents.geocode.services import Polite, service

    server.answers({"features": []})
    other = serve()
    CachedService(asking("photon"), store).search("Alder", Hints())
    CachedService(asking("pelias"), store).search("Alder", Hints())
    elsewhere = service("nominatim", "a survey", other.address, Polite(interval=0))
    CachedService(elsewhere, store).search("Alder", Hints())
    assert (len(server.asked), len(other.asked)) == (2, 1)
    assert [row["service"] for row in rows(store)] == [
        f"photon {server.address}", f"pelias {server.address}", f"nominatim {other.address}"
    ]  # fmt: skip


def test_an_empty_answer_is_kept_with_its_time(cached, server, store):
    assert cached.search("Nowhere", Hints()) == []
    assert cached.search("Nowhere", Hints()) == []
    assert len(server.asked) == 1
    (row,) = rows(store)
    assert row["answer"] == "[]"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["asked_at"])


@pytest.mark.parametrize("trouble", ["500", "cut", "unusable"])
def test_an_error_is_never_kept(trouble, cached, server, store, dnipro, reply):
    bad = {"500": reply(status=500), "cut": reply(b'[{"lat'), "unusable": [{"lat": "x"}]}
    server.answers(bad[trouble])
    with pytest.raises(ServiceError):
        cached.search("Dnipro", Hints())
    assert rows(store) == []
    server.answers([dnipro["nominatim"]])
    assert len(cached.search("Dnipro", Hints())) == 1


def test_a_run_that_failed_in_the_middle_goes_on_there(cached, server, asking, store, reply):
    texts = ["Alder", "Birch", "Cedar", "Elm"]
    server.answers([], [], reply(status=503))
    with pytest.raises(ServiceError):
        search_all(cached, texts)
    assert [row["text"] for row in rows(store)] == ["Alder", "Birch"]
    before = len(server.asked)
    server.answers([])
    resumed = CachedService(asking(), store)
    search_all(resumed, texts)
    assert [one.query["q"] for one in server.asked[before:]] == ["Cedar", "Elm"]
    assert resumed.sent == 2


def test_what_can_be_no_name_is_neither_sent_nor_kept(cached, server, store):
    assert cached.search("?!", Hints()) == []
    assert (server.asked, rows(store), cached.sent) == ([], [], 0)


@pytest.mark.parametrize("damage", ["", "{", "7", "[7]", '[{"name": "x"}]', "null"])
def test_a_damaged_answer_is_asked_for_anew(damage, cached, server, store, dnipro):
    server.answers([dnipro["nominatim"]])
    first = cached.search("Dnipro", Hints())
    with store.writing() as database:
        database.execute("UPDATE service_answer SET answer = :damage", {"damage": damage})
    assert cached.search("Dnipro", Hints()) == first
    assert cached.search("Dnipro", Hints()) == first
    assert (len(server.asked), len(rows(store))) == (2, 1)


def test_hostile_questions_are_only_text(cached, server, store):
    text = "'); DROP TABLE service_answer; -- \ud800\x00 Ялта & q=x #"
    cached.search(text, Hints(admin1="' OR 1=1 --"))
    cached.search(text, Hints(admin1="' OR 1=1 --"))
    assert len(server.asked) == 1
    assert server.asked[0].query["q"].endswith("Ялта & q=x #, ' OR 1=1 --")
    assert len(rows(store)) == 1


def test_dropped_results_are_counted_through_the_cache(cached, server, dnipro):
    server.answers([dnipro["nominatim"], {"lat": "x"}])
    assert len(cached.search("Dnipro", Hints())) == 1
    assert cached.dropped == 1
    assert (cached.name, cached.asked) == ("nominatim", f"nominatim {server.address}")
    assert "ODbL" in cached.credit


_OF_RECORDS = "SELECT count(*), max(id) FROM revision WHERE record != 'store'"


def test_records_of_the_store_are_not_touched(cached, store, server):
    with store.reading() as database:
        before = list(database.tuples(_OF_RECORDS))
    cached.search("Alder", Hints())
    with store.reading() as database:
        assert list(database.tuples(_OF_RECORDS)) == before
