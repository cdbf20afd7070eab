"""Which tiles a name means, and which a page refuses."""

from contextlib import suppress

import pytest
from xyzservices import providers

from maps.tiles import chosen
from schema.errors import AmbiguousNameError, UnknownNameError, UsageError


@pytest.mark.parametrize(
    "name", ["Esri.WorldImagery", "esri.worldimagery", "Esri World Imagery", "worldimagery"]
)
def test_a_name_in_any_case_or_its_last_part(name):
    (found,) = chosen([name])
    assert found.name == "Esri.WorldImagery"
    assert found.hosts == ["https://server.arcgisonline.com"]
    assert "{variant}" not in found.url


def test_a_service_named_twice_stands_once():
    assert [s.name for s in chosen(["Mapnik", "OpenStreetMap.Mapnik"])] == ["OpenStreetMap.Mapnik"]


def test_each_server_of_a_service_is_named():
    (found,) = chosen(["OpenTopoMap"])
    assert found.hosts == [f"https://{letter}.tile.opentopomap.org" for letter in "abc"]
    assert ("OpenTopoMap", "https://opentopomap.org") in found.credit
    assert found.max_zoom == 17


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Esri", "Esri.WorldStreetMap"),
        ("OpenStreetMap.Mapnick", "OpenStreetMap.Mapnik"),
        ("World Imagry", "Esri.WorldImagery"),
    ],
)
def test_an_unknown_name_offers_the_nearest(name, offered):
    with pytest.raises(UnknownNameError, match=f"did you mean .*{offered}"):
        chosen([name])


def test_a_last_part_that_several_have_lists_them():
    with pytest.raises(
        AmbiguousNameError, match=r"(?s)Thunderforest.Landscape.*MapTiler.Landscape"
    ):
        chosen(["landscape"])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("CartoDB.Positron", "one that needs a key"),
        ("Gaode.Satellite", "everybody on the way can read"),
        ("NASAGIBS.BlueMarble3413", "another grid or projection"),
        ("JusticeMap.income", "calls broken"),
    ],
)
def test_what_a_page_cannot_use_is_refused(name, found):
    with pytest.raises(UsageError, match=found):
        chosen([name])


def test_a_placeholder_that_nothing_fills_is_refused(monkeypatch):
    monkeypatch.delitem(providers.Esri.WorldImagery, "variant")
    with pytest.raises(UsageError, match=r"expected a value for \{variant\} of its address"):
        chosen(["Esri.WorldImagery"])


def test_every_service_that_is_not_refused_has_whole_addresses():
    usable = []
    for name in providers.flatten():
        with suppress(UsageError):
            usable += chosen([name])
    assert len(usable) > 50
    for service in usable:
        assert not set("{}*") & set("".join(service.hosts)), service.name
        assert service.url.startswith("https://")
        assert service.credit
