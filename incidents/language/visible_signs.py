"""Texts of others on a terminal: nothing in them moves the cursor or turns the writing around."""

from __future__ import annotations

_C0 = range(32)
_C1 = (127, *range(0x80, 0xA0))
# Marks, embeddings, overrides and isolates of direction, and the separators that break a line.
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))

_SIGNS = {
    **{code: chr(0x2400 + code) for code in _C0},
    **dict.fromkeys(map(ord, "\n\t"), " "),
    **dict.fromkeys((*_C1, *_TURNING), "\ufffd"),
}
_NUMBERS = {code: f"\\u{code:04x}" for code in (*_C0, *_C1, *_TURNING) if chr(code) not in "\n\t"}


def visible(text: str) -> str:
    """A text, letter for letter, without what would move the cursor or turn the terminal's writing
    around.
    """
    # Nearly every text: none of these signs is printable, and looking is faster than translating.
    return text if text.isprintable() else text.translate(_SIGNS)


def visible_lines(text: str) -> str:
    """The same for a text whose line breaks are our own, such as a message."""
    return "\n".join(visible(line) for line in text.split("\n"))


def numbered(text: str) -> str:
    """Data on a terminal: what would move the cursor or turn the writing around comes as its
    number, such as `\\u202e`, which JSON reads back.
    """
    return text.translate(_NUMBERS)
