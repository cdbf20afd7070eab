"""The errors that a person can cause, and mend.

Every message says what was expected, what was found, where, and what to do. The command line
catches `IncidentsError` once and prints it; nothing else of the program does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice

MOST_LINES = 18
"""Lines of a message; a longer one pushes its beginning off the screen."""
_LONGEST = 1_200
"""Letters of each part of a message: what was found may be a cell of a page's length."""


class IncidentsError(Exception):
    """Something that the person at the keyboard can put right.

    `exit_code` is what the command line ends with: 1 failed, 2 wrong usage.
    """

    exit_code = 1


class InputError(IncidentsError, ValueError):
    """A value, file or document is not what it has to be. Nothing was written.

    Parameters: `expected` and `found` complete the sentence "expected ..., found ..."; `where`
    names the file, row, column or path in the document; `hint` says what to do.
    """

    def __init__(self, expected: str, found: str, where: str = "", hint: str = "") -> None:
        self.expected, self.found, self.where, self.hint = expected, found, where, hint
        super().__init__(str(self))

    def __str__(self) -> str:
        where, expected, found, hint = map(
            _readable, (self.where, self.expected, self.found, self.hint)
        )
        place = f"{where}: " if where else ""
        return f"{place}expected {expected}, found {found}" + (f"\n  {hint}" if hint else "")


def _readable(text: str) -> str:
    """A text that somebody's file may have made, short enough to be read."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class UsageError(IncidentsError):
    """An option, name or code of the command line is wrong: exit code 2."""

    exit_code = 2


class UnknownNameError(UsageError, LookupError):
    """A name that nothing is called. Offers the nearest known names.

    `what` is the kind of thing ("weapon", "column"), `near` the names to offer.
    """

    def __init__(self, what: str, name: str, near: Iterable[str] = (), hint: str = "") -> None:
        self.what, self.name, self.near = what, name, list(near)
        super().__init__(self._sentence(hint))

    def _sentence(self, hint: str) -> str:
        offer = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"no {self.what} is called {self.name!r}{offer}" + (f"\n  {hint}" if hint else "")


class AmbiguousNameError(UsageError, LookupError):
    """A name that several things bear. Nothing is picked; the candidates are listed."""

    def __init__(self, what: str, name: str, candidates: Iterable[str], hint: str = "") -> None:
        self.what, self.name, self.candidates = what, name, list(candidates)
        listed = "".join(f"\n  {candidate}" for candidate in _first_lines(self.candidates))
        tail = f"\n{hint}" if hint else ""
        super().__init__(f"more than one {what} is called {name!r}:{listed}{tail}")


class StoreError(IncidentsError):
    """The store cannot be opened, read or written as asked."""


class DocumentError(IncidentsError, ValueError):
    """One or more faults in documents, reported together. Nothing was written."""

    def __init__(self, faults: Iterable[InputError]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(_first_lines([str(fault) for fault in self.faults])))


def _first_lines(texts: Sequence[str]) -> list[str]:
    """As many of some texts as fit on a screen, and how many there are besides."""
    kept: list[str] = []
    lines = 0
    for text in texts:
        lines += text.count("\n") + 1
        if lines >= MOST_LINES:
            return [*kept, f"and {len(texts) - len(kept):,} more"]
        kept.append(text)
    return kept


_CLOSE = 0.6
"""The least likeness of a name that is offered, from 0 to 1."""
_AT_ONCE = 50_000
_LIKELY = 500
"""How many of very many names are looked at closely."""


def nearest(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known names most like `name`, best first; empty when none is close."""
    by_folded = {candidate.casefold(): candidate for candidate in _likely(name, known)}
    matches = get_close_matches(name.casefold(), by_folded, n=limit, cutoff=_CLOSE)
    return [by_folded[match] for match in matches]


def _likely(name: str, known: Iterable[str]) -> list[str]:
    """All of a few names; of very many those that may be like `name`, by a measure that is never
    below that of `nearest` and a hundred times faster. No more of them are held than `_AT_ONCE`.
    """
    likely: list[str] = []
    rest = iter(known)
    while some := list(islice(rest, _AT_ONCE)):
        likely += some
        if len(likely) > _LIKELY:
            likely = _most_alike(name, likely)
    return likely


def _most_alike(name: str, names: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    folded, cutoff = [one.casefold() for one in names], 100 * _CLOSE
    found = process.extract(
        name.casefold(), folded, scorer=fuzz.ratio, limit=_LIKELY, score_cutoff=cutoff
    )
    return [names[number] for *_, number in found]
