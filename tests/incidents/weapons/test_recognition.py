"""What something on a photograph may be: candidates with reasons, behind a warning, or nothing."""

import json
import shutil

import pytest

import incidents
from incidents.weapons.recognition import NOT_AN_IDENTIFICATION, WARNING
from schema.document.read import COLLECTIONS, Collection, validate
from schema.errors import UsageError

SOURCE = {"key": "page", "publisher": "A Page", "url": "https://page.example/1"}
WEAPONS = [
    {"slug": "oak", "name": "Oak", "type": "rocket_launcher_system",
     "aliases": [{"name": "9Ж55", "kind": "grau"}, {"name": "9Ж55К", "kind": "grau"}],
     "specifications": [
         {"property": "fin_count", "low": 6, "high": 6, "source": "page", "quote": "six fins"}]},
    {"slug": "elm", "name": "Elm", "type": "submunition",
     "statements": [{"field": "register", "value": value, "source": "page"}
                    for value in ("osmp:model/elm", "cord:77")],
     "specifications": [
         {"property": "fin_count", "low": 4, "high": 4, "source": "page", "quote": "four fins"},
         {"property": "marking", "text": "Ж-77-1", "source": "page", "quote": "marked Ж-77-1"},
         {"property": "marking", "text": "Maker QT90 7.214.40", "condition": "pump",
          "source": "page", "quote": "a QT90"},
         {"property": "part", "text": "grey ribbed body", "source": "page", "quote": "grey"},
     ]},
    {"slug": "ash", "name": "Ash-5", "type": "mortar"},
]  # fmt: skip


@pytest.fixture
def run(call, context_file, tmp_path):
    """Run a command on a store with three more weapons."""
    file = tmp_path / "woods.db"
    shutil.copy(context_file, file)
    more = Collection()
    more.sources.append(validate(COLLECTIONS["sources"], SOURCE, "test"))
    more.weapons.extend(validate(COLLECTIONS["weapons"], w, "test") for w in WEAPONS)
    incidents.open(file).add_collection(more)

    def run(*words):
        return call("--db", file, *words)

    return run


def identify(run, *words):
    return json.loads(run("weapons", "identify", *words, "--format", "json").out)


def slugs(answer):
    return [one["slug"] for one in answer["candidates"]]


def test_every_answer_opens_with_the_warning_and_is_no_identification(run):
    for words in (["--fins", "4"], ["--marking", "ZZ-9"], ["--part", "grey body"]):
        text = run("weapons", "identify", *words).out
        assert text.replace("\n", " ").startswith(WARNING)
        answer = identify(run, *words)
        assert list(answer)[:2] == ["warning", "note"]
        assert (answer["warning"], answer["note"]) == (WARNING, NOT_AN_IDENTIFICATION)
    assert NOT_AN_IDENTIFICATION in run("weapons", "identify", "--fins", "4").out


def test_a_weapon_that_is_shown_opens_with_it_too(run):
    assert run("weapons", "show", "elm").out.replace("\n", " ").startswith(WARNING)
    shown = json.loads(run("weapons", "show", "elm", "--format", "json").out)
    assert next(iter(shown)) == "warning"
    assert [one["property"] for one in shown["markings"]] == [
        "fin_count",
        "marking",
        "marking",
        "part",
    ]
    assert shown["specifications"] == []
    assert shown["links"] == {"osmp": "https://osmp.ngo/model/elm/", "cord": "77"}
    assert shown["markings"][1]["source"]["publisher"] == "A Page"


@pytest.mark.parametrize(
    ("marking", "wanted"),
    [
        ("9Ж55", ["oak"]),
        ("9ж55к", ["oak"]),
        ("9Ж55К 12-88", ["oak"]),
        ("9Ж55К1", ["oak"]),
        ("9Ж5", ["oak"]),
        ("9Ж?К", ["oak"]),
        ("?Ж55", ["oak"]),
        ("Ж-77", ["elm"]),
        ("Ж 77 1", ["elm"]),
        ("Ash-5", ["ash"]),
        ("QT90", ["elm"]),
        ("Maker", ["elm"]),
        ("Mak", []),
        ("qt-90 of 2019", ["elm"]),
        ("7.214.40", ["elm"]),
        ("7.214.4", []),
        ("214", []),
        ("9Ж551", []),
        ("12-88", []),
        ("ZZ-9", []),
    ],
)
def test_a_marking_in_either_alphabet_whole_in_part_or_with_a_lot_beside_it(run, marking, wanted):
    assert slugs(identify(run, "--marking", marking)) == wanted


