"""Which languages there are, and which one words are written in now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from schema.errors import UsageError

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "uk": "Ukrainian", "ru": "Russian", "ar": "Arabic"}
"""By ISO 639-1 code; every message and label is in all of them."""
RIGHT_TO_LEFT = frozenset({"ar"})

_CURRENT: ContextVar[str] = ContextVar("language", default=ENGLISH)


def known(code: str) -> str:
    """The code of a language that there is; raises UsageError for any other."""
    if code.lower() in LANGUAGES:
        return code.lower()
    listed = ", ".join(f"{one} ({name})" for one, name in LANGUAGES.items())
    raise UsageError(f"--lang: expected one of {listed}, found {code!r}")


def from_locale(text: str) -> str | None:
    """The language of a POSIX locale such as `uk_UA.UTF-8`, where it is one that there is."""
    code = text.partition(".")[0].partition("@")[0].partition("_")[0].lower()
    return code if code in LANGUAGES else None


def current() -> str:
    """The language that words are written in now: English, unless somebody chose another."""
    return _CURRENT.get()


def choose(code: str) -> None:
    """Write words in this language from here on: for a program that serves one person."""
    _CURRENT.set(known(code))


@contextmanager
def written_in(code: str | None) -> Iterator[str]:
    """Write words in this language inside the block; None leaves the language as it is."""
    token = _CURRENT.set(current() if code is None else known(code))
    try:
        yield current()
    finally:
        _CURRENT.reset(token)


def direction(code: str | None = None) -> str:
    """`rtl` for a language that runs from right to left, else `ltr`."""
    return "rtl" if (code or current()) in RIGHT_TO_LEFT else "ltr"
