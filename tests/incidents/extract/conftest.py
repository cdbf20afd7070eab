"""An extractor on the seed catalogue and the gazetteer, made once for all texts."""

import pytest

from incidents.extract.extractor import Extractor
from incidents.extract.reading.document import document_of
from incidents.geocode.gazetteer import home, index
from incidents.geocode.geocoder import Geocoder
from incidents.store.engines import for_location
from incidents.weapons import catalogue


@pytest.fixture(scope="session")
def matcher(seed_file):
    """The names of the seed catalogue."""
    database = for_location(seed_file).reading()
    names = catalogue.matcher(database)
    database.close()
    return names


@pytest.fixture(scope="session")
def geocoder(cache):
    gazetteer = index.Gazetteer(cache / "gazetteer" / home.file().name)
    yield Geocoder(gazetteer)
    gazetteer.close()


@pytest.fixture(scope="session")
def extractor(matcher, geocoder):
    return Extractor(matcher, geocoder)


@pytest.fixture(scope="session")
def extract(extractor):
    """The drafts of a text as plain documents with their figures and evidence."""

    def extract(text, published="2024-11-22"):
        return extractor.extract(document_of(text, published))

    return extract
