"""The geocoder on the real gazetteer."""

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.gazetteer import home, index
from incidents.geocode.geocoder import Geocoder


@pytest.fixture(scope="session")
def geocoder(cache):
    """A geocoder on what the program packs; nothing is added."""
    gazetteer = index.Gazetteer(cache / "gazetteer" / home.file().name)
    yield Geocoder(gazetteer)
    gazetteer.close()


@pytest.fixture
def find(geocoder):
    """The answer to a text with hints as keywords."""

    def find(text, **hints):
        return geocoder.geocode(text, Hints(**hints))

    return find


@pytest.fixture
def chosen(find):
    """Name, first-level area and how, of the place that is chosen; None where none is."""

    def chosen(text, **hints):
        one = find(text, **hints).chosen
        return one and (one.name, one.admin1, one.how)

    return chosen


@pytest.fixture(scope="module")
def unattended(geocoder):
    return Geocoder(geocoder.gazetteer, attended=False)
