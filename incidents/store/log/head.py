"""The head of a log: its size and its root. Whoever keeps a head can prove later that nothing that
stood before it was changed or taken away.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from incidents.store.log.merkle import EMPTY, Frontier
from schema.errors import UsageError

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

_LINE = re.compile(r"\b(\d+):([0-9a-f]{64})\b(?:\s+(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ))?")
_COLUMNS = ["id", "size", "root", "at", "frontier"]


class Head(NamedTuple):
    """How many leaves a log has, the root over them in hexadecimal, the time of the last leaf."""

    size: int
    root: str
    at: str | None = None

    def __str__(self) -> str:
        return f"{self.size}:{self.root}{f' {self.at}' if self.at else ''}"

    def as_dict(self) -> dict[str, Any]:
        """The head as `head --format json` prints it."""
        return self._asdict()


NONE = Head(0, EMPTY.hex())
"""The head of a log without leaves."""


def head_of(database: Database) -> Head:
    """The head of a store's log."""
    row = database.one("SELECT size, root, at FROM log_head")
    return Head(**row) if row else NONE


def read_heads(text: str, where: str) -> list[Head]:
    """The heads that stand in a text: what `incidents head` prints, as a line or as JSON, or an
    output that carries one. Raises UsageError where there is none.
    """
    found = [Head(int(size), root, at or None) for size, root, at in _LINE.findall(text)]
    if not found:
        found = _of_json(text)
    if not found:
        raise UsageError(
            f"{where}: expected the head of a log, SIZE:ROOT as `incidents head` prints it,"
            " found none\n  a table, map or data package that this program wrote has one in it"
        )
    return list(dict.fromkeys(found))


def heads_named(named: str) -> list[Head]:
    """The heads that a text, or the file of that name, carries: a table, a map, a data package, a
    workbook. What is packed is looked into.
    """
    path = Path(named)
    try:
        if not path.is_file():
            return read_heads(named, "--head")
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                parts = [packed.read(name) for name in packed.namelist()]
        else:
            parts = [path.read_bytes()]
    except (OSError, zipfile.BadZipFile) as error:
        raise UsageError(f"{named}: expected a file with the head of a log ({error})") from error
    return read_heads("\n".join(part.decode("latin-1") for part in parts), named)


def _of_json(text: str) -> list[Head]:
    try:
        read = json.loads(text)
    except ValueError:
        return []
    facts = read if isinstance(read, dict) else {}
    size, root = facts.get("size"), facts.get("root")
    if type(size) is int and isinstance(root, str) and re.fullmatch("[0-9a-f]{64}", root):
        return [Head(size, root, facts.get("at"))]
    return []


def frontier_of(database: Database) -> Frontier:
    """The right edge of the tree, to which leaves are added."""
    row = database.one("SELECT size, frontier FROM log_head")
    if row is None:
        return Frontier()
    return Frontier(row["size"], map(bytes.fromhex, row["frontier"].split()))


def keep_frontier(database: Database, frontier: Frontier, at: str) -> None:
    """Put a longer log's head in place of the one before."""
    nodes = " ".join(node.hex() for node in frontier.nodes)
    database.execute("DELETE FROM log_head")
    row = (1, frontier.size, frontier.root.hex(), at, nodes)
    database.insert_many("log_head", _COLUMNS, [row])
