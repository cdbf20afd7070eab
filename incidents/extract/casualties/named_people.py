"""People called by their names: how many they are. The names themselves are kept nowhere.

"Ahmed Salem, his wife and their son Ali (7) were killed" counts three. A name has two words or
more, so that a country or a town is none, and it is no name with "Ministry" or "Street" in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.extract.casualties.people import ANYBODY, read_people

_PART = r"(?:[A-Z][a-z'][\w'-]*|(?:al|el|Al|El|ash|as|an|ad|ar)-[\w'-]+|[A-Z]\.|bin|ibn|abu|de|van)"
_NAME = rf"(?-i:[A-Z][\w'-]+(?:\s+\(?{_PART}\)?){{1,6}})"
_ONE = (
    rf"(?:{ANYBODY}(?:,?\s+(?-i:[A-Z])[\w'-]+(?:\s+{_PART}){{0,5}})?"
    rf"|(?:Dr|Mr|Mrs|Ms|Engineer|Professor|Sheikh)\.?\s+{_NAME}|{_NAME})"
)
_JOINED = r"(?:\s*,\s*(?:and\s+|along with\s+)?|\s+(?:and|along with|alongside|together with)\s+)"
_WERE_HURT = (
    r"(?:was|were|has been|have been|had been)\s+"
    r"(?:also\s+|all\s+|both\s+|reportedly\s+|allegedly\s+)*"
    r"(?:(?P<killed>killed|martyred)|(?P<injured>injured|wounded))\b"
)
_HURT = re.compile(rf"\s{_WERE_HURT}")
_NAMED = re.compile(
    rf"(?<![\w'-])(?P<people>{_ONE}(?:{_JOINED}{_ONE}){{0,30}})\s*,?\s+{_WERE_HURT}"
)
_KILLED_BY_NAME = re.compile(
    rf"\b(?:kill(?:ed|ing)|(?:claimed|took) the li(?:fe|ves) of|deaths? of"
    rf"|martyrdom of)\s+(?P<people>"
    rf"{_ONE}(?:{_JOINED}{_ONE}){{0,30}})(?![\w'-])"
)
_EACH = re.compile(_ONE)
_CALLED = re.compile(_NAME)
_ANOTHERS = re.compile(r"\b(?:of|and|with|to|by|for|near|in|at|from)\s+(?:the\s+)?$")
_NO_PERSON = re.compile(
    r"\b(?:Agency|News|Network|Ministry|Army|Force|Forces|Strip|City|Region|Street|Hospital|School"
    r"|Camp|Brigades?|Command|Council|Party|State|States|Republic|Union|Nations|University|Mosque"
    r"|Air|Guard|Defen[cs]e|Telegram|Facebook|Twitter|Islamic|Jihad|Front|Movement|Oblast|District"
    r"|Province|Governorate|Airport|Base|Station|Bank|Club|East|West|North|South|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def named_people(masked: str) -> Iterator[tuple[int, int, str, int]]:
    """Where people called by name are said to be killed or injured, the outcome, and how many."""
    if not _CALLED.search(masked):
        return
    passive = _NAMED.finditer(masked) if _HURT.search(masked) else ()
    for match in (*passive, *_KILLED_BY_NAME.finditer(masked)):
        named = _CALLED.search(match["people"]) and not _NO_PERSON.search(match["people"])
        # "The family of Ahmed Salem was killed" says nothing of him.
        if not named or _ANOTHERS.search(masked, max(0, match.start() - 12), match.start()):
            continue
        outcome = "injured" if match.groupdict().get("injured") else "killed"
        yield *match.span(), outcome, sum(map(_number, _EACH.findall(match["people"])))


def _number(words: str) -> int:
    people = read_people(_CALLED.sub("", words))
    return (people.count.low or 1) if people else 1
