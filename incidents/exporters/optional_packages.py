"""Libraries of extras, imported when a format needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from schema.errors import IncidentsError


class MissingLibraryError(IncidentsError):
    """A format needs a library that is not installed."""


def library(name: str, ending: str, extra: str = "export") -> Any:
    """A module by name; raises MissingLibraryError with the command that installs its extra."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibraryError(
            f"{ending} files: expected the library {name.partition('.')[0]}, found none ({error})\n"
            f'  pip install "incidents-db[{extra}]"'
        ) from None
