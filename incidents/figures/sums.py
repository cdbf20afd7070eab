"""Sums over waves and their parts: a record counts once, and nothing is counted twice.

What a wave has beyond its parts stands in the row of the wave's own value, or in the row
`OF_WAVES`, so that rows add up to the total. Records without parent and parts need nothing of
this: a database sums them, and `Sums.merge` puts its sums beside those of the trees. This module
is the reference for every other place that sums.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from incidents.figures.claims import Triple
from incidents.figures.tallies import Sums
from incidents.figures.trees import Node, Trees
from incidents.figures.waves import SILENT, remainder, whole


def sums(nodes: Iterable[Node], names: Sequence[str], by_parts: bool = False) -> Sums:
    """Sum the figures called `names` over trees of waves and parts.

    `nodes` are the hits with all parts of a wave that is a hit, hits or not. `by_parts` is set when
    the filter asks for an area or a weapon: a wave with parts then answers only with those that
    fit. Raises InputError when records are parts of each other in a circle.
    """
    answer = Sums()
    trees = Trees(nodes, by_parts, answer.notes)
    for root in trees.roots:
        order = trees.below(root)
        for name in names:
            answer.total.tally(name).add(_sum_tree(order, name, trees, answer))
    count_records(trees, answer)
    return answer


def count_records(trees: Trees, answer: Sums) -> None:
    """Count each record once, a wave through its parts, and note which stand in several rows."""
    answer.total.incidents += len(trees.counted)
    for node in trees.counted:
        for key in node.keys:
            answer.row(key).incidents += 1
    answer.notes["overlap"] += sum(len(node.keys) > 1 for node in trees.counted)


def _sum_tree(order: Sequence[Node], name: str, trees: Trees, answer: Sums) -> Triple:
    """The figure of a tree, whose root comes first; what each record has goes to the rows."""
    figures: dict[Hashable, Triple] = {}
    for node in reversed(order):
        own = node.figures.get(name, SILENT)
        below = trees.parts.get(node.id)
        if below is None:
            figures[node.id] = own
            to_rows(answer, node.keys, name, own)
            continue
        parts = [figures[part.id] for part in below]
        figures[node.id] = whole(own, parts)
        rest = remainder(figures[node.id], parts)
        if trees.broken_down and leaves_something(rest, own, figures[node.id], parts):
            to_rows(answer, node.row, name, rest)
    return figures[order[0].id]


def leaves_something(rest: Triple, own: Triple, of_all: Triple, parts: Sequence[Triple]) -> bool:
    """Whether a remainder says anything: some people, or an end that its parts' rows close."""
    if rest == (0, 0, 0):
        return False
    if rest[0] or own != SILENT:
        return True
    stated = [part for part in parts if part != SILENT]
    return any(
        of_all[end] is None and stated and all(part[end] is not None for part in stated)
        for end in (1, 2)
    )


def to_rows(answer: Sums, keys: Iterable[Hashable], name: str, figure: Triple) -> None:
    """Add a figure to each of its rows."""
    for key in keys:
        answer.row(key).tally(name).add(figure)
