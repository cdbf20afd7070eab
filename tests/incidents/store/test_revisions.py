"""What the history keeps of each change, and the way back to every state."""

import datetime as dt
import hashlib
import json
import sqlite3
import time
from contextlib import closing

import pytest

from incidents.store import history
from incidents.store.history import Author
from incidents.store.log import verify
from schema.errors import InputError, UsageError


@pytest.fixture
def strike(bare, incident):
    """A record with three revisions: added, a summary, a title and no summary."""
    bare.add(incident(code="x"), Author("first", "ann"))
    bare.revise("x", bare.get("x").model_copy(update={"summary": "One."}), Author("second", "bob"))
    later = bare.get("x").model_copy(update={"summary": None, "title": "Later"})
    bare.revise("x", later, Author("third", "ann"))
    return bare


def broken(store, *statements):
    with closing(sqlite3.connect(store.engine.location)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    with store.reading() as database:
        return list(verify.faults(database))


def test_every_change_says_who_why_and_from_what_to_what(strike):
    links = strike.history("x")
    assert [(n["number"], n["action"], n["who"], n["why"]) for n in links] == [
        (1, "add", "ann", "first"), (2, "revise", "bob", "second"), (3, "revise", "ann", "third"),
    ]  # fmt: skip
    assert links[0]["changes"]["title"] == [None, "A strike"]
    assert links[1]["changes"] == {"summary": [None, "One."]}
    assert links[2]["changes"] == {"title": ["A strike", "Later"], "summary": ["One.", None]}


def test_a_change_is_timed_in_utc_to_the_second(strike):
    for link in strike.history("x"):
        at = dt.datetime.strptime(link["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)
        assert abs(dt.datetime.now(dt.UTC) - at) < dt.timedelta(minutes=30)


def test_who_is_not_named_is_the_user(strike, monkeypatch):
    monkeypatch.setenv("INCIDENTS_USER", "carol")
    strike.retract("x", "a test")
    link = strike.history("x")[-1]
    assert (link["number"], link["action"], link["who"]) == (4, "retract", "carol")
    assert link["changes"] == {"status": ["published", "retracted"]}


def test_a_state_that_changes_nothing_is_no_revision(strike):
    assert strike.revise("x", strike.get("x")) == 0
    assert len(strike.history("x")) == 3


def test_every_state_comes_back(strike):
    states = {}
    for number in (1, 2, 3):
        strike.restore("x", number)
        document = strike.get("x")
        states[number] = (document.title, document.summary)
    assert states == {1: ("A strike", None), 2: ("A strike", "One."), 3: ("Later", None)}


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_revision_that_is_not_there_is_refused_with_those_that_are(strike, number):
    with pytest.raises(UsageError, match=rf"x: .*\(1, 2, 3\), found {number}"):
        strike.restore("x", number)


def test_a_loaded_record_has_a_state_before_its_first_revision(bare):
    with bare.writing() as database:
        author = Author("why", "ann")
        history.append(database, "incident:y", "revise", {"title": ["Loaded", "Later"]}, author)
        now = {"title": "Later", "code": "y", "summary": None}
        assert history.state_at(database, "incident:y", now, 0) == {"title": "Loaded", "code": "y"}
        assert history.state_at(database, "incident:y", now, 1) == {"title": "Later", "code": "y"}
        with pytest.raises(UsageError, match=r"\(1\), found 2"):
            history.state_at(database, "incident:y", now, 2)
        assert history.state_at(database, "incident:none", now, 0) == {
            "title": "Later",
            "code": "y",
        }
        with pytest.raises(UsageError, match=r"\(0\), found 1"):
            history.state_at(database, "incident:none", now, 1)


def test_the_revisions_add_up_to_the_record(strike):
    links = strike.history("x")
    assert history.sum_of(links)["title"] == "Later"
    assert "summary" not in history.sum_of(links)
    assert history.sum_of(links[:2])["summary"] == "One."
    assert history.sum_of([{"changes": None}]) == {}


def test_what_was_purged_stays_a_tombstone(strike):
    strike.purge("x", [2], "a person asked")
    links = strike.history("x")
    assert [link["changes"] is None for link in links] == [False, True, False, False]
    assert [link["salt"] is None for link in links] == [False, True, False, False]
    assert links[3]["changes"] == {"purged_revisions": [None, [2]]}
    with pytest.raises(InputError, match="revision 2 purged"):
        strike.restore("x", 1)
    strike.restore("x", 2)
    assert broken(strike) == []


def test_equal_changes_have_unlike_digests_so_that_a_purged_one_cannot_be_guessed(bare, incident):
    for code in ("a", "b"):
        bare.add(incident(code=code), Author("same", "ann"))
    (one,), (other,) = bare.history("a"), bare.history("b")
    assert len(one["salt"]) == 32
    assert one["salt"] != other["salt"]
    assert one["digest"] != other["digest"]


def test_the_log_can_be_verified_by_others(strike):
    """The form of a leaf is a promise: whoever holds the tables can check it without the program
    (RFC 6962: a leaf is SHA-256 of 0x00 and its data, a node of 0x01 and both below).
    """
    with closing(sqlite3.connect(strike.engine.location)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM revision ORDER BY id").fetchall()
        states = connection.execute("SELECT * FROM record_state ORDER BY kind, row_id").fetchall()
        (head,) = connection.execute("SELECT * FROM log_head").fetchall()

    def root(leaves):
        if len(leaves) <= 1:
            return leaves[0] if leaves else hashlib.sha256(b"").digest()
        half = 1
        while half * 2 < len(leaves):
            half *= 2
        return hashlib.sha256(b"\x01" + root(leaves[:half]) + root(leaves[half:])).digest()

    def leaf(text):
        return hashlib.sha256(b"\x00" + text.encode()).digest()

    for row in rows:
        changes = json.loads(row["changes"])
        assert row["changes"] == json.dumps(
            changes, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        digest = hashlib.sha256((row["salt"] + row["changes"]).encode()).hexdigest()
        assert row["digest"] == digest
        made = [s for s in states if s["revision_id"] == row["id"]]
        below = root([leaf(f"{s['kind']}:{s['row_id']}:{s['digest'].hex()}") for s in made])
        assert (row["states"], row["states_root"]) == (len(made), below.hex())
        names = ("record", "number", "action", "who", "at", "why", "digest", "states")
        facts = [row[name] for name in (*names, "states_root")]
        assert row["leaf"] == leaf(json.dumps(facts)).hex()
    assert head["root"] == root([bytes.fromhex(row["leaf"]) for row in rows]).hex()
    assert (head["size"], head["at"]) == (len(rows), rows[-1]["at"])


X = "WHERE record = 'incident:x' AND number"
CHANGED = "its change is not the one that was recorded"
OTHER = "it is not the leaf that was recorded"
GONE = "a revision before it is gone or stands after it"
HOLE = ("log", "leaf {} is missing, doubled or in another place")


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        (f"UPDATE revision SET changes = '{{}}' {X} = 2", [(2, CHANGED)]),
        (f"UPDATE revision SET digest = 'x' {X} = 3", [(3, CHANGED), (3, OTHER)]),
        (f"UPDATE revision SET who = 'eve' {X} = 2", [(2, OTHER)]),
        (f"UPDATE revision SET why = 'other' {X} = 1", [(1, OTHER)]),
        (f"UPDATE revision SET states = 7 {X} = 1", [(1, OTHER)]),
        (f"DELETE FROM revision {X} = 1", [(2, GONE)]),
        (f"DELETE FROM revision {X} = 2", [(3, GONE)]),
    ],
)
def test_tampering_is_told_where_it_is(strike, incident, statement, faults):
    strike.add(incident(code="z"), Author("another record", "ann"))
    strike.add(incident(code="a"), Author("another record", "ann"))
    assert broken(strike) == []
    told = [("incident:x", f"revision {number}: {text}") for number, text in faults]
    assert [fault for fault in broken(strike, statement) if fault in told] == told


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is fixed here")
def test_the_time_of_a_change_does_not_follow_the_clock_on_the_wall(strike, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        strike.retract("x", "a test")
    finally:
        monkeypatch.undo()
        time.tzset()
    last = strike.history("x")[-1]["at"]
    told = dt.datetime.fromisoformat(last)
    assert abs(dt.datetime.now(dt.UTC) - told) < dt.timedelta(hours=1)
