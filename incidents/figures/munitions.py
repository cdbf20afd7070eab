"""Sums of munitions: a wave's own weapon uses against its parts' uses, weapon by weapon."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from incidents.figures.claims import Triple
from incidents.figures.sums import count_records, leaves_something, to_rows
from incidents.figures.tallies import OF_WAVES, Sums, Tally
from incidents.figures.trees import Figures, Node, Trees
from incidents.figures.waves import SILENT, remainder, whole

TOGETHER = "several"
"""The weapon of a use that holds the count of all weapons of its record together."""


def munitions(nodes: Iterable[Node], name: str, by_weapon: bool = False) -> Sums:
    """Sum one count of munitions (`launched`, `intercepted`) over trees of waves and parts.

    `figures` of a node hold (low, None, high) by weapon or type of weapon, for the weapon uses that
    fit the question alone; uses of one weapon are one entry. The answer's rows go by the nodes'
    keys, or with `by_weapon` by weapon. What a count of all weapons together has beyond the weapons
    that are named stands in the row `TOGETHER`, or in `OF_WAVES` where it comes from a wave.
    """
    answer = Sums()
    trees = Trees(nodes, False, answer.notes)
    for root in trees.roots:
        _sum_tree(trees.below(root), name, trees, answer, by_weapon)
    if not by_weapon:
        count_records(trees, answer)
        return answer
    answer.total.incidents += len(trees.counted)
    for node in trees.counted:
        for weapon in node.figures:
            answer.row(weapon).incidents += 1
    return answer


def record_total(uses: Figures) -> Triple:
    """All munitions of one record. The greatest is unknown as soon as one use does not state it,
    unless a count of all weapons together speaks for it.
    """
    tally = Tally()
    for figure in uses.values():
        tally.add(figure)
    low = tally.figure[0]
    spoken_for = uses.get(TOGETHER, SILENT)[2] is not None
    still_open = (tally.high_open or tally.unknown) and not spoken_for
    # A count of all weapons together that is below what one of them has speaks for nothing.
    if still_open or not tally.stated or tally.high < (low or 0):
        return low, None, None
    return low, None, tally.high


def _sum_tree(
    order: Sequence[Node], name: str, trees: Trees, answer: Sums, by_weapon: bool
) -> None:
    uses: dict[Hashable, Figures] = {}
    totals: dict[Hashable, Triple] = {}
    for node in reversed(order):
        # A part whose uses do not fit is no silent part: it used nothing that was asked for.
        below = [part.id for part in trees.parts.get(node.id, ()) if uses[part.id]]
        parts = [totals[id_] for id_ in below]
        own = record_total(node.figures)
        uses[node.id] = _by_weapon(node.figures, [uses[id_] for id_ in below])
        totals[node.id] = _tree_total(node.figures, uses[node.id], parts) if parts else own
        if not by_weapon:
            _to_rows(answer, node, name, trees, own, totals[node.id], parts)
    root = order[0]
    answer.total.tally(name).add(totals[root.id])
    if by_weapon:
        _weapon_rows(answer, name, uses[root.id], totals[root.id], root.id in trees.parts)


def _to_rows(
    answer: Sums,
    node: Node,
    name: str,
    trees: Trees,
    own: Triple,
    total: Triple,
    parts: Sequence[Triple],
) -> None:
    if node.id not in trees.parts:
        to_rows(answer, node.keys, name, own)
        return
    rest = remainder(total, parts)
    if trees.broken_down and leaves_something(rest, own, total, parts):
        to_rows(answer, node.row, name, rest)


def _tree_total(own: Figures, uses: Figures, parts: Sequence[Triple]) -> Triple:
    """All munitions of a wave with its parts. `uses` are those of both, by weapon."""
    named = record_total({w: f for w, f in uses.items() if w != TOGETHER})
    if TOGETHER not in uses:
        return named
    # Some count speaks of all weapons together, so counts are compared together and not by weapon.
    of_own = record_total(own)
    low, _, high = whole(of_own, parts)
    low = max((n for n in (low, named[0]) if n is not None), default=None)
    if of_own != SILENT and TOGETHER not in own:
        # The wave counts some weapons, a part counts all of its own: neither holds the other.
        return low, None, None
    if high is not None and low is not None and low > high:
        high = named[2]
    return low, None, high


def _by_weapon(own: Figures, parts: Sequence[Figures]) -> dict[str, Triple]:
    """For each weapon the larger of the wave's own uses and its parts' uses."""
    weapons = dict.fromkeys(weapon for uses in (own, *parts) for weapon in uses)
    return {
        weapon: whole(own.get(weapon, SILENT), [uses[weapon] for uses in parts if weapon in uses])
        for weapon in weapons
    }


def _weapon_rows(answer: Sums, name: str, uses: Figures, total: Triple, wave: bool) -> None:
    named = {weapon: figure for weapon, figure in uses.items() if weapon != TOGETHER}
    for weapon, figure in named.items():
        answer.row(weapon).tally(name).add(figure)
    low, _, high = remainder(total, list(named.values()))
    if low or TOGETHER in uses:
        answer.row(OF_WAVES if wave else TOGETHER).tally(name).add((low, None, high))
