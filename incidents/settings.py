"""The only reader of the environment, and the only one that sets anything in it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

DEFAULT_STORE = "incidents.db"


def store_path() -> Path:
    """The store to use when no `--db` is given: `INCIDENTS_DB`, or incidents.db in this folder."""
    return Path(os.environ.get("INCIDENTS_DB") or DEFAULT_STORE)


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
