"""The documents cannot lie: commands in them exist, shown output is what the program prints."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.cli.main import COMMANDS

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def shown_runs() -> list[tuple[str, list[str]]]:
    """Commands of the README with the output that it shows below them."""
    runs: list[tuple[str, list[str]]] = []
    for block in re.findall(r"(?:^    .*\n)+", README, re.MULTILINE):
        for part in re.split(r"^    \$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = part.splitlines()
            runs.append((command, [line[4:] for line in output]))
    return runs


def run(command: str, folder: Path) -> list[str]:
    clean = {k: v for k, v in os.environ.items() if k != "INCIDENTS_DB"}
    program = Path(sys.executable).with_name("incidents")
    done = subprocess.run(
        [program, *shlex.split(command)[1:]],
        cwd=folder,
        env={**clean, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    (made / "docs").symlink_to(PROJECT / "docs")
    run("incidents init", made)
    return made


SHOWN = [
    pytest.param(command, output, id=command)
    for command, output in shown_runs()
    if output and command.startswith("incidents") and not command.endswith("\\")
]


def test_the_readme_shows_output():
    assert len(SHOWN) >= 4


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_the_readme_shows_what_the_program_prints(command, output, folder, use_cache):
    words = f"{command} --force" if command == "incidents init" else command
    printed = "\n".join(run(words, folder))
    pieces = "\n".join(output).split("\n...\n")
    start = 0
    for piece in pieces:
        assert piece in printed[start:], f"{command} prints\n{printed}"
        start = printed.index(piece, start) + len(piece)


def test_every_command_in_the_documents_exists():
    for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        for word in re.findall(r"(?:^    \$ |`)incidents ([a-z]+)", text, re.MULTILINE):
            assert word in COMMANDS, f"{name}: incidents {word}"


def test_every_path_in_the_architecture_exists():
    text = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(
        r"`((?:schema|incidents|maps|seed_data|tests|tools|benchmarks)/[^`{* ]*)`", text
    )
    missing = [path for path in named if "NAME" not in path and not (PROJECT / path).exists()]
    assert missing == []


def test_every_make_target_in_the_documents_exists():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"(?:^    |`)make ([a-z]+)", text, re.MULTILINE)) <= targets


def test_no_document_names_a_package_index():
    for path in (PROJECT / "constraints.txt", PROJECT / "Makefile", PROJECT / "pyproject.toml"):
        assert "://" not in path.read_text(encoding="utf-8"), path.name
