"""Gathers the messages of the program and of its pages' scripts, and compiles their translations:
`python tools/messages.py`, or `make messages`.

`gettext`, `ngettext` and `N_` mark a message in Python, where Babel reads it, `say` and `plural` in
scripts, whose templates Babel does not look into.
What is new stands in `schema/languages/messages/LANGUAGE.po` without a translation and is listed;
what no source says any more is taken out. The compiled .mo files are what the program reads.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "schema" / "languages" / "messages"
LANGUAGES = ("uk", "ru", "ar")
_KEYWORDS = {"gettext": None, "ngettext": (1, 2), "N_": None}
_TEXT = r'"((?:[^"\\\n]|\\.)*)"'
_SAID = re.compile(rf'\bsay\({_TEXT}|\bplural\([^"]*{_TEXT}, {_TEXT}')
_PASSING = re.compile(
    rb'"(?:Project-Id|Report-Msgid|POT-|PO-Rev|Last-Tr|Language-Team|Generated-By)[^\n]*\n'
)
_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_PACKAGES = ("schema", "incidents", "maps")


def messages() -> Iterator[str | tuple[str, str]]:
    """Every message of the sources: a text, or the pair of one that counts."""
    for path in sorted(path for name in _PACKAGES for path in (ROOT / name).rglob("*.py")):
        for _, message, *_ in extract_from_file("python", path, keywords=_KEYWORDS):
            yield message
    for path in sorted((ROOT / "maps" / "assets").rglob("*.js")):
        for text, one, several in _SAID.findall(path.read_text("utf-8")):
            yield text or (one, several)


def template() -> Catalog:
    """All messages, without translations."""
    catalog = Catalog(fuzzy=False)
    for message in messages():
        catalog.add(message)
    return catalog


def read(language: str) -> Catalog:
    """The translations of a language; an empty catalogue where there is none yet."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def untranslated(catalog: Catalog) -> list[Message]:
    """Messages that lack a text, or a form of one that counts."""
    return [
        message
        for message in catalog
        if message.id
        and not all(message.string if isinstance(message.string, tuple) else [message.string])
    ]


def written(catalog: Catalog) -> bytes:
    """The catalogue as a translator reads it, without dates and names that change each time."""
    catalog.header_comment = (
        f"# {catalog.locale.english_name}. Terms and sources: docs/languages.md."
    )
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, no_location=True)
    return _PASSING.sub(b"", out.getvalue())


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    catalog.creation_date = catalog.revision_date = _UNDATED
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    """Bring the catalogues up to date; 1 where something is not translated."""
    gathered, lacking = template(), 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(gathered, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        (FOLDER / f"{language}.po").write_bytes(written(catalog))
        (FOLDER / f"{language}.mo").write_bytes(compiled(read(language)))
        for message in untranslated(catalog):
            lacking += 1
            sys.stdout.write(f"{language}: {message.id!r}\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
