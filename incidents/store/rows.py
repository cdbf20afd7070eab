"""From plain incident documents to rows of tables.

Rows are plain tuples under the columns of `TABLES`; no object stands for a row, so that many
records cost little. Field names are the same in documents and tables: only references differ
(`source: ap-1` in a document is `source_id: 7` in a table).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from incidents.store.flat import Plain, References, flat_columns, source_keys
from schema.document import fields

_POINTERS = {
    "source": ("source_id", "sources"),
    "weapon": ("weapon_id", "weapons"),
    "launch_site": ("launch_site_id", "places"),
    "place": ("place_id", "places"),
    "attacker": ("attacker_id", "actors"),
    "defender": ("defender_id", "actors"),
    "parent": ("parent_id", "incidents"),
    "dataset": ("dataset_id", "datasets"),
}
_DEFAULTS = {
    "accepted": True,
    "restricted": False,
    "ambiguous": False,
    "graphic": False,
    "whole": False,
    "derived": False,
}
_LISTS = ("weapons", "targets", "casualties", "statements", "media", "datasets", "sources")
_EXACT = ("location_precision", "uncertainty_m")

INCIDENT_FIELDS = tuple(name for name in fields.INCIDENT if name not in (*_LISTS, *_EXACT, "place"))
CHILDREN = {
    "weapons": ("weapon_use", fields.WEAPON_USE),
    "targets": ("target", fields.TARGET),
    "casualties": ("casualty_claim", fields.CASUALTY_CLAIM),
    "statements": ("statement", fields.STATEMENT),
    "media": ("media", fields.MEDIA),
}


def stored_columns(fields: Sequence[str]) -> list[str]:
    """Table columns that hold these document fields."""
    return [_POINTERS[name][0] if name in _POINTERS else name for name in fields]


def stored_values(plain: Plain, fields: Sequence[str], known: References) -> list[Any]:
    """A document's values in the order of `stored_columns`, references resolved to ids."""
    values = [plain.get(name) for name in fields]
    for place, name in _not_plain(tuple(fields)):
        if name not in _POINTERS:
            values[place] = plain.get(name, _DEFAULTS[name])
        elif values[place] is not None:
            values[place] = getattr(known, _POINTERS[name][1])[values[place]]["id"]
    return values


@cache
def _not_plain(fields: tuple[str, ...]) -> list[tuple[int, str]]:
    """The few fields that are stored otherwise than a document holds them, with their places."""
    return [(n, name) for n, name in enumerate(fields) if name in _POINTERS or name in _DEFAULTS]


def incident_row(plain: Plain, known: References) -> Plain:
    """The `incident` row of a document: its own fields, its exact location, its flat columns."""
    place = plain.get("place") or {}
    return {
        **dict(
            zip(
                stored_columns(INCIDENT_FIELDS),
                stored_values(plain, INCIDENT_FIELDS, known),
                strict=True,
            )
        ),
        "place_id": known.places[place["key"]]["id"] if place.get("key") else None,
        "exact_latitude": place.get("latitude"),
        "exact_longitude": place.get("longitude"),
        "exact_location_precision": plain["location_precision"],
        "exact_uncertainty_m": plain.get("uncertainty_m"),
        **flat_columns(plain, known),
    }


def child_rows(
    kind: str, incident_id: int, plain: Plain, known: References
) -> Iterator[tuple[Any, ...]]:
    """Rows of one kind of child (`weapons`, `targets` ...), without their own ids."""
    extra = (plain_date(plain),) if kind == "weapons" else ()
    for child in plain.get(kind, []):
        yield (incident_id, *stored_values(child, CHILDREN[kind][1], known), *extra)


def child_columns(kind: str) -> list[str]:
    """Columns of the rows that `child_rows` gives."""
    extra = ["date"] if kind == "weapons" else []
    return ["incident_id", *stored_columns(CHILDREN[kind][1]), *extra]


def plain_date(plain: Plain) -> str | None:
    """The date under which a weapon use is indexed: the last one of the incident."""
    return plain.get("date_end") or plain.get("date_start")


def link_rows(
    incident_id: int, plain: Plain, known: References
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Rows of `incident_source` and `incident_dataset`."""
    sources = [
        (incident_id, known.sources[key]["id"], position)
        for position, key in enumerate(source_keys(plain))
    ]
    datasets = [
        (incident_id, known.datasets[ref["dataset"]]["id"], ref["id"])
        for ref in plain.get("datasets", [])
    ]
    return sources, datasets
