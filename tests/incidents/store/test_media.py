"""Media: kept by address, graphic ones apart in every flat row, by each way into the store."""

import csv
import json
import zipfile

import pytest

from incidents.store.checks import health
from schema.columns import NAMES, join_list
from schema.document.write import to_plain
from schema.errors import DocumentError

MEDIA = [
    {"url": "https://example.org/smoke.jpg", "credit": "An agency", "captured": "2024-05"},
    {"url": "https://example.org/a;b.mp4", "graphic": True, "note": "warned of by the page"},
]
FLAT = (["https://example.org/smoke.jpg"], ["https://example.org/a;b.mp4"])


@pytest.fixture
def pictured(ledger, incident):
    """A store with one record that has media."""
    ledger.add(incident(code="pictured", media=MEDIA))
    return ledger


def errors(store):
    with store.reading() as database:
        return [f for f in health.run(database) if f.level == "error"]


def flat(store, code="pictured"):
    row = store.frame().set_index("code").loc[code]
    return row["media_urls"], row["graphic_media_urls"]


def test_graphic_addresses_stand_apart_and_the_document_comes_back(pictured):
    assert flat(pictured) == FLAT
    assert to_plain(pictured.get("pictured"))["media"] == MEDIA
    assert errors(pictured) == []


def test_a_flat_column_that_was_tampered_with_is_found_and_made_anew(pictured, call):
    with pictured.session() as session:
        session.connection().exec_driver_sql(
            "UPDATE incident SET media_urls = graphic_media_urls WHERE code = 'pictured'"
        )
        session.commit()
    ended = call("--db", pictured.engine.path, "check", "--format", "json")
    found = [f["code"] for f in ended.json if f["check"] == "flat_columns_agree"]
    assert found == ["pictured"]
    call("--db", pictured.engine.path, "check", "--fix")
    assert flat(pictured) == FLAT


def test_an_address_that_is_none_or_stands_twice_is_refused(incident):
    with pytest.raises(DocumentError, match="http:// or https://"):
        incident(media=[{"url": "javascript:alert(1)"}])
    with pytest.raises(DocumentError, match="each address of media once"):
        incident(media=[MEDIA[0], MEDIA[0]])


def test_flat_rows_bring_media_and_graphic_wins(bare):
    columns = ["date_start", "title", "media_urls", "graphic_media_urls"]
    rows = [
        ["2024-05-01", "Both", "https://example.org/1; https://example.org/2",
         "https://example.org/2"],
        ["2024-05-02", "None", "", ""],
        ["2024-05-03", "Bad", "https://example.org/1", "ftp://example.org/2"],
    ]  # fmt: skip
    result = bare.add_rows(rows, columns, "test")
    (reject,) = result.rejected
    assert (reject.row, reject.column) == (3, "graphic_media_urls")
    held = bare.frame().set_index("title")[["media_urls", "graphic_media_urls"]]
    assert list(held.loc["Both"]) == [["https://example.org/1"], ["https://example.org/2"]]
    assert held.loc["None"].isna().all()
    assert errors(bare) == []


def test_a_table_of_ours_comes_back_as_it_went_out(pictured, bare, call, tmp_path):
    out = tmp_path / "out.csv"
    assert call("--db", pictured.engine.path, "export", out, "--text", "strike").code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == list(NAMES)
    assert any(join_list(FLAT[1]) in row for row in rows)
    ended = call("--db", bare.engine.path, "load", out, "--from", "csv")
    assert ended.code == 0, ended.err
    assert flat(bare) == FLAT


def test_show_and_packages_mark_what_is_graphic(pictured, call, tmp_path):
    said = call("--db", pictured.engine.path, "show", "pictured").out
    assert "graphic         https://example.org/a;b.mp4" in said
    assert "by An agency, captured 2024-05" in said
    out = tmp_path / "out-datapackage.zip"
    assert call("--db", pictured.engine.path, "export", out).code == 0
    with zipfile.ZipFile(out) as archive:
        named = {r["name"] for r in json.loads(archive.read("datapackage.json"))["resources"]}
        lines = (
            archive.read(next(n for n in archive.namelist() if n.endswith("media.csv")))
            .decode("utf-8-sig")
            .splitlines()
        )
    assert "media" in named
    assert [line.rpartition("pictured,")[2].split(",")[:3:2] for line in lines[1:]] == [
        ["https://example.org/smoke.jpg", "false"],
        ["https://example.org/a;b.mp4", "true"],
    ]


def test_a_mapped_table_brings_media(bare, call, tmp_path):
    (tmp_path / "in.csv").write_text(
        "Date,Where,Film\n2024-05-01,Alder,https://example.org/film\n", encoding="utf-8"
    )
    (tmp_path / "in.yaml").write_text(
        "fields: {date: Date, place: Where, graphic_media_urls: Film}\n", encoding="utf-8"
    )
    ended = call(
        "--db", bare.engine.path, "load", tmp_path / "in.csv", "--from", "table",
        "--mapping", tmp_path / "in.yaml",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    (row,) = bare.frame(event_type="armed_violence_unspecified")["graphic_media_urls"]
    assert row == ["https://example.org/film"]
