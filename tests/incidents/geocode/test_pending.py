"""Places of a store filled from the gazetteer: what is certain, what stays open, what looks odd."""

import shutil

import pytest

import incidents
from incidents.geocode import pending
from incidents.geocode.answer import Hints


@pytest.fixture(scope="module")
def _empty(tmp_path_factory):
    return incidents.create(tmp_path_factory.mktemp("pending") / "s.db").engine.location


@pytest.fixture
def store(_empty, tmp_path):
    return incidents.open(shutil.copy(_empty, tmp_path / "s.db"))


def _exact(fields):
    said = {"location_precision": "exact", "location_how": "reported"}
    return said | fields if "latitude" in fields.get("place", {}) else fields


@pytest.fixture
def put(store, incident, collection):
    """Record strikes of the given places; a title alone differs."""

    def put(**places):
        documents = [
            incident(code=code, date_start="2024-05-10", date_precision="day", **_exact(fields))
            for code, fields in places.items()
        ]
        found = collection({})
        found.incidents.extend(documents)
        store.add_collection(found)

    return put


def fill(store, geocoder):
    return {o.code: o for o in pending.fill(store, geocoder.geocode)}


def test_a_certain_place_is_filled_and_says_how(store, put, geocoder):
    put(one={"place": {"name": "у Сумах", "country": "UA"}})
    outcome = fill(store, geocoder)["one"]
    assert outcome.filled
    found = store.get("one")
    assert (found.place.name, found.place.admin1) == ("у Сумах", "Sumy")
    assert abs(found.place.latitude - 50.92) < 0.1
    assert (found.location_precision, found.location_how) == ("settlement", "gazetteer")
    assert found.uncertainty_m == outcome.answer.chosen.uncertainty_m
    assert found.location_words == "у Сумах"
    assert found.location_by.endswith("(inflected)")
    assert str(found.location_at) > "2026"
    assert len(store.history("one")) == 2
    assert store.history("one")[-1]["why"] == "place looked up"


def test_words_of_the_source_that_are_recorded_stay(store, put, geocoder):
    put(one={"place": {"name": "Sumy", "country": "UA"}, "location_words": "in the city of Sumy"})
    assert fill(store, geocoder)["one"].filled
    assert store.get("one").location_words == "in the city of Sumy"


@pytest.mark.parametrize(
    ("name", "how", "precision"),
    [
        ("6.5 km southwest of the centre of Dnipro", "relative", "near_settlement"),
        ("48.4253, 34.9786", "reported", "exact"),
        ("Saky air base", "gazetteer", "site"),
    ],
)
def test_how_it_was_found(name, how, precision, store, put, geocoder):
    put(one={"place": {"name": name, "country": "UA"}})
    assert fill(store, geocoder)["one"].filled
    found = store.get("one")
    assert (found.location_how, found.location_precision) == (how, precision)


def test_what_is_not_certain_stays_as_it_was(store, put, geocoder):
    put(
        rivals={"place": {"name": "Olenivka", "country": "UA"}},
        nowhere={"place": {"name": "Zzyzxqwv", "country": "UA"}},
    )
    before = {code: store.get(code) for code in ("rivals", "nowhere")}
    outcomes = fill(store, geocoder)
    assert [outcomes[code].filled for code in before] == [False, False]
    assert len(outcomes["rivals"].answer.candidates) >= 3
    assert outcomes["nowhere"].answer.candidates == ()
    for code, document in before.items():
        assert store.get(code) == document
        assert len(store.history(code)) == 1


def test_the_area_and_the_district_of_the_record_are_hints(store, put, geocoder):
    put(one={"place": {"name": "Olenivka", "country": "UA", "admin1": "Donetsk"}})
    assert fill(store, geocoder)["one"].filled
    assert store.get("one").place.admin1 == "Donetsk"


def test_an_area_that_nothing_is_called_stops_no_run(store, put, geocoder):
    put(
        odd={"place": {"name": "Sumy", "country": "UA", "admin1": "Zzyzx province"}},
        plain={"place": {"name": "Sumy", "country": "UA"}},
    )
    outcomes = fill(store, geocoder)
    assert [outcomes[code].filled for code in ("odd", "plain")] == [False, True]
    assert "no first-level area is called 'Zzyzx province'" in outcomes["odd"].answer.reason


