"""`claim`, `retract` and `undo`: the daily edit of one record, and the way back."""

import threading

import pytest

import incidents
from schema.errors import UnknownNameError, UsageError

URL = "https://news.example/later"
FIGURES = ["killed_low", "killed_best", "killed_high"]


@pytest.fixture
def db(ledger):
    return ledger.engine.location


@pytest.fixture
def run(call, db):
    """Run a command on a copy of the ledger."""
    return lambda *words: call("--db", db, *words)


@pytest.fixture
def claim(run):
    """Add a claim to the record `night` (killed: at least 4, by the wire, of 30 June)."""
    return lambda *words: run("claim", "night", "--source", URL, *words)


@pytest.fixture
def killed(run):
    """Low, best and high of the killed of a record, as `query` answers."""

    def killed(code="night"):
        rows = run("query", "--columns", ",".join(["code", *FIGURES]), "--format", "json").json
        return next((tuple(row[n] for n in FIGURES) for row in rows if row["code"] == code), None)

    return killed


def test_one_claim_from_a_second_source(run, claim, killed):
    ended = claim("--killed", "6", "--publisher", "Later News", "--published", "2024-07-02",
                  "--grade", "a1", "--quote", "six people", "--why", "a later page")  # fmt: skip
    assert ended.code == 0, ended.err
    assert "killed: low 4, best unknown, high unknown -> low 4, best 6, high 6" in ended.out
    assert "killed-2 stands; later news (press)" in ended.out
    assert "night: revision 2" in ended.err
    assert killed() == (4, 6, 6)
    record = run("show", "night", "--format", "json").json
    old, new = record["casualties"]
    assert (old["key"], new["key"], new["quote"]) == ("killed-1", "killed-2", "six people")
    (source,) = [one for one in record["sources"] if one["key"] == new["source"]]
    assert (source["url"], source["publisher"], source["published"]) == (
        URL, "Later News", "2024-07-02"
    )  # fmt: skip
    assert source["reliability"] + source["credibility"] == "A1"
    assert run("history", "night", "--format", "json").json[-1]["why"] == "a later page"
    assert "key killed-2" in run("show", "night").out


def test_as_json_it_is_the_record_as_show_has_it(run, claim):
    added = claim("--killed", "6", "--format", "json")
    assert added.json == run("show", "night", "--format", "json").json
    assert run("undo", "night", "--format", "json").json["casualties"] != added.json["casualties"]
    taken = run("retract", "night", "--why", "x", "--format", "json")
    assert taken.json == run("show", "night", "--format", "json").json


@pytest.mark.parametrize(
    ("figure", "ends"),
    [("2-5", (2, 5)), ("at least 3", (3, None)), ("12+", (12, None)), ("up to 9", (None, 9)),
     ("between 2 and 4", (2, 4)), ("1,200", (1200, 1200)), ("0", (0, 0))],
)  # fmt: skip
def test_a_figure_is_written_as_everywhere(run, claim, figure, ends):
    ended = claim("--injured", figure)
    assert ended.code == 0, ended.err
    (new,) = [c for c in run("show", "night", "--format", "json").json["casualties"]
              if c["outcome"] == "injured"]  # fmt: skip
    assert (new.get("low"), new.get("high")) == ends


@pytest.mark.parametrize("source", ["paper", "https://paper.example/1", "http://paper.example/1/"])
def test_a_recorded_source_is_cited_by_key_or_address(run, ledger, source):
    assert run("claim", "month", "--killed", "1", "--source", source).code == 0
    assert ledger.get("month").casualties[-1].source == "paper"
    assert len([s for s in ledger.get("month").sources if s.key == "paper"]) == 1


def test_what_is_told_of_a_recorded_source_completes_it_or_has_to_be_so(claim, ledger):
    assert claim("--killed", "6", "--publisher", "Later News").code == 0
    known = ("--publisher", "Later News", "--published", "2024-07-02", "--grade", "B2")
    assert claim("--killed", "7", *known).code == 0
    assert claim("--killed", "7", *known).code == 0
    source = ledger.get("night").sources[-1]
    assert (source.published, source.reliability, source.credibility) == ("2024-07-02", "B", "2")
    before = ledger.engine.path.read_bytes()
    for wrong in (("--publisher", "Another"), ("--grade", "A1"), ("--published", "2024-07-03")):
        ended = claim("--killed", "8", *wrong)
        assert (ended.code, f"{wrong[0]}: expected" in ended.err) == (2, True)
    assert ledger.engine.path.read_bytes() == before
    assert [f for f in ledger.check() if f.level == "error"] == []


