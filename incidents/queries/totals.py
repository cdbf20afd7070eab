"""Totals that never count the same thing twice and say what they do not know.

An incident with two weapons or targets stands in the row of each, so rows may add up to more
than the whole. Of a wave and its strikes, casualties are taken from the strikes, and munitions
from the wave where it states them. Sums run over the records that state a figure: `best` and
`high` are blank as soon as one of those leaves them open, and `..._unknown` says how many records
state nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from incidents.queries.conditions import Query
from incidents.store.engines.base import Database

_SPAN = """CASE WHEN i.date_latest IS NULL THEN 'undated' WHEN i.date_precision = 'night'
    OR substr(i.date_earliest, 1, {n}) = substr(i.date_latest, 1, {n})
    THEN substr(i.date_latest, 1, {n}) ELSE 'imprecise' END"""
KEYS = {
    "weapon": "(SELECT w.slug FROM weapon w WHERE w.id = u.weapon_id)",
    "weapon-type": "u.type",
    "month": _SPAN.format(n=7),
    "year": _SPAN.format(n=4),
    "admin1": "i.admin1",
    "country": "i.country",
    "target": "t.category",
    "attacker": "i.attacker",
}
_USES = ("weapon", "weapon-type")
_IN_TIME = ("month", "year")
MUNITIONS = ("launched", "intercepted")
CASUALTIES = ("killed", "injured")
FIGURES = (
    *(f"{name}_{end}" for name in MUNITIONS for end in ("low", "high")),
    *(f"{name}_{end}" for name in CASUALTIES for end in ("low", "best", "high")),
)
UNKNOWN = tuple(f"{name}_unknown" for name in (*MUNITIONS, *CASUALTIES))

Row = dict[str, Any]


def totals(database: Database, query: Query, by: Sequence[str]) -> list[Row]:
    """One row for each combination of the `by` keys; without keys, one row for everything."""
    harm = _grouped(database, query, by, _harm_sql(query, by))
    munitions = _grouped(database, query, by, _munition_sql(query, by))
    empty: Row = dict.fromkeys(("incidents", *(f"{n}_unknown" for n in CASUALTIES)), 0)
    rows = [
        {
            **dict(zip(by, key, strict=True)),
            **_figures({**empty, **harm.get(key, {}), **munitions.get(key, {})}),
        }
        for key in dict.fromkeys([*harm, *munitions])
    ]
    return sorted(rows, key=lambda row: _order(row, by))


def _figures(row: Row) -> Row:
    return {name: row.get(name) for name in ("incidents", *FIGURES, *UNKNOWN)}


def _order(row: Row, by: Sequence[str]) -> tuple[Any, ...]:
    """Time runs forward; everything else by size."""
    times = [str(row[key]) for key in by if key in _IN_TIME]
    others = [str(row[key] or "~") for key in by if key not in _IN_TIME]
    return (*times, -row["incidents"], *others)


def _grouped(database: Database, query: Query, by: Sequence[str], sql: str) -> dict[Any, Row]:
    found = {}
    for row in database.rows(sql, query.parameters):
        key = tuple(row.pop(f"key{n}") for n in range(len(by)))
        found[key] = row
    return found


def _harm_sql(query: Query, by: Sequence[str]) -> str:
    """Incidents and casualties: leaves only, each once a row."""
    columns = [f"i.{name}_{end}" for name in CASUALTIES for end in ("low", "best", "high")]
    picked = ", ".join(["DISTINCT i.id", *_keys(by), *columns])
    sums = [
        "count(*) AS incidents",
        *(s for name in CASUALTIES for s in _sums(name, ("best", "high"))),
    ]
    inner = f"SELECT {picked} FROM hit JOIN incident i ON i.id = hit.id {_joins(query, by)} WHERE i.id NOT IN (SELECT id FROM ancestor)"  # noqa: E501
    return f"{_with(query)} SELECT {', '.join([*_names(by), *sums])} FROM ({inner}) AS leaf {_group(by)}"  # noqa: E501


def _munition_sql(query: Query, by: Sequence[str]) -> str:
    """Munitions: of every use, unless a wave above it states the same count."""
    uses = f"JOIN weapon_use u ON {query.use_text}"
    targets = "LEFT JOIN target t ON t.incident_id = i.id" if "target" in by else ""
    counts = [
        f"CASE WHEN i.id NOT IN (SELECT id FROM covered_{name}) THEN u.{name}_{end} END"
        f" AS {name}_{end}"
        for name in MUNITIONS
        for end in ("low", "high")
    ]
    picked = ", ".join(["DISTINCT u.id", *_keys(by), *counts])
    sums = [s for name in MUNITIONS for s in _sums(name, ("high",))]
    inner = f"SELECT {picked} FROM hit JOIN incident i ON i.id = hit.id {uses} {targets}"
    covered = ", ".join(_covered(name) for name in MUNITIONS)
    return f"{_with(query)}, {covered} SELECT {', '.join([*_names(by), *sums])} FROM ({inner}) AS used {_group(by)}"  # noqa: E501


def _sums(name: str, ends: Sequence[str]) -> list[str]:
    stated = " OR ".join(f"{name}_{end} IS NOT NULL" for end in ("low", *ends))
    sums = [f"sum({name}_low) AS {name}_low"]
    for end in ends:
        left_open = f"sum(CASE WHEN ({stated}) AND {name}_{end} IS NULL THEN 1 ELSE 0 END)"
        sums.append(f"CASE WHEN {left_open} = 0 THEN sum({name}_{end}) END AS {name}_{end}")
    unknown = f"sum(CASE WHEN {stated} THEN 0 ELSE 1 END)"
    sums.append(f"coalesce({unknown}, 0) AS {name}_unknown")
    return sums


def _with(query: Query) -> str:
    return f"""WITH RECURSIVE hit AS (SELECT i.id, i.parent_id FROM incident i {query.text}),
ancestor(id) AS (SELECT parent_id FROM hit WHERE parent_id IS NOT NULL
    UNION SELECT p.parent_id FROM incident p JOIN ancestor a ON p.id = a.id
    WHERE p.parent_id IS NOT NULL)"""


def _covered(name: str) -> str:
    """Records below a wave of the answer that states this count itself."""
    return f"""covered_{name}(id) AS (
    SELECT c.id FROM incident c JOIN hit ON c.parent_id = hit.id JOIN incident p ON p.id = hit.id
    WHERE c.parent_id IS NOT NULL AND coalesce(p.{name}_low, p.{name}_high) IS NOT NULL
    UNION SELECT c.id FROM incident c JOIN covered_{name} v ON c.parent_id = v.id)"""


def _keys(by: Sequence[str]) -> list[str]:
    return [f"{KEYS[key]} AS key{number}" for number, key in enumerate(by)]


def _names(by: Sequence[str]) -> list[str]:
    return [f"key{number}" for number in range(len(by))]


def _joins(query: Query, by: Sequence[str]) -> str:
    uses = f"LEFT JOIN weapon_use u ON {query.use_text}" if set(by) & set(_USES) else ""
    targets = "LEFT JOIN target t ON t.incident_id = i.id" if "target" in by else ""
    return f"{uses} {targets}"


def _group(by: Sequence[str]) -> str:
    return f"GROUP BY {', '.join(_names(by))}" if by else ""
