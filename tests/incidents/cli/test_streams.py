"""What a file, a terminal or a pipe does ends in a message; data never act on a terminal."""

import os
import subprocess
import sys

import pytest

FULL = "stdout: No space left on device"
CLOSED = "stdout: expected somewhere to write the answer, found stdout closed"


def shell(command, db, **environment):
    """Run the program in a shell, which may close or redirect its streams."""
    return subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m incidents {command}'], capture_output=True, text=True,
        check=False, env=os.environ | {"INCIDENTS_DB": str(db)} | environment,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("query > /dev/full", FULL),
        ("query --format csv > /dev/full", FULL),
        ("--help > /dev/full", FULL),
        ("show home >&-", CLOSED),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_that_cannot_be_written_is_an_error(ledger_file, command, expected, unbuffered):
    done = shell(command, ledger_file, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, f"error: {expected}")
    assert "Traceback" not in done.stderr


def test_what_is_said_to_nobody_is_lost_and_the_answer_is_whole(ledger_file):
    done = shell("query --format csv 2>&- <&-", ledger_file)
    assert (done.returncode, done.stdout) == (0, shell("query --format csv", ledger_file).stdout)


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("export", "a" * 250 + ".csv"), 1, "File name too long"),
        (("map", "a" * 300 + ".html"), 1, "File name too long"),
        (("load", "a" * 300 + ".csv", "--from", "csv"), 1, "File name too long"),
        (("show", "\udcff"), 2, "expected text in UTF-8"),
        (("query", "--near", "nan,nan", "--within", "5km"), 2, "nan,nan"),
        (("query", "--near", "inf,0", "--within", "5km"), 2, "inf,0"),
        (("query", "--bbox", "nan,1,2,3"), 2, "--bbox"),
        (("query", "--near", "1,2", "--within", "nan"), 2, "--within"),
    ],
)
def test_odd_arguments_end_in_a_message(
    call, ledger_file, tmp_path, monkeypatch, words, code, part
):
    monkeypatch.chdir(tmp_path)
    ended = call("--db", ledger_file, *words)
    assert (ended.code, ended.out) == (code, "")
    assert part in ended.err
    assert list(tmp_path.iterdir()) == []


ACTING = "\x07\x9b\u202e\u200e\u200f\u061c\u2066\u2028\x85"


@pytest.mark.parametrize(
    "words",
    [
        ("query", "--text", "c", "--columns", "code,title,summary"),
        *[
            ("query", "--text", "c", "--format", name)
            for name in ("csv", "json", "ndjson", "geojson")
        ],
        ("show", "x"),
        ("show", "x", "--format", "json"),
        ("show", "x", "--format", "yaml"),
        ("history", "x"),
    ],
    ids=" ".join,
)
def test_no_data_act_on_a_terminal(ledger, incident, on_terminal, monkeypatch, words):
    monkeypatch.setenv("NO_COLOR", "1")
    ledger.add(incident(code="x", title=f"a{ACTING}\x1b]0;b", summary=f"c{ACTING}\x1b]0;"))
    shown, said = on_terminal(*words, db=ledger.engine.location)
    assert shown
    assert not set(shown + said) & set(ACTING + "\x1b")
