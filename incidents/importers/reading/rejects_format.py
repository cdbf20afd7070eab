"""How a rejects file is told from the file of a data set, for writing it and for reading it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

MARKS = ("_row", "_column", "_value", "_reason")
"""Columns of a rejects file that are no part of the row: where it stood, and what is wrong."""
SUFFIX = "-rejects"


def is_rejects(header: Sequence[str]) -> bool:
    """Whether a header is that of a rejects file."""
    return set(MARKS) <= set(header)


def without_mark(path: Path) -> str:
    """The name of the file that a rejects file came from; of any other file its own."""
    return path.stem.removesuffix(SUFFIX)


def rejects_beside(path: Path, kind: str) -> Path:
    """Where the rejects of a file go: a table stays a table, JSON becomes one object a line."""
    ending = ".ndjson" if kind in ("json", "ndjson") else ".csv"
    return path.with_name(f"{without_mark(path)}{SUFFIX}{ending}")
