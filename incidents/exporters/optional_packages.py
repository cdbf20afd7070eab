"""Libraries of the extra `export`, imported when a format needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from schema.errors import IncidentsError


class MissingLibraryError(IncidentsError):
    """A format needs a library that is not installed."""


def library(name: str, ending: str) -> Any:
    """A module by name; raises MissingLibraryError with the command that installs it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibraryError(
            f"{ending} files: expected the library {name.partition('.')[0]}, found none ({error})\n"
            '  pip install "incidents-db[export]"'
        ) from None
