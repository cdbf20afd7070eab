"""From bytes to text, or a clear word why not. Offsets are code points of this very text."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from schema.errors import InputError

LARGEST = 5_000_000
"""Bytes; an article is a thousandth of it, so more is a mistake."""
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f]")
_MOST_CONTROLS = 0.001


def read(name: str) -> str:
    """The text of a file, or of stdin for `-`; raises InputError for what is no article."""
    return decode(_bytes(name), "stdin" if name == "-" else name)


def decode(data: bytes, where: str) -> str:
    """Bytes as text: UTF-8, or UTF-16 with its mark. Nothing is replaced in silence."""
    if len(data) > LARGEST:
        size = f"{len(data) / 1e6:.1f} MB"
        raise InputError("an article of 5 MB at most", size, where, "split the file")
    text = _decoded(data, where)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("the text of an article", "an empty file", where)
    return text


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise InputError("a file", "nothing there", name) from None
    except OSError as error:
        raise InputError("a readable file", error.strerror or str(error), name) from None


def _decoded(data: bytes, where: str) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and b"\0" in data:
        raise InputError("the text of an article", "a binary file", where)
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        fault = f"bytes that are not {'UTF-16' if wide else 'UTF-8'} at {error.start}"
        hint = "save it as UTF-8; for one in an old code page: iconv -f WINDOWS-1251 -t UTF-8"
        raise InputError("UTF-8 text", fault, where, hint) from None
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise InputError("the text of an article", "a binary file", where)
    return text
