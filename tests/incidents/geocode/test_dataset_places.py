"""Places that only a data set of the store knows: taken with their origin, and never passed on
against its terms.
"""

import csv
import shutil
from pathlib import Path

import pytest

import incidents

FILES = Path(__file__).parents[1] / "importers" / "files"
SUMY = {"country": "UA", "admin1": "Sumy"}


def _rows(file, *changes):
    with file.open(encoding="utf-8", newline="") as read:
        table = csv.DictReader(read)
        first = next(table)
        return [dict(zip(table.fieldnames, first.values(), strict=True)) | row for row in changes]


def _ucdp(number, name, latitude=51.2, longitude=34.5, precision=1, oblast="Sumy oblast"):
    point = {"latitude": latitude, "longitude": longitude, "where_prec": precision}
    named = {"where_coordinates": name, "adm_1": oblast, "adm_2": ""}
    return {"id": number, "relid": f"X-{number}", **point, **named}


UCDP = [
    _ucdp(1, "Vylkozub village"),
    _ucdp(2, "Vylkozub village", 51.22, 34.52),
    _ucdp(3, "Brodozub town", precision=4),
    _ucdp(4, "Krutozub village"),
    _ucdp(5, "Dvozub village", 51.0, 34.1),
    _ucdp(6, "Dvozub village", 51.9, 34.1),
    _ucdp(7, "Konotop town", 51.9, 34.1),
]
ACLED = [
    {"event_id_cnty": "XUA91", "location": "Tryzub", "latitude": "51.1234", "longitude": "34.5678"},
    {"event_id_cnty": "XUA92", "location": "Konotop", "latitude": "51.1234",
     "longitude": "34.5678"},
]  # fmt: skip


@pytest.fixture(scope="module")
def _loaded(tmp_path_factory, catalogue_file, cache):
    folder = tmp_path_factory.mktemp("data-sets")
    store = incidents.open(shutil.copy(catalogue_file, folder / "s.db"))
    for name, rows in (
        ("ucdp", _rows(FILES / "ucdp" / "ged.csv", *UCDP)),
        ("acled", _rows(FILES / "acled" / "current.csv", *ACLED)),
    ):
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        assert store.load(path, name).loaded == len(rows)
    hidden = store.get("ucdp-4").model_copy(update={"restricted": True})
    store.revise("ucdp-4", hidden)
    return Path(store.engine.location)


@pytest.fixture
def store(_loaded, tmp_path):
    return incidents.open(shutil.copy(_loaded, tmp_path / "s.db"))


def test_a_village_of_a_data_set_is_one_and_says_whose(store):
    answer = store.geocode("Vylkozub", **SUMY)
    one = answer.chosen
    assert (one.name, one.how, one.admin1) == ("Vylkozub village", "dataset", "Sumy")
    assert abs(one.latitude - 51.21) < 0.001
    assert one.uncertainty_m > 6_000
    assert one.gazetteer.startswith("UCDP Georeferenced Event Dataset")
    assert "in rows of UCDP Georeferenced Event Dataset (GED) in this store" in answer.reason


@pytest.mark.parametrize(
    ("text", "hints", "reason"),
    [
        ("Vylkozub", {"country": "UA"}, "is a small one"),
        ("Vylkozub", {"country": "UA", "admin1": "Lviv"}, "no place of this name"),
        ("Vylkozub", {"country": "PL"}, "no place of this name"),
        ("Dvozub", SUMY, "2 places of this name"),
        ("Brodozub", SUMY, "no place of this name"),
        ("Krutozub", SUMY, "no place of this name"),
    ],
)
def test_no_more_is_taken_from_rows_than_they_say(text, hints, reason, store):
    answer = store.geocode(text, **hints)
    assert answer.chosen is None
    assert reason in answer.reason


def test_a_town_that_the_gazetteer_has_stays_its_own(store):
    one = store.geocode("Konotop", **SUMY).chosen
    assert (one.how, one.gazetteer) == ("exact", "GeoNames")
    assert abs(one.latitude - 51.24) < 0.05


def test_rows_that_may_not_be_passed_on_give_a_name_and_no_point(store):
    answer = store.geocode("Tryzub", **SUMY)
    assert (answer.chosen, answer.candidates) == (None, ())
    assert "they may not be passed on" in answer.reason
    assert "51.1" not in str(answer.as_dict())


def test_records_are_filled_with_what_may_be_passed_on(store, incident):
    for code, name in (("mine", "Vylkozub"), ("theirs", "Tryzub")):
        place = {"name": name, **SUMY}
        store.add(incident(code=code, date_start="2024-05-10", date_precision="day", place=place))
    filled = {one.code: one.filled for one in store.fill_places().places}
    assert filled == {"mine": True, "theirs": False}
    found = store.get("mine")
    assert found.location_how == "gazetteer"
    assert found.location_by.startswith("UCDP Georeferenced Event Dataset")
    assert found.location_by.endswith("(dataset)")
    # what was filled in says nothing new of where the place is
    assert store.geocode("Vylkozub", **SUMY).chosen.latitude == found.place.latitude


def test_a_loaded_file_and_an_article_know_the_village_too(store, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text(
        "date,place,admin1,country,weapon\n2024-05-10,Vylkozub,Sumy Oblast,Ukraine,Shahed\n"
    )
    mapping = tmp_path / "own.yaml"
    mapping.write_text(store.guess_mapping(table))
    report = store.load(table, "table", mapping=mapping)
    assert report.loaded == 1
    row = next(r for r in store.query(dataset="own").dicts() if r["place"] == "Vylkozub")
    assert (row["location_precision"], round(row["latitude"], 2)) == ("settlement", 51.21)
    text = "A Shahed drone hit Vylkozub in Sumy region of Ukraine on 22 November 2024, killing two."
    (draft,) = store.extract(text, published="2024-11-23").drafts
    place = draft.document.place
    assert (place.name, round(place.latitude, 2)) == ("Vylkozub", 51.21)


def test_the_command_says_whose_place_it_is(call, store, use_cache):
    words = ("geocode", "Vylkozub", "--country", "UA", "--admin1", "Sumy")
    shown = call("--db", store.engine.location, *words)
    assert shown.code == 0
    assert "UCDP Georeferenced Event Dataset (GED) in this store" in shown.out
    assert "dataset" in shown.out
