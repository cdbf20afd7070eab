"""Rows of other people's data sets as they came in, kept beside the records made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from incidents.store.engines.base import Database, Row

_AT_ONCE = 500
_COLUMNS = ["dataset", "external_id", "incident_id", "batch_id", "row", "digest", "original",
            "as_loaded"]  # fmt: skip
_KNOWN = """SELECT r.external_id, r.incident_id, r.digest, r.as_loaded, i.code
    FROM imported_row r LEFT JOIN incident i ON i.id = r.incident_id
    WHERE r.dataset = :dataset AND r.external_id IN ({})"""
_LINKED = """SELECT l.external_id, l.incident_id, NULL AS digest, NULL AS as_loaded, i.code
    FROM incident_dataset l JOIN dataset d ON d.id = l.dataset_id
    JOIN incident i ON i.id = l.incident_id
    WHERE d.slug = :dataset AND l.external_id IN ({})"""


def known(database: Database, dataset: str, ids: Iterable[str]) -> dict[str, Row]:
    """What the store has under numbers of a data set: the record's id and code, and the digest
    of the row that it came from; None where no load brought it.
    """
    found: dict[str, Row] = {}
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _AT_ONCE):
        some = {f"n{n}": number for n, number in enumerate(wanted[start : start + _AT_ONCE])}
        marks = ", ".join(f":{name}" for name in some)
        for sql in (_LINKED, _KNOWN):
            rows = database.rows(sql.format(marks), {**some, "dataset": dataset})
            found |= {row["external_id"]: row for row in rows}
    return found


def keep(database: Database, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep rows that are new to the store."""
    database.insert_many("imported_row", _COLUMNS, ([row.get(c) for c in _COLUMNS] for row in rows))


def renew(database: Database, row: Mapping[str, Any]) -> None:
    """Keep what a later edition says in place of what an earlier one said."""
    changed = database.execute(
        """UPDATE imported_row SET incident_id = :incident_id, batch_id = :batch_id, row = :row,
            digest = :digest, original = :original, as_loaded = :as_loaded
        WHERE dataset = :dataset AND external_id = :external_id""",
        {"as_loaded": None, **row},
    )
    if not changed:
        keep(database, [row])


def rename(database: Database, dataset: str, old: str, new: str) -> None:
    """Give a row another number, because a second row of its file has the same."""
    names = {"dataset": dataset, "old": old, "new": new}
    database.execute(
        """UPDATE imported_row SET external_id = :new
        WHERE dataset = :dataset AND external_id = :old""",
        names,
    )
    database.execute(
        """UPDATE incident_dataset SET external_id = :new WHERE external_id = :old
        AND dataset_id = (SELECT id FROM dataset WHERE slug = :dataset)""",
        names,
    )


def original(database: Database, code: str) -> Iterator[Row]:
    """The rows that an incident came from, each with its data set, number and own values."""
    sql = """SELECT r.dataset, r.external_id, r.row, r.original FROM imported_row r
        JOIN incident i ON i.id = r.incident_id WHERE i.code = :code ORDER BY r.id"""
    for row in database.rows(sql, {"code": code}):
        yield row | {"original": json.loads(row["original"]) if row["original"] else None}


def forget_original(database: Database, code: str) -> None:
    """Drop the values of the rows that an incident came from; their digests stay."""
    sql = """UPDATE imported_row SET original = NULL, as_loaded = NULL
        WHERE incident_id = (SELECT id FROM incident WHERE code = :code)"""
    database.execute(sql, {"code": code})


def drop(database: Database, batch_id: int, rows: Sequence[int]) -> None:
    """Drop what a batch kept of some rows of its file."""
    for row in rows:
        sql = "DELETE FROM imported_row WHERE batch_id = :batch AND row = :row"
        database.execute(sql, {"batch": batch_id, "row": row})
