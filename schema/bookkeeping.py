"""The tables that tell how records came and changed: loads, rows of other people, texts that drafts
were read from, judgements, revisions, answers of online services.
"""

# No `from __future__ import annotations` here: SQLModel needs the real types.
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Integer, String, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

from schema.columns import SUMMED_COLUMNS

_KEY = Field(default=None, primary_key=True)


class Batch(SQLModel, table=True):
    """One load of one file: what came in, what was done with it."""

    id: int | None = _KEY
    name: str
    sha256: str | None = None
    importer: str
    version: str
    rows_read: int = 0
    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    rejected: int = 0
    started: str
    ended: str | None = None


class ImportedRow(SQLModel, table=True):
    """A row of somebody else's data set as it came in, beside the record that was made of it.

    `dataset` and `external_id` are the row's identity: a later edition of the data set finds the
    record by them. `digest` is that of the document which the row was read as, so that the same
    row changes nothing. `original` holds the row's own values. `as_loaded` is the record as the
    file has it, kept only where a person's changes make the stored record another. `batch_id` and
    `row` say which load brought the values, and from which row of its file.
    """

    __tablename__ = "imported_row"
    id: int | None = _KEY
    dataset: str
    external_id: str
    incident_id: int | None = Field(default=None, foreign_key="incident.id", index=True)
    batch_id: int = Field(foreign_key="batch.id")
    row: int
    digest: str
    original: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    as_loaded: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    __table_args__ = (UniqueConstraint("dataset", "external_id"),)


class SourceText(SQLModel, table=True):
    """The text of an article as it was given to `extract`, by its digest.

    It is kept so that a person can check a draft against it. It belongs to its publisher: no
    export holds it.
    """

    __tablename__ = "source_text"
    id: int | None = _KEY
    sha256: str = Field(unique=True)
    text: str


class Reading(SQLModel, table=True):
    """Where in a kept text a value of a draft was read, and by which rule.

    `field` is the value's path in the draft as it was extracted; `start_at` and `end_at` count the
    characters (code points) of the text.
    """

    id: int | None = _KEY
    incident_id: int = Field(foreign_key="incident.id", index=True)
    text_id: int = Field(foreign_key="source_text.id", index=True)
    field: str
    start_at: int
    end_at: int
    rule: str
    speaker: str | None = None


class Judgement(SQLModel, table=True):
    """What somebody said of two records that may tell of one event; never changed afterwards.

    `one` and `other` are codes of incidents, which are never used again; of a `part_of` the first
    is part of the second. The last judgement of a pair stands. `decision` numbers what was judged
    together and is taken back together. `score` and `reasons` are what the program said of a pair
    that was accepted for its score.
    """

    id: int | None = _KEY
    decision: int = Field(index=True)
    one: str = Field(index=True)
    other: str = Field(index=True)
    verdict: str
    score: float | None = None
    reasons: str | None = None
    why: str | None = None
    who: str
    at: str


class Revision(SQLModel, table=True):
    """What changed in a record, who changed it, when and why: a leaf of the store's one log.

    `id` is the leaf's place in the log, from 1 without a gap, and `number` its place among the
    changes of `record`: `incident:CODE`, `batch:ID`, `store` for what the program did to the store,
    or `change:NUMBER` for a change of many records, which lists their revisions. `digest` is the
    salted digest of `changes`; a purge empties `salt` and `changes`. `states` says how many records
    the change made or altered, and `states_root` is the root over their digests (`RecordState`).
    `leaf` is the hash of all that; a purge leaves it true.
    """

    id: int | None = _KEY
    record: str = Field(index=True)
    number: int
    action: str
    who: str
    at: str
    why: str | None = None
    changes: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    salt: str | None = None
    digest: str
    states: int = 0
    states_root: str | None = None
    leaf: str | None = None
    __table_args__ = (UniqueConstraint("record", "number"),)


class RecordState(SQLModel, table=True):
    """The salted digest of a record as a revision left it, so that `check` can tell whether it is
    still so. `kind` is the record's table and `row_id` its row there; a record that is gone has no
    digest. A purge empties the salts of what a record was before.
    """

    __tablename__ = "record_state"
    kind: str = Field(primary_key=True)
    row_id: int = Field(primary_key=True)
    revision_id: int = Field(primary_key=True)
    salt: bytes | None = None
    digest: bytes | None = None
    __table_args__ = ({"sqlite_with_rowid": False},)


class LogHead(SQLModel, table=True):
    """The head of the log: how many leaves it has, the root over them, the time of the last one.

    `frontier` holds the roots of the whole subtrees at its right edge, so that a leaf is added
    without reading the others. There is one row.
    """

    __tablename__ = "log_head"
    id: int | None = _KEY
    size: int
    root: str
    at: str
    frontier: str


class ServiceAnswer(SQLModel, table=True):
    """What an online geocoding service answered, and when, so that nothing is asked twice.

    `service` is its name, with the address of a server of one's own. `country` and `admin1` are
    the hints that were sent along, empty where there were none. `answer` lists the candidates in
    the service's order; an empty list says that it knew none. `asked_at` is in UTC.
    """

    __tablename__ = "service_answer"
    id: int | None = _KEY
    service: str
    text: str
    country: str = ""
    admin1: str = ""
    asked_at: str
    answer: list[dict[str, Any]] = Field(default=[], sa_column=Column(JSON, nullable=False))
    __table_args__ = (UniqueConstraint("service", "text", "country", "admin1"),)


TotalCell = Table(
    "total_cell",
    SQLModel.metadata,
    Column("id", Integer, primary_key=True),
    Column("month", String, nullable=False, index=True),
    Column("by_type", Boolean, nullable=False),
    Column("lone", Boolean, nullable=False),
    *(Column(name, String) for name in ("date_earliest", "date_latest", "date_precision")),
    *(Column(name, String) for name in ("event_type", "status", "verification")),
    Column("restricted", Boolean, nullable=False),
    Column("country", String),
    Column("attacker_id", Integer),
    *(Column(name, String) for name in ("attacker", "weapon_type")),
    Column("records", Integer, nullable=False),
    *(Column(name, Integer) for name in SUMMED_COLUMNS),
)
"""Sums over the records of a month that have these columns in common: no fact of its own, derived
from `incident` and `weapon_use` (`incidents.store.changes.total_cells`).
"""
