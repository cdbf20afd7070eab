"""The forms and keys under which the names of a place are indexed."""

from __future__ import annotations

from incidents.geocode.gazetteer.entry import Entry
from incidents.geocode.romanise import sound_key
from incidents.language.folding import lookup_form

_LAST_SPOKEN = "\u052f"  # Latin and Cyrillic; other scripts write no vowels, or no sounds
# names hardly come twice, so that remembering them costs more than it saves
_form = lookup_form.__wrapped__
_sound = sound_key.__wrapped__


def forms_of(entry: Entry) -> dict[str, str]:
    """Every look-up form of the entry's names, that of the main name first, each with a name."""
    forms: dict[str, str] = {}
    for name in (entry.name, *entry.names):
        forms.setdefault(_form(name), name)
    forms.pop("", None)
    return forms


def sounds_of(entry: Entry, forms: dict[str, str] | None = None) -> set[str]:
    """The sound keys of its names; `forms` as `forms_of` gives them, where they are known."""
    known = forms_of(entry) if forms is None else forms
    keys = {_sound(name) for form, name in known.items() if max(form) <= _LAST_SPOKEN}
    # the one letter whose accent sounds: Артёмовск has the form of Артемовск and another key
    keys.update(_sound(name) for name in entry.names if "ё" in name)
    keys.discard("")
    return keys
