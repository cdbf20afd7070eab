"""What listens to the statements that a process runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import dbapi2
from typing import Any


@contextmanager
def at_each_statement(hear: Callable[[str], None]) -> Iterator[None]:
    """Call a function before each statement of every SQLite connection that is opened meanwhile,
    those of SQLAlchemy included.
    """
    real = sqlite3.connect

    def connect(*words: Any, **more: Any) -> sqlite3.Connection:
        connection = real(*words, **more)
        connection.set_trace_callback(hear)
        return connection

    sqlite3.connect = dbapi2.connect = connect  # type: ignore[assignment]
    try:
        yield
    finally:
        sqlite3.connect = dbapi2.connect = real
