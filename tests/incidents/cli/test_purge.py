"""What must not be kept is dropped for ever: out of every answer and every byte of the file."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import incidents
from schema.document.read import read_file
from schema.migrations.versions import HEAD

NAMED = "Xanthippe Quillfeather"
DOCUMENTS = f"""
sources:
  - {{key: open, publisher: Open Paper, title: Open, url: "https://open.example/1"}}
  - {{key: private, publisher: "{NAMED}", title: "{NAMED} tells", url: "https://private.example/1"}}
incidents:
  - code: x
    title: A strike
    event_type: drone_strike
    summary: Told by {NAMED}.
    date_start: "2024-05-01"
    date_precision: day
    place: {{name: Sumy, country: UA}}
    location_precision: settlement
    casualties:
      - {{key: one, outcome: killed, low: 3, high: 3, source: open}}
      - {{key: two, outcome: killed, low: 4, high: 4, source: private, speaker: "{NAMED}",
         restricted: true, quote: "{NAMED} counted four", supersedes: one}}
      - {{key: three, outcome: killed, low: 5, high: 5, source: open, supersedes: two}}
"""


@pytest.fixture
def named_file(tmp_path, catalogue_file):
    file = Path(shutil.copy(catalogue_file, tmp_path / "named.db"))
    (tmp_path / "x.yaml").write_text(DOCUMENTS, "utf-8")
    incidents.open(file).add_collection(read_file(tmp_path / "x.yaml"))
    return file


def _found(file):
    """Whether a word of the name is anywhere in the file, the index of words included."""
    content = file.read_bytes().lower()
    return [word for word in NAMED.lower().split() if word.encode() in content]


def test_a_claim_leaves_every_state_and_every_byte(call, named_file):
    assert len(_found(named_file)) == 2
    store = incidents.open(named_file)
    told = store.get("x").model_copy(update={"summary": "Told by a neighbour."})
    store.revise("x", told)
    options = ("--claim", 2, "--revision", 2, "--why", "asked to")
    ended = call("--db", named_file, "purge", "x", *options)
    assert ended.code == 0, ended.err
    assert "x: revisions emptied: 1, 2, 3" in ended.err
    assert "backups, exports and maps made before still have it" in ended.err
    assert _found(named_file) == []
    left = store.get("x")
    assert [(c.key, c.supersedes) for c in left.casualties] == [("one", None), ("three", None)]
    assert [source.key for source in left.sources] == ["open"]
    assert call("--db", named_file, "check").code == 0
    actions = [(link["action"], link["changes"] is None) for link in store.history("x")]
    assert actions == [("add", True), ("revise", True), ("revise", True), ("purge", False)]
    with closing(sqlite3.connect(named_file)) as database:
        assert database.execute("SELECT key FROM source WHERE key = 'private'").fetchall() == []
    assert call("--db", named_file, "undo", "x").code == 2
    ended = call("--db", named_file, "restore", "x", "--to", "1")
    assert (ended.code, "purged" in ended.err) == (1, True)


def test_words_leave_the_full_text_index_too(call, named_file):
    store = incidents.open(named_file)
    store.revise("x", store.get("x").model_copy(update={"summary": "Told by a neighbour."}))
    call("--db", named_file, "purge", "x", "--claim", 2, "--revision", 1, "--revision", 2,
         "--why", "asked to")  # fmt: skip
    assert len(store.frame(text="neighbour")) == 1
    assert len(store.frame(text="quillfeather")) == 0
    assert _found(named_file) == []


def test_copies_that_are_not_reached_are_named(call, named_file):
    copy = shutil.copy(named_file, named_file.with_name(f"named.db.before-{HEAD}"))
    ended = call("--db", named_file, "purge", "x", "--claim", 2, "--why", "asked to")
    assert f"warning: {copy} is a copy from before a migration" in ended.err


@pytest.mark.parametrize(
    ("options", "code", "part"),
    [
        (("--why", "x"), 2, "expected --revision N or --claim N"),
        (("--claim", 4, "--why", "x"), 1, "record's 3 casualty claims"),
        (("--claim", 0, "--why", "x"), 1, "record's 3 casualty claims"),
        (("--revision", 9, "--why", "x"), 1, "revisions that still say something (1)"),
        (("--revision", 1, "--why", " "), 2, "expected a reason"),
        (("--revision", 1), 2, "--why"),
    ],
)
def test_a_purge_of_what_is_not_there_changes_nothing(call, named_file, options, code, part):
    before = named_file.read_bytes()
    ended = call("--db", named_file, "purge", "x", *options)
    assert (ended.code, part in ended.err) == (code, True), ended.err
    assert named_file.read_bytes() == before
    assert call("--db", named_file, "purge", "y", "--claim", 1, "--why", "x").code == 2
