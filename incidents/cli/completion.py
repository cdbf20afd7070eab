"""What the shell completes after an option: codes, names and columns, offline and quickly.

A completion never fails: where there is no store, there is nothing to offer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import typer

from incidents import settings
from incidents.queries.filters import CODES
from schema.errors import IncidentsError

Complete = Callable[[str], list[Any]]
Offer = str | tuple[str, str]
"""A value, or a value with what it means."""


def words(*known: str) -> Complete:
    """Completes one of these words."""

    def complete(incomplete: str) -> list[Any]:
        return _fitting(known, incomplete)

    return complete


def codes(name: str) -> Complete:
    """Completes codes of a vocabulary, each with its label."""

    def complete(incomplete: str) -> list[Any]:
        from schema.vocabulary import vocabulary

        terms = vocabulary(name).terms.values()
        return _fitting([(term.code, term.label) for term in terms], incomplete)

    return complete


def countries(incomplete: str) -> list[Any]:
    """Completes a country, by its code or its name."""
    from schema.areas import country_names

    names = sorted(country_names().items())
    by_code = _fitting(names, incomplete)
    return by_code + _fitting([(name, code) for code, name in names], incomplete)


def columns(incomplete: str) -> list[Any]:
    """Completes the last of several columns parted by commas."""
    from schema.columns import NAMES

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _fitting(NAMES, last)]


def sort_columns(incomplete: str) -> list[Any]:
    """Completes a column to sort by, `-NAME` for descending."""
    from schema.columns import NAMES

    sign = "-" if incomplete.startswith("-") else ""
    return [sign + name for name in _fitting(NAMES, incomplete.removeprefix("-"))]


def stored(kind: str) -> Callable[[typer.Context, str], list[Any]]:
    """Completes names that the store holds: weapons, attackers, records and so on."""

    def complete(context: typer.Context, incomplete: str) -> list[Any]:
        from incidents.library import Library

        try:
            location = settings.store_path(context.find_root().params.get("db"))
            known = Library.open(location).names(kind)
        except IncidentsError:
            return []
        return _fitting(known, incomplete)

    return complete


def claims(context: typer.Context, incomplete: str) -> list[Any]:
    """Completes the key of a claim of the record whose code stands before it."""
    from incidents.library import Library

    try:
        location = settings.store_path(context.find_root().params.get("db"))
        # An option that still lacks its value leaves the words before it unassigned.
        code = context.params.get("code") or next(iter(context.args), "")
        record = Library.open(location).record(code)
    except IncidentsError:
        return []
    from incidents.language.figures_in_words import span

    figures = [
        (one["key"], f"{one['outcome']} {span(one.get('low'), one.get('high'), one.get('best'))}")
        for one in record.document.get("casualties", [])
    ]
    return _fitting(figures, incomplete)


def settings_of_fields(incomplete: str) -> list[Any]:
    """Completes a field that can be set for many records, and its value where it is a code."""
    from incidents.review.corrections import SETTABLE
    from incidents.review.fields import CODES as CODES_OF_FIELDS

    field, sign, value = incomplete.partition("=")
    if not sign:
        return [f"{name}=" for name in _fitting(sorted(SETTABLE), field)]
    known = CODES_OF_FIELDS | {"status": "record_statuses"}
    fitting = codes(known[field])(value) if field in known else []
    return [(f"{field}={code}", label) for code, label in fitting]


def formats(incomplete: str) -> list[Any]:
    """Completes a format that `load` reads."""
    from incidents.importers.registry import AUTO, IMPORTERS, PLUGINS

    return _fitting([*IMPORTERS, *PLUGINS.names(), AUTO], incomplete)


def schemes(incomplete: str) -> list[Any]:
    """Completes a data set whose columns `export --as` writes."""
    from incidents.exporters.schemes.scheme import NAMES

    return _fitting(NAMES, incomplete)


def layers(incomplete: str) -> list[Any]:
    """Completes a layer of the map."""
    from maps.layers import NAMES

    return _fitting(NAMES, incomplete)


FILTERS: dict[str, Callable[..., list[Any]]] = {
    **{name: codes(vocabulary) for name, vocabulary in CODES.items()},
    **{name: stored(name) for name in ("weapon", "attacker", "place", "site", "source", "dataset")},
    "country": countries,
}
"""What completes the value of a filter, by its field."""


def _fitting(known: Iterable[Offer], incomplete: str) -> list[Any]:
    start = incomplete.casefold()
    return [one for one in known
            if (one if isinstance(one, str) else one[0]).casefold().startswith(start)]  # fmt: skip
