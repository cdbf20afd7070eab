"""The ledger on the command line."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress

import pytest

from incidents.cli.main import run


class Terminal(io.StringIO):
    """A terminal as the program sees one."""

    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture
def on_terminal(ledger_file, monkeypatch):
    """What a command shows on a terminal, and what it says beside."""

    def on_terminal(*words, width=60, db=ledger_file):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(sys, "argv", ["incidents", "--db", str(db), *words])
        out, err = Terminal(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):
            run()
        return out.getvalue(), err.getvalue()

    return on_terminal


@pytest.fixture
def codes(on):
    """The codes that a query with these options answers."""

    def codes(*options):
        ended = on("query", *options, "--format", "json", "--columns", "code")
        assert ended.code == 0, ended.err
        return {row["code"] for row in ended.json}

    return codes
