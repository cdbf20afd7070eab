"""Actors that a data set names and nobody has recorded: kept as they are written, kind unknown."""

from __future__ import annotations

from incidents.language.folding import digest, slug
from incidents.store import context, history
from incidents.store.engines.base import Database
from incidents.store.keys import fetch
from schema.document.context import ActorDocument
from schema.document.write import to_plain

_LONGEST_NAME = 200
_LONGEST_CODE = 80


def can_be_actor(name: str) -> bool:
    """Whether a text can be a name: not empty, and no paragraph."""
    return 0 < len(name.strip()) <= _LONGEST_NAME


def record_actor(database: Database, name: str, author: history.Author) -> tuple[int, str]:
    """Record an actor by the name that a file gives it; its id and code.

    The name and the code are ways to ask for it (`--attacker`). What kind of actor it is, and whose
    side it takes, is for a person to say.
    """
    name = " ".join(name.split())
    document = ActorDocument(code=_free_code(database, name), name=name)
    kind, plain = context.KINDS["actors"], to_plain(document)
    history.append(
        database, f"actor:{document.code}", "add", history.changes_between({}, plain), author
    )
    context.write(database, kind, [plain])
    return int(fetch(database, "actors", [document.code])[document.code]["id"]), document.code


def _free_code(database: Database, name: str) -> str:
    code = slug(name)
    if not 0 < len(code) <= _LONGEST_CODE:
        code = f"actor-{digest(name)[:12]}"
    return f"{code}-{digest(name)[:8]}" if fetch(database, "actors", [code]) else code