def test_what_the_figure_comes_on_top_of(run, killed):
    first = ("claim", "port", "--source", "wire", "--speaker", "the mayor", "--killed")
    assert run(*first, "18", "--as-of", "2024-05-11").code == 0
    more = ("--quote", "two more bodies", "--as-of", "2024-05-12")
    loose = run(*first, "2", *more)
    assert "--adds-to KEY" in loose.err
    assert "is undecided" in loose.out
    assert killed("port") == (1, None, None)
    run("undo", "port")
    added = run(*first, "2", *more, "--adds-to", "killed-2")
    assert "killed-4 stands as part of a sum with claim killed-2" in added.out
    assert killed("port")[2] == 20


def test_what_the_figure_takes_the_place_of(run, claim, killed):
    ended = claim("--killed", "3", "--supersedes", "killed-1", "--as-of", "2024-07-03")
    assert "killed-1 gave way to claim killed-2, which names it in `supersedes`" in ended.out
    assert killed() == (3, 3, 3)


def test_a_dead_person_leaves_the_missing(run, claim, ledger):
    assert claim("--missing", "1").code == 0
    assert claim("--killed", "5", "--injured", "9", "--supersedes", "missing-1").code == 2
    assert claim("--killed", "5", "--supersedes", "missing-1").code == 0
    assert ledger.record("night").figures["missing", "total"].low is None


def test_a_denial_needs_no_figure_and_contests(run, claim, ledger):
    ended = claim("--denies", "killed-1", "--speaker", "Northland", "--as-of", "2024-07-01")
    assert "contested: nothing -> killed" in ended.out
    denial = ledger.get("night").casualties[-1]
    assert (denial.status, denial.low, denial.high) == ("denied", 4, None)
    assert claim("--denies", "killed-1", "--killed", "4+", "--speaker", "South").code == 0
    assert [c.status for c in ledger.get("night").casualties[2:]] == ["denied"]
    assert claim("--denies", "killed-1", "--killed", "0", "--speaker", "North").code == 0
    assert [c.status for c in ledger.get("night").casualties[3:]] == ["denied", "claimed"]


def test_a_group_of_people(run, claim, ledger):
    assert claim("--killed", "2", "--group", "Children").code == 0
    assert ledger.get("night").casualties[-1].key == "killed-child-1"


def test_a_figure_of_no_time_is_told(claim):
    assert "--as-of says when" in claim("--killed", "5").err
    assert "--as-of" not in claim("--killed", "5", "--as-of", "2024-07-02").err


BAD = {
    "no figure": ((), "expected a figure in --killed, --injured or --missing"),
    "a group with no outcome": (("--group", "child"), "only the group 'child'"),
    "what a denial cannot do": (("--denies", "killed-1", "--supersedes", "killed-1"),
                                "only --supersedes 'killed-1'"),
    "a denial of another group": (("--denies", "killed-1", "--group", "child"),
                                  "only the group 'child'"),
    "words for a figure": (("--killed", "many"), "--killed: expected 2, 2-5 or 2+"),
    "the greater first": (("--killed", "5-2"), "--killed: expected the lower figure first"),
    "an unknown key": (("--killed", "5", "--adds-to", "kiled-1"), "did you mean killed-1?"),
    "a place in the list": (("--killed", "5", "--supersedes", "1"), "its claims: killed-1"),
    "another outcome": (("--injured", "5", "--adds-to", "killed-1"),
                        "--adds-to: expected the key of a claim of injured (total)"),
    "another group": (("--killed", "5", "--group", "child", "--adds-to", "killed-1"),
                      "--adds-to: expected the key of a claim of killed (child)"),
    "before the event": (("--killed", "5", "--as-of", "2024-06-29"),
                         "--as-of: expected a moment not before the incident (2024-06-30)"),
    "no date": (("--killed", "5", "--as-of", "yesterday"), "--as-of: expected a date such as"),
    "no day of publication": (("--killed", "5", "--published", "2024-13"), "--published: expected"),
    "no grade": (("--killed", "5", "--grade", "B9"), "--grade: expected an Admiralty grade"),
    "an unknown group": (("--killed", "5", "--group", "childs"), "did you mean child?"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "told"), BAD.values(), ids=BAD)
def test_bad_input_is_told_once_and_nothing_is_written(claim, ledger, words, told):
    before = ledger.engine.path.read_bytes()
    ended = claim(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("error: ")
    assert (
        ended.err.count("expected") + ended.err.count("no claim") + ended.err.count("no cas") == 1
    )
    assert told in ended.err
    assert ledger.engine.path.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [("claim", "nigth", "--killed", "2", "--source", "paper"), ("retract", "nigth", "--why", "x"),
     ("undo", "nigth")],
)  # fmt: skip
def test_an_unknown_code_offers_the_nearest(run, words):
    ended = run(*words)
    assert (ended.code, "did you mean night" in ended.err) == (2, True)


def test_a_restricted_record_is_named_to_be_changed(run):
    words = ("claim", "hidden", "--killed", "2", "--source", "paper")
    ended = run(*words)
    assert (ended.code, "--include-restricted" in ended.err) == (2, True)
    assert "killed-2 stands" in run(*words, "--include-restricted").out


