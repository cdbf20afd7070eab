"""Habits of a command line: narrow terminals, other consoles, pipes, colours, completion, help."""

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest
from rich.cells import cell_len

STARTED_BY_NAME = """
import sys
from incidents.cli.start import run
sys.argv[0] = "incidents"
run()
"""
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = [
    ["query"], ["query", "--columns", "code,title,weapons,sources"], ["count"],
    ["count", "--by", "month", "--by", "weapon-type"], ["show", "home"], ["show", "2024"],
    ["weapons", "list"], ["weapons", "show", "Kite-2"], ["weapons", "match", "Kite"], ["transfers"],
    ["history", "home"], ["check"], ["check", "--catalogue"], ["load", "--list"],
    ["review", "--list"],
]  # fmt: skip


def process(*words, **environment):
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    return subprocess.run(
        [sys.executable, "-c", STARTED_BY_NAME, *map(str, words)],
        capture_output=True, check=False, env=kept | environment,
    )  # fmt: skip


def test_a_long_check_is_cut_on_a_terminal_and_says_so(on_terminal, seed_file):
    shown, said = on_terminal("check", db=seed_file)
    assert " more; --all lists them" in shown
    assert shown.count("note: ") < 40
    assert "notes in" in said
    assert [line for line in shown.splitlines() if cell_len(ESCAPE.sub("", line)) > 60] == []
    every, _ = on_terminal("check", "--all", db=seed_file)
    assert every.count("note: ") > shown.count("note: ")
    assert "--all lists them" not in every


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_table_fits_sixty_columns_and_cuts_nothing(on_terminal, words):
    shown, _ = on_terminal(*words)
    lines = [ESCAPE.sub("", line) for line in shown.splitlines()]
    assert lines
    assert [line for line in lines if cell_len(line) > 60] == []
    assert "…" not in shown


def test_a_narrow_table_keeps_codes_whole_and_says_what_it_left_out(on_terminal, visible):
    shown, said = on_terminal("query", width=40)
    assert {line.split()[0] for line in shown.splitlines()[2:]} == visible
    assert "too narrow for" in said
    _, said = on_terminal("count", "--by", "weapon-type", width=50)
    assert "too narrow for intercepted" in said


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_color_leaves_no_escape(on_terminal, monkeypatch, words):
    monkeypatch.setenv("NO_COLOR", "1")
    shown, _ = on_terminal(*words, width=80)
    assert "\x1b" not in shown


@pytest.fixture
def console(monkeypatch):
    """Run the program from its start on a console of this encoding: exit code, stdout, stderr."""
    from incidents.cli import start

    def console(encoding, *words):
        streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
        monkeypatch.setattr(sys, "argv", ["incidents", *map(str, words)])
        monkeypatch.setenv("PYTHONIOENCODING", encoding)
        code = 0
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            try:
                start.run()
            except SystemExit as ended:
                code = ended.code or 0
        for stream in streams:
            stream.flush()
        return code, *(stream.buffer.getvalue().decode(encoding) for stream in streams)

    return console


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_no_console_stops_the_program(
    console, encoding, ledger_file, seed_file, tmp_path, use_cache
):
    seed, ledger = ("--db", seed_file), ("--db", ledger_file)
    for words in (
        ["--db", tmp_path / "new.db", "init", "--empty"], [*seed, "query"],
        [*seed, "count", "--by", "weapon"], [*seed, "show", "2024-11-21-dnipro-oreshnik"],
        [*seed, "weapons", "show", "oreshnik"], [*seed, "check"],
        [*seed, "geocode", "Olenivka", "Сумы"], ["query", "--help"],
        [*ledger, "weapons", "list", "--format", "csv"], [*ledger, "query", "--weapon", "kyte"],
    ):  # fmt: skip
        code, _, told = console(encoding, *words)
        assert "Traceback" not in told, told
        assert code == (2 if "kyte" in words else 0), told


def test_a_letter_that_a_console_lacks_comes_as_its_number(ledger_file):
    ended = process("--db", ledger_file, "weapons", "show", "kite", PYTHONIOENCODING="ascii")
    assert rb"\u0417\u043c\u0456\u0439" in ended.stdout
    assert b"---" in ended.stdout
    plain = process("--db", ledger_file, "weapons", "show", "kite")
    assert "Змій" in plain.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "words",
    [["query", "--format", "csv"], ["query", "--format", "tsv"], ["query", "--format", "ndjson"],
     ["query"], ["count", "--format", "csv"], ["weapons", "list", "--format", "csv"],
     ["show", "home"]],
    ids=" ".join,
)  # fmt: skip
def test_lines_on_stdout_end_in_lf_alone(ledger_file, words):
    ended = process("--db", ledger_file, *words)
    assert ended.returncode == 0
    assert ended.stdout.endswith(b"\n")
    assert b"\r" not in ended.stdout


def test_the_last_line_of_a_query_is_a_code_that_show_takes(ledger_file):
    ended = process("--db", ledger_file, "query", "--columns", "code", "--format", "csv")
    code = ended.stdout.decode().split("\n")[-2]
    assert process("--db", ledger_file, "show", code).returncode == 0


