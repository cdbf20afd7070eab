"""JSON objects one after another, so that memory does not grow with the file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import IO

from incidents.importers.reading.data_file import Cell
from incidents.importers.reading.tables.csv_rows import damaged, damaged_byte, readable
from incidents.importers.reading.unreadable_rows import UnreadableRows
from schema.errors import InputError
from schema.json_value import Json

MOST = 100 * 1024 * 1024
"""Bytes of a JSON document that is read as a whole."""
_LONGEST_LINE = 16 * 1024 * 1024
_DEEPEST = 3
_MOST_LEVELS = 200
"""Lists and objects inside each other. No record needs twenty; a parser that keeps the way down to
each of 100,000 takes gigabytes."""
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_NO_BRACKET = bytes(set(range(256)) - set(b"[]{}"))
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_AT_ONCE = 1 << 20
_SHOWN = 100
Numbered = Iterator[tuple[int, dict[str, Cell]]]


def document(path: Path, text: str) -> Json:
    """A JSON text as a whole."""
    try:
        found: Json = json.loads(text)
    except ValueError as error:
        raise _no_json(path, error) from None
    except RecursionError:
        raise _no_json(path, ValueError("nested too deeply")) from None
    return found


def lines(path: Path, file: IO[str], unread: UnreadableRows) -> Numbered:
    """The objects of NDJSON, numbered by their lines; broken lines go to `unread`, as do those with
    bytes of another alphabet, which `file` gives as lone surrogates.
    """
    number = 0
    while line := _next_line(path, file):
        number += 1
        if len(line) > _LONGEST_LINE:
            unread.add(number, f"expected at most {_LONGEST_LINE:,} characters in a line", {})
            _skip_line(file, line)
        elif odd := damaged([line]):
            reason = f"expected text in UTF-8, found the byte {damaged_byte([line])}"
            unread.add(number, reason, {"line": readable(line)}, "line", odd)
        elif text := line.strip().lstrip("\ufeff"):
            found = _object(text)
            if isinstance(found, dict):
                yield number, found
            else:
                reason = f"expected one JSON object, found {found}"
                unread.add(number, reason, {"line": text[:_LONGEST_LINE]}, "line", text)


def _next_line(path: Path, file: IO[str]) -> str:
    try:
        return file.readline(_LONGEST_LINE + 1)
    except UnicodeDecodeError as error:
        found = f"a byte that is not ({error.reason})"
        raise InputError(f"text in {error.encoding}", found, str(path)) from None


def _skip_line(file: IO[str], line: str) -> None:
    while line and not line.endswith("\n"):
        line = file.readline(_LONGEST_LINE)


def _object(text: str) -> dict[str, Cell] | str:
    """The object of a line, or what stands there instead."""
    try:
        found = json.loads(text)
    except ValueError as error:
        return f"text that is none ({error})"
    except RecursionError:
        return "one that is nested too deeply"
    return found if isinstance(found, dict) else f"a {type(found).__name__}"


def listed(path: Path, file: IO[bytes], prefix: str, unread: UnreadableRows) -> Numbered:
    """The objects of the list at a place of a JSON document, numbered from 1."""
    import ijson

    number = 0
    try:
        for number, found in enumerate(ijson.items(file, prefix, use_float=True), start=1):
            if isinstance(found, dict):
                yield number, found
            else:
                reason = f"expected an object, found {found!r:.{_SHOWN}}"
                unread.add(number, reason, {"item": found})
    except (ijson.JSONError, ValueError, RecursionError) as error:
        raise _no_json(path, error, f" behind item {number}") from None


def refuse_deep(path: Path, file: IO[bytes]) -> None:
    """Refuse a document whose lists and objects lie too deep inside each other."""
    level, left = 0, b""
    while block := file.read(_AT_ONCE):
        text = _STRING.sub(b"", left + block)
        text, quote, rest = text.partition(b'"')
        left = quote + rest
        brackets = text.translate(None, _NO_BRACKET)
        levels = list(accumulate(map(_STEP.__getitem__, brackets), initial=level))
        level = levels[-1]
        if max(levels) > _MOST_LEVELS:
            found = f"more than {_MOST_LEVELS}"
            raise InputError(f"JSON with at most {_MOST_LEVELS} levels", found, str(path))
        if len(left) > _LONGEST_LINE:
            raise InputError(f"at most {_LONGEST_LINE:,} bytes in a text", "more", str(path))


def lists_in(path: Path, file: IO[bytes]) -> Counter[str]:
    """How many objects each list of a JSON document holds, by the keys that lead to it; lists
    inside the objects of another belong to those.
    """
    import ijson

    found = Counter[str]()
    try:
        for prefix, event, _ in ijson.parse(file):
            if event == "start_map" and (prefix == "item" or prefix.endswith(".item")):
                found[prefix.removesuffix("item").removesuffix(".")] += 1
    except (ijson.JSONError, ValueError, RecursionError) as error:
        raise _no_json(path, error) from None
    inside = [way for way in found if f".{way}.".find(".item.") >= 0]
    return Counter({way: number for way, number in found.items() if way not in inside})


def list_in(path: Path, file: IO[bytes]) -> str | None:
    """Where the first list of objects of a JSON document stands, in ijson's words; or None."""
    import ijson

    before = ""
    try:
        for prefix, event, _ in ijson.parse(file):
            if event == "start_map" and before == "start_array" and prefix.endswith("item"):
                return str(prefix)
            if prefix.count(".") <= _DEEPEST:
                before = event
    except (ijson.JSONError, ValueError, RecursionError) as error:
        raise _no_json(path, error) from None
    return None


def _no_json(path: Path, error: Exception, where: str = "") -> InputError:
    hint = "the file may be cut off" if "ncomplete" in str(error) or "EOF" in str(error) else ""
    found = str(error).splitlines()[0][:_SHOWN]
    return InputError(f"JSON{where}", f"text that is none ({found})", str(path), hint)
