"""One change tried in a process of its own: the changed text is imported in place of the file.

Nothing is written to the tree, so that trials run side by side. The process that forks has the
libraries loaded and nothing of the project.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LIBRARIES = """
    _pytest.assertion.rewrite alembic.command countrynames filelock geographiclib.geodesic
    hypothesis.strategies ijson jinja2 mgrs pint pydantic pytest python_calamine rapidfuzz.process
    rich.table sqlalchemy.dialects.sqlite sqlmodel typer.main yaml
""".split()
MEMORY = 2 << 30
"""Bytes of memory that a trial may take: a loop without end must not take them all."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Tests of a file and the text that stands for the file meanwhile (None: as it is).

    Trials of one folder share the stores that tests make once and only read or copy, as processes
    of one test run do: the first trial makes them with the file as it is.
    """

    file: str
    tests: tuple[str, ...]
    text: str | None
    seconds: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a trial ended: pytest's exit code (-1: stopped), and its CPU seconds."""

    code: int
    seconds: float

    @property
    def noticed(self) -> bool:
        """Whether some test failed, could not be collected, or did not come to an end."""
        return self.code != 0


def prepare() -> None:
    """Load what every trial needs, once."""
    sys.path.insert(0, str(Path.cwd()))
    for name in LIBRARIES:
        importlib.import_module(name)


def run(trials: Sequence[Trial], side_by_side: int, done: Callable[[int, Outcome], None]) -> None:
    """Run trials, some at a time; `done` gets the place of each in the list and its outcome."""
    running: dict[int, int] = {}
    waiting = list(enumerate(trials))[::-1]
    while waiting or running:
        while waiting and len(running) < side_by_side:
            place, trial = waiting.pop()
            pid = os.fork()
            if pid == 0:
                _child(trial)
            running[pid] = place
        pid, status, used = os.wait4(-1, 0)
        place = running.pop(pid)
        shutil.rmtree(trials[place].folder / str(pid), ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        done(place, Outcome(code, used.ru_utime + used.ru_stime))


def _child(trial: Trial) -> None:
    """Run pytest and end the process, whatever happens."""
    code = 70
    try:
        log = os.open(trial.folder / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (trial.seconds, trial.seconds + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        if trial.text is not None:
            sys.meta_path.insert(0, _Changed(trial.file, trial.text))
        code = int(_pytest(trial.tests, trial.folder / str(os.getpid())))
    finally:
        os._exit(code)


def _pytest(tests: Sequence[str], folder: Path) -> int:
    import pytest

    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_XDIST_WORKER": folder.name}
    options = ["-x", "-q", "--tb=short", "-p", "no:cacheprovider", f"--basetemp={folder}"]
    return pytest.main([*options, *tests])


class _Changed(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):
    """Finds one module of the project and loads it from another text."""

    def __init__(self, file: str, text: str) -> None:
        self.module = file.removesuffix(".py").replace("/", ".")
        self.text = text
        super().__init__(self.module, str(Path(file).resolve()))

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name != self.module:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)

    def get_code(self, fullname: str) -> object:
        """Compile the other text; what was compiled before is of the file as it is."""
        return compile(self.text, self.path, "exec", dont_inherit=True)
