"""Streams and signs: what is written reads the same on every console and in every pipe."""

from __future__ import annotations

import codecs
import errno
import io
import os
import shutil
import sys
from typing import Any, Literal, TextIO, cast

from incidents import settings
from incidents.language.visible_signs import numbered

_PLAIN_SIGNS = {
    **dict.fromkeys("─━═╌╭╮╰╯┌┐└┘├┤┬┴┼╴╶╸╺╾╼–—−", "-"),
    **dict.fromkeys("│┃║", "|"),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("•·∙", "*"),
    "→": ">",
    "←": "<",
    "…": "...",
    "≥": ">=",
    "≤": "<=",
    "×": "x",
    "\xa0": " ",
}
"""Signs of tables and texts, as a console writes them whose code page has none of them."""
_FRAMED = 72
"""The least width at which the help is framed."""
_HANDLER = "incidents-plain-signs"


def prepare_streams() -> None:
    """Line ends are LF everywhere, and no letter stops the program.

    A pipe takes UTF-8 whatever the system's code page, unless PYTHONIOENCODING asks for another. A
    console of a smaller code page gets plain signs for lines and arrows; any other letter that it
    has not comes as its number (`\\u0421`), which tools can turn back.
    """
    codecs.register_error(_HANDLER, _plain)
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(newline="\n", errors=_HANDLER)
            if not stream.isatty() and not settings.stream_encoding():
                reconfigure(encoding="utf-8", errors=_HANDLER)


def _open_closed() -> None:
    """A script may start the program with a stream closed. Its number is taken, so that no file
    that is opened later gets it; what is said to nobody is lost, an answer to nobody is an error.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            number = os.open(os.devnull, os.O_RDWR)
            nobody = _Closed() if name == "stdout" else os.fdopen(number, "r+", encoding="utf-8")
            setattr(sys, name, nobody)


class _Closed(io.TextIOBase):
    """A closed stdout."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "expected somewhere to write the answer, found stdout closed")


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    import json

    data_stream().write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def data_stream() -> TextIO:
    """Where data go: stdout as it is in a pipe; on a terminal nothing of them acts on it."""
    return cast("TextIO", _Shown(sys.stdout)) if sys.stdout.isatty() else sys.stdout


class _Shown(io.TextIOBase):
    """A terminal that is written data."""

    def __init__(self, terminal: TextIO) -> None:
        self.terminal = terminal

    def write(self, text: str) -> int:
        self.terminal.write(numbered(text))
        return len(text)


def colour() -> bool:
    """Whether stdout may be coloured: a terminal, and NO_COLOR is not set."""
    return sys.stdout.isatty() and not settings.no_colour()


def _plain(error: UnicodeError) -> tuple[str, int]:
    """The signs that could not be written, in others."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown: str = error.object[error.start : error.end]
    return "".join(_PLAIN_SIGNS.get(sign) or _number(sign) for sign in unknown), error.end


def _number(sign: str) -> str:
    return sign.encode("ascii", "backslashreplace").decode("ascii")


def prepare_help() -> None:
    """The help is plain text with NO_COLOR, because bold and frames are escapes too, and on a
    narrow terminal, where frames would cut words.
    """
    if settings.no_colour() or shutil.get_terminal_size().columns < _FRAMED:
        settings.plain_help()


def rich_console(**options: Any) -> Any:
    """A rich console on stdout that leaves no escape with NO_COLOR."""
    from rich.console import Console

    system: Literal["auto"] | None = "auto" if colour() else None
    return Console(file=sys.stdout, color_system=system, **options)
