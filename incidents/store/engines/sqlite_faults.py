"""What SQLite says when it cannot go on, in words that tell a person what to do."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from incidents import settings
from schema.errors import StoreError

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_REASONS = (
    (
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
        "\n  nothing was written: its file, folder or disk may not be written to",
    ),
    (
        (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        "\n  nothing was written: the disk is full or does not answer; make room and try again",
    ),
)
_LOCKS = Path("/proc/locks")


def fault(error: sqlite3.Error, path: Path | None = None) -> StoreError:
    """An error of SQLite as one of the store: busy, damaged, not to be written to, or a full disk;
    whatever it is, the transaction that met it has written nothing.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the kind; the bits above say which
    store = f"{path}" if path else "the store"
    if code in _BUSY:
        seconds = f"{settings.busy_timeout():g} seconds"
        return StoreError(
            f"{store}: busy; {_holder(path)} has held it for {seconds}\n  try again when it is done"
        )
    if code in _DAMAGED:
        return StoreError(
            f"{store}: damaged ({error})\n"
            "  go back to a backup, or `incidents --db NEW recover FILE` saves what can be read"
        )
    reason = next((words for codes, words in _REASONS if code in codes), "")
    return StoreError(f"{store}: cannot be read or written ({error}){reason}")


def _holder(path: Path | None) -> str:
    """The process that holds a lock on a file, where the system tells (Linux does)."""
    with suppress(OSError, ValueError):
        file = Path(path or "").stat()
        place = f"{os.major(file.st_dev):02x}:{os.minor(file.st_dev):02x}:{file.st_ino}"
        for line in _LOCKS.read_text("ascii").splitlines():
            words = line.split()
            if place in words and words[3] == "WRITE" and words[4] != str(os.getpid()):
                command = Path(f"/proc/{words[4]}/cmdline").read_bytes()
                name = command.replace(b"\0", b" ").decode("utf-8", "replace").strip()
                return f"process {words[4]} ({name})"
    return "another program"
