"""Rows with first-level areas in many spellings: one area each, whichever way they come in."""

import csv
import json

import pytest

SPELLINGS = {
    "Kharkiv": "Kharkiv|Kharkiv Oblast|Харківська обл.|Харьковская область|Kharkivska|UA-63"
               "|Харківщина|Kharkov region",
    "Donetsk": "Donetsk|Donetsk Oblast|Донецька обл.|Донецкая область|Donetska|UA-14"
               "|Донеччина|Donetsk region",
    "Luhansk": "Luhansk|Luhansk Oblast|Луганська обл.|Луганская область|Luhanska|UA-09"
               "|Луганщина|Lugansk region",
    "Zaporizhzhia": "Zaporizhia|Zaporizhzhia Oblast|Запорізька обл.|Запорожская область"
                    "|Zaporizka|UA-23|Запоріжчина|Zaporozhye region",
    "Kherson": "Kherson|Kherson Oblast|Херсонська обл.|Херсонская область|Khersonska|UA-65"
               "|Херсонщина|Kherson region",
    "Sumy": "Sumy|Sumy Oblast|Сумська обл.|Сумская область|Sumska|UA-59|Сумщина|Sumy region",
    "Odesa": "Odesa|Odesa Oblast|Одеська обл.|Одесская область|Odeska|UA-51|Одещина|Odessa region",
    "Mykolaiv": "Mykolaiv|Mykolaiv Oblast|Миколаївська обл.|Николаевская область|Mykolaivska"
                "|UA-48|Миколаївщина|Nikolaev region",
    "Dnipropetrovsk": "Dnipropetrovsk|Dnipropetrovsk Oblast|Дніпропетровська обл."
                      "|Днепропетровская область|Dnipropetrovska|UA-12|Дніпропетровщина"
                      "|Dnepropetrovsk region",
    "Chernihiv": "Chernihiv|Chernihiv Oblast|Чернігівська обл.|Черниговская область"
                 "|Chernihivska|UA-74|Чернігівщина|Chernigov region",
}  # fmt: skip


@pytest.mark.parametrize("way", ["mapping", "own columns"])
def test_eight_spellings_of_ten_oblasts_are_ten_areas(way, call, seed_empty, tmp_path):
    file, mapping = tmp_path / "rows.csv", tmp_path / "mapping.yaml"
    day = "date" if way == "mapping" else "date_start"
    written = [one for names in SPELLINGS.values() for one in names.split("|")]
    with file.open("w", encoding="utf-8", newline="") as opened:
        out = csv.writer(opened)
        out.writerow([day, "title", "event_type", "country", "admin1"])
        for number, spelling in enumerate(written * 2):
            out.writerow(["2024-05-01", f"Row {number}", "drone_strike", "UA", spelling])
    fields = {name: name for name in (day, "title", "event_type", "country", "admin1")}
    mapping.write_text(json.dumps({"dataset": "made-up", "fields": fields}), "utf-8")
    more = ("--mapping", mapping) if way == "mapping" else ()
    db = ("--db", tmp_path / "seed-empty.db")
    loaded = call(*db, "load", file, "--from", "table" if more else "csv", *more)
    assert loaded.code == 0, loaded.err
    rows = call(*db, "count", "--by", "admin1", "--format", "json").json
    assert {row["admin1"]: row["incidents"] for row in rows} == dict.fromkeys(SPELLINGS, 16)
    for name, spellings in SPELLINGS.items():
        words = ("query", "--admin1", spellings.split("|")[3], "--format", "json")
        found = call(*db, *words).json
        assert {row["admin1"] for row in found} == {name}
        assert len(found) == 16
