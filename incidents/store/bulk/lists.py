"""List cells: read, checked, and brought together with the list beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from schema.columns import split_list
from schema.document.base import Code
from schema.errors import InputError

M = TypeVar("M")
G = TypeVar("G")


def items(cell: str | None) -> list[str]:
    """The items of a list cell, each once, empty ones left out."""
    if cell is None:
        return []
    if ";" not in cell and "\\" not in cell:
        return [cell]
    return list(dict.fromkeys(item for item in split_list(cell) if item))


@lru_cache(maxsize=5_000)
def codes(cell: str | None, vocabulary: str, column: str) -> tuple[str, ...]:
    """The items of a list cell of codes; raises InputError with the nearest codes."""
    try:
        return tuple(Code(vocabulary).check(item) for item in items(cell))
    except InputError as error:
        raise InputError(error.expected, error.found, column) from None


def interleaved(
    members: Sequence[tuple[M, G]], groups: Sequence[G]
) -> Iterator[tuple[M | None, G]]:
    """Members with their group, and groups without member, so that both orders are kept.

    Groups come in the order of `groups` by their first appearance, members in theirs.
    """
    waiting, seen = list(members), set[G]()
    for group in groups:
        while waiting and waiting[0][1] in seen:
            yield waiting.pop(0)
        seen.add(group)
        yield waiting.pop(0) if waiting and waiting[0][1] == group else (None, group)
    yield from waiting
