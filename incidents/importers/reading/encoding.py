"""In which encoding a text is written, and how sure that is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from incidents.importers.reading.byte_scan import Scan
from schema.errors import UsageError

_LIKELY = ["cp1252", "cp1251", "cp1250", "cp1256", "cp1255", "koi8_u", "cp866", "mac_roman"]
"""What exports of Western, Eastern European and Middle Eastern programs are written in."""
_WESTERN, _LATIN = "cp1252", ("cp1252", "cp1250", "mac_roman")
_ABOUT = 0.02
_ZEROS_OF_UTF16 = 0.3


@dataclass(frozen=True)
class Encoding:
    """An encoding by Python's name, the reason in words, and whether damaged bytes are in it."""

    name: str
    why: str
    guessed: bool = False
    damaged: bool = False


def encoding_of(seen: Scan, stated: str | None = None) -> Encoding:
    """The encoding of a text: as stated, or by its byte order mark, as UTF-8, by its letters."""
    if stated:
        return Encoding(_known(stated), "as stated")
    if seen.bom:
        return Encoding(seen.bom, "byte order mark")
    if wide := _utf16(seen.head):
        return Encoding(wide, "every other byte is zero")
    if seen.utf8:
        return Encoding("utf-8", "all of it is UTF-8")
    if seen.mostly_utf8:
        return Encoding("utf-8", "UTF-8 with damaged places", damaged=True)
    return _guess(seen.odd)


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        expected = "--encoding: expected the name of an encoding such as cp1251"
        raise UsageError(f"{expected}, found {name!r}") from None


def _utf16(head: bytes) -> str | None:
    even, odd = head[0::2], head[1::2]
    if not odd:
        return None
    if odd.count(0) > _ZEROS_OF_UTF16 * len(odd) and even.count(0) < odd.count(0) / 10:
        return "utf-16-le"
    if even.count(0) > _ZEROS_OF_UTF16 * len(even) and odd.count(0) < even.count(0) / 10:
        return "utf-16-be"
    return None


def _guess(odd: bytes) -> Encoding:
    """The likeliest of the encodings in use, by the letters that it makes of the bytes."""
    from charset_normalizer import from_bytes

    found = from_bytes(odd, cp_isolation=_LIKELY, threshold=0.5)
    cleanest = {name: match.chaos for match in found for name in match.could_be_from_charset}
    name = _usual(cleanest) if cleanest else _WESTERN
    if not _reads(odd, name):
        return Encoding("iso8859-1", "bytes that cp1252 does not have", guessed=True)
    return Encoding(name, "guessed from the letters that it makes", guessed=True)


def _usual(found: dict[str, float]) -> str:
    """The encoding that makes the cleanest text; the Western one where it is about as clean as
    another that writes Latin letters, since far more files are in it.
    """
    best = min(found, key=lambda name: found[name])
    about = found.get(_WESTERN, 1) <= found[best] + _ABOUT
    return _WESTERN if best in _LATIN and about else best


def _reads(odd: bytes, name: str) -> bool:
    try:
        odd.decode(name)
    except UnicodeDecodeError:
        return False
    return True
