"""The vocabularies inside a store, so that SQL users can read labels without the program."""

from __future__ import annotations

from incidents.store.engines.base import Database
from schema.vocabulary import names, vocabulary


def write_vocabularies(database: Database) -> None:
    """Put the program's vocabularies into the store, in place of older ones."""
    database.execute("DELETE FROM term")
    columns = ["vocabulary", "code", "label", "description", "parent", "hidden", "deprecated",
               "replaced_by", "position"]  # fmt: skip
    rows = [
        (name, t.code, t.label, t.description, t.parent, t.hidden, t.deprecated, t.replaced_by, n)
        for name in names()
        for n, t in enumerate(vocabulary(name).terms.values())
    ]
    database.insert_many("term", columns, rows)
