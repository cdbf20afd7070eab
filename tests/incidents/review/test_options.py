"""`incidents review` without the screen: what is accepted, changed, refused and taken back."""

import pytest
import yaml

DERIVED = ("stands", "because", "gave_way_to")
"""What the rule of figures makes of a claim; it follows when another claim changes."""


def claims(record, outcome):
    return [
        {name: value for name, value in claim.items() if name not in DERIVED}
        for claim in record["casualties"]
        if claim["outcome"] == outcome
    ]


def revisions(run, code):
    return run("history", code, "--format", "json").json


def test_the_list_shows_what_awaits_review(run, drafts, undated):
    table = run("review")
    assert table.code == 0
    assert "4 records await review" in table.err
    assert [line.split()[0] for line in table.out.splitlines()[2:]] == [*drafts, undated]
    rows = {row["code"]: row for row in run("review", "--list", "--format", "json").json}
    assert rows[drafts[0]]["killed"] == [2, 2, 2]
    assert rows[drafts[0]]["missing"] == []
    assert rows[undated]["missing"] == ["date"]
    assert "coordinates" in rows[undated]["doubtful"]


def test_one_record_or_none_can_be_listed(run, drafts, ledger_file, call):
    assert [row["code"] for row in run("review", drafts[1], "--format", "json").json] == drafts[1:2]
    assert run("review", "nothing-such").code == 2
    empty = call("--db", ledger_file, "review", "--list", "--format", "json")
    assert [row["code"] for row in empty.json] == ["draft"]


def test_accepting_publishes_in_one_revision(run, drafts, shown):
    code = drafts[0]
    assert run("query", "--weapon", "shahed", "--format", "json").json == []
    ended = run("review", code, "--accept")
    assert ended.code == 0, ended.err
    assert f"{code}: accepted, revision 2" in ended.err
    assert shown(code)["status"] == "published"
    assert [row["code"] for row in run("query", "--weapon", "shahed", "--format", "json").json] == [
        code
    ]
    last = revisions(run, code)[-1]
    assert last["why"] == "accepted in review"
    assert last["changes"] == {"status": ["draft", "published"]}
    again = run("review", code, "--accept")
    assert (again.code, "is published" in again.err) == (2, True)
    assert code not in run("review").out


def test_a_corrected_toll_keeps_the_claim_of_the_draft(run, drafts, shown):
    code = drafts[0]
    (before,) = claims(shown(code), "killed")
    said = ("--source", before["source"], "--reason", "a third died")
    ended = run("review", code, "--set", "killed=3+", *said, "--accept")
    assert ended.code == 0, ended.err
    old, new = claims(shown(code), "killed")
    assert old.pop("accepted") is False
    assert old.pop("refused_because") == "corrected in review to 3+: a third died"
    assert old == before
    assert (new["low"], new.get("high"), new["source"]) == (3, None, before["source"])
    assert "quote" not in new
    assert "without a quote" in new["inferred"]
    (row,) = run("query", "--weapon", "shahed", "--format", "json").json
    assert (row["killed_low"], row["killed_high"], row["injured_best"]) == (3, None, 13)
    assert len(revisions(run, code)) == 2
    assert run("check").code == 0


def test_a_corrected_toll_can_bring_its_words(run, drafts, shown):
    code = drafts[0]
    wrong = run("review", code, "--set", "killed=2", "--quote", "killing nine people")
    assert (wrong.code, "expected words of the article" in wrong.err) == (2, True)
    words = "killing two  people and injuring 13"
    assert run("review", code, "--set", "killed=1-2", "--quote", words, "--speaker", "X").code == 0
    new = claims(shown(code), "killed")[-1]
    assert (new["quote"], new["speaker"], new["status"]) == (words, "X", "claimed")
    assert "inferred" not in new


