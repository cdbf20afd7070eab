"""What the library's questions give: rows with the names of their columns, and totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.queries.filters import Filters, from_keywords
from incidents.queries.provenance import datasets_of
from incidents.queries.query import asked_of, select_rows
from incidents.queries.results import Answer, Values
from incidents.queries.totals import KEYS, totals
from schema.columns import COLUMNS, select
from schema.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database
    from incidents.store.store import Store


@dataclass(frozen=True)
class Rows:
    """Rows of an answer, each a tuple in the order of `columns`; unknown is None.

    They are read from the store when they are iterated, again each time, one after the other: a
    million rows need no more memory than one. `list(rows)` keeps them, `rows.dicts()` names their
    values.
    """

    columns: tuple[str, ...]
    read: Callable[[], Iterator[Values]]

    def __iter__(self) -> Iterator[Values]:
        return self.read()

    def __repr__(self) -> str:
        return f"<Rows of {', '.join(self.columns[:4])}{' ...' * (len(self.columns) > 4)}>"

    def dicts(self) -> Iterator[dict[str, Any]]:
        """The rows as dicts by the names of the columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self)


@dataclass(frozen=True)
class Totals:
    """Sums over the incidents of an answer: one row for each combination of the keys in `by`.

    Every row holds the keys, `incidents`, then each figure with its ends and how many records
    state none of it (`killed_low`, `killed_best`, `killed_high`, `killed_unknown`). `datasets` are
    the data sets that hold these incidents: several may tell of the same events.
    """

    by: tuple[str, ...]
    rows: list[dict[str, Any]]
    datasets: tuple[str, ...]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def flat_rows(
    store: Store, filters: Filters, columns: Sequence[str] | None, sort: str | None,
    limit: int | None,
) -> Rows:  # fmt: skip
    """The flat rows of a question. Its names are resolved at once, so that faults show here."""
    wanted = from_keywords(filters)
    chosen = select(list(columns)) if columns is not None else COLUMNS
    with store.reading() as database:
        query = asked_of(store, database, wanted)
    sql = select_rows(query, chosen, sort, limit, wanted.include_restricted)

    def read() -> Iterator[Values]:
        with store.reading() as database:
            query.prepare(database)
            yield from database.tuples(sql, query.parameters)

    return Rows(tuple(column.name for column in chosen), read)


def sums(store: Store, filters: Filters, by: Sequence[str]) -> Totals:
    """The totals of a question, each key once; raises UnknownNameError for what is no key."""
    for key in by:
        if key not in KEYS:
            offer = f"known: {', '.join(KEYS)}"
            raise UnknownNameError("key to count by", key, nearest(key, KEYS), offer)
    keys = tuple(dict.fromkeys(by))
    with store.reading() as database:
        query = asked_of(store, database, from_keywords(filters))
        return Totals(keys, totals(database, query, keys), _datasets(database, query))


def linked(store: Store, filters: Filters, name: str) -> Rows:
    """The rows of one table of `schema.relations` that hang on the incidents of a question, or
    that these point to.
    """
    from incidents.queries import linked_rows
    from schema.relations import RELATIONS

    relation = next(one for one in RELATIONS if one.name == name)
    wanted = from_keywords(filters)
    with store.reading() as database:
        query = asked_of(store, database, wanted)

    def read() -> Iterator[Values]:
        with store.reading() as database:
            query.prepare(database)
            answer = Answer(store.engine, database, query, {}, wanted.include_restricted)
            yield from linked_rows.rows(answer, relation)

    return Rows(tuple(relation.fields), read)


def _datasets(database: Database, query: Query) -> tuple[str, ...]:
    return tuple(row["slug"] for row in datasets_of(database, query))
