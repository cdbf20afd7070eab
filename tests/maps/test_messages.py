"""The words of a map in each language: none is left in English, and English carries no others."""

import re

import pytest

import maps
from maps.messages import messages
from maps.scripts import ASSETS

SCRIPTS = ("incident_layer.js", "page.js")
_TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
_OURS = re.compile(r'(?:\bsay\(|\bplural\([^"]*|\bplural\([^"]*"(?:[^"\\]|\\.)*", )$')
_FOR_MACHINES = re.compile(
    r'(?:\bclass|"class|style|font|\bd|pane|import .* from|closest\(|type|role|viewBox)\W*$'
    r"|Error\(.*$|console\..*$|querySelector(?:All)?\($|matchMedia\($|rel: $"
)
_WORDS = re.compile(r"[A-Z][a-z]{2,}|[a-z]{3,} [a-z]{2,}")
# Names of keys, events and elements; months, which other languages have from CLDR; what stands in
# files for programs.
_KNOWN = {
    *("Enter", "Escape", "DOMContentLoaded", "linearGradient", "userSpaceOnUse", "GeoJSON"),
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "partsThatFit", "noPartFits", "broken limits"),
    *("Drawn on the map", "incidents by weapon type", "claims claims-side-by-side"),
    "the number of a record in its data set; coordinates of what is known to an area only",
}


def untranslated(path):
    """Texts of a script that look like words and do not go through the catalogue."""
    code = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    for line in code.splitlines():
        if line.lstrip().startswith("//") or line.startswith("import "):
            continue
        for text in _TEXT.finditer(line):
            before, shown = line[: text.start()], text[1]
            if shown is None:
                shown = re.sub(r"\$\{.*(?:\}|$)", "", text[2])
            if _OURS.search(before) or _FOR_MACHINES.search(before) or shown in _KNOWN:
                continue
            if _WORDS.search(shown):
                yield f"{path.name}: {shown}"


def test_every_text_of_a_script_goes_through_the_catalogue():
    scripts = sorted(ASSETS.rglob("*.js"))
    assert len(scripts) > 50
    assert [text for path in scripts for text in untranslated(path)] == []


@pytest.mark.parametrize("language", ["uk", "ru", "ar"])
def test_a_page_carries_the_words_of_its_own_language_alone(language):
    made = messages(language, SCRIPTS)
    assert (made["language"], len(made["months"])) == (language, 12)
    page = maps.render(maps.page([], lang=language))
    direction = ' dir="rtl"' if language == "ar" else ""
    assert f'<html lang="{language}"{direction}>' in page
    assert page.count('id="incident-messages"') == 1


def test_a_page_in_english_carries_no_messages():
    assert messages("en", SCRIPTS) is None
    page = maps.render(maps.page([]))
    assert '<html lang="en">' in page
    assert 'id="incident-messages"' not in page
    assert "direction: rtl" not in page
