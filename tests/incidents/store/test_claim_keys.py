"""The key of a claim: given once, kept through every change of the record, never given again."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import incidents
from schema.document.claim_keys import with_keys
from schema.document.incident import IncidentDocument

PROJECT = Path(__file__).parents[3]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "drop", "edit", "refuse", "turn", "undo", "restore", "retract"]),
        st.integers(0, 99),
        st.booleans(),
    ),
    max_size=12,
)


class Record:
    """A record under changes: its claims are told apart by their speakers."""

    def __init__(self, store):
        self.store = store
        self.code = store.add(IncidentDocument(title="A strike", event_type="other"))
        self.known = {}

    @property
    def claims(self):
        return [c.model_dump(exclude_none=True) for c in self.store.get(self.code).casualties]

    def change(self, step, number, keyless):
        if step in ("undo", "restore", "retract"):
            return self.go_back(step, number)
        claims = self.claims
        if keyless:
            claims = [{n: v for n, v in claim.items() if n != "key"} for claim in claims]
        at = number % len(claims) if claims else 0
        if step == "add":
            group = "child" if number % 2 else "total"
            speaker = f"speaker {len(self.known)}"
            new = {"outcome": "killed", "group": group, "low": number, "source": "paper"}
            claims.insert(at, new | {"speaker": speaker})
        elif step == "turn":
            claims = claims[::-1]
        elif claims and step == "drop":
            claims.pop(at)
        elif claims and step == "edit":
            claims[at]["low"] = number
        elif claims:
            claims[at] |= {"accepted": False, "refused_because": "a test"}
        return self.write(claims)

    def write(self, claims):
        document = self.store.get(self.code).model_dump(exclude_none=True)
        plain = {**document, "casualties": claims}
        return self.store.revise(self.code, IncidentDocument.model_validate(plain))

    def go_back(self, step, number):
        last = self.store.history(self.code)[-1]["number"]
        if step == "undo" and last > 1:
            return self.store.undo(self.code)
        if step == "retract":
            return self.store.retract(self.code, "a test")
        return self.store.restore(self.code, 1 + number % last)

    def check(self):
        keys = [claim["key"] for claim in self.claims]
        assert len(set(keys)) == len(keys)
        for claim in self.claims:
            key = self.known.setdefault(claim["speaker"], claim["key"])
            assert claim["key"] == key
        assert len(set(self.known.values())) == len(self.known)


@pytest.fixture(scope="module")
def store(context_file, tmp_path_factory):
    """One store for all tries: each makes a record of its own in it."""
    file = tmp_path_factory.mktemp("keys") / "keys.db"
    return incidents.open(shutil.copy(context_file, file))


@settings(max_examples=25)
@given(STEPS)
def test_a_claim_keeps_its_key_whatever_is_done_to_the_record(store, steps):
    record = Record(store)
    for step in steps:
        record.change(*step)
        record.check()


def test_keys_say_what_is_counted_and_leave_room_for_those_that_people_give():
    claims = [
        {"outcome": "killed", "key": "killed-1"},
        {"outcome": "killed"},
        {"outcome": "killed", "group": "child"},
        {"outcome": "missing", "group": "total"},
    ]
    assert [claim["key"] for claim in with_keys(claims)] == [
        "killed-1", "killed-2", "killed-child-1", "missing-1"
    ]  # fmt: skip
    assert with_keys(claims[1:2], used=["killed-1", "killed-2"])[0]["key"] == "killed-3"


def test_statements_and_claims_share_no_key(bare, incident):
    bare.add(incident(
        code="x", casualties=[{"outcome": "killed", "low": 1, "source": "paper"}],
        statements=[{"field": "motive", "value": "none", "source": "paper", "key": "killed-1"}],
    ))  # fmt: skip
    assert bare.get("x").casualties[0].key == "killed-2"


def keyless(store):
    """Make a store as one of an older version: neither claims nor revisions hold a key."""
    with closing(sqlite3.connect(store.engine.location)) as connection:
        connection.execute("UPDATE casualty_claim SET key = NULL")
        rows = connection.execute("SELECT id, changes FROM revision").fetchall()
        for number, text in rows:
            changes = json.loads(text)
            for claim in (changes.get("casualties") or [None, None])[1] or []:
                claim.pop("key", None)
            connection.execute(
                "UPDATE revision SET changes = ? WHERE id = ?", (json.dumps(changes), number)
            )
        for statement in NO_LOG:  # an older store has none
            connection.execute(statement)
        connection.commit()


NO_LOG = (
    "DELETE FROM record_state",
    "DELETE FROM log_head",
    "UPDATE revision SET leaf = NULL, states = 0, states_root = NULL",
)


def keys(store, code):
    return [claim["key"] for claim in store.record(code).document["casualties"]]


def test_claims_of_an_older_store_have_keys_that_stay(ledger):
    before = keys(ledger, "home")
    keyless(ledger)
    assert keys(ledger, "home") == before == ["killed-1", "injured-1", "killed-child-1"]
    assert [f for f in ledger.check() if f.check == "histories"] == []
    ledger.claim("home", killed=3, source="wire", supersedes="killed-1")
    document = ledger.get("home")
    ledger.revise("home", document.model_copy(update={"casualties": document.casualties[1:3]}))
    assert keys(ledger, "home") == before[1:]
    ledger.restore("home", 1)
    assert keys(ledger, "home") == before
    assert [f for f in ledger.check() if f.check == "histories"] == []


def test_a_newer_edition_of_a_data_set_leaves_keys_and_claims_alone(bare, tmp_path):
    with (PROJECT / "docs/examples/ged.csv").open(encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))

    def load(best):
        rows[0][header.index("best")] = rows[0][header.index("high")] = best
        path = tmp_path / "ged.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        bare.load(path, "ucdp")

    load("5")
    code = next(c for (c,) in bare.query(columns=["code"],
                event_type="armed_violence_unspecified") if c.endswith("1001"))  # fmt: skip
    loaded = keys(bare, code)
    assert loaded
    bare.claim(code, killed=6, source="https://news.example/x", publisher="News", why="by hand")
    (added,) = set(keys(bare, code)) - set(loaded)
    load("7")
    document = bare.record(code).document
    assert set(keys(bare, code)) == {*loaded, added}
    totals = [c for c in document["casualties"] if c["group"] == "total"]
    assert sorted(c.get("best") or c["low"] for c in totals if c["outcome"] == "killed") == [6, 7]
    assert [f for f in bare.check() if f.level == "error"] == []


def test_flat_rows_get_the_keys_that_documents_get(bare):
    columns = ["title", "date_start", "event_type", "killed_low", "killed_high",
               "children_killed_low", "injured_low", "sources"]  # fmt: skip
    bare.add_rows([["A", "2024-05-01", "other", 3, 3, 1, 2, "Paper"]], columns, "rows.csv")
    ((code,),) = bare.query(columns=["code"])
    assert sorted(keys(bare, code)) == ["injured-1", "killed-1", "killed-child-1"]
    assert {row["key"] for row in bare.claims().dicts()} == set(keys(bare, code))
