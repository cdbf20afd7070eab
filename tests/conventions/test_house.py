"""The rules of the house, held by tests: lists match files, commands explain themselves."""

from importlib.resources import files
from pathlib import Path

import pytest
import typer

from incidents.cli.main import COMMANDS, program
from incidents.exporters.registry import MODULES, by_suffix

ROOT = Path(str(files("schema"))).parent
PACKAGES = ("schema", "incidents", "maps")
SOURCES = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py")]


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
        name for name in COMMANDS if name not in ("weapons", "transfers", "gazetteer")
    ]


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=str)
def test_every_command_has_help_and_an_example_that_names_it(name, command):
    assert command.help
    first = command.help.strip().splitlines()[0]
    assert first.endswith(".")
    examples = [line for line in command.help.splitlines() if "Example: " in line]
    assert examples, name
    assert any(f" {name.split()[0]}" in line and "incidents" in line for line in examples)
    for parameter in command.params:
        assert parameter.name == "help" or parameter.help, parameter.name


@pytest.mark.parametrize("name", ["bookkeeping.py", "tables.py"])
def test_the_tables_are_read_with_their_real_types(name):
    lines = (ROOT / "schema" / name).read_text("utf-8").splitlines()
    assert not [line for line in lines if line.startswith("from __future__")]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_fits_its_room(path):
    text = path.read_text("utf-8")
    generated = "migrations/versions" in path.as_posix()
    assert generated or text.count("\n") <= 500
    assert text.lstrip().startswith(('"""', "#!")), "a file says what it is for"


def test_a_file_is_documented_once():
    summaries = [path.read_text("utf-8").splitlines()[0] for path in SOURCES]
    assert len(set(summaries)) == len(summaries)


def test_only_settings_reads_the_environment():
    for path in SOURCES:
        if path.name != "settings.py":
            text = path.read_text("utf-8")
            assert "os.environ" not in text, path
            assert "getenv" not in text, path
