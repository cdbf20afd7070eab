"""What the library's questions give: rows with the names of their columns, and totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.queries.filters import Filters, from_keywords
from incidents.queries.publication import answering, opened
from incidents.queries.query import asked_of, select_expressions, select_rows
from incidents.queries.results import Answer, Values
from schema.columns import COLUMNS, select
from schema.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database, Engine
    from incidents.store.store import Store


Expressions = Callable[["Engine", "Database", bool], Sequence[str]]
"""Makes expressions over `incident i`, given whether what is restricted was asked for."""


@dataclass(frozen=True)
class Rows:
    """Rows of an answer, each a tuple in the order of `columns`; unknown is None.

    They are read from the store when they are iterated, again each time, one after the other: a
    million rows need no more memory than one. `list(rows)` keeps them, `rows.dicts()` names their
    values.
    """

    columns: tuple[str, ...]
    read: Callable[[], Iterator[Values]]
    read_as: Callable[[Expressions], Iterator[Values]] | None = None
    """Reads the same rows as other expressions of SQL, so that a database can write them as text;
    None where the rows are not those of a store's incidents."""
    left_out: Callable[[], dict[str, int]] = dict
    """Asks how many records match and answer only to their name: refuted ones, drafts, tests."""

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

    Every row holds `columns`: the keys, `incidents`, then each figure with its ends and how many
    records state none of it (`killed_low`, `killed_best`, `killed_high`, `killed_unknown`), and
    `records_left_out`: how many records match and are no incident of the row, by reason. `left_out`
    is the same of all rows together; `waves` are the codes of those that are counted together with
    their strikes. `size` is how many rows there are, `limit` or not. `datasets` are the data sets
    that hold these incidents: several may tell of the same events.
    """

    by: tuple[str, ...]
    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    datasets: tuple[str, ...]
    left_out: dict[str, int]
    waves: tuple[str, ...]
    size: int

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def flat_rows(
    store: Store, filters: Filters, columns: Sequence[str] | None, sort: str | None,
    limit: int | None, delayed: bool = False,
) -> Rows:  # fmt: skip
    """The flat rows of a question. Its names are resolved at once, so that faults show here.
    `delayed` gives them as they may be handed on, and the listener hears what that changes.
    """
    wanted = from_keywords(filters)
    chosen = select(list(columns)) if columns is not None else COLUMNS
    with opened(store, delayed, wanted) as publication:
        query = asked_of(store, publication.database, wanted)
        if delay := publication.delay(query):
            store.listener.note(delay)
    sql = select_rows(query, chosen, sort, limit, wanted.include_restricted)

    def read() -> Iterator[Values]:
        with opened(store, delayed, wanted) as publication:
            query.prepare(publication.database)
            yield from publication.database.tuples(sql, query.parameters)

    def read_as(made: Expressions) -> Iterator[Values]:
        with opened(store, delayed, wanted) as publication:
            query.prepare(publication.database)
            parts = made(store.engine, publication.database, wanted.include_restricted)
            other = select_expressions(query, parts, wanted.include_restricted, sort, limit)
            yield from publication.database.tuples(other, query.parameters)

    def left_out() -> dict[str, int]:
        from incidents.queries.sums.left_out import of_all

        with answering(store, wanted) as database:
            query.prepare(database)
            return dict(of_all(database, query))

    return Rows(tuple(column.name for column in chosen), read, read_as, left_out)


@dataclass(frozen=True)
class Wanted:
    """How sums are wanted: the keys that break them down, the figures, what they are divided by,
    the column that sorts the rows ("-name" for descending), and the most rows to give.
    """

    by: Sequence[str] = ()
    figures: Sequence[str] = ()
    per: str | None = None
    sort: str | None = None
    limit: int | None = None


def sums(store: Store, filters: Filters, wanted: Wanted) -> Totals:
    """The totals of a question, each key once; raises UnknownNameError for what is no key, figure
    or column.
    """
    from incidents.queries.sums.breakdown import CHOICES, KEYS, PER, USUAL
    from incidents.queries.sums.totals import LEFT_OUT, columns_of, totals

    keys = _names("key to count by", wanted.by, KEYS)
    figures = _names("figure", wanted.figures, CHOICES) or USUAL
    _names("thing to divide by", [wanted.per] if wanted.per else [], PER)
    asked = from_keywords(filters)
    with answering(store, asked) as database:
        query = asked_of(store, database, asked)
        answer = totals(database, query, keys, figures, wanted.per)
        columns = (*keys, *columns_of(figures, wanted.per))
        rows = _sorted(answer.rows, wanted.sort, columns)
        return Totals(
            keys,
            (*columns, LEFT_OUT),
            rows[: wanted.limit],
            _datasets(database, query),
            answer.left_out,
            answer.waves,
            len(rows),
        )


def _names(noun: str, given: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """The names given, each once; raises UnknownNameError for one that is not known."""
    for name in given:
        if name not in known:
            raise UnknownNameError(noun, name, nearest(name, known), f"known: {', '.join(known)}")
    return tuple(dict.fromkeys(given))


def _sorted(
    rows: list[dict[str, Any]], sort: str | None, columns: Sequence[str]
) -> list[dict[str, Any]]:
    """Rows by a column; what is unknown comes last, either way."""
    if sort is None:
        return rows
    (name,) = _names("column to sort by", [sort.removeprefix("-")], columns)
    known = [row for row in rows if row[name] is not None]
    known.sort(key=lambda row: row[name], reverse=sort.startswith("-"))
    return known + [row for row in rows if row[name] is None]


def linked(store: Store, filters: Filters, name: str) -> Rows:
    """The rows of one table of `schema.relations` that hang on the incidents of a question, or
    that these point to.
    """
    from incidents.queries import linked_rows
    from schema.relations import RELATIONS

    relation = next(one for one in RELATIONS if one.name == name)
    wanted = from_keywords(filters)
    with answering(store, wanted) as database:
        query = asked_of(store, database, wanted)

    def read() -> Iterator[Values]:
        with answering(store, wanted) as database:
            query.prepare(database)
            answer = Answer(store.engine, database, query, {}, wanted.include_restricted)
            yield from linked_rows.rows(answer, relation)

    return Rows(tuple(relation.fields), read)


def _datasets(database: Database, query: Query) -> tuple[str, ...]:
    from incidents.queries.provenance import datasets_of

    return tuple(row["slug"] for row in datasets_of(database, query))
