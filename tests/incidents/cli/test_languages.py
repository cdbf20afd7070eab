"""`--lang` and LANG: words for people change, and nothing that a program reads."""

import pytest

FORMATS = ("csv", "tsv", "json", "ndjson", "geojson")


@pytest.fixture(autouse=True)
def _no_language(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("uk", ("дата", "загинули", "перевірка")),
        ("ru", ("дата", "погибли", "проверка")),
        ("ar", ("التاريخ", "قتلى", "التحقق")),
        ("en", ("date", "killed", "verification")),
    ],
)
def test_a_table_has_the_headings_of_the_language(on, code, words):
    before, behind = on("--lang", code, "query"), on("query", "--lang", code)
    assert before.out == behind.out
    assert set(words) <= set(before.out.splitlines()[0].split())


@pytest.mark.parametrize("format", FORMATS)
def test_what_programs_read_is_the_same_in_every_language(on, monkeypatch, format):
    usual = on("query", "--format", format)
    monkeypatch.setenv("LANG", "uk_UA.UTF-8")
    assert usual.code == 0
    assert on("query", "--format", format).out == usual.out
    assert on("--lang", "ar", "query", "--format", format).out == usual.out


def test_columns_asked_for_by_name_keep_their_names(on):
    answer = on("query", "--lang", "ru", "--columns", "code,killed_low")
    assert answer.out.splitlines()[0].split() == ["code", "killed_low"]


def test_the_environment_speaks_on_a_terminal_and_never_in_a_pipe(on, on_terminal, monkeypatch):
    usual = on("count", "--by", "year").out
    monkeypatch.setenv("LANG", "uk_UA.UTF-8")
    assert on("count", "--by", "year").out == usual
    assert "загинули" in on_terminal("count", "--by", "year", width=120)[0]
    assert "killed" in on_terminal("--lang", "en", "count", "--by", "year", width=120)[0]
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    assert "погибли" in on_terminal("count", "--by", "year", width=120)[0]
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "killed" in on_terminal("count", "--by", "year", width=120)[0]


@pytest.mark.parametrize("words", [("--lang", "fr", "query"), ("query", "--lang", "fr")])
def test_an_unknown_language_is_refused(on, words):
    refused = on(*words)
    assert (refused.code, refused.out) == (2, "")
    for part in ("--lang", "'fr'", "en (English)", "uk (Ukrainian)", "ru (Russian)", "ar (Arabic)"):
        assert part in refused.err


def test_a_record_has_its_labels_in_the_language(on):
    code = on("query", "--format", "json", "--columns", "code", "--limit", "1").json[0]["code"]
    told = on("show", code, "--lang", "uk").out
    assert {"Що", "дата", "перевірено"} <= set(told.split())
    assert on("show", code, "--format", "json", "--lang", "uk").json["code"] == code


@pytest.mark.parametrize("command", [("chart", "x.svg"), ("map", "x.svg"), ("report", "x.html")])
def test_what_has_no_other_language_refuses_one(on, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    refused = on("--lang", "uk", *command)
    assert (refused.code, list(tmp_path.iterdir())) == (2, [])
    assert "in English so far" in refused.err


def test_a_map_is_made_in_the_language_asked_for(on, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "ar_SY.UTF-8")
    for name, words in (("ar", ()), ("uk", ("--lang", "uk")), ("en", ("--lang", "en"))):
        file = tmp_path / f"{name}.html"
        assert on("map", str(file), *words).code == 0
        assert f'<html lang="{name}"' in file.read_text("utf-8")
