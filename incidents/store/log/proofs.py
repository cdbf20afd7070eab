"""Proofs of the log for those who have no store: a few hashes each, checked with
`incidents.store.log.merkle`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.store.documents import public_row
from incidents.store.log.head import head_of, heads_named
from incidents.store.log.leaves import FACTS
from incidents.store.log.merkle import consistency_proof, inclusion_proof, root_of
from schema.errors import UsageError

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

_LEAVES = "SELECT leaf FROM revision ORDER BY id"
_OF_RECORD = "SELECT * FROM revision WHERE record = :record ORDER BY number DESC LIMIT 1"


def consistency(database: Database, since: str) -> dict[str, Any]:
    """That the log begins with the log of an earlier head; refused where it does not."""
    earlier, now = heads_named(since)[0], head_of(database)
    if earlier.size > now.size:
        raise UsageError(
            f"--since: expected a head of at most {now.size:,} leaves, found {earlier}"
        )
    leaves = _leaves(database)
    root = root_of(leaves[: earlier.size]).hex()
    if root != earlier.root:
        raise UsageError(
            f"--since: expected a head of this store, found {earlier}; its first {earlier.size:,}"
            f" leaves lead to {root}\n  the head is of another store, or a leaf was changed since:"
            " `incidents check` looks at every leaf"
        )
    proof = consistency_proof(leaves, earlier.size)
    return now.as_dict() | {"since": earlier.as_dict(), "proof": [node.hex() for node in proof]}


def inclusion(database: Database, code: str | None) -> dict[str, Any]:
    """That the last change of a record, or the load that brought it, is a leaf of the log."""
    row = public_row(database, code or "", include_restricted=False)
    own = database.one(_OF_RECORD, {"record": f"incident:{code}"})
    leaf = own or database.one(_OF_RECORD, {"record": f"batch:{row['batch_id']}"}) or {}
    place = leaf["id"] - 1
    proof = inclusion_proof(_leaves(database), place)
    return head_of(database).as_dict() | {
        "index": place,
        "leaf": {name: leaf[name] for name in FACTS},
        "proof": [node.hex() for node in proof],
    }


def _leaves(database: Database) -> list[bytes]:
    return [bytes.fromhex(leaf) for (leaf,) in database.tuples(_LEAVES)]
