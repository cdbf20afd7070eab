"""Sums of munitions: a wave's own weapon uses against its parts' uses, weapon by weapon.

What a part used is compared with the use of the wave that names that weapon, else its family, else
its type: a part's Kh-101 with the missiles that the wave counts, never with its drones. Where a
part has only the broader word ("missiles"), it is compared with all that the wave names of them,
and the greatest is unknown, because the wave may not hold all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from incidents.figures.claims import Triple
from incidents.figures.sums.rows import Entry, Part, wave
from incidents.figures.sums.tallies import OF_WAVES, Tally
from incidents.figures.sums.trees import Figures, Node, Trees
from incidents.figures.sums.waves import SILENT, remainder, whole

TOGETHER = "several"
"""The weapon of a use that holds the count of all weapons of its record together."""

NOTHING = ""
"""The weapon of records that name none."""

Label = Callable[[str], Hashable]
"""The row of a weapon, such as its type; asked for `NOTHING` too."""

Broader = Mapping[str, str]
"""A weapon's family or type, a family's type, and the broader type of a type."""


@dataclass(frozen=True, slots=True)
class Counts:
    """One count of munitions: of each tree, by its root, and what each row takes from a record.

    Rows are pairs of a key of the record (None where nothing but weapons is broken down) and the
    label of a weapon (None where weapons are not). They count records, never uses.
    """

    trees: dict[Hashable, Triple] = field(default_factory=dict)
    rows: dict[tuple[Hashable, Hashable], Triple] = field(default_factory=dict)

    @property
    def total(self) -> Tally:
        """The sum over all trees."""
        tally = Tally()
        for figure in self.trees.values():
            tally.add(figure)
        return tally

    @property
    def by_row(self) -> dict[Hashable, Tally]:
        """The sum of each row."""
        tallies: dict[Hashable, Tally] = {}
        for (_, row), figure in self.rows.items():
            tallies.setdefault(row, Tally()).add(figure)
        return tallies


def munitions(
    nodes: Iterable[Node], label: Label | None = None, broader: Broader | None = None
) -> Counts:
    """Count munitions over trees of waves and parts.

    `figures` of a node hold (low, None, high) by weapon, for the weapon uses that fit the question
    alone; uses of one weapon are one entry. `label` breaks down by weapon; what a count of all
    weapons together has beyond those that are named stands in the row `TOGETHER`, or in `OF_WAVES`
    where it comes from a wave.
    """
    counts = Counts()
    trees = Trees(nodes)
    held_by = _HeldBy(broader or {})
    for root in trees.roots:
        tree = _Tree(trees, held_by, label)
        top = tree.sum(trees.below(root))
        counts.trees[root.id] = top.total.figure
        counts.rows.update(tree.rows(root, top))
    return counts


def record_total(uses: Figures) -> Triple:
    """All munitions of one record: the sum of its uses, or the count of all weapons together where
    that is larger. The greatest is unknown as soon as a use does not state it, unless the count of
    all weapons together speaks for it.
    """
    named = [figure for weapon, figure in uses.items() if weapon != TOGETHER]
    if TOGETHER not in uses or not named:
        return _total(uses.values())
    of_all = uses[TOGETHER]
    low, _, high = whole(of_all, named)
    # Weapons that only the count of all speaks of are more than those that are named.
    if of_all[2] is None or (high or 0) < (low or 0):
        high = None
    return low, None, high


def by_weapon(uses: Iterable[tuple[str, Triple]]) -> dict[str, Triple]:
    """The uses of one record: those of one weapon are one, their counts added."""
    listed: dict[str, list[Triple]] = {}
    for weapon, figure in uses:
        listed.setdefault(weapon, []).append(figure)
    return {weapon: _total(figures) for weapon, figures in listed.items()}


def _total(figures: Iterable[Triple]) -> Triple:
    tally = Tally()
    for figure in figures:
        tally.add(figure)
    low = tally.figure[0]
    if tally.high_open or tally.unknown or not tally.stated or tally.high < (low or 0):
        return low, None, None
    return low, None, tally.high


@dataclass(frozen=True, slots=True)
class _Weapons:
    """Weapons that are counted as one, here and below: `part` is what they make."""

    names: frozenset[str]
    part: Part


@dataclass(frozen=True, slots=True)
class _Used:
    """What a record and everything below it used: all of it, by weapon, and whether any of it is a
    count of all weapons together.
    """

    total: Part
    weapons: tuple[_Weapons, ...]
    together: bool

    @property
    def anything(self) -> bool:
        return bool(self.weapons) or self.together


class _HeldBy(dict[str, tuple[str, ...]]):
    """A weapon with its family, its type and every broader one, nearest first."""

    def __init__(self, broader: Broader) -> None:
        super().__init__()
        self.broader = broader

    def __missing__(self, weapon: str) -> tuple[str, ...]:
        path = [weapon]
        while (above := self.broader.get(path[-1])) and above not in path:
            path.append(above)
        self[weapon] = tuple(path)
        return self[weapon]


class _Tree:
    """Sums one tree from its strikes upward; `laid` is what has entered the rows so far."""

    def __init__(self, trees: Trees, held_by: _HeldBy, label: Label | None) -> None:
        self.trees, self.held_by, self.label = trees, held_by, label
        self.laid: list[Entry] = []

    def sum(self, order: Sequence[Node]) -> _Used:
        """What the root, which comes first in `order`, used with everything below it."""
        used: dict[Hashable, _Used] = {}
        for node in reversed(order):
            parts = [used[part.id] for part in self.trees.parts.get(node.id, ())]
            # A part whose uses do not fit is no silent part: it used nothing that was asked for.
            used[node.id] = self._used(node, [part for part in parts if part.anything])
        return used[order[0].id]

    def rows(self, root: Node, used: _Used) -> dict[tuple[Hashable, Hashable], Triple]:
        """What each row takes from each record."""
        if not self.label and not self.trees.broken_down:
            return {}
        tops = [weapons.part for weapons in used.weapons] if self.label else [used.total]
        entries = [*self.laid, *(entry for top in tops for entry in top.entries)]
        if self.label:
            entries += self._all_together(root, used)
            entries += [] if used.anything else self._without_weapon(root, self.label)
        taken: dict[tuple[Hashable, Hashable], list[Triple]] = {}
        for id_, row, figure in entries:
            taken.setdefault((id_, row), []).append(figure)
        return {place: _total(figures) for place, figures in taken.items()}

    def _without_weapon(self, root: Node, label: Label) -> list[Entry]:
        """A tree that names no weapon leaves its munitions unknown in the row of no weapon."""
        return [(root.id, (key, label(NOTHING)), SILENT) for key in self._keys_of(root)]

    def _all_together(self, root: Node, used: _Used) -> list[Entry]:
        """What a count of all weapons together has beyond those that are named."""
        low, _, high = remainder(used.total.figure, [w.part.figure for w in used.weapons])
        if not (low or used.together):
            return []
        named = OF_WAVES if root.id in self.trees.parts else TOGETHER
        return [(root.id, (key, named), (low, None, high)) for key in self._keys_of(root)]

    def _keys_of(self, root: Node) -> Sequence[Hashable]:
        """The rows that a whole tree enters: those of a record, the one of a wave with parts."""
        return (self._rest_key(root),) if root.id in self.trees.parts else root.keys or (None,)

    def _used(self, node: Node, parts: Sequence[_Used]) -> _Used:
        own = {weapon: f for weapon, f in node.figures.items() if weapon != TOGETHER}
        below = [weapons for part in parts for weapons in part.weapons]
        groups = self._groups(own, below) if below else [({w: f}, []) for w, f in own.items()]
        weapons = tuple(self._as_one(node, *group) for group in groups)
        together = TOGETHER in node.figures or any(part.together for part in parts)
        of_own = record_total(node.figures)
        if parts:
            total = self._wave_total(node, weapons, [part.total.figure for part in parts], together)
        else:
            total = of_own
        return _Used(self._total_part(node, total, of_own, parts), weapons, together)

    def _total_part(self, node: Node, total: Triple, own: Triple, parts: Sequence[_Used]) -> Part:
        if self.label:
            return Part(node.id, total, {})
        if node.id not in self.trees.parts:
            return Part(node.id, total, {(key, None): total for key in node.keys})
        totals = [part.total for part in parts]
        return wave(node.id, total, own, (self._rest_key(node), None), totals, self.laid)

    def _wave_total(
        self,
        node: Node,
        weapons: Sequence[_Weapons],
        parts: Sequence[Triple],
        together: bool,
    ) -> Triple:
        """All munitions of a wave with its parts."""
        named = _total(w.part.figure for w in weapons)
        if not together:
            return named
        # Some count speaks of all weapons together, so counts are compared together.
        own = record_total(node.figures)
        low, _, high = whole(own, parts)
        low = max((n for n in (low, named[0]) if n is not None), default=None)
        if own != SILENT and TOGETHER not in node.figures:
            # The wave counts some weapons, a part counts all of its own: neither holds the other.
            return low, None, None
        held = sum(max((n for n in w.part.figure if n is not None), default=0) for w in weapons)
        # Weapons that are named make more than the count of all: that count speaks for nothing.
        return low, None, named[2] if high is not None and held > high else high

    def _groups(
        self, own: Figures, below: Sequence[_Weapons]
    ) -> list[tuple[Figures, list[_Weapons]]]:
        """The wave's own weapons and those of its parts, in groups that are compared."""
        groups: list[tuple[dict[str, Triple], list[_Weapons]]] = [
            ({weapon: figure}, []) for weapon, figure in own.items()
        ]
        for weapons in below:
            met = self._met(own, weapons.names)
            joined: tuple[dict[str, Triple], list[_Weapons]] = ({}, [weapons])
            for group in [group for group in groups if met & group[0].keys()]:
                groups.remove(group)
                joined = (group[0] | joined[0], group[1] + joined[1])
            groups.append(joined)
        return [*groups]

    def _met(self, own: Figures, names: Iterable[str]) -> set[str]:
        """The wave's own weapons that a part's are compared with."""
        met: set[str] = set()
        for name in names:
            holder = next((held for held in self.held_by[name] if held in own), None)
            met |= {holder} if holder else {o for o in own if name in self.held_by[o]}
        return met

    def _as_one(self, node: Node, own: Figures, below: Sequence[_Weapons]) -> _Weapons:
        """The larger of a wave's own uses and its parts' uses of weapons that are compared."""
        if not below:
            (figure,) = own.values()
            return _Weapons(frozenset(own), self._weapons_part(node, figure, own, below))
        stated = _total(own.values())
        figure = whole(stated, [weapons.part.figure for weapons in below])
        names = frozenset(own).union(*(weapons.names for weapons in below))
        if stated != SILENT and not all(set(self.held_by[name]) & own.keys() for name in names):
            figure = (figure[0], None, None)
        return _Weapons(names, self._weapons_part(node, figure, own, below))

    def _weapons_part(
        self, node: Node, figure: Triple, own: Figures, below: Sequence[_Weapons]
    ) -> Part:
        if not self.label:
            return Part(node.id, figure, {})
        labels = {self.label(weapon) for weapon in own}
        if node.id not in self.trees.parts:
            keys = node.keys or (None,)
            return Part(node.id, figure, {(key, named): figure for key in keys for named in labels})
        # What a wave has beyond its parts stands in the row of its weapon, if it names just one.
        rest = (self._rest_key(node), labels.pop() if len(labels) == 1 else OF_WAVES)
        parts = [weapons.part for weapons in below]
        return wave(node.id, figure, _total(own.values()), rest, parts, self.laid)

    def _rest_key(self, node: Node) -> Hashable:
        return node.row if self.trees.broken_down else None
