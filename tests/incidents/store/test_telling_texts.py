"""Free texts that say where a home stands: found by `check`, named before anything is handed on."""

import datetime as dt

import pytest

from incidents.store.checks.telling_texts import place_in

TELLING = [
    "hit at 48.42351, 34.97731 in the night",
    "48,42351 34,97731",
    "48.4235° N, 34.9773° E",
    "lat: 48.4235 lon: 34.9773",
    "https://maps.example/place/x/@48.4235,34.9773,17z",
    "https://maps.example/data=!3d48.4235!4d34.9773",
    "geo:48.4235,34.9773",
    "POINT(34.97731 48.42351)",
    "48°25'12\"N 34°58'38\"E",
    "48° 25′ 12.5″ с.ш., 34° 58′ 38″ в.д.",
    "48°25.21'N 34°58.64'E",
    "48 градусів 25 хвилин 12 секунд пн. ш. 34 градуси 58 хвилин 38 секунд",
    "482512N0345838E",
    "36UYU 1234 5678",
    "36U 700000 5400000",
    "8GX8F2CV+2V",
    "F2CV+2V Dnipro",
    "вул. Титова, 12",
    "Вулиця Героїв Праці, 12а",
    "по вулиці Титова в будинку № 12",
    "просп. Перемоги 118, кв. 4",
    "ул. Титова, д. 12",
    "улица Набережная Победы, дом 118, подъезд 6",
    "в доме 118 на набережной Победы",
    "Титова вулиця, 12",
    "12 Tytova Street",
    "Naberezhna Peremohy Street, 118, entrance 6",
    "building 12 on Tytova Street",
    "vul. Tytova, 12",
]
SILENT = [
    "killed 12 people in 2024",
    "48.42, 34.97",
    "on 24.02.2022 at 12:30:45 and 13:20:10",
    "12.5 km from Dnipro, 34.5 km from Kryvyi Rih",
    "24FEB2022",
    "https://example.org/2024/11/21/news-482512.html",
    "R-360 Neptune and Х-101",
    "на вулиці Титова 12 людей загинули",
    "On Main Street 12 people were killed",
    "9-поверховий будинок",
    "5-этажный дом 1980 года",
    "площа 12 квадратних метрів, площею 12",
    "On 12 May Independence Square",
    "in 2014, Maidan Square",
    "At least 3 houses, St Nicholas church, 2 schools",
    "вул. Титова",
]


@pytest.mark.parametrize(("texts", "says"), [(TELLING, True), (SILENT, False)])
def test_what_says_where_something_stands(texts, says):
    assert [text for text in texts if bool(place_in(text)) is not says] == []


def test_the_point_of_the_settlement_is_no_secret():
    words = "14°18′43″N 38°10′23″E"
    assert place_in(words, 14.31194, 38.17306) is None
    assert place_in(words, 14.32, 38.17306) is not None
    assert place_in(f"{words}; the house: 14.31777, 38.17999", 14.31194, 38.17306) is not None


SPOT = "48.42351,34.97731"
HOUSE = {
    "place": {"name": "Dnipro", "country": "UA", "latitude": 48.46, "longitude": 35.04},
    "location_precision": "settlement",
    "location_how": "hand",
    "targets": [{"category": "residential"}],
    "sources": [{"key": "daily", "publisher": "The Daily"}],
}
PAGE = {"source": "daily"}
TEXTS = {
    "words": {"summary": "It hit 48.42351, 34.97731."},
    "quote": {"targets": [{"category": "residential", "quote": "вул. Титова, 12"} | PAGE]},
    "told": {"statements": [{"field": "place", "value": "1 Tytova Street"} | PAGE]},
    "page": {"sources": [{"key": "map", "publisher": "Map", "url": f"https://m.example/@{SPOT}"}]},
    "shut": {"statements": [{"field": "place", "value": SPOT, "restricted": True} | PAGE]},
    "hidden": {"summary": "It hit 48.42351, 34.97731.", "restricted": True},
    "plain": {"summary": "It hit a house."},
    "plant": {"summary": "It hit 48.42351, 34.97731.", "targets": [{"category": "industrial"}]},
}  # fmt: skip


@pytest.fixture
def homes(bare, incident):
    """A store with homes whose words tell more than their point, and others."""
    for code, more in TEXTS.items():
        bare.add(incident(**HOUSE | {"code": code} | more))
    day = dt.datetime.now(dt.UTC).date().isoformat()
    fresh = {"code": "fresh", "date_start": day, "date_precision": "day",
             "targets": [{"category": "rail"}], "title": f"Strike at {SPOT}"}  # fmt: skip
    bare.add(incident(**HOUSE | fresh))
    return bare.engine.location


def test_check_finds_texts_that_tell(call, homes):
    ended = call("--db", homes, "check", "--format", "json")
    found = [f for f in ended.json if f["check"] == "free_texts"]
    assert [(f["code"], f["level"], f["message"].partition(":")[0]) for f in found] == [
        ("page", "warning", "source.url"),
        ("quote", "note", "target.quote"),
        ("told", "note", "statement.value"),
        ("words", "warning", "summary"),
    ]
    assert ended.code == 1


def test_they_are_named_before_an_export(call, homes, tmp_path):
    for name in ("x.csv", "x.html"):
        command = "map" if name.endswith("html") else "export"
        ended = call("--db", homes, command, tmp_path / name)
        assert "in 5 records: fresh, page, quote, told, words;" in ended.err
    ended = call("--db", homes, "export", tmp_path / "y.csv", "--target", "industrial")
    assert "free texts" not in ended.err


def test_check_finds_earlier_states_that_tell(call, bare, incident):
    """A text that was taken out stands in the history until it is purged."""
    for code, more in (("shut", {"restricted": True}), ("house", {})):
        told = HOUSE | {"code": code, "summary": f"It hit {SPOT}."} | more
        bare.add(incident(**told))
        bare.revise(code, incident(**told | {"summary": "It hit a house."}))
    plain = {"code": "plant", "summary": f"It hit {SPOT}.", "targets": [{"category": "industrial"}]}
    bare.add(incident(**HOUSE | plain))
    bare.revise("plant", incident(**HOUSE | plain | {"summary": "It hit a plant."}))
    store = bare.engine.location
    (found,) = [f for f in bare.check() if f.check == "earlier_texts"]
    assert (found.code, found.level) == ("house", "warning")
    assert found.message == "summary in revision 1: coordinates 48.42351,34.97731"
    purge = ["--revision", "1", "--revision", "2", "--why", "an address"]
    assert call("--db", store, "purge", "house", *purge).code == 0
    assert [f for f in bare.check() if f.check == "earlier_texts"] == []