def test_a_figure_needs_somebody_who_says_it(run, drafts, shown):
    before = [shown(code) for code in drafts]
    ended = run("review", *drafts[:2], "--set", "killed=5")
    assert (ended.code, ended.out) == (2, "")
    for words in ("who says so", "--source KEY|URL", "--speaker NAME", "--quote"):
        assert words in ended.err
    assert "--set claim_1=5 where the page of claim 1 says so itself" in ended.err
    assert [shown(code) for code in drafts] == before


@pytest.fixture
def told(run, tmp_path, drafts):
    """A published record on which police, a hospital and a page of no speaker give a toll."""
    source = {"key": "paper", "publisher": "Paper"}, {"key": "wire", "publisher": "Wire"}
    claims = [
        {"outcome": "killed", "low": 3, "high": 3, "source": "paper", "speaker": "police"},
        {"outcome": "killed", "low": 4, "high": 4, "source": "paper", "speaker": "City Hospital"},
        {"outcome": "killed", "low": 6, "high": 6, "source": "wire"},
    ]
    record = {
        "code": "told", "title": "A strike", "event_type": "other", "date_start": "2024-11-20",
        "date_precision": "day", "sources": list(source), "casualties": claims,
    }  # fmt: skip
    (tmp_path / "told.yaml").write_text(yaml.safe_dump(record), "utf-8")
    assert run("add", tmp_path / "told.yaml").code == 0
    return "told"


def standing(record):
    return [(c["low"], c.get("speaker")) for c in record["casualties"] if c.get("accepted", True)]


@pytest.mark.parametrize(
    ("words", "stand"),
    [
        (("--speaker", "City Hospital"), [(3, "police"), (6, None), (5, "City Hospital")]),
        (("--source", "wire"), [(3, "police"), (4, "City Hospital"), (5, None)]),
        (("--speaker", "the mayor"),
         [(3, "police"), (4, "City Hospital"), (6, None), (5, "the mayor")]),
        (("--source", "https://new.example/1", "--publisher", "New"),
         [(3, "police"), (4, "City Hospital"), (6, None), (5, None)]),
    ],
    ids=["of one speaker", "of one page", "of a new speaker", "of a new page"],
)  # fmt: skip
def test_only_the_claim_that_is_corrected_is_refused(run, told, shown, words, stand):
    more = () if "--source" in words else ("--source", "paper")
    ended = run("review", told, "--set", "killed=5", *words, *more)
    assert ended.code == 0, ended.err
    assert standing(shown(told)) == stand
    assert len(revisions(run, told)) == 2


def test_of_several_claims_the_one_that_is_meant_is_asked_for(run, told, shown):
    ended = run("review", told, "--set", "killed=5", "--source", "paper")
    assert (ended.code, "claim_1=3, claim_2=4" in ended.err) == (2, True)
    ended = run("review", told, "--set", "killed=")
    assert (ended.code, "claim_3=6" in ended.err) == (2, True)
    assert len(revisions(run, told)) == 1
    assert run("review", told, "--set", "claim_1=5").code == 0
    record = shown(told)
    assert standing(record) == [(4, "City Hospital"), (6, None), (5, "police")]
    assert [row["key"] for row in record["sources"]] == ["paper", "wire"]


def test_the_same_toll_again_changes_nothing(run, drafts, shown):
    before = shown(drafts[0])
    ended = run("review", drafts[0], "--set", "killed=2")
    assert f"{drafts[0]}: unchanged" in ended.err
    assert shown(drafts[0]) == before


def test_one_claim_of_several_is_refused_alone(run, drafts, shown, tmp_path):
    path = tmp_path / "two.txt"
    path.write_text(
        "A drone hit Poltava on Thursday, killing two people, the mayor said.\n\n"
        "The drone on Poltava killed three people, police said.\n", "utf-8",
    )  # fmt: skip
    run("extract", path, "--published", "2024-11-22", "--save")
    code = run("review", "--format", "json").json[-1]["code"]
    first, second = claims(shown(code), "killed")
    assert run("review", code, "--set", "claim_2=", "--reason", "another strike").code == 0
    assert claims(shown(code), "killed")[0] == first
    refused = claims(shown(code), "killed")[1]
    assert refused["refused_because"] == "refused in review: another strike"
    assert {k: refused[k] for k in second} == second
    for wrong in ("claim_2=1", "claim_9=1", "claim_0="):
        assert run("review", code, "--set", wrong).code == 2


