"""The program as a process: exit codes, streams, and what a start does not import."""

import json
import os
import subprocess
import sys

import pytest

HEAVY = ("pandas", "numpy", "folium", "sqlalchemy", "sqlmodel", "alembic", "maps", "geopy",
         "textual")  # fmt: skip
WRAPPER = """
import json, sys
from incidents.cli.start import run
sys.argv = ["incidents", *sys.argv[1:]]
try:
    run()
except SystemExit as ended:
    code = ended.code or 0
else:
    code = 0
sys.stdout.flush()
print(json.dumps([code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def start(*words):
    done = subprocess.run(
        [sys.executable, "-c", WRAPPER, *map(str, words)],
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, done.stdout, set(modules)


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["query", "--weapon", "kite", "--near", "Alder", "--within", "99km", "--format", "csv"],
        ["query", "--format", "geojson"],
        ["query"],
        ["count", "--by", "month"],
        ["show", "home"],
        ["review", "--list"],
    ],
)
def test_reading_starts_without_heavy_libraries(ledger_file, words):
    code, out, modules = start("--db", ledger_file, *words)
    assert code == 0
    assert out
    checks = () if words[0] == "review" else ("pydantic",)  # which review asks of every draft
    assert modules.isdisjoint((*HEAVY, *checks))


def program(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "incidents", *map(str, words)],
        capture_output=True, text=True, check=False, env=os.environ | environment,
    )  # fmt: skip


def test_a_process_ends_with_the_contracts_codes(ledger_file, tmp_path):
    good = program("query", "--format", "json", INCIDENTS_DB=str(ledger_file))
    assert (good.returncode, good.stderr) == (0, "")
    assert len(json.loads(good.stdout)) == 9
    wrong = program("--db", ledger_file, "query", "--weapon", "kyte")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("error: no weapon is called 'kyte'")
    failed = program("--db", tmp_path / "none.db", "query")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.count("\n") == 2
    debug = program("--db", tmp_path / "none.db", "--debug", "query")
    assert debug.returncode == 1
    assert "Traceback" in debug.stderr


def test_a_reader_that_stops_early_is_no_error(ledger_file):
    command = f"{sys.executable} -m incidents --db {ledger_file} query --format csv | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("code,title")
    assert "Traceback" not in done.stderr


def test_the_package_opens_without_importing_what_writes():
    code = "import incidents, sys; print(sorted(set(sys.modules) & {'pandas', 'yaml', 'sqlite3'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_version_and_shell_completion():
    assert program("--version").stdout.startswith("incidents-db ")
    assert "--show-completion" in program("--help").stdout


def test_a_store_may_be_named_by_its_address(call, seed_store):
    file = seed_store.engine.location
    assert call("--db", f"sqlite:///{file}", "query").out == call("--db", file, "query").out
    refused = call("--db", "postgresql://127.0.0.1/strikes", "query")
    assert (refused.code, refused.out) == (2, "")
    assert "expected the file of a store" in refused.err
