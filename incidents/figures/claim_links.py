"""Claims that name each other: who points to whom, and where they point in a circle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from incidents.figures.claims import Claim
from schema.columns import split_list


def pointers(
    claims: Sequence[Claim],
    names: Callable[[Claim], str],
    fits: Callable[[Claim, Claim], bool] = lambda _claim, _named: True,
) -> dict[int, list[int]]:
    """For every claim that names others by key: its number, and theirs.

    A key that several claims bear (a fault of the document) points to all of them. `fits` leaves
    out what may not be pointed to.
    """
    by_key: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.key:
            by_key.setdefault(claim.key, []).append(claim)
    return {
        claim.number: [
            named.number
            for key in split_list(names(claim))
            for named in by_key.get(key, [])
            if fits(claim, named)
        ]
        for claim in claims
        if names(claim)
    }


def circles(edges: Mapping[int, Sequence[int]]) -> list[tuple[int, ...]]:
    """Every circle of claims that point to each other, each once, itself alone included."""
    closed: list[tuple[int, ...]] = []
    finished: set[int] = set()
    for start in edges:
        path: list[int] = []
        on_path: dict[int, int] = {}
        stack = [(start, 0)]
        while stack:
            node, depth = stack.pop()
            while len(path) > depth:
                gone = path.pop()
                del on_path[gone]
                finished.add(gone)
            if node in on_path:
                closed.append(tuple(path[on_path[node] :]))
            elif node not in finished:
                on_path[node] = depth
                path.append(node)
                stack += [(target, depth + 1) for target in edges.get(node, ())]
        finished.update(path)
    return closed


def end_of(start: int, steps: Mapping[int, int]) -> int:
    """The last of the claims to which `start` leads, step by step. `steps` hold no circle."""
    while start in steps:
        start = steps[start]
    return start