def test_a_toll_can_be_taken_out(run, drafts, shown):
    assert run("review", drafts[0], "--set", "injured=").code == 0
    (claim,) = claims(shown(drafts[0]), "injured")
    assert (claim["accepted"], claim["low"]) == (False, 13)
    (row,) = run("query", "--status", "draft", "--weapon", "shahed", "--format", "json").json
    assert row["injured_low"] is None


def test_many_fields_at_once(run, drafts, shown):
    code = drafts[1]
    before = shown(code)
    ended = run(
        "review", code, "--set", "date=2024-11-20/21", "--set", "place=Kharkiv",
        "--set", "weapons=Kh-101; Geran-2", "--set", "target_types=energy;residential",
        "--set", "attacker=Russia", "--set", "event_type=other", "--set", "summary=Seen.",
        "--set", "civilians_killed=0", "--speaker", "the mayor",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    record = shown(code)
    assert (record["date_start"], record["date_end"]) == ("2024-11-20", "2024-11-21")
    assert (record["date_precision"], record["date_words"]) == ("night", before["date_words"])
    assert record["place"]["name"] == "Kharkiv"
    assert record["location_words"] == before["location_words"]
    assert [use["weapon"] for use in record["weapons"]] == ["kh-101", "shahed-136"]
    assert record["weapons"][0]["quote"] == before["weapons"][0]["quote"]
    assert [target["category"] for target in record["targets"]] == ["energy", "residential"]
    assert (record["attacker"], record["attribution"]) == ("russia", "alleged")
    assert (record["event_type"], record["summary"]) == ("other", "Seen.")
    assert len(revisions(run, code)) == 2
    assert run("check").code == 0


def test_a_first_day_moves_a_last_day_that_was_the_same(run, drafts, shown):
    assert run("review", drafts[1], "--set", "date_start=2024-11-19").code == 0
    assert shown(drafts[1])["date_start"] == "2024-11-19"
    assert shown(drafts[1]).get("date_end") in (None, "2024-11-19")
    assert run("review", drafts[0], "--set", "date_start=2024-11").code == 0
    assert shown(drafts[0])["date_precision"] == "month"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("kiled=2", ["field that can be set", "killed"]),
        ("killed_low=2", ["derived", "killed=2"]),
        ("latitude=50.9", ["--set at=LAT,LON"]),
        ("status=published", ["--accept or --refuse"]),
        ("killed=two", ["2-5 or 2+"]),
        ("weapons=Shahid", ["no weapon is called", "shahed"]),
        ("event_type=missle strike", ["missile_strike"]),
        ("place=Olenivka", ["not certain", "--set at="]),
        ("attacker=Rusia", ["no actor", "Russia"]),
        ("date=2024-02-30", ["date"]),
        ("country=Ukraine", ["country"]),
        ("killed", ["FIELD=VALUE"]),
        ("parent=no-such-wave", ["no-such-wave"]),
    ],
)
def test_what_cannot_be_set_says_so_and_writes_nothing(run, drafts, shown, value, words):
    before = [shown(code) for code in drafts]
    ended = run("review", *drafts, "--set", "title=Changed", "--set", value, "--accept")
    assert ended.code in (1, 2)
    assert ended.err.startswith("error: ")
    for word in words:
        assert word in ended.err
    assert [shown(code) for code in drafts] == before


def test_a_draft_that_lacks_something_is_not_accepted(run, drafts, undated, shown):
    ended = run("review", drafts[0], undated, "--accept")
    assert ended.code == 2
    assert f"{undated} cannot be accepted: no date" in ended.err
    assert "--set date=" in ended.err
    assert shown(drafts[0])["status"] == "draft"
    assert run("review", undated, "--set", "date=2024-11", "--accept").code == 0
    assert shown(undated)["status"] == "published"


