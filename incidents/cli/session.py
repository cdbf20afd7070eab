"""What the global options set: the store, and how much is said on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer

from incidents import settings
from incidents.language.visible_signs import visible_lines
from incidents.listener import Listener, Step
from schema.errors import UsageError
from schema.languages.language import ENGLISH, choose, current, known

if TYPE_CHECKING:
    from incidents.library import Library


@dataclass
class CliSession(Listener):
    """The global options of one run; hears what the library does while it works."""

    db: Path
    quiet: bool = False
    language: str | None = None

    def speak(self, in_files: bool = False) -> str:
        """Choose the language of what follows, and say which: the one of `--lang`; without it that
        of the environment for what a person sees, on a terminal or in a file for people. What is
        piped stays English, whatever the environment: programs read it.
        """
        seen = in_files or sys.stdout.isatty()
        choose(self.language or (settings.language() if seen else None) or ENGLISH)
        return current()

    def speak_english(self, what_is: str) -> None:
        """Go on in English, for what has no other language yet; raises UsageError where `--lang`
        asks for one, so that nothing comes out in two.
        """
        if self.language not in (None, ENGLISH):
            raise UsageError(
                f"--lang: expected en, found {self.language}: {what_is} in English so far"
            )
        choose(ENGLISH)

    def store(self) -> Library:
        """The store that exists at `--db`."""
        from incidents.library import Library

        return Library.open(self.db, listener=self)

    def unchecked(self) -> Library:
        """The library for what needs no store, or one of an older version."""
        from incidents.library import Library

        return Library.open(self.db, check=False, listener=self)

    def warn(self, text: str) -> None:
        """Say something on stderr that `--quiet` does not silence."""
        sys.stderr.write(f"warning: {visible_lines(text)}\n")

    def note(self, text: str) -> None:
        """Say something on stderr, unless `--quiet`."""
        if not self.quiet:
            sys.stderr.write(f"{visible_lines(text)}\n")

    def confirm(self, question: str) -> bool:
        """Ask the person at the terminal; where a script runs, go on."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return True
        return typer.confirm(question, default=False, err=True)

    @contextmanager
    def progress(self) -> Iterator[Step]:
        """A bar on stderr for every kind of work that is reported; none when piped or quiet."""
        if self.quiet or settings.no_colour() or not sys.stderr.isatty():
            yield lambda *_: None
            return
        from incidents.cli.progress import bar

        with bar() as step:
            yield step


def speak_as_asked(context: typer.Context, code: str | None) -> str | None:
    """Take up `--lang` where it stands behind a command."""
    if code is not None:
        asked = cast("CliSession", context.find_root().obj)
        asked.language = known(code)
        asked.speak()
    return code


def session(context: typer.Context) -> CliSession:
    """The session of a command's context."""
    found = context.obj or CliSession(settings.store_path())
    return cast("CliSession", found)
