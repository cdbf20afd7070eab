"""Texts of others on a terminal: nothing in them moves the cursor or turns the writing around."""

from __future__ import annotations


def visible(text: str) -> str:
    """A text, letter for letter, without what would move the cursor or turn the terminal's writing
    around.
    """
    return "".join(_sign(letter) for letter in text)


def visible_lines(text: str) -> str:
    """The same for a text whose line breaks are our own, such as a message."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _sign(letter: str) -> str:
    code = ord(letter)
    if letter in "\n\t":
        return " "
    if code < 32:
        return chr(0x2400 + code)
    if code == 127 or 0x80 <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return "\ufffd"
    return letter
