"""One pass over the bytes of a file: its digest, its encoding, and what does not belong there."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from schema.errors import InputError

SAMPLE = 64 * 1024
_AT_ONCE = 1 << 20
_MOST_ODD = 256 * 1024
_AROUND = 200
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass
class Scan:
    """What the bytes of a file tell. `odd` holds bytes beyond ASCII with what stands around
    them, from all over the file, for guessing the encoding of text that is not UTF-8.
    """

    size: int = 0
    sha256: str = ""
    head: bytes = b""
    bom: str | None = None
    utf8: bool = True
    letters: int = 0
    """UTF-8 letters beyond ASCII in `odd`."""
    broken: int = 0
    """Bytes beyond ASCII in `odd` that are no part of such a letter."""
    odd: bytes = b""

    @property
    def mostly_utf8(self) -> bool:
        """Whether a text that is not UTF-8 as a whole is so but for damaged places.

        No other alphabet makes letters of UTF-8 by chance as often as bytes that are none.
        """
        return not self.utf8 and 0 < self.letters >= self.broken


def scan(path: Path) -> Scan:
    """Read a file once from end to end; raises InputError for what is no readable file."""
    _refuse_what_is_no_file(path)
    found, digest = Scan(), hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(_AT_ONCE):
                found.head = found.head or block[:SAMPLE]
                found.size += len(block)
                digest.update(block)
                _look(found, block, decoder)
    except OSError as error:
        raise InputError(
            "a file that can be read", error.strerror or "an error", str(path)
        ) from None
    found.utf8 = found.utf8 and _ends_whole(decoder)
    found.sha256 = digest.hexdigest()
    found.bom = next((name for mark, name in _BOMS.items() if found.head.startswith(mark)), None)
    return found


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise InputError("a file", "a folder", str(path), "name one of the files in it")
        if not path.exists():
            raise InputError("a file", "nothing of that name", str(path))
        if not path.is_file():
            raise InputError("a file that can be read twice", "a pipe or device", str(path))
    except OSError as error:
        raise InputError("a file", error.strerror or "an error", str(path)) from None


def _look(found: Scan, block: bytes, decoder: codecs.IncrementalDecoder) -> None:
    """Check for UTF-8, and collect what is not ASCII."""
    if found.utf8:
        try:
            decoder.decode(block)
        except UnicodeDecodeError:
            found.utf8 = False
    if block.isascii() or len(found.odd) > _MOST_ODD:
        return
    odd = _odd_places(block)
    found.odd += odd
    letters = _UTF8_LETTER.findall(odd)
    found.letters += len(letters)
    found.broken += sum(map(len, _HIGH.findall(odd))) - sum(map(len, letters))


def _odd_places(block: bytes) -> bytes:
    """Runs of bytes beyond ASCII with what stands around them, at most a quarter of a megabyte."""
    parts, end, size = [], 0, 0
    for match in _HIGH.finditer(block):
        if match.end() <= end:
            continue
        start, end = max(match.start() - _AROUND, end), match.end() + _AROUND
        parts.append(block[start:end])
        size += end - start
        if size > _MOST_ODD:
            break
    return b"".join(parts)


def _ends_whole(decoder: codecs.IncrementalDecoder) -> bool:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
