"""Dataset cells to numbers in published data sets, each of which one record may have."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.store.bulk.chunk import Chunk, Memo
from incidents.store.bulk.lists import items
from incidents.store.engines.base import Database
from schema.errors import InputError

Number = tuple[int, str]
"""Id of a data set, and the event's number in it."""
_NO_NUMBER = InputError("the name of a data set, a colon and the event's number", "none")
_AT_ONCE = 500


def numbers(chunk: Chunk, known: Memo[int | InputError]) -> list[list[Number]]:
    """What the cells `name:id` of each row stand for; refuses unknown data sets."""
    found: list[list[Number]] = []
    for index, cell in enumerate(chunk["datasets"]):
        found.append([])
        for item in items(cell):
            name, _, number = item.partition(":")
            dataset = known[name] if number else _NO_NUMBER
            if isinstance(dataset, int):
                found[-1].append((dataset, number))
            else:
                chunk.refuse(index, "datasets", InputError(dataset.expected, repr(item)))
    return found


def refuse_taken(database: Database, chunk: Chunk, found: Sequence[Sequence[Number]]) -> None:
    """Refuse numbers that a record or an earlier row has."""
    taken = _stored(database, [number for row in found for number in row])
    for index, row in enumerate(found):
        for number in row:
            if number in taken:
                fault = InputError("a number that no record has", f"{number[1]!r}, which is taken")
                chunk.refuse(index, "datasets", fault)
            taken.add(number)


def _stored(database: Database, wanted: Sequence[Number]) -> set[Number]:
    found: set[Number] = set()
    for dataset in dict.fromkeys(dataset for dataset, _ in wanted):
        ids = [number for d, number in wanted if d == dataset]
        for start in range(0, len(ids), _AT_ONCE):
            some = {f"n{n}": number for n, number in enumerate(ids[start : start + _AT_ONCE])}
            marks = ", ".join(f":{name}" for name in some)
            sql = f"""SELECT external_id FROM incident_dataset
                WHERE dataset_id = :dataset AND external_id IN ({marks})"""
            rows = database.tuples(sql, {**some, "dataset": dataset})
            found |= {(dataset, number) for (number,) in rows}
    return found
