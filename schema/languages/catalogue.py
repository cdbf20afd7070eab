"""The catalogue of messages: one for the program and for the scripts of its pages.

A message is its English text; `messages/LANGUAGE.po` has the others, `make messages` gathers them
and compiles what is read here. gettext is Python's own and reads a file when a message is first
asked for in a language other than English, so that a start costs nothing.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

from schema.languages.language import ENGLISH, current

FOLDER = Path(__file__).parent / "messages"

PLURALS = {
    "uk": ("one", "few", "many"),
    "ru": ("one", "few", "many"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
}
"""The forms of each language in the order of its catalogue, by their names in Unicode's CLDR, which
a browser gives for a number."""


def gettext(message: str) -> str:
    """A message in the language that is written now; itself, where the catalogue lacks it."""
    if current() == ENGLISH:
        return message
    text: str = _messages(current()).gettext(message)
    return text


def ngettext(one: str, several: str, number: int) -> str:
    """A message that counts, in the form that the number has; `{n}` in it is left as it is."""
    if current() == ENGLISH:
        return one if number == 1 else several
    text: str = _messages(current()).ngettext(one, several, number)
    return text


def N_(message: str) -> str:  # noqa: N802  # what gettext's users call it
    """Mark a message for the catalogue where it stands; it is looked up where it is shown."""
    return message


def entries(code: str) -> dict[str, list[str]]:
    """Every message of a language: one text, or one for each form of a message that counts."""
    found: dict[str, dict[int, str]] = {}
    for key, text in _messages(code)._catalog.items():
        message, form = key if isinstance(key, tuple) else (key, 0)
        if message:
            found.setdefault(message, {})[form] = text
    return {message: [forms[n] for n in sorted(forms)] for message, forms in found.items()}


@cache
def _messages(code: str) -> Any:
    with (FOLDER / f"{code}.mo").open("rb") as file:
        return GNUTranslations(file)
