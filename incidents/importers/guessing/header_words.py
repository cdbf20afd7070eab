"""What headers and target descriptions mean, by the word lists beside this file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from incidents.importers.guessing.hxl_tags import called_by
from schema.document.yaml import load_yaml

_SEVERAL = 3
"""Headers from which on a word that all begin with is a prefix."""


@cache
def _list(name: str) -> dict[str, list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    loaded = load_yaml(text, name)
    assert isinstance(loaded, dict)  # noqa: S101  # a file of ours
    return {str(key): [str(word) for word in words] for key, words in loaded.items()}


def header_form(header: str) -> str:
    """A header as it is compared: "Town/City " and "town_city" are the same."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    spaced = re.sub(r"[^\w№#]+|_", " ", parted.casefold())
    return " ".join(spaced.split())


@cache
def _fields_by_header() -> dict[str, str]:
    found: dict[str, str] = {}
    for field, words in _list("header_words.yaml").items():
        for word in (field, *words):
            found.setdefault(header_form(word), field)
    return found


_LEVELS = ("place", "admin2", "admin1", "country")
"""Fields of places, the smallest first."""
_PARTED = re.compile(r"[/|\n]| [-–—] |[()]")


_INSIDE = re.compile(
    r"(?:.+\.)?(?:location|place|geo|geolocation|position|coordinates|coords|point|gps|where|when"
    r"|properties|attributes|fields|data|event|incident|details)\.(\w+)",
    re.IGNORECASE,
)
"""An object of a JSON file that says nothing else of the values inside it: `location.lat`."""


def field_of(header: str) -> str | None:
    """The field that a column of this name feeds in most tables; `id` for the identity. Of a header
    in two languages, "Дата / Date", the half that is known says it; of one with two words for its
    head, "Weapon Carried/Used", either.
    """
    known = _fields_by_header()
    if whole := known.get(header_form(header)):
        return whole
    if inside := _INSIDE.fullmatch(header):
        return known.get(header_form(inside[1]))
    parts = [form for part in _PARTED.split(header) if (form := header_form(part))]
    found = {known[form] for form in _with_heads(parts) if form in known}
    if "(" in header or not re.search(r"[/|\n]", header):
        found = found if all(part in known for part in parts) else set()
    if len(found) > 1 and found <= set(_LEVELS):  # "City/Region" holds a town where one is known
        return next(level for level in _LEVELS if level in found)
    return found.pop() if len(found) == 1 else None


def _with_heads(parts: Sequence[str]) -> list[str]:
    """The parts of a header, and those behind the first with its head: "weapon used" of "weapon
    carried" and "used".
    """
    head = parts[0].rpartition(" ")[0] if parts else ""
    return [*parts, *(f"{head} {part}" for part in parts[1:] if head)]


def understood(
    headers: Sequence[str], tags: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Headers as they are understood beside each other: without a prefix that all have; and of a
    pair such as country and country_txt the second is the country, the first a number for it.
    An HXL tag says more than the name.
    """
    called = without_prefix(headers)
    called |= {name: said for name, tag in tags.items() if (said := called_by(tag))}
    by_form = {header_form(header): header for header in headers}
    for form, header in by_form.items():
        stem, _, end = form.rpartition(" ")
        if end in ("txt", "text") and stem in by_form:
            called[header], called[by_form[stem]] = stem, f"coded {stem}"
    return called


def without_prefix(headers: Sequence[str]) -> dict[str, str]:
    """Headers by themselves, without the word that each of them begins with: IncidentCity is City
    beside IncidentDate and IncidentCountry.
    """
    words = [header_form(header).split() for header in headers]
    first = {parts[0] for parts in words if parts}
    if len(headers) < _SEVERAL or len(first) != 1 or any(len(parts) < 2 for parts in words):
        return {header: header for header in headers}
    return {header: " ".join(parts[1:]) for header, parts in zip(headers, words, strict=True)}


def target_of(text: str) -> str | None:
    """The code of target_types that a description such as "Склад ГСМ" names, or None."""
    said = f" {header_form(text)}"
    found = [
        (len(word), code)
        for code, words in _list("target_words.yaml").items()
        for word in words
        if f" {header_form(word)}" in said
    ]
    best = max(found, default=(0, None))
    return best[1]
