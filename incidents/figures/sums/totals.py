"""Sums over waves and their parts: a record counts once, and nothing is counted twice.

What a wave has beyond its parts stands in the row of the wave's own value, or in the row
`OF_WAVES`, so that rows add up to the total. Records without parent and parts need nothing of
this: a database sums them, and `Sums.merge` puts its sums beside those of the trees. This module
is the reference for every other place that sums.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from incidents.figures.sums.rows import Entry, Part, wave
from incidents.figures.sums.tallies import Sums
from incidents.figures.sums.trees import Node, Trees
from incidents.figures.sums.waves import SILENT, whole


def sums(nodes: Iterable[Node], names: Sequence[str], by_parts: bool = False) -> Sums:
    """Sum the figures called `names` over trees of waves and parts.

    `nodes` are the hits with all parts of a wave that is a hit, hits or not. `by_parts` is set when
    the filter asks for a spot or a weapon: a wave with parts then answers only with those that
    fit. Raises InputError when records are parts of each other in a circle.
    """
    answer = Sums()
    trees = Trees(nodes, by_parts)
    for root in trees.roots:
        order = trees.below(root)
        for name in names:
            _sum_tree(order, name, trees, answer)
    _count_records(trees, answer)
    return answer


def _count_records(trees: Trees, answer: Sums) -> None:
    """Count each record once, a wave through its parts, and those that are left out by reason."""
    answer.total.incidents = len(trees.counted)
    answer.total.left_out.update(trees.left_out.values())
    for node in trees.counted:
        for key in node.keys:
            answer.row(key).incidents += 1
    for id_, reason in trees.left_out.items():
        for key in trees.nodes[id_].keys:
            answer.row(key).left_out[reason] += 1


def _sum_tree(order: Sequence[Node], name: str, trees: Trees, answer: Sums) -> None:
    """Add the figure of a tree, whose root comes first, to the total and to its rows."""
    laid: list[Entry] = []
    summed: dict[Hashable, Part] = {}
    for node in reversed(order):
        own = node.figures.get(name, SILENT)
        parts = [summed[part.id] for part in trees.parts.get(node.id, ())]
        if parts:
            figure = whole(own, [part.figure for part in parts])
            summed[node.id] = wave(node.id, figure, own, node.row, parts, laid)
        else:
            summed[node.id] = Part(node.id, own, dict.fromkeys(node.keys, own))
    root = summed[order[0].id]
    answer.total.tally(name).add(root.figure)
    for _, row, figure in [*laid, *root.entries] if trees.broken_down else ():
        answer.row(row).tally(name).add(figure)
