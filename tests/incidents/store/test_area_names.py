"""One name for one first-level area, whichever way a record comes in."""

import csv
import json
import shutil
import sqlite3

import pytest

import incidents

OBLASTS = {
    "Kharkiv": "Kharkiv Oblast|Харківська обл.|Харьковская область|Kharkivska|Kharkov region"
    "|Kharkivs'ka oblast|UA-63|Kharkiv",
    "Sumy": "Sumy Oblast|Сумська область|Сумская обл.|Sumska|Sumskaya oblast|Sums'ka Oblast|UA-59"
    "|Sumy",
    "Donetsk": "Donetsk Oblast|Донецька обл.|Донецкая область|Donetska|Donetskaya oblast|Donets'ka"
    "|Донеччина|Donetsk region",
    "Luhansk": "Luhansk oblast|Луганська область|Луганская область|Luhanska|Lugansk|Luhans'k"
    "|Луганщина|Luhansk",
    "Zaporizhzhia": "Zaporizhzhia Oblast|Запорізька обл.|Запорожская область|Zaporizka|Zaporizhia"
    "|Zaporozhye region|Zaporizhzhya|Zaporiz'ka oblast",
    "Kherson": "Kherson Oblast|Херсонська область|Херсонская обл.|Khersonska|Kherson region"
    "|Khersons'ka|Херсонщина|Kherson",
    "Mykolaiv": "Mykolaiv Oblast|Миколаївська обл.|Николаевская область|Mykolaivska|Mykolayiv"
    "|Nikolaev region|Миколаївщина|Mykolaiv",
    "Odesa": "Odesa Oblast|Одеська область|Одесская область|Odeska|Odessa|Odessa Oblast|Одещина"
    "|Odesa",
    "Dnipropetrovsk": "Dnipropetrovsk Oblast|Дніпропетровська обл.|Днепропетровская область"
    "|Dnipropetrovska|Dnepropetrovsk|Dnipropetrovs'k|Дніпропетровщина|Dnipropetrovsk region",
    "Chernihiv": "Chernihiv Oblast|Чернігівська область|Черниговская обл.|Chernihivska|Chernigov"
    "|Chernihivs'ka oblast'|Чернігівщина|Chernihiv",
}
SPELLINGS = [(name, text) for name, texts in OBLASTS.items() for text in texts.split("|")]
ROWS = 5_000


@pytest.fixture
def run(call, catalogue_file, tmp_path):
    """Run the program on a store with the catalogue and no incidents."""
    file = shutil.copy(catalogue_file, tmp_path / "areas.db")
    return lambda *words: call("--db", file, *words)


@pytest.fixture(params=["csv", "table"])
def load(request, run, tmp_path):
    """Load (title, country, admin1) rows, in bulk and document by document."""

    def load(rows):
        header = {"csv": "date_start", "table": "date"}[request.param]
        path, mapping = tmp_path / "rows.csv", tmp_path / "mapping.yaml"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow([header, "event_type", "title", "country", "admin1"])
            out.writerows(["2024-05-01", "drone_strike", *row] for row in rows)
        names = ("date", "event_type", "title", "country", "admin1")
        mapping.write_text(json.dumps({"dataset": "made-up", "fields": {n: n for n in names}}))
        more = ("--mapping", mapping) if request.param == "table" else ()
        ended = run("load", path, "--from", request.param, *more)
        assert ended.code == 0, ended.err
        return ended

    return load


def areas_of(run, *words):
    return {row["admin1"]: row["incidents"] for row in run(
        "count", "--by", "admin1", *words, "--format", "json").json}  # fmt: skip


def test_eight_spellings_of_ten_oblasts_are_ten_areas(run, load):
    load((f"Row {n}", "UA", SPELLINGS[n % len(SPELLINGS)][1]) for n in range(ROWS))
    found = areas_of(run)
    assert set(found) == set(OBLASTS)
    assert sum(found.values()) == ROWS
    for spelling in ("Харьковская область", "Kharkivska", "UA-63", "Kharkov"):
        assert areas_of(run, "--admin1", spelling) == {"Kharkiv": found["Kharkiv"]}


