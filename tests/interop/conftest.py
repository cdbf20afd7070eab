"""What other people's programs are given: the ledger with a strike of hostile text, exported."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import incidents
from schema.columns import BY_NAME, split_list
from schema.document.incident import IncidentDocument
from schema.document.read import validate

HOSTILE = [
    "=1+1", "@SUM(A1)", "-2", 'say "x", then', "line\nbreak", "tab\tbed", "<b>&amp;</b>", "]]>",
    "\u202egnirts", "\u05e9\u05dc\u05d5\u05dd", "\U0001f4a5\u200d\U0001f525", "'=quoted", "a;b\\c",
    "0012", "2024-11", "TRUE", "#N/A", "x" * 5000,
]  # fmt: skip


def _strike(number, text):
    plain = {
        "code": f"text-{number}", "title": text, "event_type": "other", "summary": text,
        "date_start": ("2024", "2024-05", "2024-05-11")[number % 3],
        "date_precision": ("year", "month", "day")[number % 3],
        "place": {"name": text, "country": "UA", "latitude": 50.125, "longitude": -34.25},
        "location_precision": "site", "location_how": "hand",
        "targets": [{"category": "port", "name": text}],
        "casualties": [{"outcome": "killed", "low": number, "high": number, "words": text,
                        "source": "texts"}],
        "sources": [{"key": "texts", "publisher": "Texts"}],
    }  # fmt: skip
    return validate(IncidentDocument, plain, "")


@pytest.fixture(scope="session")
def store(seed_file, tmp_path_factory):
    """The seed collection, two areas without a point, and every hostile text."""
    copy = shutil.copy(seed_file, tmp_path_factory.mktemp("interop") / "some.db")
    store = incidents.open(copy)
    for number, text in enumerate(HOSTILE):
        store.add(_strike(number, text))
    area = {"code": "area", "title": "Somewhere", "event_type": "other",
            "place": {"admin1": "Sumy", "country": "UA"},
            "location_precision": "admin1"}  # fmt: skip
    store.add(validate(IncidentDocument, area, ""))
    return store


@pytest.fixture(scope="session")
def rows(store):
    """The flat rows as the program itself gives them, lists as lists."""
    printed = run("incidents", "--db", store.engine.location, "query", "--format", "json")
    return [
        {
            n: split_list(cell) if cell and BY_NAME[n].kind == "list" else cell
            for n, cell in row.items()
        }
        for row in json.loads(printed)
    ]


@pytest.fixture(scope="session")
def exported(store):
    """Export to a file of this ending, through the program; the file."""

    def exported(ending, *options):
        out = Path(store.engine.location).with_name(f"out{ending}")
        run("incidents", "--db", store.engine.location, "export", out, "--force", *options)
        return out

    return exported


def run(*words):
    """Run another program to its end; what it printed. A missing program is an error."""
    beside = Path(sys.executable).with_name(str(words[0]))
    program = str(beside) if beside.exists() else shutil.which(str(words[0]))
    if program is None:
        raise FileNotFoundError(f"{words[0]}: run `sh tools/interop.sh`, which installs it")
    done = subprocess.run(
        [program, *map(str, words[1:])], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session", name="run")
def _run():
    return run
