"""The only reader of the environment, and the only one that sets anything in it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from schema.errors import UsageError

DEFAULT_STORE = "incidents.db"


def store_path(given: str | None = None) -> Path:
    """The store to use: the one given, or `INCIDENTS_DB`, or incidents.db in this folder.

    A file or its address (`sqlite:///strikes.db`); addresses of servers are refused.
    """
    text = given or os.environ.get("INCIDENTS_DB") or DEFAULT_STORE
    path = text.removeprefix("sqlite:///")
    if "://" in path:
        raise UsageError(f"--db: expected the file of a store, found the address {text!r}")
    return Path(path)


def who() -> str:
    """Who makes a change, for the history: `INCIDENTS_USER` or the login name."""
    try:
        return os.environ.get("INCIDENTS_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def editor() -> str:
    """The program that `edit` opens."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def skip_pydantic_plugins() -> None:
    """Spare a start the search for pydantic plugins in every installed package."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
