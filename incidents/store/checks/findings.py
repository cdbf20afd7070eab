"""What a check finds, and the list of checks: each has a name, and a line on screen.

A check is a decorated function that yields findings; a finding says which record, what is wrong and
what to do. `@check` lists one check under the function's name, its docstring is the line; one walk
through the records that looks for several things lists them all with `@checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from incidents.store.engines.base import Database

ERROR, WARNING, NOTE = "error", "warning", "note"
LEVELS = (ERROR, WARNING, NOTE)
"""Broken; contradicts itself or lacks something; a judgement that waits for a person and fails
nothing."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or waits: `level` is of `LEVELS`, `code` the record."""

    check: str
    level: str
    code: str
    message: str
    hint: str

    def as_dict(self) -> dict[str, str]:
        """The finding as `check --format json` prints it."""
        return asdict(self)

    @property
    def fails(self) -> bool:
        """Whether a store with it is not in order."""
        return self.level != NOTE


Check = Callable[[Database], Iterator[Finding]]
CHECKS: dict[str, str] = {}
"""The line on screen of every check, by its name, in the order in which they are printed."""
WALKS: list[Check] = []


def check(function: Check) -> Check:
    """Put a check on the list."""
    CHECKS[function.__name__] = function.__doc__ or ""
    WALKS.append(function)
    return function


def checks(lines: dict[str, str]) -> Callable[[Check], Check]:
    """Put several checks on the list that one function makes in one walk."""

    def listed(function: Check) -> Check:
        CHECKS.update(lines)
        WALKS.append(function)
        return function

    return listed