def test_a_fault_that_stood_before_does_not_stand_in_the_way(ledger, claim):
    with ledger.writing() as database:
        database.execute("UPDATE casualty_claim SET as_of = '2020' WHERE incident_id ="
                         " (SELECT id FROM incident WHERE code = 'night')")  # fmt: skip
    assert claim("--killed", "6", "--as-of", "2024-07-02").code == 0
    assert claim("--killed", "6", "--as-of", "2024-06-02").code == 2


def test_what_was_retracted_is_kept_out_of_answers_until_it_is_undone(run, killed, ledger):
    ended = run("retract", "night", "--why", "a drill")
    assert ended.out == "status: published -> retracted\n"
    assert killed() is None
    assert ("night",) in list(ledger.query(status="retracted", columns=["code"]))
    assert "is retracted already" in run("retract", "night", "--why", "again").err
    assert run("retract", "night", "--why", " ").code == 2
    assert run("retract", "night").code == 2
    assert run("undo", "night").out == "status: retracted -> published\n"
    assert killed() == (4, None, None)


def test_an_undo_is_a_revision_and_can_be_undone(run, claim, ledger, killed):
    claim("--killed", "6", "--as-of", "2024-07-02")
    after = killed()
    taken = run("undo", "night", "--why", "another strike")
    assert "casualties: without killed-2: killed 6" in taken.out
    assert "killed: " in taken.out
    assert killed() == (4, None, None)
    assert ledger.history("night")[-1]["why"] == "another strike"
    run("undo", "night")
    assert killed() == after
    actions = [link["action"] for link in ledger.history("night")]
    assert actions == ["add", "claim", "undo", "undo"]
    assert ledger.get("night").casualties[-1].key == "killed-2"
    assert [f for f in ledger.check() if f.level == "error"] == []


def test_a_key_that_was_taken_back_is_not_given_again(claim, run, ledger):
    claim("--killed", "6")
    run("undo", "night")
    claim("--killed", "7")
    assert [c.key for c in ledger.get("night").casualties] == ["killed-1", "killed-3"]


def test_there_has_to_be_something_to_take_back(run, ledger):
    ended = run("undo", "night")
    assert (ended.code, "incidents retract night" in ended.err) == (2, True)
    run("retract", "night", "--why", "x")
    ledger.purge("night", [2], "a test")
    ended = run("undo", "night")
    assert (ended.code, "purge" in ended.err) == (2, True)


def test_undo_bears_a_source_that_was_graded_anew(run, claim, ledger, collection):
    claim("--killed", "6", "--publisher", "Later News")
    run("retract", "night", "--why", "x")
    source = ledger.get("night").sources[-1].model_dump(exclude_none=True)
    ledger.add_collection(collection({"sources": [source | {"reliability": "B"}]}), replace=True)
    assert run("undo", "night").code == 0
    assert run("undo", "night").code == 0
    assert run("restore", "night", "--to", "2").code == 0
    assert ledger.get("night").sources[-1].reliability == "B"


def test_several_records_are_taken_back_together_or_not_at_all(ledger):
    ledger.retract("night", "x")
    with pytest.raises(UsageError, match="port"):
        ledger.undo(["night", "port"])
    assert ledger.get("night").status == "retracted"
    ledger.retract("port", "x")
    assert ledger.undo(["night", "port"], why="both stand") == [3, 3]
    with pytest.raises(UnknownNameError):
        ledger.undo("nigth")


def test_claims_that_are_added_at_one_time_are_all_kept(db):
    """Each reads the record and writes it in one transaction, so that none is lost."""

    def add(number):
        store = incidents.open(db)
        for n in range(4):
            store.claim("night", killed=10 * number + n, source=f"https://n{number}.example/{n}")

    threads = [threading.Thread(target=add, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    claims = incidents.open(db).get("night").casualties
    assert len(claims) == 13
    assert len({claim.key for claim in claims}) == 13


def test_history_says_each_field_from_what_to_what(run, claim, ledger):
    claim("--killed", "6", "--publisher", "Later News")
    record = ledger.get("night")
    ledger.revise("night", record.model_copy(update={"summary": None, "title": "Later"}))
    claims = [record.casualties[0].model_copy(update={"low": 5}), record.casualties[1]]
    ledger.revise("night", ledger.get("night").model_copy(update={"casualties": claims[::-1]}))
    out = run("history", "night").out
    assert "casualties: with killed-2: killed 6" in out
    assert "Later News" in out
    for line in ("title: Drones in the night -> Later",
                 "summary: Windows of a clinic broke. -> nothing"):  # fmt: skip
        assert line in out
    assert "casualties killed-1.low: 4 -> 5" in out
