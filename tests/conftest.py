"""What all tests share: how properties are tried, and the program run as a person runs it."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "house", deadline=None, max_examples=60, derandomize=True, database=None
)
hypothesis.settings.load_profile("house")


@dataclass
class Ended:
    """A run of the program: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """What stands on stdout, read as JSON."""
        return json.loads(self.out)


@pytest.fixture
def call(monkeypatch):
    """Run `incidents` with these words through its real entry, error handling included."""
    from incidents.cli.main import run

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["incidents", *map(str, words)])
        out, err, code = io.StringIO(), io.StringIO(), 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                run()
            except SystemExit as ended:
                code = ended.code or 0
        return Ended(code, out.getvalue(), err.getvalue())

    return call
