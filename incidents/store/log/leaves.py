"""What a leaf of the log is made of: the facts of a revision, and the records that it made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from incidents.store.log.merkle import leaf_hash

FACTS = ("record", "number", "action", "who", "at", "why", "digest", "states", "states_root")
"""The facts of a revision that its leaf is the hash of, in their order, as a JSON array."""


def canonical(changes: Mapping[str, Any]) -> str:
    """What changed, as the one text that is digested."""
    return json.dumps(changes, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def change_digest(salt: str, changes: str) -> str:
    """The salted digest of what changed, which stays when a purge drops both."""
    return hashlib.sha256(f"{salt}{changes}".encode()).hexdigest()


def revision_leaf(revision: Mapping[str, Any]) -> bytes:
    """The hash of a revision as a leaf."""
    return leaf_hash(json.dumps([revision[name] for name in FACTS]).encode())


def state_leaf(kind: str, row_id: int, digest: bytes | None) -> bytes:
    """The hash of a record's digest as a leaf of the tree under one revision."""
    return leaf_hash(f"{kind}:{row_id}:{digest.hex() if digest else 'gone'}".encode())
