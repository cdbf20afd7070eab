"""Files added to the gazetteer: country files, registers, and what is neither."""

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.gazetteer.sources import added, register
from schema.errors import InputError


def test_a_country_file_brings_villages_with_their_names(with_files):
    for text in ("Testove Selo", "Тестове Село", "Тестовое"):
        one = with_files.geocode(text, Hints("UA", "Kharkiv")).chosen
        assert (one.name, one.population, one.gazetteer) == ("Testove Selo", 120, "GeoNames")
    assert with_files.geocode("Testove Selo", Hints("UA")).chosen is None


def test_a_country_file_brings_sites_and_quarters_and_leaves_out_the_rest(with_files):
    site = with_files.geocode("Testovyi Aerodrome", Hints("UA")).chosen
    assert (site.precision, site.kind) == ("site", "site")
    quarter = with_files.geocode("Testovyi Kut", Hints("UA", "Kharkiv")).chosen
    assert quarter.precision == "neighbourhood"
    for text in ("Stara Testivka", "Lis Testovyi"):
        assert with_files.geocode(text, Hints("UA", "Kharkiv")).candidates == ()


def test_a_place_in_both_stands_once(with_files):
    answer = with_files.geocode("Kharkiv", Hints("UA"))
    assert [one.gazetteer_id for one in answer.candidates] == ["706483"]
    assert answer.chosen.population == 1_430_885


def test_a_village_of_the_register_resolves_to_its_raion(with_files):
    for text in ("Вірнопілля", "с. Вірнопілля", "Virnopillia"):
        one = with_files.geocode(text, Hints("UA")).chosen
        assert (one.precision, one.how, one.gazetteer) == ("admin2", "register", "KATOTTG")
        assert (one.admin1, one.admin2) == ("Kharkiv", "Iziumskyi")
        assert one.uncertainty_m >= 15_000
    izium = with_files.geocode("Izium", Hints("UA")).chosen
    assert abs(one.latitude - izium.latitude) < 1
    assert abs(one.longitude - izium.longitude) < 1


def test_a_settlement_in_both_keeps_its_coordinates_and_learns_its_raion(with_files):
    one = with_files.geocode("Балаклія", Hints("UA")).chosen
    assert (one.precision, one.admin2, one.gazetteer) == ("settlement", "Iziumskyi", "GeoNames")


def test_a_name_that_the_register_shows_to_be_shared_is_not_chosen(geocoder, with_files):
    hints = Hints("UA", "Kharkiv")
    answer = with_files.geocode("Іванівка", hints)
    assert answer.chosen is None
    assert "places of this name and of comparable size" in answer.reason
    assert len(answer.candidates) > len(geocoder.geocode("Іванівка", hints).candidates)
    for district in ("Izium", "Ізюмський", "Ізюмський район"):
        one = with_files.geocode("Іванівка", Hints("UA", "Kharkiv", district)).chosen
        assert one is None or one.precision != "settlement" or one.admin2 == "Iziumskyi"


@pytest.mark.parametrize("text", ["Іванівка", "Ivanivka", "Ивановка", "Ivanovka"])
def test_a_register_counts_namesakes_in_any_spelling(text, with_files):
    answer = with_files.geocode(text, Hints("UA", "Kharkiv"))
    assert answer.chosen is None, answer.reason
    assert "places of this name and of comparable size" in answer.reason


def test_with_a_register_a_lone_village_may_be_chosen(geocoder, with_files):
    hints = Hints("UA")
    assert geocoder.geocode("Zorykivka", hints).chosen is None
    assert with_files.geocode("Zorykivka", hints).chosen.population < 1_000


def test_a_raion_of_the_register_is_an_area(with_files):
    one = with_files.geocode("Zzyzx", Hints("UA", "Kharkiv", "Ізюмський")).chosen
    assert (one.precision, one.kind, one.how) == ("admin2", "area", "area")


def test_the_register_is_the_same_as_xlsx_and_csv(register_xlsx, register_csv):
    found = register.rows(register_xlsx)
    assert found == register.rows(register_csv)
    assert len(found) == 15
    assert {row.raion for row in found} == {"Ізюмський", "Куп’янський"}
    assert {row.oblast for row in found} == {"Харківська"}


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("UA.txt", b"1\tKyiv\tKyiv\n", "expected 19 columns divided by tabs"),
        ("UA.txt", b"", "at least one settlement"),
        ("UA.txt", b"\xff\xfe\x00", "in UTF-8"),
        ("UA.txt", b"<html>not found</html>", "line 1"),
        ("k.csv", "Назва,Категорія\nІзюм,M\n".encode(), "no such header"),
        ("k.csv", b"", "no such header"),
        ("k.csv", b"\xff\xfe\x00", "in UTF-8"),
        # how large a cell may be is set for the whole program, by whoever read a table first
        ("UA.txt", b"x" * 200_000, "table of text|19 columns"),
        ("k.csv", b"x" * 200_000, "table of text|no such header"),
        ("k.xlsx", b"PK\x03\x04 no workbook", "an XLSX or CSV file"),
        ("k.xlsx", b"", "an XLSX or CSV file"),
    ],
)
def test_what_is_neither_is_refused_and_not_kept(name, content, fault, tmp_path):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputError, match=fault) as caught:
        added.add(tmp_path / "gazetteer", file)
    assert str(file) in str(caught.value)
    assert added.files(tmp_path / "gazetteer") == []


@pytest.mark.parametrize(("column", "text"), [(4, "north"), (5, ""), (14, "many")])
def test_a_country_file_with_a_wrong_figure_names_the_line(column, text, geonames_row, tmp_path):
    cells = geonames_row(1, "Here", "P.PPL").split("\t")
    cells[column] = text
    file = tmp_path / "UA.txt"
    file.write_text(geonames_row(2, "There", "P.PPL") + "\n" + "\t".join(cells) + "\n", "utf-8")
    with pytest.raises(InputError, match=r"UA\.txt, line 2"):
        added.add(tmp_path / "gazetteer", file)


@pytest.mark.parametrize("at", [(95, 37), (49, 190), ("nan", 37), (49, "inf")])
def test_a_country_file_with_impossible_coordinates_names_the_line(at, geonames_row, tmp_path):
    file = tmp_path / "UA.txt"
    file.write_text(geonames_row(1, "Here", "P.PPL", at=at) + "\n", "utf-8")
    with pytest.raises(InputError, match=r"UA\.txt, line 1"):
        added.add(tmp_path / "gazetteer", file)


def test_a_file_that_is_none_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "UA.txt"):
        with pytest.raises(InputError, match="a file to add to the gazetteer"):
            added.add(tmp_path / "gazetteer", path)
