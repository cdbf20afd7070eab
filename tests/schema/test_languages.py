"""The catalogue of messages and the labels of codes: whole in every language."""

import re
import subprocess
import sys
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale

from incidents.cli import headings
from schema import vocabulary
from schema.errors import UsageError
from schema.languages import catalogue, labels, language

ROOT = Path(__file__).parents[2]
OTHERS = [code for code in language.LANGUAGES if code != "en"]


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import messages
    finally:
        sys.path.pop(0)
    return messages


@pytest.mark.parametrize("code", OTHERS)
def test_every_code_has_a_label(code):
    known = labels.labels(code)
    expected = {name: set(vocabulary.vocabulary(name).codes) for name in vocabulary.names()}
    assert {name: set(terms) for name, terms in known.items()} == expected
    assert [text for terms in known.values() for text in terms.values() if not text.strip()] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_is_translated_and_compiled(tool, code):
    gathered = {message.id for message in tool.template() if message.id}
    catalog = tool.read(code)
    assert {message.id for message in catalog if message.id} == gathered, "run `make messages`"
    assert [message.id for message in tool.untranslated(catalog)] == []
    assert (tool.FOLDER / f"{code}.mo").read_bytes() == tool.compiled(catalog), "make messages"
    forms = {len(message.string) for message in catalog if message.pluralizable}
    assert forms <= {len(catalogue.PLURALS[code])}


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_keeps_what_is_filled_in(tool, code):
    def names(text):
        return set(re.findall(r"\{(\w*)[^}]*\}", text))

    wrong = []
    for message in tool.read(code):
        if message.pluralizable:
            # "One record" and "two records" may be said without the number.
            wanted, free = names(message.id[1]), {"n"}
        else:
            wanted, free = names(message.id or ""), set()
        texts = message.string if message.pluralizable else [message.string]
        fits = [wanted - free <= names(text) <= wanted for text in texts if message.id]
        wrong += [message.id for one in fits if not one]
    assert wrong == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_forms_of_a_number_are_those_of_unicode(tool, code):
    rule, header = Locale.parse(code).plural_form, tool.read(code)
    form = c2py(header.plural_expr)
    assert [catalogue.PLURALS[code][form(n)] for n in range(1000)] == [rule(n) for n in range(1000)]


def test_a_message_reads_in_the_language_that_is_written():
    with language.written_in("uk"):
        assert catalogue.gettext("killed") == "загинули"
        assert labels.label("weapon_types", "one_way_attack_drone") == "Ударний безпілотник"
        assert labels.label("weapon_types", None) == ""
        assert language.direction() == "ltr"
    with language.written_in("ar"):
        assert (language.current(), language.direction()) == ("ar", "rtl")
    assert catalogue.gettext("killed") == "killed"


def test_an_unknown_language_is_refused_and_the_four_are_named():
    with pytest.raises(UsageError) as error:
        language.known("fr")
    assert all(name in str(error.value) for name in ("English", "Ukrainian", "Russian", "Arabic"))


def test_headings_of_tables_are_in_the_catalogue():
    """Whatever a command writes over a table is a word of `incidents.cli.headings`."""
    known, unknown = {*headings.TABLES, ""}, []
    written = re.compile(r"(?:headers = |print_table\()\(([^()]*)\)")
    for path in (ROOT / "incidents" / "cli").rglob("*.py"):
        for row in written.findall(path.read_text("utf-8")):
            unknown += [word for word in re.findall(r'"([^"]*)"', row) if word not in known]
    assert unknown == []


def test_english_reads_no_catalogue():
    script = (
        "import sys; from schema.languages.catalogue import gettext; gettext('killed');"
        "print([m for m in sys.modules if m.startswith('babel') or m == 'yaml'])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "[]"
