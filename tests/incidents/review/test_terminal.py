"""`incidents review` in a terminal of its own: the screen opens, takes keys and ends."""

import os
import pty
import subprocess
import sys
import time

RUN = [sys.executable, "-m", "incidents"]
WITHOUT = [sys.executable, "-c", """
import sys
sys.modules["textual"] = None
from incidents.cli.start import run
run()"""]  # fmt: skip


def in_terminal(command, keys, until, timeout=60, kind="xterm-256color"):
    """Start a program in a terminal, press keys once `until` is on the screen; code and output."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": kind, "COLUMNS": "100", "LINES": "30"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, close_fds=True
    ) as process:
        os.close(theirs)
        seen, pressed, end = b"", False, time.monotonic() + timeout
        while process.poll() is None and time.monotonic() < end:
            seen += _read(ours)
            if not pressed and until in seen:
                os.write(ours, keys)
                pressed = True
        process.kill()
        seen += _read(ours)
    os.close(ours)
    return process.returncode, seen.decode("utf-8", "replace")


def _read(terminal):
    import select

    ready, _, _ = select.select([terminal], [], [], 0.1)
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:
        return b""


def test_the_screen_opens_and_what_is_accepted_is_written(store_file, drafts, shown):
    command = [*RUN, "--db", store_file, "review"]
    code, seen = in_terminal(command, b"aq", drafts[0].encode())
    assert code == 0, seen
    assert "1 accepted, 0 refused, 2 left" in seen
    assert shown(drafts[0])["status"] == "published"


def test_a_plain_terminal_gets_a_list_and_no_escapes(store_file, drafts):
    code, seen = in_terminal([*RUN, "--db", store_file, "review"], b"", b"", kind="dumb")
    assert code == 0, seen
    assert drafts[0] in seen
    assert "--accept" in seen
    assert "\x1b" not in seen


def test_without_the_extra_it_says_what_to_install(store_file, drafts):
    code, seen = in_terminal([*WITHOUT, "--db", store_file, "review"], b"", b"pip install")
    assert code == 1
    assert "incidents-db[review]" in seen
    assert "Traceback" not in seen


def test_who_says_a_figure_is_asked_at_the_terminal(store_file, drafts, shown):
    command = [*RUN, "--db", store_file, "review", drafts[0], "--set", "killed=5"]
    code, seen = in_terminal(command, b"the mayor\n", b"Who says 5 killed?")
    assert code == 0, seen
    claims = [c for c in shown(drafts[0])["casualties"] if c["outcome"] == "killed"]
    assert [(c["low"], c.get("accepted", True)) for c in claims] == [(2, True), (5, True)]
    assert claims[1]["speaker"] == "the mayor"


def test_a_likely_twin_is_asked_about_at_the_terminal(store_file, run):
    strike = ["--date", "2024-11-21", "--place", "Dnipro", "--source", "https://paper.example/1"]
    first = run("add", *strike).out.strip()
    command = [*RUN, "--db", store_file, "add", *strike]
    code, seen = in_terminal(command, b"n\n", b"Publish all the same?")
    assert (code, first in seen, "nothing was written" in seen) == (1, True, True)
    assert len(run("query", "--format", "json").json) == 1
    code, seen = in_terminal(command, b"y\n", b"Publish all the same?")
    assert code == 0, seen
    assert len(run("query", "--format", "json").json) == 2