def test_latin_and_cyrillic_letters_that_look_alike_are_one(call, seed_file):
    for marking in ("9М55К", "9M55K", "9m55k"):
        asked = ("weapons", "identify", "--marking", marking, "--format", "json")
        assert "smerch" in slugs(json.loads(call("--db", seed_file, *asked).out)), marking


def test_each_candidate_says_why_and_what_is_not_recorded(run):
    (elm,) = identify(run, "--fins", "4", "--marking", "Ж-77", "--part", "ribbed")["candidates"]
    assert [reason["clue"] for reason in elm["reasons"]] == [
        "4 fins", "marking Ж-77", "part ribbed"]  # fmt: skip
    assert elm["reasons"][1]["quote"] == "marked Ж-77-1"
    assert elm["reasons"][1]["source"]["url"] == "https://page.example/1"
    both = identify(run, "--marking", "9Ж55", "--part", "ribbed")["candidates"]
    assert {one["slug"]: one["not_recorded"] for one in both} == {
        "oak": ["part ribbed"], "elm": ["marking 9Ж55"]}  # fmt: skip


def test_a_clue_that_speaks_against_a_weapon_leaves_it_out_and_says_so(run):
    answer = identify(run, "--fins", "4", "--marking", "9Ж55")
    assert slugs(answer) == ["elm"]
    assert answer["left_out"] == [{"slug": "oak", "because": "6 fins are recorded"}]


def test_fins_say_of_how_few_weapons_they_are_known(run):
    assert identify(run, "--fins", "4")["fins_recorded"] == {"weapons": 2, "of": 10}
    text = " ".join(run("weapons", "identify", "--fins", "4").out.split())
    assert "Of 2 of 10 weapons it is recorded" in text


def test_a_type_narrows(run):
    assert slugs(identify(run, "--fins", "4", "--weapon-type", "submunition")) == ["elm"]
    assert slugs(identify(run, "--fins", "4", "--weapon-type", "mortar")) == []


def test_nothing_found_is_said_and_is_no_all_clear(run):
    text = " ".join(run("weapons", "identify", "--marking", "ZZ-9").out.split())
    assert "no less dangerous" in text


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--fins", "0"],
        ["--fins", "-4"],
        ["--fins", "99"],
        ["--fins", "four"],
        ["--marking", ""],
        ["--marking", " ?! "],
        ["--marking", "x" * 5_000],
        ["--part", ""],
        ["--part", "w " * 500],
        ["--fins", "4", "--weapon-type", "nonsense"],
        ["--fins", "4", "--format", "xml"],
        ["--diameter", "300"],
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_message(run, words):
    ended = run("weapons", "identify", *words)
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("text", ["9M55\x00", "\u202e9М55", "'; DROP TABLE weapon; --", "((((9M"])
def test_hostile_signs_do_no_harm(run, text):
    ended = run("weapons", "identify", "--marking", text)
    assert ended.code in (0, 2)
    assert "Traceback" not in ended.err


def test_the_library_takes_the_same(run, tmp_path):
    store = incidents.open(tmp_path / "woods.db") if run else None
    assert [c.weapon["slug"] for c in store.identify(marking="Ж-77").candidates] == ["elm"]
    with pytest.raises(UsageError):
        store.identify()


def test_a_register_that_nobody_knows_is_refused():
    entry = {"field": "register", "value": "elsewhere:1", "source": "page"}
    with pytest.raises(ValueError, match="cat-uxo"):
        validate(COLLECTIONS["weapons"], WEAPONS[0] | {"statements": [entry]}, "test")
