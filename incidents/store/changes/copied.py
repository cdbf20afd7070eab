"""What a store has for itself, whatever its records: uids, when it was filled and by whom, and the
salts of its history. A store that is prepared for copying has none of it; a copy gets its own.
"""

from __future__ import annotations

import json
import uuid

from incidents import settings
from incidents.store import history
from incidents.store.engines.base import Database

_LINKS = "SELECT record, action, why, changes FROM revision ORDER BY id"


def disown(database: Database) -> None:
    """Make a store one of nobody's, inside the caller's transaction: the same records give the same
    rows, and nothing tells who prepared it. It has no log until `make_own`.
    """
    database.execute("UPDATE incident SET uid = id")
    database.execute("UPDATE batch SET started = '', ended = ''")
    database.execute("UPDATE revision SET who = '', at = '', salt = NULL, digest = '', leaf = NULL")
    for table in ("record_state", "log_head"):
        database.execute(f"DELETE FROM {table}")


def make_own(database: Database) -> None:
    """Make a copy of a store of nobody's one of its own, inside the caller's transaction, as if the
    person who asked for it had filled it now: each change is appended again, as it was, and the log
    begins with it.
    """
    for (number,) in list(database.tuples("SELECT id FROM incident")):
        uid = {"uid": uuid.uuid4().hex, "id": number}
        database.execute("UPDATE incident SET uid = :uid WHERE id = :id", uid)
    database.execute("UPDATE batch SET started = :now, ended = :now", {"now": history.now()})
    _begin_history(database)


def _begin_history(database: Database) -> None:
    links, who = list(database.tuples(_LINKS)), settings.user_name()
    database.execute("DELETE FROM revision")
    for record, action, why, changes in links:
        history.append(database, record, action, json.loads(changes), history.Author(why, who))
