"""Names that mislead: borne by several weapons, ordinary words, types in many languages."""

import json
import shutil

import pytest


def means(run, *texts):
    answers = json.loads(run("weapons", "match", *texts).out)
    return [[m["slug"] or m["type"] for m in answer["matches"]] for answer in answers]


@pytest.fixture
def run(call, seed_file, tmp_path, use_cache):
    """Run a command on a copy of the seed store."""
    store = shutil.copy(seed_file, tmp_path / "seed.db")

    def run(*words):
        return call("--db", store, *words)

    return run


def test_a_name_that_two_countries_use_is_decided_by_the_attacker(run):
    assert sorted(means(run, "Fatah")[0]) == ["fatah-pakistan", "fattah"]
    assert sorted(means(run, "Куб")[0]) == ["2k12-kub", "kub-bla"]
    assert means(run, "Kub missile", "Kub drone") == [["2k12-kub"], ["kub-bla"]]
    refused = run("query", "--weapon", "Fatah-1")
    assert refused.code == 2
    assert "--attacker" in refused.err
    for attacker in ("Pakistan", "Iran"):
        asked = run("query", "--weapon", "Fatah-1", "--attacker", attacker)
        assert (asked.code, "more than one" in asked.err) == (0, False)
    assert run("query", "--weapon", "Fatah-1", "--attacker", "Russia").code == 2
    assert run("query", "--weapon", "Куб", "--attacker", "Russia").code == 0


def test_the_attacker_of_a_row_decides_and_without_one_only_the_type_stays(run, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text(
        "date,place,country,attacker,weapons\n"
        "2017-02-11,Pathankot,IN,Pakistan,Fatah-1\n"
        "2017-02-12,Tel Aviv,IL,Iran,Fatah-1\n"
        "2017-02-13,Haifa,IL,,Fatah-1\n"
    )
    mapping = tmp_path / "rows.yaml"
    mapping.write_text(run("load", table, "--guess").out)
    loaded = run("load", "--from", "table", table, "--mapping", mapping)
    assert loaded.code == 0, loaded.err
    asked = ("--columns", "attacker,weapons", "--format", "json")
    used = [json.loads(run("query", "--from", day, "--to", day, *asked).out)
            for day in ("2017-02-11", "2017-02-12", "2017-02-13")]  # fmt: skip
    meant = [row["weapons"] for rows in used for row in rows]
    assert meant == ["fatah-1-pakistan", "fattah-1", None]
    assert loaded.err.count("Fatah-1") == 1


def test_add_takes_the_attacker_for_context(run):
    given = ("--date", "2025-05-10", "--attacker", "Pakistan", "--weapon", "Fatah", "--draft")
    added = run("add", *given, "--place", "Sumy", "--country", "UA")
    assert "more than one weapon" not in added.err


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Taurus", ["taurus-kepd-350"]),
        ("Kitchen", ["kh-22"]),
        ("AS-4", ["kh-22"]),
        ("HAMMER", ["aasm-hammer"]),
        ("hammer", []),
        ("Hammer attack", []),
        ("World Central Kitchen", []),
        ("OFAB-250", ["ofab-250-270"]),
        ("Fattah-2", ["fattah-2"]),
        ("موشک", ["missile"]),
        ("موشک‌های بالستیک", ["ballistic_missile"]),
        ("پهپاد انتحاری", ["one_way_attack_drone"]),
        ("خمپاره", ["mortar"]),
        ("טיל בליסטי", ["ballistic_missile"]),
        ('כטב"ם', ["drone"]),
        ("רקטות", ["rocket"]),
        ("תקיפה אווירית", ["aerial_munition"]),
        ("КАБ", ["kab"]),
    ],
)
def test_what_people_write(run, text, wanted):
    assert means(run, text) == [wanted]


def test_an_ordinary_word_answers_who_asks_for_it_and_is_never_read_out_of_a_text(run, tmp_path):
    assert "\nKh-22\n" in run("weapons", "show", "kitchen").out
    article = tmp_path / "article.txt"
    article.write_text(
        "KYIV, 3 April 2024 - A missile attack killed seven workers of World Central Kitchen. "
        "The missile strike hit a Taurus car and a Hammer shop, officials said."
    )
    drafts = json.loads(run("extract", str(article), "--format", "json").out)
    assert {use.get("weapon") for draft in drafts for use in draft["weapons"]} <= {None}


def test_a_question_for_a_type_says_what_says_less(run):
    asked = run("query", "--weapon-type", "glide_bomb", "--format", "csv")
    assert "broader type" in asked.err
    assert "guided_bomb" in asked.err
    for words in (["--weapon-type", "bomb"], ["--weapon", "kab"]):
        assert "broader type" not in run("query", *words, "--format", "csv").err
    assert "broader" not in run("--quiet", "query", "--weapon-type", "glide_bomb").err
