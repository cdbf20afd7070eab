"""Weapons as whole records: names, sourced specifications, statements, use in incidents."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, cast

from incidents.weapons.recognition import WARNING
from schema.document.fields import REGISTER
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.store.engines.base import Database, Row

_WEAPONS = """
SELECT w.id, w.slug, w.name, w.level, w.type, f.slug AS family, d.slug AS derived_from, w.origin,
    w.designer, w.manufacturer, w.operators, w.first_use, w.summary,
    (SELECT count(DISTINCT u.incident_id) FROM weapon_use u JOIN incident i ON i.id = u.incident_id
     WHERE u.weapon_id = w.id AND NOT i.restricted
       AND i.status NOT IN (SELECT code FROM term WHERE vocabulary = 'record_statuses' AND hidden)
       AND i.event_type NOT IN (SELECT code FROM term WHERE vocabulary = 'event_types' AND hidden))
     AS incidents
FROM weapon w LEFT JOIN weapon f ON f.id = w.family_id
LEFT JOIN weapon d ON d.id = w.derived_from_id
ORDER BY w.type, coalesce(f.slug, w.slug), w.level, w.slug"""
_ALIASES = """SELECT weapon_id, name, script, language, kind, ambiguous FROM weapon_alias
    WHERE NOT main ORDER BY id"""
_SPECIFICATIONS = """
SELECT c.weapon_id, c.property, c.low, c.high, c.unit, c.printed_low, c.printed_high,
    c.printed_unit, c.text, c.words, c.condition, c.status,
    c.speaker, s.key AS source, s.publisher, s.title, s.url, s.published, s.accessed,
    c.quote, c.locator
FROM specification c JOIN source s ON s.id = c.source_id WHERE NOT c.restricted ORDER BY c.id"""
_STATEMENTS = """
SELECT c.weapon_id, c.field, c.value, c.status, c.speaker, c.via, c.inferred, s.key AS source,
    s.publisher, s.title, s.url, s.published, s.accessed, c.quote, c.locator
FROM statement c JOIN source s ON s.id = c.source_id
WHERE c.weapon_id IS NOT NULL AND NOT c.restricted ORDER BY c.id"""


class Alias(TypedDict):
    """A further name of a weapon; `ambiguous` when others bear it too."""

    name: str
    script: str | None
    language: str | None
    kind: str
    ambiguous: bool


class Specification(TypedDict):
    """A claimed value of a property, in the property's `unit`, with who says so. `printed_...` is
    the value as the source gives it; low alone is "at least", high alone "up to".
    """

    property: str
    low: float | None
    high: float | None
    unit: str
    printed_low: float | None
    printed_high: float | None
    printed_unit: str | None
    text: str | None
    words: str | None
    condition: str | None
    status: str
    speaker: str | None
    source: str
    publisher: str
    title: str | None
    url: str | None
    published: str | None
    accessed: str | None
    quote: str | None
    locator: str | None


class Statement(TypedDict):
    """What a source says of any other field."""

    field: str
    value: str
    status: str
    speaker: str | None
    via: str | None
    inferred: str | None
    source: str
    publisher: str
    title: str | None
    url: str | None
    published: str | None
    accessed: str | None
    quote: str | None
    locator: str | None


class Weapon(TypedDict):
    """A weapon or family of the catalogue with what hangs on it; `incidents` counts the public
    records that name it.
    """

    slug: str
    name: str
    level: str
    type: str
    family: str | None
    derived_from: str | None
    origin: list[str]
    designer: str | None
    manufacturer: str | None
    operators: list[str]
    first_use: str | None
    summary: str | None
    aliases: list[Alias]
    specifications: list[Specification]
    markings: list[Specification]
    """What by which what fell is told: markings, parts, fins, cargo."""
    links: dict[str, str]
    """Its entries in registers of munitions: addresses, or the numbers there."""
    statements: list[Statement]
    incidents: int


COUNTS = {
    "weapons": "SELECT count(*) FROM weapon WHERE level = 'weapon'",
    "families": "SELECT count(*) FROM weapon WHERE level = 'family'",
    "aliases": "SELECT count(*) FROM weapon_alias WHERE NOT main",
    "specifications": "SELECT count(*) FROM specification",
    "weapons with a specification": "SELECT count(DISTINCT weapon_id) FROM specification",
    "statements on weapons": "SELECT count(*) FROM statement WHERE weapon_id IS NOT NULL",
    "sources": "SELECT count(*) FROM source",
    "transfers": "SELECT count(*) FROM transfer",
    "actors": "SELECT count(*) FROM actor",
    "places": "SELECT count(*) FROM place",
}


def catalogue_counts(database: Database) -> dict[str, int]:
    """How much the catalogue holds, for `check --catalogue`."""
    return {name: int(next(database.tuples(sql))[0]) for name, sql in COUNTS.items()}


def weapon_records(
    database: Database, types: Sequence[str] | None = None, slug: str | None = None
) -> list[Weapon]:
    """All weapons, or those of some types, or the one of this slug, each with what hangs on it."""
    aliases = _by_weapon(database.rows(_ALIASES))
    values = _by_weapon(database.rows(_SPECIFICATIONS))
    recognition = [t.code for t in vocabulary("specification_properties").terms.values()
                   if t.recognition]  # fmt: skip
    statements = _by_weapon(database.rows(_STATEMENTS))
    records = [
        {
            **{key: value for key, value in row.items() if key not in ("id", "incidents")},
            "origin": json.loads(row["origin"] or "[]"),
            "operators": json.loads(row["operators"] or "[]"),
            "aliases": aliases[row["id"]],
            "specifications": [
                one for one in values[row["id"]] if one["property"] not in recognition
            ],
            "markings": [one for one in values[row["id"]] if one["property"] in recognition],
            "links": _addresses(
                one["value"] for one in statements[row["id"]] if one["field"] == REGISTER
            ),
            "statements": statements[row["id"]],
            "incidents": row["incidents"],
        }
        for row in database.rows(_WEAPONS)
        if (types is None or row["type"] in types) and slug in (None, row["slug"])
    ]
    return cast("list[Weapon]", records)


_OF_SOURCE = ("publisher", "title", "url", "published", "accessed")


def with_sources(record: Weapon) -> dict[str, Any]:
    """A weapon as `weapons show --format json` prints it: first the warning; each value, marking
    and statement has its source whole, under `source`.
    """
    return (
        {"warning": WARNING}
        | record
        | {
            kind: [_with_source(item) for item in record[kind]]
            for kind in ("specifications", "markings", "statements")
        }
    )


def _addresses(links: Iterable[str]) -> dict[str, str]:
    """Entries by their register: where each stands, or its number there."""
    registers = vocabulary("munition_registers").terms
    named = (link.partition(":") for link in links)
    return {
        register: (registers[register].address or "{}").format(number)
        for register, _, number in named
    }


def _with_source(item: Mapping[str, Any]) -> dict[str, Any]:
    source = {"key": item["source"], **{name: item[name] for name in _OF_SOURCE}}
    return {name: item[name] for name in item if name not in _OF_SOURCE} | {"source": source}


def _by_weapon(rows: Iterable[Row]) -> defaultdict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.pop("weapon_id")].append(row)
    return found
