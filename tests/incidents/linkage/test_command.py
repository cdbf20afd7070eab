"""`incidents link`: what it finds in two books of the same strikes, how it is judged and undone."""

import csv
import io

import pytest

PAIRS = {(f"atlas-{n}", f"diary-{n}") for n in (1, 2, 3)}


def found(ended):
    assert ended.code == 0, ended.err
    return {tuple(sorted((row["a"], row["b"]))): row for row in ended.json}


def test_the_strikes_of_two_books_are_found_with_reasons(link):
    pairs = found(link("find", "--between", "atlas", "diary", "--format", "json"))
    assert set(pairs) == PAIRS
    one = pairs["atlas-1", "diary-1"]
    assert one["reasons"][:2] == ["the same day", "the same spot"]
    assert "but tolls that exclude each other" in one["reasons"]
    assert one["verdict"] is None
    assert set(found(link("find", "--format", "json"))) == PAIRS
    assert set(found(link("find", "--killed-min", "3", "--format", "json"))) == {
        ("atlas-1", "diary-1")
    }
    assert found(link("find", "--between", "atlas", "atlas", "--format", "json")) == {}


def test_pairs_are_handed_on_as_csv(link):
    rows = list(csv.DictReader(io.StringIO(link("export").out)))
    assert {tuple(sorted((row["a"], row["b"]))) for row in rows} == PAIRS
    assert list(rows[0]) == ["a", "b", "score", "verdict", "reasons"]


def test_what_is_judged_makes_clusters_and_is_undone(link, books):
    assert link("judge", "diary-1", "atlas-1", "same", "--why", "one school").code == 0
    assert link("list", "--format", "json").json == [
        {"cluster": "atlas-1", "members": ["atlas-1", "diary-1"], "conflict": None, "broken": []}
    ]
    assert found(link("find", "--format", "json"))["atlas-1", "diary-1"]["verdict"] == "same"
    shown = link("show", "diary-1", "--format", "json").json
    assert shown["members"] == ["atlas-1", "diary-1"]
    tolls = next(one for one in shown["fields"] if one["field"] == "killed_low")
    assert (tolls["values"], tolls["differ"]) == ([2, 3], True)
    assert link("undo", "1").code == 0
    assert link("list", "--format", "json").json == []
    assert link("undo", "2").code == 0
    assert len(link("list", "--format", "json").json) == 1
    assert [f for f in books.check() if f.level == "error"] == []


def test_accepting_is_one_decision(link):
    tried = link("accept", "--above", ".6", "--dry-run", "--format", "json")
    assert set(found(tried)) == PAIRS
    assert link("list", "--format", "json").json == []
    link("judge", "atlas-3", "diary-3", "different", "--why", "two stops")
    assert set(found(link("accept", "--above", ".6", "--format", "json"))) == PAIRS - {
        ("atlas-3", "diary-3")
    }
    assert [one["cluster"] for one in link("list", "--format", "json").json] == [
        "atlas-1", "atlas-2"
    ]  # fmt: skip
    assert link("undo", "2").code == 0
    assert link("list", "--format", "json").json == []


def test_a_cluster_that_cannot_be_stands_on_top(link):
    link("judge", "atlas-1", "diary-1", "same", "--why", "one school")
    link("judge", "diary-2", "atlas-2", "same", "--why", "one harbour")
    assert [c["conflict"] for c in link("list", "--format", "json").json] == [None, None]
    link("judge", "atlas-2", "diary-4", "same", "--why", "a mistake")
    first, second = link("list", "--format", "json").json
    assert (first["cluster"], second["conflict"]) == ("atlas-2", None)
    assert first["conflict"] == "diary-2 and diary-4: 6 days apart"
    link("judge", "diary-2", "diary-4", "different", "--why", "other days")
    broken = link("list", "--format", "json").json[1]
    assert broken["members"] == ["atlas-2", "diary-2"]
    assert "judged the same, but diary-2 and diary-4 different" in broken["broken"][0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("judge", "atlas-1", "atlas-1", "same", "--why", "x"), "expected two records"),
        (("judge", "atlas-1", "nobody", "same", "--why", "x"), "nobody"),
        (("judge", "atlas-1", "diary-1", "sam", "--why", "x"), "same"),
        (("judge", "atlas-1", "diary-1", "same", "--why", " "), "--why"),
        (("undo", "7"), "none was made yet"),
        (("show", "nobody"), "nobody"),
        (("find", "--between", "atlas", "dairy"), "diary"),
        (("find", "--above", "7"), "from 0 to 1"),
        (("find", "--weights", "{weights}"), "version 1"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(link, tmp_path, words, told):
    weights = tmp_path / "old.yaml"
    weights.write_text(
        "version: 0\nproposed_from: 0.5\nbias: 1\nsame_address: 1\nweights: {spot: 1}\n"
    )
    ended = link(*(word.format(weights=weights) for word in words))
    assert ended.code in (1, 2)
    assert told in ended.err
    assert link("list", "--judgements", "--format", "json").json == []


def test_a_contradiction_of_two_people_is_said(link):
    link("judge", "atlas-1", "diary-1", "same", "--why", "one school")
    said = link("judge", "diary-1", "atlas-1", "different", "--why", "two schools").err
    assert "were judged same by" in said
    assert "one school" in said
    made = link("list", "--judgements", "--format", "json").json
    assert [one["verdict"] for one in made] == ["same", "different"]


def test_what_is_restricted_is_not_shown(link, books, call):
    link("judge", "atlas-1", "diary-1", "same", "--why", "one school")
    assert call("--db", books.engine.location, "set", "--dataset", "diary", "restricted=true",
                "--why", "at home").code == 0  # fmt: skip
    assert link("list", "--format", "json").json == []
    assert link("list", "--judgements", "--format", "json").json == []
    assert found(link("find", "--format", "json")) == {}
    assert link("show", "diary-1").code != 0
    assert "diary" not in link("show", "atlas-1", "--format", "json").out
    assert len(link("list", "--include-restricted", "--format", "json").json) == 1


def test_a_new_edition_keeps_what_was_judged(link, books):
    link("judge", "atlas-1", "diary-1", "same", "--why", "one school")
    changed = books.get("diary-1").model_copy(update={"title": "Another title"})
    books.revise("diary-1", changed)
    assert len(link("list", "--format", "json").json) == 1


def test_check_names_likely_twins_until_somebody_judges(link, books):
    def twins():
        return {f.code for f in books.check() if f.check == "likely_twins"}

    assert twins() == {"atlas-2", "atlas-3"}
    link("judge", "atlas-3", "diary-3", "unsure", "--why", "no picture")
    assert twins() == {"atlas-2"}


def test_records_without_a_date_are_nobodys_twin(books, collection):
    undated = [
        {"code": code, "title": "Strike", "event_type": "other", "location_precision": "exact",
         "location_how": "hand", "place": {"name": name, "country": "UA", "latitude": 46.5,
                                           "longitude": 30.7}}
        for code, name in (("one", "Birch"), ("two", "Birch"), ("three", "Cedar"))
    ]  # fmt: skip
    books.add_collection(collection({"incidents": undated}))
    pairs = books.link_find()
    assert pairs
    assert not {"one", "two", "three"} & {code for pair in pairs for code in (pair.one, pair.other)}
    assert [f for f in books.check() if f.code in ("one", "two", "three")
            and f.check == "likely_twins"] == []  # fmt: skip
