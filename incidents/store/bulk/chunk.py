"""The rows at hand: columns of checked cells, and what is wrong with some of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from schema.document.flat_row import Cells, Reject
from schema.errors import InputError

V = TypeVar("V")
MOST = 10_000
"""How many answers are kept at once, so that memory does not grow with the rows."""


class Memo(dict[Any, V], Generic[V]):
    """Answers by key, each worked out once as long as there is room for `most`."""

    def __init__(self, answer: Callable[[Any], V], most: int | None = None) -> None:
        self._answer, self._most = answer, most or MOST

    def __missing__(self, key: Hashable) -> V:
        if len(self) >= self._most:
            self.clear()
        self[key] = value = self._answer(key)
        return value


class Chunk:
    """Some rows, as columns. `numbers` say which rows of the whole they are."""

    def __init__(self, rows: Mapping[int, Cells], columns: Sequence[str]) -> None:
        self.rows = dict(rows)
        self.names = list(columns)
        self.numbers = list(rows)
        self.rejects: list[Reject] = []
        self._columns = dict(zip(columns, zip(*rows.values(), strict=True), strict=bool(rows)))

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, name: str) -> Sequence[Any]:
        """The cells of a column; all empty when the rows do not have it."""
        return self._columns.get(name) or (None,) * len(self)

    def filled(self, name: str, usual: Any) -> list[Any]:
        """The cells of a column, the empty ones replaced."""
        return [usual if cell is None else cell for cell in self[name]]

    def refuse(self, index: int, column: str, fault: InputError) -> None:
        """Note what is wrong with a row."""
        column = fault.where or column
        reason = f"expected {fault.expected}, found {fault.found}"
        self.rejects.append(Reject(self.numbers[index], column, self[column][index], reason))

    def answers(self, memo: Memo[Any], keys: Iterable[Any], column: str) -> list[Any]:
        """What a memo answers for each row; an InputError among them refuses its row."""
        found = [memo[key] for key in keys]
        for index, answer in enumerate(found):
            if answer.__class__ is InputError:
                self.refuse(index, column, answer)
        return found

    def without(self, numbers: Iterable[int]) -> Chunk:
        """The same without some rows, nothing noted."""
        gone = set(numbers)
        rows = {number: row for number, row in self.rows.items() if number not in gone}
        return Chunk(rows, self.names)


def tried(check: Callable[..., V]) -> Callable[[Any], V | InputError]:
    """The check, giving its InputError back instead of raising it. A key holds its arguments."""

    def answer(key: Any) -> V | InputError:
        try:
            return check(*key)
        except InputError as error:
            return error

    return answer