def test_the_words_of_the_source_stay_beside_the_name(run, load):
    load([("One", "UA", "Харківська обл."), ("Two", "UA", "Kharkiv")])
    rows = run("query", "--columns", "title,admin1,admin1_code,admin1_words", "--format", "json")
    assert {row["title"]: row for row in rows.json} == {
        "One": {"title": "One", "admin1": "Kharkiv", "admin1_code": "UA-63",
                "admin1_words": "Харківська обл."},
        "Two": {"title": "Two", "admin1": "Kharkiv", "admin1_code": "UA-63", "admin1_words": None},
    }  # fmt: skip


def test_what_means_none_or_several_stays_and_is_said(run, load):
    ended = load([("One", "UA", "Donestk Oblast"), ("Two", "YE", "صنعاء"), ("Three", "UA", "Sumy")])
    assert "2 records with a first-level area that is no known one" in ended.err
    assert "Donestk Oblast, UA (1)" in ended.err
    rows = run("query", "--columns", "admin1,admin1_code", "--format", "json").json
    assert {row["admin1"]: row["admin1_code"] for row in rows} == {
        "Donestk Oblast": None, "صنعاء": None, "Sumy": "UA-59",
    }  # fmt: skip
    assert areas_of(run, "--admin1", "Donestk Oblast") == {"Donestk Oblast": 1}


def test_areas_of_one_name_in_two_countries_are_two_rows(run, load):
    load([("One", "IN", "Punjab"), ("Two", "PK", "Punjab"), ("Three", "UA", "Sumy")])
    assert areas_of(run) == {"Punjab (IN)": 1, "Punjab (PK)": 1, "Sumy": 1}
    ended = run("count", "--admin1", "Punjab")
    assert ended.code == 2
    assert "IN-PB" in ended.err
    assert areas_of(run, "--admin1", "Punjab", "--country", "IN") == {"Punjab (IN)": 1}
    assert areas_of(run, "--admin1", "Northern") == {}


def test_an_export_comes_back_the_same(run, load, tmp_path):
    load([("One", "UA", "Харківська обл."), ("Two", "UA", "Donestk Oblast")])
    assert run("export", tmp_path / "out.csv").code == 0
    ended = run("load", tmp_path / "out.csv", "--from", "csv", "--format", "json")
    assert ended.json["unchanged"] == 2, ended.err


def test_a_record_by_hand(run, tmp_path):
    document = {
        "code": "d",
        "title": "A strike",
        "event_type": "drone_strike",
        "place": {"name": "Kozacha Lopan", "admin1": "Харківська область", "country": "UA"},
        "location_precision": "settlement",
        "sources": [{"key": "p", "publisher": "P"}],
    }
    (tmp_path / "d.json").write_text(json.dumps(document), "utf-8")
    assert run("add", tmp_path / "d.json").code == 0
    place = run("show", "d", "--format", "json").json["place"]
    assert (place["admin1"], place["admin1_words"]) == ("Kharkiv", "Харківська область")
    assert run("set", "--admin1", "Kharkivska", "admin1=Сумська обл.", "--why", "x").code == 0
    place = run("show", "d", "--format", "json").json["place"]
    assert (place["admin1"], place["admin1_words"]) == ("Sumy", "Сумська обл.")


def test_an_older_store_is_brought_to_one_name(ledger_file, tmp_path, call, made_older):
    file = shutil.copy(ledger_file, tmp_path / "old.db")
    with sqlite3.connect(file) as database:
        (code,) = database.execute(
            "SELECT code FROM incident WHERE admin1 IS NOT NULL ORDER BY id"
        ).fetchone()
        database.execute("UPDATE incident SET admin1 = 'Харківська обл.' WHERE code = ?", (code,))
    store = incidents.open(made_older(file, "0007"), check=False)
    store.migrate()
    (row,) = [r for r in store.query(columns=["code", "admin1", "admin1_code", "admin1_words"])
              if r[0] == code]  # fmt: skip
    assert tuple(row)[1:] == ("Kharkiv", "UA-63", "Харківська обл.")
    assert store.history(code)[-1]["why"] == "one name for one first-level area"
    before, after = (
        [one for one in call("--db", db, "check", "--format", "json").json if one["code"] != "home"]
        for db in (ledger_file, file)
    )  # the columns that were dropped held the proof of home
    assert after == before
