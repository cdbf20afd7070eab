"""The text of an article: kept for the review, never exported, dropped by a purge."""

import zipfile

import pytest

from incidents.store import texts

UNQUOTED = "Nobody knows what the harvest will bring"


def test_every_reading_stands_where_the_extraction_read_it(store, drafts, article):
    with store.reading() as database:
        text = texts.text_of(database, drafts[0])
        readings = texts.readings_of(database, drafts[0])
    assert text == article.read_text("utf-8")
    words = {reading.field: text[reading.start : reading.end] for reading in readings}
    assert words["date_start"] == "overnight"
    assert words["weapons[0].type"] == "Shahed drones"
    assert words["casualties[0]"] == "killing two people"


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.yaml", "x.kml", "datapackage.zip"])
def test_no_export_holds_the_text(run, store, drafts, tmp_path, name):
    with store.reading() as database:
        assert UNQUOTED in (texts.text_of(database, drafts[0]) or "")
    out = tmp_path / name
    ended = run("export", out, "--status", "draft")
    assert ended.code == 0, ended.err
    data = out.read_bytes()
    if name.endswith(".zip"):
        with zipfile.ZipFile(out) as package:
            data = b"".join(package.read(member) for member in package.namelist())
    assert drafts[0].encode() in data
    assert UNQUOTED.encode() not in data


def test_a_purge_drops_the_text(store, drafts):
    store.purge(drafts[0], [1], "asked to")
    with store.reading() as database:
        assert texts.text_of(database, drafts[0]) is None
        assert texts.text_of(database, drafts[1]) is None
        assert texts.readings_of(database, drafts[1]) == []
    assert store.get(drafts[1]).title
