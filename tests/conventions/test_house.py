"""The rules of the house, held by tests: lists match files, commands explain themselves."""

import ast
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import typer

from incidents.cli.main import COMMANDS, program
from incidents.exporters.registry import MODULES, by_suffix

ROOT = Path(str(files("schema"))).parent
PACKAGES = ("schema", "incidents", "maps")
SOURCES = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py")]
TABLES = ("bookkeeping.py", "tables.py")


def commands():
    """Every command of the program with its words, sub-commands included."""
    group = typer.main.get_command(program([]))
    for name, command in group.commands.items():
        children = getattr(command, "commands", {})
        for child, inner in children.items():
            yield f"{name} {child}", inner
        if not children:
            yield name, command


def test_every_exporter_file_is_listed():
    folder = ROOT / "incidents" / "exporters" / "writers"
    assert set(MODULES.values()) == {p.stem for p in folder.glob("*.py")} - {"__init__"}
    for suffix, name in MODULES.items():
        exporter = by_suffix(Path(f"x{suffix}"))
        assert (suffix, name) == (exporter.SUFFIX, exporter.NAME)


def test_every_module_that_registers_a_command_is_listed():
    folder = ROOT / "incidents" / "cli"
    registering = {
        f"{p.parent.name}.{p.stem}"
        for p in folder.glob("*/*.py")
        if "def register(" in p.read_text("utf-8")
    }
    assert registering == set(COMMANDS.values())
    assert [name.split()[0] for name, _ in commands() if " " not in name] == [
        name
        for name in COMMANDS
        if name not in ("weapons", "transfers", "site", "gazetteer", "link")
    ]


def test_every_command_has_help_and_an_example_that_names_it():
    faults = {name: list(untold(name, command)) for name, command in commands()}
    assert {name: lacking for name, lacking in faults.items() if lacking} == {}


def untold(name, command):
    """What a command's help lacks."""
    lines = (command.help or "").strip().splitlines() or [""]
    if not lines[0].endswith("."):
        yield "a first sentence"
    examples = [line for line in lines if "Example: " in line and "incidents" in line]
    if not any(f" {name.split()[0]}" in line for line in examples):
        yield "an example that names it"
    yield from (p.name for p in command.params if p.name != "help" and not p.help)


def test_the_tables_are_read_with_their_real_types():
    texts = {name: (ROOT / "schema" / name).read_text("utf-8") for name in TABLES}
    assert [name for name, text in texts.items() if "\nfrom __future__" in text] == []


def sources_where(fails):
    """The source files, relative to the project, whose path and text fail a rule."""
    assert len(SOURCES) > 100
    return [str(p.relative_to(ROOT)) for p in SOURCES if fails(p, p.read_text("utf-8"))]


def test_a_file_fits_its_room():
    def too_long(path, text):
        return text.count("\n") > 500 and "migrations/versions" not in path.as_posix()

    assert sources_where(too_long) == []


def test_a_file_says_what_it_is_for():
    assert sources_where(lambda _, text: not text.lstrip().startswith(('"""', "#!"))) == []


def test_the_rooms_keep_their_measure():
    counted = subprocess.run(
        [sys.executable, ROOT / "tools" / "rooms.py"], capture_output=True, text=True, check=False
    )
    assert counted.returncode == 0, counted.stdout + counted.stderr


def test_a_file_is_documented_once():
    summaries = Counter(path.read_text("utf-8").splitlines()[0] for path in SOURCES)
    assert [summary for summary, files in summaries.items() if files > 1] == []


def test_only_settings_reads_the_environment():
    def reads(path, text):
        return path.name != "settings.py" and ("os.environ" in text or "getenv" in text)

    assert sources_where(reads) == []


def test_names_say_what_they_stand_for():
    """Words that say nothing about strikes, weapons or records, as names of functions or files."""
    empty = {"found", "said", "of", "what", "who", "put"}
    named = []
    for path in filter(_is_program, SOURCES):
        where = str(path.relative_to(ROOT))
        named += [where] if path.stem.strip("_") in empty else []
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if is_function and node.name.strip("_") in empty:
                named.append(f"{where}:{node.lineno} {node.name}")
    assert named == []


def _is_program(path):
    return path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES
