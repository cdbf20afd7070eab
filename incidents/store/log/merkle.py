"""The tree over the leaves of the log, and the proofs that it allows.

A root stands for all leaves before it in their order: nobody can change, remove or insert one and
keep the root. Source: RFC 6962, "Certificate Transparency", section 2.1 (hashes, inclusion proofs,
consistency proofs); the checks follow RFC 9162, sections 2.1.3.2 and 2.1.4.2.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf's data."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: the roots of its whole subtrees, the largest first.

    It is all that adding a leaf needs, so that a log of any length grows in a few steps.
    """

    def __init__(self, size: int = 0, nodes: Iterable[bytes] = ()) -> None:
        self.size = size
        self.nodes = list(nodes)

    def add(self, leaf: bytes) -> None:
        """Take in the hash of one more leaf."""
        self.size += 1
        self.nodes.append(leaf)
        whole = self.size
        while whole % 2 == 0:
            right = self.nodes.pop()
            self.nodes[-1] = node_hash(self.nodes[-1], right)
            whole //= 2

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Take in the hashes of more leaves: whole subtrees at once, as many as end here."""
        start = 0
        while left := len(leaves) - start:
            most = 1 << (left.bit_length() - 1)
            count = min(self.size & -self.size or most, most)
            self.nodes.append(_whole_root(leaves[start : start + count]))
            self.size, start = self.size + count, start + count
            whole = self.size // count
            while whole % 2 == 0:
                right = self.nodes.pop()
                self.nodes[-1] = node_hash(self.nodes[-1], right)
                whole //= 2

    @property
    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self.nodes:
            return EMPTY
        root = self.nodes[-1]
        for node in reversed(self.nodes[:-1]):
            root = node_hash(node, root)
        return root


def _whole_root(leaves: Sequence[bytes]) -> bytes:
    """The root over as many leaves as a power of two."""
    sha256 = hashlib.sha256
    level = leaves
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=True)
        level = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return level[0]


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over hashes of leaves."""
    frontier = Frontier()
    frontier.extend(list(leaves))
    return frontier.root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """What proves that leaf `index`, counted from 0, stands in the tree over `leaves`."""
    if len(leaves) <= 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*inclusion_proof(leaves[:half], index), root_of(leaves[half:])]
    return [*inclusion_proof(leaves[half:], index - half), root_of(leaves[:half])]


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows that a leaf stands at `index` in the tree of this size and root."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for node in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            found = node_hash(node, found)
            while not place % 2 and place:
                place, last = place // 2, last // 2
        else:
            found = node_hash(found, node)
        place, last = place // 2, last // 2
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """What proves that the tree over `leaves` begins with the tree of its first `size` leaves."""
    return _consistency(leaves, size, whole=True) if 0 < size < len(leaves) else []


def _consistency(leaves: Sequence[bytes], size: int, whole: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if whole else [root_of(leaves)]
    half = _half(len(leaves))
    if size <= half:
        return [*_consistency(leaves[:half], size, whole), root_of(leaves[half:])]
    return [*_consistency(leaves[half:], size - half, False), root_of(leaves[:half])]


def is_consistent(
    first: int, first_root: bytes, second: int, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether a proof shows that the tree of the second size and root begins with the first one."""
    if first > second or first < 0:
        return False
    if first in (0, second):
        return not proof and first_root == (EMPTY if first == 0 else second_root)
    nodes = list(proof) if first & (first - 1) else [first_root, *proof]
    if not nodes:
        return False
    place, last = first - 1, second - 1
    while place % 2:
        place, last = place // 2, last // 2
    old = new = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while not place % 2 and place:
                place, last = place // 2, last // 2
        else:
            new = node_hash(new, node)
        place, last = place // 2, last // 2
    return last == 0 and old == first_root and new == second_root


def _half(size: int) -> int:
    """The largest power of two below a size: how many leaves the left subtree has."""
    return 1 << ((size - 1).bit_length() - 1)
