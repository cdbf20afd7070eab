"""What somebody means who gives a date, a weapon or words of a title; names that filters take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.queries.filters import Filter
from incidents.queries.public_names import PUBLIC_ACTOR, PUBLIC_PLACE, PUBLIC_SOURCE
from incidents.queries.query import build, select_rows
from incidents.store.authorities import IS_PARTY
from schema.columns import select
from schema.errors import AmbiguousNameError, UnknownNameError, UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.store.engines.base import Database, Engine


_NAMES = {
    "weapon": "SELECT slug, name FROM weapon ORDER BY slug",
    "attacker": f"""SELECT a.code, a.name FROM actor a
        WHERE {IS_PARTY} AND {PUBLIC_ACTOR} ORDER BY a.code""",
    "place": f"""SELECT key, name FROM place p
        WHERE key IS NOT NULL AND {PUBLIC_PLACE} ORDER BY key""",
    "site": f"""SELECT key, name FROM place p
        WHERE kind NOT IN ('settlement', 'area') AND {PUBLIC_PLACE} ORDER BY key""",
    "source": f"SELECT key, publisher FROM source s WHERE {PUBLIC_SOURCE} ORDER BY key",
    "dataset": "SELECT slug, name FROM dataset ORDER BY slug",
    "incident": "SELECT code, title FROM incident WHERE NOT restricted ORDER BY code",
}


@dataclass(frozen=True)
class Named:
    """A record in a line."""

    code: str
    date: str | None
    title: str


_LINE = select(["code", "date_start", "title"])


def records_meant(engine: Engine, database: Database, text: str) -> list[Named]:
    """Records of a date (whole or partial), else of a weapon by any name, else with these words in
    title, summary or place; newest first. Empty when nothing fits.
    """
    for wanted in _readings(text):
        try:
            query = build(engine, database, wanted)
        except AmbiguousNameError:
            raise
        except UsageError:  # no weapon of this name: the next reading may fit
            continue
        sql = select_rows(query, _LINE)
        found = [Named(*row) for row in database.tuples(sql, query.parameters)]
        if found:
            return found
    return []


def _readings(text: str) -> Iterator[Filter]:
    """What the text may ask for, the most exact reading first: a date is never a name."""
    for keyword in ({"from_": text, "to": text}, {"weapon": (text,)}, {"text": text}):
        try:
            yield Filter(**keyword)
        except UsageError:
            continue


def known_names(database: Database, kind: str) -> list[tuple[str, str]]:
    """Every name of a kind: weapon, attacker, place, site, source, dataset or incident."""
    if kind not in _NAMES:
        raise UnknownNameError("kind of name", kind, nearest(kind, _NAMES) or _NAMES)
    return [(name, meaning or "") for name, meaning in database.tuples(_NAMES[kind])]
