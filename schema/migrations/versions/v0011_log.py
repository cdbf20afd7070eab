"""One log for the store: every revision a leaf of one tree, and a digest of each record's state.

Chains of one record each give way to it. The leaves of older revisions and the digests of older
records are made by the first change that follows (`incidents migrate` makes one).
"""

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
UNVERIFIED = "unverified"
"""The action of the leaf that names the records whose chain did not verify."""
_FACTS = ("record", "number", "action", "who", "at", "why", "digest")


def upgrade() -> None:
    """Lay the tables; revisions stand without a gap from 1 on, in the order in which they came.
    What does not verify in the old chains is named in a leaf.
    """
    connection = op.get_bind()
    links = connection.execute(sa.text("SELECT * FROM revision ORDER BY record, number"))
    broken = _broken_chains(dict(link) for link in links.mappings())
    with op.batch_alter_table("revision") as table:
        table.drop_column("chain")
        states: sa.Column[int] = sa.Column(
            "states", sa.Integer(), nullable=False, server_default="0"
        )
        table.add_column(states)
        table.add_column(sa.Column("states_root", sa.String(), nullable=True))
        table.add_column(sa.Column("leaf", sa.String(), nullable=True))
    ids = connection.execute(sa.text("SELECT id FROM revision ORDER BY id")).scalars().all()
    for place, number in enumerate(ids, start=1):
        if place != number:
            statement = sa.text("UPDATE revision SET id = :place WHERE id = :number")
            connection.execute(statement, {"place": place, "number": number})
    if broken:
        _name(connection, broken)
    op.create_table(
        "record_state",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "row_id", "revision_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("frontier", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _name(connection: sa.Connection, broken: list[str]) -> None:
    text = json.dumps({"records": [None, broken]}, separators=(",", ":"))
    salt = secrets.token_hex(16)
    row = {
        "action": UNVERIFIED,
        "at": dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "changes": text,
        "salt": salt,
        "digest": hashlib.sha256(f"{salt}{text}".encode()).hexdigest(),
    }
    statement = """INSERT INTO revision (record, number, action, who, at, changes, salt, digest)
        VALUES ('store', 1, :action, 'migrate', :at, :changes, :salt, :digest)"""
    connection.execute(sa.text(statement), row)


def _broken_chains(links: Iterable[dict[str, Any]]) -> list[str]:
    """The records whose chain does not verify, from all revisions in the order of record and
    number.
    """
    broken: dict[str, None] = {}
    record, number, chain = None, 0, ""
    for link in links:
        if link["record"] != record:
            record, number, chain = link["record"], 0, ""
        text = f"{link['salt']}{link['changes']}".encode()
        changed = link["salt"] and hashlib.sha256(text).hexdigest() != link["digest"]
        facts = [chain, *(link[name] for name in _FACTS)]
        follows = hashlib.sha256(json.dumps(facts).encode()).hexdigest() == link["chain"]
        if changed or not follows or link["number"] != number + 1:
            broken[str(record)] = None
        number, chain = link["number"], link["chain"]
    return list(broken)