@pytest.mark.parametrize("name", ["Donetsk oblast", "Сумщина", "Donbas", "Ukraine"])
def test_an_area_alone_gives_no_dot(name, store, put, geocoder):
    put(one={"place": {"name": name, "country": "UA"}})
    outcome = fill(store, geocoder)["one"]
    assert outcome.answer.chosen is not None
    assert not outcome.filled
    assert store.get("one").place.latitude is None


def test_a_run_that_stops_goes_on_where_it_stopped(store, put, geocoder):
    towns = enumerate(("Sumy", "Odesa", "Poltava"))
    put(**{f"n{n}": {"place": {"name": town, "country": "UA"}} for n, town in towns})
    asked = []

    def locate(text, hints):
        asked.append(text)
        if len(asked) == 3:
            raise KeyboardInterrupt
        return geocoder.geocode(text, hints)

    with pytest.raises(KeyboardInterrupt):
        list(pending.fill(store, locate))
    assert pending.count(store) == 1
    assert list(fill(store, geocoder)) == ["n2"]
    assert pending.count(store) == 0
    assert fill(store, geocoder) == {}
    assert [len(store.history(f"n{n}")) for n in range(3)] == [2, 2, 2]


def test_records_that_need_nothing_are_left_alone(store, put, geocoder):
    put(
        wave={"level": "wave", "place": {"name": "Sumy", "country": "UA"}},
        gone={"status": "retracted", "place": {"name": "Sumy", "country": "UA"}},
        has={"place": {"name": "Sumy", "latitude": 1.5, "longitude": 2.5}},
        none={},
    )
    assert fill(store, geocoder) == {}


def test_doubtful_coordinates_are_listed(store, put, geocoder):
    def at(latitude, longitude):
        return {"place": {"country": "UA", "latitude": latitude, "longitude": longitude}}

    put(good=at(48.46, 35.04), swapped=at(35.04, 48.46), abroad=at(55.75, 37.6), sea=at(43, 32))
    found = {doubt.code: doubt.why for doubt in pending.doubtful(store, geocoder)}
    assert set(found) == {"swapped", "abroad", "sea"}
    assert "swapped" in found["swapped"]
    assert found["abroad"] == "outside UA: they lie in RU"


def test_areas_are_named_where_only_coordinates_are_known(store, put, geocoder):
    put(
        bare={"place": {"name": "A field", "latitude": 50.9, "longitude": 34.8}},
        whole={"place": {"name": "Sumy", "latitude": 50.9, "longitude": 34.8, "country": "UA",
                         "admin1": "As the source has it"}},
        other={"place": {"latitude": 50.9, "longitude": 34.8, "country": "RU"}},
        sea={"place": {"name": "A ship", "latitude": 30.0, "longitude": -40.0}},
    )  # fmt: skip
    assert pending.fill_areas(store, geocoder) == 1
    assert (store.get("bare").place.country, store.get("bare").place.admin1) == ("UA", "Sumy")
    assert store.get("whole").place.admin1 == "As the source has it"
    found = dict(store.query(columns=["code", "area_how"]))
    assert (found["bare"], found["whole"]) == ("derived", "stated")
    assert store.get("other").place.admin1 is None
    assert pending.fill_areas(store, geocoder) == 0


def test_what_a_document_says_of_a_found_place(geocoder):
    chosen = geocoder.geocode("Sumy", Hints("UA")).chosen
    incident, place = pending.located(chosen, "in Sumy")
    assert incident["location_words"] == "in Sumy"
    assert incident["location_by"] == f"{chosen.gazetteer} {chosen.gazetteer_id}"
    assert place["admin1"] == "Sumy"


def test_many_records_are_written_at_once_and_each_name_is_looked_up_once(store, put, geocoder):
    """Two hundred at a time: of a run that is killed whole batches stay."""
    put(**{f"n{n:03}": {"place": {"name": "Sumy", "country": "UA"}} for n in range(210)})
    asked = []

    def locate(text, hints):
        asked.append(text)
        return geocoder.geocode(text, hints)

    run = pending.fill(store, locate)
    next(run)
    assert pending.count(store) == 10
    assert len(list(run)) == 209
    assert asked == ["Sumy"]
    assert pending.count(store) == 0
    for code in ("n000", "n199", "n209"):
        assert [link["action"] for link in store.history(code)] == ["add", "revise"]
