"""The wheel works by itself, and says so plainly when another project's package is in its place."""

import csv
import os
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, expect: int = 0) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "INCIDENTS_DB")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == expect, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


# Nobody who installs it should need a compiler; openlocationcode comes as pure Python source.
BINARIES = ("--only-binary", ":all:", "--no-binary", "openlocationcode")
PINNED = ("-c", PROJECT / "constraints.txt")


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> Path:
    """An environment with nothing but the wheel and what it asks for, without its extras."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = built(folder)
    made = folder / "env"
    venv.create(made, with_pip=False)
    # Whether all of it can be had is looked up; unpacking it again would take half a minute.
    install(made, "--dry-run", *BINARIES, *PINNED, f"{wheel}[all]")
    install(made, "--no-deps", "--no-compile", wheel)
    borrow(made, asked_for(metadata.requires("incidents-db") or ()))
    return made


def built(folder: Path) -> Path:
    """The wheel, built where nothing is installed but what `pyproject.toml` says that building it
    takes, and where nothing was prepared before.
    """
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    hooks = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]
    builder = folder / "builder"
    venv.create(builder, with_pip=False)
    asked = [*settings["build-system"]["requires"], *hooks["custom"]["dependencies"]]
    borrow(builder, asked_for(asked))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INCIDENTS_CACHE", str(folder / "cache"))
        pip = (sys.executable, "-m", "pip", "--python", builder / "bin" / "python")
        alone = ("--no-deps", "--no-build-isolation")
        run(*pip, "wheel", "-q", *alone, "-w", folder, PROJECT, cwd=folder)
    (wheel,) = folder.glob("incidents_db-*.whl")
    return wheel


def borrow(environment: Path, names: set[str]) -> None:
    """Lay these distributions into an environment, from where they are installed."""
    (packages,) = (environment / "lib").glob("python*/site-packages")
    for name in names:
        for part in {file.parts[0] for file in metadata.files(name) or ()} - {"..", "__pycache__"}:
            (packages / part).symlink_to(metadata.distribution(name).locate_file(part))


def asked_for(lines: Iterable[str]) -> set[str]:
    """The distributions that these lines ask for, and those that they ask for, without extras."""
    wanted: set[str] = set()
    waiting = list(lines)
    while waiting:
        asked = Requirement(waiting.pop())
        needed = not asked.marker or asked.marker.evaluate({"extra": ""})
        if needed and (package := canonicalize_name(asked.name)) not in wanted:
            wanted.add(package)
            waiting += metadata.requires(package) or ()
    return wanted


def install(environment: Path, *words: str | Path) -> None:
    """Install into an environment that has no pip of its own."""
    pip = (sys.executable, "-m", "pip", "--python", environment / "bin" / "python")
    run(*pip, "install", "-q", *words, cwd=environment)


def test_the_demo_runs_in_an_empty_folder(environment, cache, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(cache))
    done = run(environment / "bin" / "incidents", "demo", cwd=tmp_path)
    assert "shahed" in done.stdout
    assert "building the gazetteer" not in done.stderr  # its data are those of the wheel
    assert "toll-2" in run(environment / "bin" / "incidents", "codebook", cwd=tmp_path).stdout
    assert {path.name for path in tmp_path.iterdir()} == {
        "incidents.db",
        "map.html",
        "incidents.csv",
        "incidents.csv-metadata.json",
    }
    with (tmp_path / "incidents.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert {"2024-11-21-dnipro-oreshnik", "2024-11-22-sumy-shahed"} <= codes
    assert len(codes) > 120
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_wheel_brings_the_seed_store_prepared(environment, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path / "cache"))
    for words in (["init"], ["init", "--empty", "--force"]):
        assert " weapons, " in run(environment / "bin" / "incidents", *words, cwd=tmp_path).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["incidents.db"]  # nothing had to be made


def test_another_projects_schema_is_named_with_what_to_do(environment, tmp_path):
    program = environment / "bin" / "incidents"
    install(environment, "schema")
    done = run(program, "--help", cwd=tmp_path, expect=1)
    assert done.stdout == ""
    assert "other projects under these names:\n  schema (" in done.stderr
    assert "environment of its own" in done.stderr
    assert "Traceback" not in done.stderr
