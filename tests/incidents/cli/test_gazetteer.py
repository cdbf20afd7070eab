"""`incidents gazetteer`: what is in it, what is added, and that it mends itself."""

import pytest

from incidents.geocode.gazetteer import home
from incidents.geocode.gazetteer.sources import geonames


def test_info_says_what_is_in_it_with_credits(call, use_cache):
    ended = call("gazetteer", "info")
    assert ended.code == 0
    for part in ("GeoNames", "CC BY 4.0", "Natural Earth", "incidents-db sites"):
        assert part in ended.out
    assert f"names in {use_cache}" in ended.err


def test_info_as_json(call, use_cache):
    found = call("gazetteer", "info", "--format", "json").json
    assert set(found) == {"path", "names", "sources"}
    assert found["path"] == str(use_cache / "gazetteer" / home.file().name)
    assert found["names"] > 800_000
    assert {source["key"] for source in found["sources"]} == {
        "geonames", "sites", "areas", "regions", "districts",
    }  # fmt: skip
    assert all(source["credit"] for source in found["sources"])


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("UA.txt", "1\tKyiv\n", "expected 19 columns"),
        ("register.csv", "name,raion\nIzium,Izium\n", "no such header"),
    ],
)
def test_a_wrong_file_changes_nothing(name, text, fault, call, own_gazetteer, tmp_path):
    before = own_gazetteer.read_bytes()
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    ended = call("gazetteer", "add", file)
    assert ended.code == 1
    assert (ended.out, fault in ended.err) == ("", True)
    assert str(file) in ended.err
    assert own_gazetteer.read_bytes() == before
    assert call("geocode", "Sumy", "--format", "json").err == ""


def test_a_file_that_cannot_be_built_in_is_not_kept(call, own_gazetteer, tmp_path, monkeypatch):
    row = ["1", "Here", "Here", "", "50.0", "30.0", "P", "PPL", "UA", "", "07", "", "", "", "5",
           "", "", "", ""]  # fmt: skip
    file = tmp_path / "UA.txt"
    file.write_text("\t".join(row) + "\n", encoding="utf-8")
    (own_gazetteer.parent / (own_gazetteer.name + ".new")).mkdir()
    ended = call("gazetteer", "add", file)
    assert ended.code == 1
    assert "the gazetteer cannot be built" in ended.err
    assert list((own_gazetteer.parent / "added").iterdir()) == []
    assert call("geocode", "Sumy", "--format", "json").json[0]["chosen"]


@pytest.fixture
def _few_settlements(monkeypatch):
    """The large towns of the packaged set: all of it takes half a minute to build."""
    packaged = geonames.packaged
    monkeypatch.setattr(
        geonames, "packaged", lambda: (place for place in packaged() if place.population > 500_000)
    )


@pytest.mark.usefixtures("_few_settlements")
def test_a_damaged_gazetteer_is_built_anew_with_a_word_and_answers(call, own_gazetteer):
    own_gazetteer.write_bytes(own_gazetteer.read_bytes()[:1_000_000])
    ended = call("geocode", "Dnipro", "--format", "json")
    assert ended.code == 0
    assert "the gazetteer is damaged" in ended.err
    assert f"building the gazetteer at {own_gazetteer}" in ended.err
    assert ended.json[0]["chosen"]["name"] == "Dnipro"
    again = call("geocode", "Dnipro", "--format", "json")
    assert (again.err, again.json) == ("", ended.json)
