"""Put new records into the store, a block at a time; what cannot go in comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from incidents.importers.ingest.row_record import Record
from incidents.store import writing
from incidents.store.engines.base import Database
from schema.errors import DocumentError, IncidentsError, InputError

Plain = dict[str, Any]
New = tuple[Record, Plain]
Refused = tuple[Record, IncidentsError]


def add(database: Database, new: Sequence[New], batch_id: int) -> list[Refused]:
    """Insert all of a block that can be inserted.

    A block that fails is taken in halves, so that one bad record costs few tries.
    """
    if not new:
        return []
    try:
        with_savepoint(database, [document for _, document in new], batch_id)
    except IncidentsError as error:
        if len(new) == 1:
            return [(new[0][0], error)]
        middle = len(new) // 2
        return add(database, new[:middle], batch_id) + add(database, new[middle:], batch_id)
    return []


def with_savepoint(database: Database, documents: list[Plain], batch_id: int) -> None:
    """Insert all documents or none, inside the transaction of the load."""
    database.execute("SAVEPOINT block")
    try:
        list(writing.insert(database, documents, batch_id))
    except BaseException:
        database.execute("ROLLBACK TO block")
        raise
    finally:
        database.execute("RELEASE block")


def faults(error: IncidentsError) -> Iterator[tuple[str, str, str]]:
    """Column, value and reason of everything that is wrong with a document."""
    if isinstance(error, DocumentError):
        for fault in error.faults:
            yield from faults(fault)
    elif isinstance(error, InputError):
        hint = f"; {error.hint}" if error.hint else ""
        column = error.where.rpartition(": ")[2]
        yield column, error.found, f"expected {error.expected}, found {error.found}{hint}"
    else:
        yield "", "", str(error)
