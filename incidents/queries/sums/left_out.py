"""Records that match a question and answer only to their name: refuted, draft, retracted, tests.

A sum says how many of them it leaves out. Restricted records are not even counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
    keys = ", ".join(key_columns(asked.by))
    sql = f"SELECT {keys}, reason, count(*) FROM ({_inner(asked)}) AS r GROUP BY {keys}, reason"
    for *key, reason, number in database.tuples(sql, asked.query.parameters):
        total[reason] += number
        if tuple(key) in answer.rows:
            answer.rows[tuple(key)].left_out[reason] += number
    # A record stands in one row alone, unless a key can have several values.
    return of_all(database, asked.query) if set(asked.by) & set(OVERLAPPING) else total


def of_all(database: Database, query: Query) -> Counter[str]:
    """How many records match a question and stay out of its answer, by reason."""
    sql = f"SELECT reason, count(*) FROM ({_inner(Asked(query, (), ()))}) AS r GROUP BY reason"
    return Counter(dict(database.tuples(sql, query.parameters)))


def _inner(asked: Asked) -> str:
    query = asked.query
    hiding = [kind for kind in query.kinds if kind != PUBLIC]
    public = [PUBLIC] if PUBLIC in query.kinds else []
    fits = [*query.conditions, *public, f"NOT ({' AND '.join(hiding)})" if hiding else "1 = 0"]
    picked = ", ".join(["i.id", *asked.keys, f"{_reason(hiding)} AS reason"])
    where = " AND ".join(fits)
    return f"SELECT DISTINCT {picked} FROM incident i {asked.joins} WHERE {where}"


def _reason(hiding: Sequence[str]) -> str:
    """The code that hides a record: its verification, else its status, else its kind of event."""
    # Each condition begins with its column. What is refuted is so whatever else it is.
    last_first = [(kind.split()[0], kind) for kind in reversed(hiding)]
    cases = " ".join(f"WHEN NOT ({kind}) THEN {column}" for column, kind in last_first)
    return f"CASE {cases} END" if cases else "''"
