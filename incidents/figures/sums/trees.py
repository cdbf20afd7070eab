"""Records as trees: waves, their parts, and records that were judged the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from incidents.figures.claims import Triple
from incidents.figures.sums.tallies import NO_PART_FITS, OF_WAVES, PARTS_THAT_FIT, WITH_PARTS
from schema.errors import InputError

Figures = Mapping[str, Triple]
"""Low, best and high by the name of a figure, such as `killed`; what is not named is unknown."""


@dataclass(frozen=True, slots=True)
class Node:
    """A record of a tree of waves and parts.

    `keys` are the rows it belongs to (one, or several for weapons and targets; none where nothing
    is broken down); `hit` is False for a record that the filters leave out and that only stands
    here because a part or a wave of it is a hit. `rest` is the row of what a wave has beyond its
    parts; without it, its one key, or `OF_WAVES` where it has none or several. `elsewhere` marks
    what lies outside the country or area asked for.
    """

    id: Hashable
    parent: Hashable | None
    figures: Figures
    keys: tuple[Hashable, ...] = ()
    hit: bool = True
    rest: Hashable | None = None
    elsewhere: bool = False

    @property
    def row(self) -> Hashable:
        """Where what a wave has beyond its parts stands: its own value, if it has just one."""
        if self.rest is not None:
            return self.rest
        return self.keys[0] if len(self.keys) == 1 else OF_WAVES


class Trees:
    """Hits as trees: each under the nearest wave above it that is a hit as well.

    `roots` have none above them; `parts` holds the records below each wave; `counted` are those
    that count as incidents, which a wave with parts does not: `left_out` gives the reason of each
    (`tallies.REASONS`). With `by_parts` a wave with parts is no hit; without, one is none that has
    a part elsewhere. Raises InputError when records are parts of each other in a circle.
    """

    def __init__(self, nodes: Iterable[Node], by_parts: bool = False) -> None:
        self.nodes = {node.id: node for node in nodes}
        self.hits = {id_: node for id_, node in self.nodes.items() if node.hit}
        self.left_out: dict[Hashable, str] = {}
        self._drop_waves(by_parts)
        self.parts: dict[Hashable, list[Node]] = {}
        self.roots: list[Node] = []
        for node in self.hits.values():
            above = self._wave_above(node)
            if above is None:
                self.roots.append(node)
            else:
                self.parts.setdefault(above, []).append(node)
        self.counted = [node for node in self.hits.values() if node.id not in self.parts]
        self.broken_down = any(node.keys for node in self.hits.values())
        self.left_out |= dict.fromkeys(self.parts, WITH_PARTS)

    def below(self, root: Node) -> list[Node]:
        """A record and all its parts, each after the wave that it belongs to."""
        order = [root]
        for node in order:
            order += self.parts.get(node.id, ())
        return order

    def _drop_waves(self, by_parts: bool) -> None:
        """Take out the waves that count more than was asked for."""
        wider = {
            above
            for node in self.nodes.values()
            if by_parts or node.elsewhere
            for above in self.above(node)
        }
        dropped = [id_ for id_ in self.hits if id_ in wider]
        for id_ in dropped:
            del self.hits[id_]
        if dropped:
            answered = {above for node in self.hits.values() for above in self.above(node)}
            for id_ in dropped:
                self.left_out[id_] = PARTS_THAT_FIT if id_ in answered else NO_PART_FITS

    def above(self, node: Node) -> list[Hashable]:
        """Everything above a record, the nearest first."""
        path = [node.id]
        while (parent := self.nodes[path[-1]].parent) is not None and parent in self.nodes:
            if parent in path:
                expected, found = "waves that end above", f"{parent!r}, which is a part of itself"
                raise InputError(expected, found, "parent", "correct the parent of one of them")
            path.append(parent)
        return path[1:]

    def _wave_above(self, node: Node) -> Hashable | None:
        return next((id_ for id_ in self.above(node) if id_ in self.hits), None)


def one_each(
    nodes: Iterable[Node],
    same: Iterable[Sequence[Hashable]],
    figures: Callable[[Sequence[Hashable]], Figures],
) -> list[Node]:
    """Records that were judged the same as one record: a hit if any is, below a wave if any is.

    `same` are groups of ids; `figures` derives those of a group from the claims of all its members
    (`claims.of_one_record`). The first member's id stands for all; the first value that a member
    has is the group's.
    """
    listed = list(nodes)
    known = {node.id: node for node in listed}
    head: dict[Hashable, Hashable] = {}
    joined: dict[Hashable, Node] = {}
    for group in same:
        members = [known[id_] for id_ in group if id_ in known]
        if len(members) > 1:
            first = members[0]
            head |= {member.id: first.id for member in members}
            joined[first.id] = replace(
                first,
                figures=figures([member.id for member in members]),
                keys=next((m.keys for m in members if m.keys), ()),
                hit=any(member.hit for member in members),
            )
            parents = [m.parent for m in members if m.parent is not None]
            outside = [p for p in parents if head.get(p) != first.id]
            joined[first.id] = replace(joined[first.id], parent=next(iter(outside), None))
    heads = (joined.get(node.id, node) for node in listed if head.get(node.id, node.id) == node.id)
    return [replace(node, parent=head.get(node.parent, node.parent)) for node in heads]
