"""What the tests of every importer need: a store to load into, and a load of their own format."""

import csv
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"


@pytest.fixture
def run(call, seed_empty, tmp_path):
    """Run the program on a store with the catalogue and no incidents."""
    return lambda *words: call("--db", tmp_path / "seed-empty.db", *words)


@pytest.fixture
def load(run, tmp_path, request):
    """Load a file, or one of `files/FORMAT` by its name; what the program said.

    FORMAT is what the test file is called after: test_ucdp.py loads with `--from ucdp`.
    """
    format_name = request.path.stem.removeprefix("test_")

    def load(file, *more, origin=format_name):
        rejects = ("--rejects", tmp_path / "bad.csv", "--force")
        words = ("--from", origin, "--format", "json", *rejects, *more)
        return run("load", FILES / format_name / file, *words)

    return load


@pytest.fixture
def assert_rejected(tmp_path):
    """Check the rejects of the last load: by row the column, the value and a part of the reason."""

    def check(expected):
        with (tmp_path / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
            found = {int(bad["_row"]): bad for bad in csv.DictReader(file)}
        cells = {row: (bad["_column"], bad["_value"]) for row, bad in found.items()}
        assert cells == {row: cell[:2] for row, cell in expected.items()}
        for row, (_, _, reason) in expected.items():
            assert reason in found[row]["_reason"]

    return check


@pytest.fixture
def mapped(tmp_path):
    """A mapping file of this text."""

    def mapped(text):
        path = tmp_path / "mapping.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return mapped
