"""Early counts that a later one may have overtaken: proposed, and taken by one word or key."""

import incidents


def waiting(run, *codes):
    return run("review", *codes, "--judgements", "--format", "json").json


def verdicts(shown, code):
    return [(claim["stands"], claim["gave_way_to"]) for claim in shown(code)["casualties"]]


def test_judgements_name_both_claims_and_grades(run, rising):
    first, second = waiting(run)
    assert (first["code"], first["claim"], first["field"], first["by"]) == (
        rising, 1, "supersedes", 2,
    )  # fmt: skip
    assert (first["grade"], first["by_grade"]) == ("B2", "B2")
    assert "23 of 2024-11-20" in first["sentence"]
    assert "29 of 2024-11-22" in first["sentence"]
    assert (second["claim"], second["by"]) == (3, 2)
    table = run("review", "--judgements")
    assert "2 judgements in 1 record" in table.err
    assert rising in table.out
    assert waiting(run, rising) == [first, second]


def test_nothing_is_taken_by_itself_and_taking_is_one_revision(run, rising, shown):
    assert verdicts(shown, rising) == [(True, None)] * 4
    ended = run("review", rising, "--take", "1", "--take", "3", "--reason", "it says rose to 29")
    assert ended.code == 0, ended.err
    assert f"{rising}: judged, revision 2" in ended.err
    assert verdicts(shown, rising) == [(False, 2), (True, None), (False, 2), (True, None)]
    (row,) = run("query", "--format", "json").json
    assert (row["killed_low"], row["killed_high"]) == (29, 70)
    last = run("history", rising, "--format", "json").json[-1]
    assert "it says rose to 29" in last["why"]
    assert waiting(run) == []
    assert run("check").code == 0
    assert run("review", rising, "--undo").code == 0
    assert len(waiting(run)) == 2


def test_what_waits_for_none_is_refused(run, rising, shown):
    before = shown(rising)
    for claim, words in (("2", "(1, 3)"), ("9", "number or key"), ("x", "number or key")):
        ended = run("review", rising, "--take", "1", "--take", claim)
        assert (ended.code, words in ended.err) == (2, True), ended.err
    assert shown(rising) == before
    assert run("review", "--take", "1").code == 2
    assert run("review", "no-such", "--take", "1").code == 2


def test_more_bodies_are_taken_as_an_addition(run, rising, shown, store):
    plain = store.get(rising).model_dump(exclude_none=True)
    plain["casualties"].append({"outcome": "killed", "low": 2, "high": 2, "source": "un",
                                "words": "two more bodies", "as_of": "2024-11-24",
                                "side": "independent"})  # fmt: skip
    store.revise(rising, type(store.get(rising)).model_validate(plain))
    (more,) = [one for one in waiting(run) if one["field"] == "adds_to"]
    assert (more["claim"], more["by"]) == (5, 2)
    found = run("check", "--format", "json").json
    assert [f["check"] for f in found if "two more bodies" in f["message"]] == ["addition"]
    assert run("review", rising, "--take", "5").code == 0
    assert run("query", "--format", "json").json[0]["killed_low"] == 20
    claims = shown(rising)["casualties"]
    assert claims[4]["adds_to"] == claims[1]["key"]


def test_restricted_records_and_claims_stay_out(run, rising, store):
    document = store.get(rising)
    document.casualties[1].restricted = True
    store.revise(rising, document)
    assert waiting(run) == []
    shown = run("review", "--judgements", "--format", "json", "--include-restricted").json
    assert len(shown) == 2


def test_the_library_does_it_too(rising, store_file):
    store = incidents.open(store_file)
    assert [one.claim for one in store.judgements([rising])] == [1, 3]
    assert store.take(rising, [1]) == 2
    assert [one.claim for one in store.judgements()] == [3]
