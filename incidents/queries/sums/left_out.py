"""Records that match a question and answer only to their name: refuted, draft, retracted, tests.

A sum says how many of them it leaves out. Restricted records are not even counted.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from incidents.queries.query import PUBLIC
from incidents.queries.sums.breakdown import OVERLAPPING, Asked, key_columns

if TYPE_CHECKING:
    from incidents.figures.sums.tallies import Sums
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database


def hidden(database: Database, asked: Asked, answer: Sums) -> Counter[str]:
    """How many records are left out of all, by reason; each row that stands is told of its own."""
    if not asked.by:
        return of_all(database, asked.query)
    total: Counter[str] = Counter()
    for sql, values in asked.statements(database, _of_cells, _of_records):
        for *key, reason, number in database.tuples(sql, values):
            total[reason] += number
            if tuple(key) in answer.rows:
                answer.rows[tuple(key)].left_out[reason] += number
    # A record stands in one row alone, unless a key can have several values.
    return of_all(database, asked.query) if set(asked.by) & set(OVERLAPPING) else total


def of_all(database: Database, query: Query) -> Counter[str]:
    """How many records match a question and stay out of its answer, by reason."""
    found: Counter[str] = Counter()
    for sql, values in Asked(query, (), ()).statements(database, _of_cells, _of_records):
        for reason, number in database.tuples(sql, values):
            found[reason] += number
    return found


def _of_records(asked: Asked) -> list[str]:
    keys = "".join(f"{key}, " for key in key_columns(asked.by))
    picked = ", ".join(["i.id", *asked.keys, f"{_reason(asked.query)} AS reason"])
    each = f"SELECT DISTINCT {picked} FROM incident i {asked.joins} WHERE {_hides(asked.query)}"
    return [f"SELECT {keys}reason, count(*) FROM ({each}) AS r GROUP BY {keys}reason"]


def _of_cells(asked: Asked) -> list[str]:
    keys = "".join(f"{key}, " for key in key_columns(asked.by))
    picked = ", ".join([*asked.cell_keys, f"{_reason(asked.query)} AS reason"])
    return [
        f"SELECT {picked}, sum(i.records) {asked.cells} AND {_hides(asked.query)}"
        f" GROUP BY {keys}reason"
    ]


def _hiding(query: Query) -> list[str]:
    return [kind for kind in query.kinds if kind != PUBLIC]


def _hides(query: Query) -> str:
    """The condition for what matches and stays out; nothing restricted is among it."""
    hiding = _hiding(query)
    public = [PUBLIC] if PUBLIC in query.kinds else []
    hidden = f"NOT ({' AND '.join(hiding)})" if hiding else "1 = 0"
    return " AND ".join([*query.conditions, *public, hidden])


def _reason(query: Query) -> str:
    """The code that hides a record: its verification, else its status, else its kind of event."""
    # Each condition begins with its column. What is refuted is so whatever else it is.
    last_first = [(kind.split()[0], kind) for kind in reversed(_hiding(query))]
    cases = " ".join(f"WHEN NOT ({kind}) THEN {column}" for column, kind in last_first)
    return f"CASE {cases} END" if cases else "''"
