"""In which encoding a text is written, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.importers.reading.scan import Scan

_LIKELY = ["cp1252", "cp1251", "cp1250", "cp1256", "cp1255", "koi8_u", "cp866", "mac_roman"]
"""What exports of Western, Eastern European and Middle Eastern programs are written in."""
_ZEROS_OF_UTF16 = 0.3


@dataclass(frozen=True)
class Encoding:
    """An encoding by Python's name, the reason in words, and whether damaged bytes are in it."""

    name: str
    why: str
    guessed: bool = False
    damaged: bool = False


def encoding_of(seen: Scan) -> Encoding:
    """The encoding of a text: by its byte order mark, as UTF-8, or else by its letters."""
    if seen.bom:
        return Encoding(seen.bom, "byte order mark")
    if wide := _utf16(seen.head):
        return Encoding(wide, "every other byte is zero")
    if seen.utf8:
        return Encoding("utf-8", "all of it is UTF-8")
    if seen.mostly_utf8:
        return Encoding("utf-8", "UTF-8 with damaged places", damaged=True)
    return _guess(seen.odd)


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

    found = from_bytes(odd, cp_isolation=_LIKELY, threshold=0.5).best()
    name = found.encoding if found else "cp1252"
    if not _reads(odd, name):
        return Encoding("iso8859-1", "bytes that cp1252 does not have", guessed=True)
    return Encoding(name, "guessed from the letters that it makes", guessed=True)


def _reads(odd: bytes, name: str) -> bool:
    try:
        odd.decode(name)
    except UnicodeDecodeError:
        return False
    return True
