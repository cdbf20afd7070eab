"""The forms and keys under which the names of a place are indexed."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.geocode.gazetteer.index import spelling_key
from incidents.geocode.gazetteer.sources.entry import Entry
from incidents.geocode.spelling import abjad
from incidents.geocode.spelling.romanise import sound_key
from incidents.language.folding import lookup_form

_LAST_SPOKEN = "\u052f"  # Latin and Cyrillic; other scripts write no vowels, or no sounds
# names hardly come twice, so that remembering them costs more than it saves
_form = lookup_form.__wrapped__
_sound = sound_key.__wrapped__
_spelling = abjad.keys.__wrapped__
_LAST_LATIN = "\u036f"


def forms_of(entry: Entry) -> dict[str, str]:
    """Every look-up form of the entry's names, that of the main name first, each with a name."""
    forms: dict[str, str] = {}
    for name in (entry.name, *entry.names):
        forms.setdefault(_form(name), name)
    forms.pop("", None)
    return forms


def sounds_of(entry: Entry, forms: dict[str, str] | None = None) -> set[str]:
    """The sound keys of its names, and in some countries those of their consonants; `forms` as
    `forms_of` gives them, where they are known.
    """
    known = forms_of(entry) if forms is None else forms
    keys = {_sound(name) for form, name in known.items() if max(form) <= _LAST_SPOKEN}
    # the one letter whose accent sounds: Артёмовск has the form of Артемовск and another key
    keys.update(_sound(name) for name in entry.names if "ё" in name)
    keys.discard("")
    if entry.country in abjad.COUNTRIES:
        keys.update(spelling_key(*pair) for pair in _spellings(entry, known))
    return keys


def _spellings(entry: Entry, forms: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Consonants and spelling of the names of its own language: what other languages call it has
    other consonants, as German Sahle for Zahlé, and would be another place's name here.
    """
    written = [_spelling(name) for form, name in forms.items() if abjad.is_written_so(form)]
    latin = [_spelling(name) for form, name in forms.items() if max(form) <= _LAST_LATIN]
    own = tuple(consonants for consonants, _ in (_spelling(entry.name), *written) if consonants)
    for pair in (*written, *latin):
        # the first part of a name in two parts is its own as well: Nabatieh of Nabatieh et Tahta
        if pair[0] and any(consonants.startswith(pair[0]) for consonants in own):
            yield pair
