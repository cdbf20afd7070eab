"""What the rest of the program asks of a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Row = dict[str, Any]


class Database(Protocol):
    """An open connection that runs SQL texts with named parameters (`:name`)."""

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """The answer's rows as dicts, streamed."""

    def tuples(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Any]:
        """The answer's rows as tuples, streamed."""

    def one(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """The first row, or None."""

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None) -> int:
        """Run a statement; the number of rows that it touched."""

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Add many rows to one table, without an object for each."""

    def next_id(self, table: str) -> int:
        """The first free id of a table, inside a writing transaction."""

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""

    def watch(self, kinds: Mapping[str, tuple[Sequence[str], Sequence[tuple[str, str]]]]) -> None:
        """Note from now on, to the end of the transaction, which records change: of each table the
        columns that count (none: all), and the tables that hang on it with the column that points
        back.
        """

    def first_new(self, table: str) -> int:
        """Of a table that is watched, the first id that a row can have which was added since."""

    def changed(self, table: str, parts: Sequence[tuple[str, str]]) -> list[int]:
        """Of a table that is watched, the ids of older rows that were changed or deleted since, or
        on which something was hung; in order.
        """

    def is_changed(self, table: str, row_id: int) -> bool:
        """Whether a record of a watched table was added or changed since."""

    def note_change(self, table: str, row_id: int) -> None:
        """Count a record of a watched table among those that change."""

    def index_text(self, incident_ids: Sequence[int]) -> None:
        """Make the full-text index of these incidents anew."""

    def index_all_text(self) -> None:
        """Make the full-text index of all incidents anew."""

    def index_new_text(self, first: int, last: int) -> None:
        """Index the text of incidents that were just added, by their ids."""

    def wrong_text(self) -> Iterator[str]:
        """The codes of incidents whose words the full-text index does not hold as they are, and
        the numbers of entries that belong to none.
        """

    def forget_deleted_text(self) -> None:
        """Make the full-text index anew, so that no word is left in it that no record has."""

    def expect_many_rows(self) -> None:
        """Make room in memory for a large write."""

    def count_values(self) -> None:
        """Let the database learn how many values its indexes have, after many rows were written."""

    def lay_indexes(self) -> None:
        """Lay the indexes that a large write put off, before what was written is read."""

    def add_function(self, name: str, arguments: int, function: Callable[..., Any]) -> None:
        """Let SQL call a Python function."""

    merged: bool
    """Whether merged records stand in front of the store (`stand_in`)."""

    def stand_in(
        self,
        table: str,
        rows: tuple[Sequence[str], Iterable[Sequence[Any]]],
        gone: str,
        values: Mapping[str, str],
    ) -> None:
        """Let every statement of this connection see other rows (columns, and the rows) in place of
        those of a table that meet the condition `gone`; of the rest columns as these expressions
        over it. The store stays as it is. It comes before any `cover` of the table.
        """

    def cover(self, table: str, values: Mapping[str, str], condition: str = "") -> None:
        """Let every statement of this connection read a table otherwise: columns as these
        expressions over it, and only rows that meet the condition. The store stays as it is.
        """

    def close(self) -> None:
        """Give the connection back."""


class Engine(Protocol):
    """One kind of database holding one store."""

    @property
    def location(self) -> str:
        """Where the store is, for messages."""

    @property
    def url(self) -> str:
        """The address as SQLAlchemy writes it."""

    def exists(self) -> bool:
        """Whether something stands at the location."""

    def reading(self, older: bool = False) -> Database:
        """Open for reading; raises StoreError when it is no store of this program's version, or
        with `older` of this one or one before.
        """

    def writing(self) -> AbstractContextManager[Database]:
        """One transaction: all of it or nothing."""

    def create(self) -> None:
        """Lay the tables in a new place."""

    def migrate(self) -> tuple[str | None, str]:
        """Bring the tables up to date; the schema version before and after."""

    def remade(self) -> AbstractContextManager[tuple[Engine, Path]]:
        """A copy to change, which takes this store's place when all went well, and the name under
        which the old one is kept.
        """

    def copy_to(self, out: Path) -> None:
        """Write the whole store into another file, consistent while others use it."""

    def copies(self) -> list[Path]:
        """Copies that were kept beside the store before migrations."""

    def version(self) -> str | None:
        """The schema version of the store, or None when it is no store."""

    def text_ids(self) -> str:
        """A SELECT of the ids of incidents that match the full-text query `:text`."""

    def text_query(self, words: str) -> str:
        """A researcher's words as this engine's full-text query: all words, in any order."""

    def csv_cell(self, expression: str, delimiter: str) -> str:
        """SQL for a text as a cell of a CSV line without line breaks. It calls `protect` on what
        a spreadsheet might take for a formula.
        """

    def joined(self, expressions: Sequence[str], delimiter: str) -> str:
        """SQL that joins values to one text; what is unknown is empty."""

    def json_object(self, expressions: Sequence[tuple[str, str]]) -> str:
        """SQL for a JSON object of names and expressions."""

    def json_list(self, expression: str) -> str:
        """SQL for a list cell as a JSON array, NULL where it is unknown. It calls `json_items` on a
        cell with something escaped.
        """

    def json_text(self, expression: str) -> str:
        """SQL for a value as JSON."""
