"""The documents cannot lie: commands in them exist, shown output is what the program prints."""

import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from incidents.cli.main import COMMANDS, run

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


NOT_RUN = {
    "incidents review": "opens a screen; tests/incidents/review drives it",
    "incidents gazetteer add UA.txt": "a file of GeoNames, which no test brings",
    "incidents gazetteer add kodifikator.xlsx": "Ukraine's register, which no test brings",
}
"""Examples of the README that are not run, and why."""


def examples() -> list[tuple[str, list[str]]]:
    """Commands of the README in its order, each with the output that it shows below it."""
    runs: list[tuple[str, list[str]]] = []
    for block in re.findall(r"(?:^    .*\n)+", README, re.MULTILINE):
        for part in re.split(r"^    \$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = part.replace("\\\n", " ").splitlines()
            runs.append((command, [line[4:] for line in output]))
    return runs


EXAMPLES = examples()
SHOWN = [command for command, output in EXAMPLES if output]


@pytest.fixture(scope="module")
def printed(tmp_path_factory, cache) -> dict[str, str]:
    """What every example prints, run in order in one folder as a reader would."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "docs").symlink_to(PROJECT / "docs")
    outputs = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("INCIDENTS_DB", raising=False)
        patch.setenv("INCIDENTS_CACHE", str(cache))
        patch.setenv("EDITOR", "true")
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        patch.setenv("PYTHONPATH", str(PROJECT))
        for command, _ in EXAMPLES:
            if command not in NOT_RUN:
                code, outputs[command] = _ended(command, patch)
                assert code == 0, f"{command}\n{outputs[command]}"
    return outputs


def _ended(command: str, patch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The exit code of a command and what it prints. A shell runs what only a shell understands;
    the rest runs here, since half a second to start is most of what a command takes.
    """
    if not command.startswith("incidents ") or set(command) & set("|<>$;&"):
        done = subprocess.run(
            ["sh", "-c", command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout
    patch.setattr(sys, "argv", shlex.split(command))
    patch.setattr(sys, "stdin", io.StringIO())
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        try:
            run()
        except SystemExit as ended:
            return int(ended.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def test_the_readme_shows_output_and_every_exception_is_one_of_its_examples():
    assert len(SHOWN) >= 4
    assert set(NOT_RUN) <= {command for command, _ in EXAMPLES}


@pytest.mark.parametrize("command", SHOWN)
def test_the_readme_shows_what_the_program_prints(command, printed):
    pieces = "\n".join(dict(EXAMPLES)[command]).split("\n...\n")
    start = 0
    for piece in pieces:
        assert piece in printed[command][start:], f"{command} prints\n{printed[command]}"
        start = printed[command].index(piece, start) + len(piece)


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