def test_flags_are_shown_without_a_type(call, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    shown = call("init", "--help").out
    assert "--force" in shown
    assert "<bool>" not in shown
    for name in ("query", "load", "review", "map"):
        assert "bool" not in call(name, "--help").out, name


def test_the_help_fits_sixty_columns():
    for words in (["--help"], ["query", "--help"], ["load", "--help"]):
        shown = process(*words, COLUMNS="60").stdout.decode()
        assert max(map(cell_len, shown.splitlines())) <= 60
        assert "…" not in shown


@pytest.fixture
def completed(call, monkeypatch):
    """What the shell offers after these words."""

    def completed(words, file):
        given = f"incidents --db {file} {words}"
        monkeypatch.setattr(sys.modules["__main__"], "__package__", None, raising=False)
        monkeypatch.setenv("_INCIDENTS_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", given)
        monkeypatch.setenv("COMP_CWORD", str(len(given.split(" ")) - 1))
        return call().out.split("\n")

    return completed


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("query --weapon ki", {"kite", "kite-2"}),
        ("query --weapon-type one_", {"one_way_attack_drone"}),
        ("query --country Ukr", {"Ukraine"}),
        ("query --country U", {"UA"}),
        ("query --attacker n", {"north"}),
        ("query --dataset t", {"tally"}),
        ("query --verification geo", {"geolocated"}),
        ("query --columns code,kil", {"code,killed_low", "code,killed_high"}),
        ("query --sort kil", {"killed_low"}),
        ("query --format ge", {"geojson"}),
        ("count --by mo", {"month"}),
        ("show hom", {"home"}),
        ("history nig", {"night"}),
        ("weapons show x-", {"x-900"}),
        ("weapons list --weapon-type how", {"howitzer"}),
        ("load --from ac", {"acled"}),
        ("map --layer hea", {"heat"}),
        ("export o.csv --as ", {"acled", "ucdp"}),
        ("query --for", {"--format"}),
        ("claim home --supersedes kil", {"killed-1", "killed-child-1"}),
        ("claim home --source pap", {"paper"}),
        ("set attrib", {"attribution="}),
        ("set verification=geo", {"verification=geolocated"}),
        ("undo nig", {"night"}),
    ],
)
def test_the_shell_completes_values(completed, ledger_file, words, offered):
    assert offered <= set(completed(words, ledger_file))


def test_completion_offers_nothing_restricted_and_fails_on_nothing(
    completed, ledger_file, tmp_path
):
    assert "hidden" not in completed("show h", ledger_file)
    assert completed("query --weapon k", tmp_path / "none.db") == ["", ""]


def test_show_lists_the_records_that_a_text_may_mean(on):
    day = on("show", "2024-05")
    assert (day.code, "home" in day.out, "port" in day.out) == (0, True, True)
    assert "hidden" not in day.out
    assert "may be meant" in day.err
    one = on("show", "2024-06-30")
    assert one.out == on("show", "night").out
    assert "this one is meant" in one.err
    assert "Drones in the night" in on("show", "windows clinic").out
    several = on("show", "Kh-900", "--format", "json")
    assert (several.code, several.out) == (2, "")
    assert "port" in several.err
    nothing = on("show", "nigth")
    assert (nothing.code, "night" in nothing.err) == (2, True)


def test_a_data_set_tells_the_collection_from_ones_own(call, seed_store, tmp_path):
    file = seed_store.engine.location
    own = call("--db", file, "query", "--dataset", "incidents-db", "--format", "json").json
    everything = call("--db", file, "query", "--format", "json").json
    assert own == everything
    assert {row["datasets"].split("; ")[0] for row in own} == {
        f"incidents-db:{row['code']}" for row in own
    }
    assert call("--db", file, "export", tmp_path / "a.geojson").code == 0
    import json

    credits = json.loads((tmp_path / "a.geojson").read_text())["metadata"]["credits"]
    assert len(credits) == len(set(credits))
    assert credits[0].startswith("incidents-db: records CC BY 4.0")


def test_commands_build_no_sql_and_open_no_transaction():
    from pathlib import Path

    folder = Path(sys.modules["incidents.cli"].__file__).parent
    for path in folder.rglob("*.py"):
        text = path.read_text("utf-8")
        for forbidden in ("SELECT ", ".reading()", ".writing()", ".tuples(", ".execute("):
            assert forbidden not in text, path


def test_nothing_of_what_was_typed_moves_the_cursor(call, tmp_path):
    for words in (("show", "\x1b[31mred"), ("query", "--weapon", "\x1b]0;x\x07\x9b2J")):
        ended = call("--db", tmp_path / "none.db", *words)
        assert ended.code
        assert not any(sign in ended.err for sign in "\x1b\x07\x9b")
    ended = call("load", tmp_path / "\x1b[2J.csv")
    assert ended.code
    assert "\x1b" not in ended.err
