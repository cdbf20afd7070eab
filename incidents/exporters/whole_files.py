"""Write files whole or not at all, and never over something by accident."""

from __future__ import annotations

import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from incidents.store.engines.sqlite import is_store
from schema.errors import IncidentsError


class OutputError(IncidentsError):
    """A file cannot be written where it was asked for."""


def check_free(path: Path, force: bool) -> None:
    """Refuse a folder, a missing folder, a file that exists unless `force`, and a store always."""
    if path.is_dir():
        raise OutputError(f"{path}: expected a file to write, found a folder")
    if not path.parent.is_dir():
        raise OutputError(f"{path}: expected a folder to write into, found none\n  make it first")
    if path.exists() and not force:
        raise OutputError(
            f"{path}: expected a new file, found one that exists\n  --force writes over it"
        )
    if path.exists() and is_store(path):
        raise OutputError(f"{path}: expected a file to write over, found a store of incidents")


@contextmanager
def whole_file(path: Path, force: bool = False) -> Iterator[TextIO]:
    """A text file that appears under its name only when everything has been written."""
    check_free(path, force)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("x", encoding="utf-8", newline="") as out:
            yield out
        draft.replace(path)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def check_new(path: Path) -> None:
    """Refuse a file that exists, whatever it is: a copy that one relies on replaces none."""
    if path.exists():
        raise OutputError(f"{path}: expected a new file, found one that exists\n  name another")


@contextmanager
def whole_path(path: Path, force: bool = False) -> Iterator[Path]:
    """The path of a draft, for a writer that opens its file itself. What it leaves there appears
    under the name asked for when everything has been written; otherwise nothing is left.
    """
    check_free(path, force)
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        draft = folder / path.name
        yield draft
        draft.chmod(_usual_mode(folder))
        draft.replace(path)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _usual_mode(folder: Path) -> int:
    """The permissions that a new file gets here. Some libraries give fewer; to ask the system for
    its mask would change it for a moment, for every thread.
    """
    probe = folder / ".new"
    probe.touch()
    return stat.S_IMODE(probe.stat().st_mode)


def _unwritten(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written ({error.strerror or error})")
