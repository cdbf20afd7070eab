"""Sums over waves and their parts: records read as trees and handed to `incidents.figures.sums`."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from incidents.figures.claims import Triple
from incidents.figures.sums import totals
from incidents.figures.sums.munitions import NOTHING, TOGETHER, Counts, by_weapon, munitions
from incidents.figures.sums.tallies import OF_WAVES, WITH_PARTS, Row, Sums
from incidents.figures.sums.trees import Node, Trees
from incidents.queries.sums.breakdown import OF_WEAPONS, RATE, Asked, ends

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database

_FAMILIES = """SELECT w.slug, coalesce(f.slug, '') AS family, w.type FROM weapon w
    LEFT JOIN weapon f ON f.id = w.family_id"""
_TYPES = "SELECT code, parent FROM term WHERE vocabulary = 'weapon_types' AND parent IS NOT NULL"

Key = tuple[Hashable, ...]


def add_to(answer: Sums, database: Database, asked: Asked) -> tuple[str, ...]:
    """Add the waves and parts that answer; the codes of the waves counted with their parts."""
    nodes = _nodes(database, asked)
    if not any(node.hit for node in nodes):
        return ()
    keys = _keys(database, asked) if asked.by else {}
    placed = [_placed(node, keys.get(node.id, [])) for node in nodes]
    people = totals.sums(placed, asked.people, asked.query.by_parts)
    answer.merge(people)
    if asked.munitions:
        _add_munitions(answer, database, asked, nodes, keys)
    reasons = Trees(placed, asked.query.by_parts).left_out
    return tuple(str(code) for code, reason in reasons.items() if reason == WITH_PARTS)


def _nodes(database: Database, asked: Asked) -> list[Node]:
    """Every record that SQL cannot sum alone, hit or not, below the nearest one that could be."""
    query = asked.query
    figures = [f"i.{name}_{end}" for name in asked.people for end in ends(name)]
    flags = [_flag([query.fits]), _flag(query.kinds),
             _flag([f"NOT ({area})" for area in query.areas], " OR ")]  # fmt: skip
    picked = ", ".join(["i.code", "p.code", *flags, *figures])
    sql = f"""SELECT {picked} FROM incident i LEFT JOIN incident p ON p.id = i.parent_id
        WHERE {asked.apart} ORDER BY i.id"""
    rows = list(database.tuples(sql, query.parameters))
    parents = {row[0]: row[1] for row in rows}
    visible = {row[0] for row in rows if row[3] or row[2]}
    return [
        Node(
            code,
            _nearest(code, parents, visible),
            _figures(asked, values),
            hit=bool(hit),
            elsewhere=bool(elsewhere),
        )
        for code, _, hit, _, elsewhere, *values in rows
        if code in visible
    ]


def _flag(conditions: Sequence[str], joined: str = " AND ") -> str:
    if not conditions:
        return "0" if joined == " OR " else "1"
    return f"CASE WHEN {joined.join(f'({c})' for c in conditions)} THEN 1 ELSE 0 END"


def _nearest(code: str, parents: Mapping[str, str | None], visible: set[str]) -> str | None:
    """The nearest record above that an answer may hold: a draft of a wave is none."""
    passed = {code}
    above = parents.get(code)
    while above is not None and above not in visible and above not in passed:
        passed.add(above)
        above = parents.get(above)
    return above


def _figures(asked: Asked, values: Sequence[int | None]) -> dict[str, Triple]:
    rest = iter(values)
    figures: dict[str, Triple] = {}
    for name in asked.people:
        known = {end: next(rest) for end in ends(name)}
        figures[name] = (known["low"], known.get("best"), known["high"])
    return figures


def _keys(database: Database, asked: Asked) -> dict[Hashable, list[Key]]:
    """The rows that each record stands in."""
    picked = ", ".join(["i.code", *asked.keys])
    sql = f"""SELECT DISTINCT {picked} FROM incident i {asked.joins}
        WHERE {asked.apart} AND {asked.query.fits}"""
    rows: dict[Hashable, list[Key]] = {}
    for code, *key in database.tuples(sql, asked.query.parameters):
        rows.setdefault(code, []).append(tuple(key))
    return rows


def _placed(node: Node, keys: Sequence[Key]) -> Node:
    """A node with its rows; what it has beyond its parts goes by each value of which it has one."""
    if not keys:
        return node
    rest = tuple(_only(values) for values in zip(*keys, strict=True))
    return replace(node, keys=tuple(dict.fromkeys(keys)), rest=rest or None)


def _only(values: Iterable[Hashable]) -> Hashable:
    first, *others = dict.fromkeys(values)
    return OF_WAVES if others or first is None else first


@dataclass
class _Uses:
    """Weapon uses that fit, by record and weapon, and what each weapon is called in a row."""

    figures: dict[str, dict[Hashable, dict[str, Triple]]] = field(default_factory=dict)
    labels: dict[str, Key] = field(default_factory=dict)


def _add_munitions(
    answer: Sums,
    database: Database,
    asked: Asked,
    nodes: Sequence[Node],
    keys: Mapping[Hashable, Sequence[Key]],
) -> None:
    uses = _uses(database, asked)
    broader = broader_weapons(database)
    others = [number for number, key in enumerate(asked.by) if key not in OF_WEAPONS]
    label = partial(_label, uses) if asked.by_weapon else None
    placed = [
        _placed(node, [tuple(key[n] for n in others) for key in keys.get(node.id, [])])
        for node in nodes
    ]
    counted: dict[str, Counts] = {}
    for name in asked.munitions:
        own = uses.figures.get(name, {})
        counted[name] = munitions(
            (Node(n.id, n.parent, own.get(n.id, {}), n.keys, n.hit, n.rest) for n in placed),
            label,
            broader,
        )
        _add(answer, asked, name, counted[name])
    if asked.rate:
        _add_rate(answer, asked, counted["launched"], counted["intercepted"])


def _label(uses: _Uses, weapon: str) -> Key:
    return uses.labels[weapon]


def _uses(database: Database, asked: Asked) -> _Uses:
    """The uses of all records that answer; uses of one weapon by one record are one."""
    counts = ", ".join(f"u.{n}_low, u.{n}_high" for n in asked.munitions)
    sql = f"""SELECT i.code, w.slug, u.type, {counts} FROM incident i
        JOIN weapon_use u ON {asked.query.use_text} LEFT JOIN weapon w ON w.id = u.weapon_id
        WHERE {asked.apart} AND {asked.query.fits}"""
    listed: dict[tuple[str, str], list[tuple[str, Triple]]] = {}
    uses = _Uses(labels={NOTHING: tuple(None for key in asked.by if key in OF_WEAPONS)})
    for code, slug, kind, *ends_ in database.tuples(sql, asked.query.parameters):
        weapon = TOGETHER if kind == TOGETHER else slug or _of_type(kind)
        named = {"weapon": TOGETHER if kind == TOGETHER else slug, "weapon-type": kind}
        uses.labels[weapon] = tuple(named[key] for key in asked.by if key in OF_WEAPONS)
        for number, name in enumerate(asked.munitions):
            low, high = ends_[2 * number : 2 * number + 2]
            listed.setdefault((name, code), []).append((weapon, (low, None, high)))
    for (name, code), figures in listed.items():
        uses.figures.setdefault(name, {})[code] = by_weapon(figures)
    return uses


def _of_type(code: str) -> str:
    """A use that names only a type; no slug of a weapon looks like it."""
    return f"type {code}"


def broader_weapons(database: Database) -> dict[str, str]:
    """The family of each weapon, or its type as `type CODE`, and of each type the broader one."""
    broader = {_of_type(code): _of_type(parent) for code, parent in database.tuples(_TYPES)}
    for slug, family, kind in database.tuples(_FAMILIES):
        broader[slug] = family or _of_type(kind)
    return broader


def waves_of_answer(database: Database, query: Query) -> list[dict[str, Any]]:
    """Of each record of an answer that belongs to a wave or has parts: its code, the nearest
    record above that is in the answer as well, whether it has parts, and whether its own
    casualties are of more than was asked for.
    """
    nodes = _nodes(database, Asked(query, (), ()))
    trees = Trees(replace(node, elsewhere=False) for node in nodes)
    above = {part.id: wave for wave, parts in trees.parts.items() for part in parts}
    waves = {wave for node in nodes for wave in trees.above(node)}
    left_out = Trees(nodes, query.by_parts).left_out
    return [
        {
            "code": code,
            "above": above.get(code),
            "parts": code in waves,
            "wider": left_out.get(code, WITH_PARTS) != WITH_PARTS,
        }
        for code in trees.hits
    ]


def _add(answer: Sums, asked: Asked, name: str, counts: Counts) -> None:
    if not asked.by:
        answer.total.tally(name).merge(counts.total)
    for row, tally in counts.by_row.items():
        answer.row(_full_key(asked, row)).tally(name).merge(tally)


def _add_rate(answer: Sums, asked: Asked, launched: Counts, intercepted: Counts) -> None:
    """Both counts over the records that give both in full."""
    pairs: list[tuple[Any, Any, Row]] = []
    if asked.by:
        pairs = [
            (launched.rows[place], intercepted.rows[place], answer.row(_full_key(asked, place[1])))
            for place in launched.rows.keys() & intercepted.rows.keys()
        ]
    else:
        pairs = [(f, intercepted.trees[id_], answer.total) for id_, f in launched.trees.items()]
    for *both, row in pairs:
        if all(end is not None for low, _, high in both for end in (low, high)):
            for name, figure in zip(RATE, both, strict=True):
                row.tally(name).add(figure)


def _full_key(asked: Asked, row: Any) -> Key:
    """The key of a row out of that of the record and that of the weapon."""
    of_record, of_weapon = row
    parts = {True: iter(_wide(of_weapon, asked.by)), False: iter(_wide(of_record, asked.by))}
    return tuple(next(parts[key in OF_WEAPONS]) for key in asked.by)


def _wide(key: Any, by: Sequence[str]) -> Sequence[Hashable]:
    """A key with a value for each of its parts, also where one word stands for all of them."""
    if isinstance(key, tuple):
        return key
    return (key,) * len(by)