def test_refusing_keeps_the_record_with_its_reason(run, drafts, shown):
    assert run("review", drafts[1], "--refuse").code == 2
    assert run("review", drafts[1], "--refuse", "--reason", "a drill").code == 0
    assert shown(drafts[1])["status"] == "retracted"
    last = revisions(run, drafts[1])[-1]
    assert (last["action"], last["why"]) == ("retract", "a drill")
    assert drafts[1] not in run("review").out


def test_a_duplicate_is_refused_by_the_code_of_the_other(run, drafts, shown):
    assert run("review", drafts[0], "--duplicate-of", "nothing-such").code == 2
    assert run("review", drafts[0], "--duplicate-of", drafts[0]).code == 2
    assert run("review", drafts[0], "--duplicate-of", drafts[1]).code == 0
    assert shown(drafts[0])["status"] == "retracted"
    assert revisions(run, drafts[0])[-1]["why"] == f"the same as {drafts[1]}"


def test_the_record_that_is_kept_takes_over_the_sources_of_its_twin(run, drafts, shown, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Shahed drones hit Sumy overnight and killed two people.\n", "utf-8")
    assert run("extract", other, "--published", "2024-11-22", "--save").code == 0
    waiting = [one["code"] for one in run("review", "--format", "json").json]
    (twin,) = [code for code in waiting if code not in drafts and "sumy" in code]
    ours, theirs = (shown(code)["sources"] for code in (drafts[0], twin))
    assert run("review", twin, "--duplicate-of", drafts[0]).code == 0
    kept = shown(drafts[0])
    assert [source["key"] for source in kept["sources"]] == [s["key"] for s in ours + theirs]
    assert kept["status"] == "draft"
    assert shown(twin)["sources"] == theirs
    assert revisions(run, drafts[0])[-1]["why"] == "with the sources of its duplicates"


def test_taking_a_duplicate_back_restores_both(run, drafts, shown, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Shahed drones hit Sumy overnight and killed two people.\n", "utf-8")
    assert run("extract", other, "--published", "2024-11-22", "--save").code == 0
    waiting = [one["code"] for one in run("review", "--format", "json").json]
    (twin,) = [code for code in waiting if code not in drafts and "sumy" in code]
    before = {code: shown(code) for code in (drafts[0], drafts[2], twin)}
    both = (twin, drafts[2])
    for asked in ([twin], [drafts[0]], [*both]):
        assert run("review", *both, "--duplicate-of", drafts[0]).code == 0
        assert shown(drafts[0]) != before[drafts[0]]
        assert run("review", *asked, "--undo").code == 0
        assert {code: shown(code) for code in before} == before
        again = run("review", twin, "--undo")
        assert (again.code, "taken back already" in again.err) == (2, True)
    run("review", twin, "--duplicate-of", drafts[0])
    said = ("--set", "killed=9", "--source", "https://paper.example/2")
    assert run("review", drafts[0], *said).code == 0
    stopped = run("review", twin, "--undo")
    assert (stopped.code, f"{drafts[0]}: sources" in stopped.err) == (2, True)
    assert shown(twin)["status"] == "retracted"


def test_the_title_of_a_draft_follows_its_weapon_and_place(run, drafts, shown):
    code = drafts[1]
    assert shown(code)["title"] == "Missile strike on Dnipro"
    run("review", code, "--set", "place=Kharkiv")
    assert shown(code)["title"] == "Missile strike on Kharkiv"
    run("review", code, "--set", "weapons=iskander-m", "--set", "place=Odesa")
    assert shown(code)["title"] == "Iskander-M strike on Odesa"
    run("review", code, "--set", "title=The strike on the port")
    run("review", code, "--set", "place=Kharkiv")
    assert shown(code)["title"] == "The strike on the port"


def test_undo_takes_back_the_newest_revision_once(run, drafts, shown):
    code = drafts[0]
    before = shown(code)
    assert run("review", code, "--undo").code == 2
    run("review", code, "--set", "claim_1=5", "--accept")
    assert shown(code)["status"] == "published"
    assert run("review", code, "--undo").code == 0
    assert shown(code) == before
    assert [link["action"] for link in revisions(run, code)] == ["add", "revise", "restore"]
    again = run("review", drafts[1], code, "--undo")
    assert again.code == 2
    run("review", drafts[1], "--accept")
    again = run("review", drafts[1], code, "--undo")
    assert shown(drafts[1])["status"] == "published"
    assert (again.code, "taken back already" in again.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [("--accept",), ("--refuse", "--reason", "x"), ("CODE", "--accept", "--undo"),
     ("CODE", "--accept", "--refuse"), ("CODE", "--format", "xml")],
)  # fmt: skip
def test_wrong_usage_is_refused(run, drafts, words):
    assert run("review", *(drafts[0] if word == "CODE" else word for word in words)).code == 2


def test_an_unknown_code_offers_the_nearest(run, drafts):
    ended = run("review", drafts[0][:-1], "--accept")
    assert (ended.code, drafts[0] in ended.err) == (2, True)


def test_native_drafts_are_reviewed_too(run, shown, tmp_path):
    draft = {
        "code": "by-hand", "title": "A strike", "event_type": "drone_strike", "status": "draft",
        "place": {"name": "Sumy", "country": "UA"}, "location_precision": "settlement",
    }  # fmt: skip
    path = tmp_path / "draft.yaml"
    path.write_text(yaml.safe_dump(draft), "utf-8")
    assert run("add", path).code == 0
    (row,) = run("review", "--format", "json").json
    assert row["missing"] == ["date", "weapons", "source"]
    for said in ((), ("--speaker", "the mayor")):
        ended = run("review", "by-hand", "--set", "killed=2", *said)
        assert (ended.code, "every figure has a source" in ended.err) == (2, True)


def test_imported_drafts_are_reviewed_too(run, shown, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(
        "title,status,event_type,date_start,date_precision,place,country,location_precision,"
        "weapons,killed_low,killed_high,sources,source_urls,datasets\n"
        "Drones on Sumy,draft,drone_strike,2024-11-22,day,Sumy,UA,settlement,shahed,2,2,"
        "Paper,https://paper.example/1,rows:1\n",
        "utf-8",
    )
    loaded = run("load", path, "--from", "csv")
    assert loaded.code == 0, loaded.err
    (row,) = run("review", "--format", "json").json
    assert row["doubtful"] == ["coordinates"]
    said = ("--source", "https://paper.example/1")
    ended = run(
        "review", row["code"], "--set", "killed=3", *said, "--set", "place=Sumy", "--accept"
    )
    assert ended.code == 0, ended.err
    record = shown(row["code"])
    assert record["status"] == "published"
    assert record["place"]["latitude"] == pytest.approx(50.9, abs=0.1)
    assert [claim.get("accepted", True) for claim in claims(record, "killed")] == [False, True]
    assert run("review", row["code"], "--undo").code == 0
    assert shown(row["code"])["status"] == "draft"


def test_a_published_record_without_coordinates_awaits_its_place(run, shown):
    said = ("--source", "https://paper.example/1")
    added = run("add", "--date", "2024-11-20", "--place", "Sumy", "--weapon", "Shahed", *said)
    code = added.out.strip()
    assert "nothing awaits review" in run("review").err
    run("review", code, "--set", "at=")
    (row,) = run("review", "--format", "json").json
    assert (row["status"], row["doubtful"]) == ("published", ["coordinates"])
    assert run("review", code, "--set", "at=50.9,34.8").code == 0
    assert shown(code)["location_how"] == "hand"
    assert run("review", "--format", "json").json == []


def test_restricted_drafts_are_left_out_unless_asked_for(run, store, incident):
    store.add(incident(code="secret", status="draft", restricted=True))
    assert run("review", "--format", "json").json == []
    (row,) = run("review", "--format", "json", "--include-restricted").json
    assert row["code"] == "secret"
