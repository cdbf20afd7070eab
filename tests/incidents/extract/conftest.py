"""An extractor on the seed catalogue and the gazetteer, made once for all texts."""

import pytest

from incidents.extract.extractor import Extractor
from incidents.extract.reading.document import document_of
from incidents.geocode.gazetteer import build, home
from incidents.geocode.geocoder import Geocoder
from incidents.importers.seed_collection import make
from incidents.store.engines import for_location
from incidents.weapons import catalogue


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory):
    path = tmp_path_factory.mktemp("extract") / "seed.db"
    make(path)
    return path


@pytest.fixture(scope="session")
def matcher(seed_store):
    database = for_location(seed_store).reading()
    matcher = catalogue.matcher(database)
    database.close()
    return matcher


@pytest.fixture(scope="session")
def geocoder():
    gazetteer = home.gazetteer(lambda _: None, lambda to, mark: build.build(to, mark, _no_bar))
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


def _no_bar(*_):
    pass
