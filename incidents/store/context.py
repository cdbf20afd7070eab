"""Keep what incidents point to: sources, data sets, actors, places, weapons, transfers.

Each kind has one entry in `KINDS`: its table, its key, and what hangs on it. A record whose key
is taken has to be the same, unless replacing was asked for. The vocabularies stand in the store
too, so that SQL users can read labels without the program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from incidents.language.folding import lookup_form
from incidents.store import history
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain
from incidents.store.keys import KEY_OF, not_recorded
from incidents.store.log.entries import refuse_unlogged
from incidents.store.references import add_place_names
from incidents.store.rows import stored_columns
from schema.document.base import Document
from schema.document.context import (
    ActorDocument,
    DatasetDocument,
    PlaceDocument,
    SourceDocument,
    TransferDocument,
)
from schema.document.fields import STATEMENT
from schema.document.specification import SpecificationDocument, in_own_unit, unit_of
from schema.document.weapon import WeaponDocument
from schema.vocabulary import names, vocabulary

_HUNG_ON = ("aliases", "holders", "names", "specifications", "statements")
_FLAGS = {"accepted": True, "restricted": False}
SPECIFICATION_FIELDS = tuple(SpecificationDocument.model_fields)
PRINTED = ["printed_low", "printed_high", "printed_unit"]


@dataclass(frozen=True)
class Kind:
    """How one kind of context record is stored: plain fields, pointers, and what hangs on it."""

    table: str
    key: str
    model: type[Document]
    pointers: dict[str, str] = field(default_factory=dict)
    hang_on: Callable[[Database, int, Plain], None] | None = None
    children: tuple[str, ...] = ()
    rest_on_it: str = ""
    """SQL condition for incidents `i` whose flat columns hold something of the record `:id`."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Document fields that are columns of the table as they are."""
        return tuple(
            name
            for name in self.model.model_fields
            if name not in self.pointers and name not in _HUNG_ON
        )


def write(database: Database, kind: Kind, documents: Sequence[Plain]) -> None:
    """Add new records of a kind. All of them first, then what hangs on them."""
    number = database.next_id(kind.table)
    ids = {document[kind.key]: number + n for n, document in enumerate(documents)}
    columns = ["id", *kind.fields, *(f"{pointer}_id" for pointer in kind.pointers)]
    rows = [
        _row(document, kind, ids[document[kind.key]]) | _pointers(database, kind, document, ids)
        for document in documents
    ]
    database.insert_many(kind.table, columns, [[row[c] for c in columns] for row in rows])
    for document in documents:
        if kind.hang_on:
            kind.hang_on(database, ids[document[kind.key]], document)


def replace(database: Database, kind: Kind, record_id: int, document: Plain) -> None:
    """Put another state of a record in place of the stored one."""
    refuse_unlogged(database, kind.table, record_id)
    row = _row(document, kind, record_id) | _pointers(database, kind, document, {})
    assignments = ", ".join(f'"{column}" = :{column}' for column in row)
    database.execute(f"UPDATE {kind.table} SET {assignments} WHERE id = :id", row)
    for child in kind.children:
        database.execute(f"DELETE FROM {child} WHERE {kind.table}_id = :id", {"id": record_id})
    if kind.hang_on:
        kind.hang_on(database, record_id, document)


def stored(database: Database, kind: Kind, key: str) -> Row | None:
    """The row of a record, by key."""
    return database.one(f'SELECT * FROM {kind.table} WHERE "{kind.key}" = :key', {"key": key})


def recorded(database: Database, kind: Kind, stored: Row) -> Plain:
    """The document of a record: what its revisions add up to. One that came along with an
    incident has none, and is what its row says.
    """
    links = history.revisions(database, f"{kind.table}:{stored[kind.key]}")
    if not links:
        return {field: stored[field] for field in kind.fields if stored[field] is not None}
    return history.sum_of(links)


def resting_on(database: Database, kind: Kind, record_id: int) -> list[str]:
    """Codes of the incidents whose flat columns hold something of a record."""
    if not kind.rest_on_it:
        return []
    sql = f"SELECT i.code FROM incident i WHERE {kind.rest_on_it} ORDER BY i.id"
    return [code for (code,) in database.tuples(sql, {"id": record_id})]


def id_of(database: Database, table: str, key: str | None, where: str) -> int | None:
    """The id of a record by key; raises InputError with the nearest keys."""
    if key is None:
        return None
    sql = f'SELECT id FROM {table} WHERE "{KEY_OF[table]}" = :key'
    row = database.one(sql, {"key": key})
    if row is None:
        raise not_recorded(database, table, key, where)
    return int(row["id"])


def _row(document: Plain, kind: Kind, number: int) -> Plain:
    return {"id": number} | {field: _stored(document.get(field)) for field in kind.fields}


def _stored(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _pointers(database: Database, kind: Kind, document: Plain, own: dict[str, int]) -> Plain:
    where = str(document[kind.key])
    return {
        f"{pointer}_id": own.get(document.get(pointer) or "")
        or id_of(database, table, document.get(pointer), f"{where}: {pointer}")
        for pointer, table in kind.pointers.items()
    }


def _hang_on_place(database: Database, place_id: int, document: Plain) -> None:
    names = [{"name": document["name"], "main": True}, *document.get("names", [])]
    add_place_names(database, place_id, names)


def _hang_on_actor(database: Database, actor_id: int, document: Plain) -> None:
    names = [
        *({"name": document[field]} for field in ("name", "code")),
        *(name for field in ("aliases", "holders") for name in document.get(field, [])),
    ]
    _insert(
        database,
        "actor_name",
        ["actor_id", "name", "script", "language", "lookup"],
        (
            (actor_id, n["name"], n.get("script"), n.get("language"), lookup_form(n["name"]))
            for n in names
        ),
    )


def _hang_on_weapon(database: Database, weapon_id: int, document: Plain) -> None:
    main = {"name": document["name"], "kind": "official", "main": True}
    columns = ["name", "script", "language", "kind", "ambiguous", "main"]
    usual = {"kind": "official", "ambiguous": False, "main": False}
    _insert(
        database,
        "weapon_alias",
        ["weapon_id", *columns, "lookup"],
        (
            (weapon_id, *(a.get(c, usual.get(c)) for c in columns), lookup_form(a["name"]))
            for a in [main, *document.get("aliases", [])]
        ),
    )
    _add_claims(database, "specification", "weapon_id", weapon_id, document)
    _add_claims(database, "statement", "weapon_id", weapon_id, document)


def _hang_on_transfer(database: Database, transfer_id: int, document: Plain) -> None:
    _add_claims(database, "statement", "transfer_id", transfer_id, document)


def _add_claims(database: Database, table: str, owner: str, owner_id: int, document: Plain) -> None:
    fields = SPECIFICATION_FIELDS if table == "specification" else STATEMENT
    columns = stored_columns(fields) + (PRINTED if table == "specification" else [])
    made = []
    for number, claim in enumerate(document.get(f"{table}s", [])):
        where = f"{document.get('slug') or document.get('code')}: {table}s[{number}].source"
        values = {**_FLAGS, **claim, "source_id": id_of(database, "source", claim["source"], where)}
        if table == "specification":
            values |= _figures(claim)
        made.append([owner_id, *(values.get(column) for column in columns)])
    _insert(database, table, [owner, *columns], made)


def _figures(claim: Plain) -> Plain:
    """The figures in the property's own unit, and as printed where that is another one."""
    own = unit_of(claim["property"])
    figures: Plain = {**in_own_unit(claim), "unit": own}
    if claim.get("unit") in (None, own):
        return figures
    printed = dict(zip(PRINTED, (claim.get("low"), claim.get("high"), claim["unit"]), strict=True))
    return figures | printed


def _insert(
    database: Database, table: str, columns: list[str], rows: Iterable[Sequence[Any]]
) -> None:
    database.insert_many(table, columns, rows)


KINDS: dict[str, Kind] = {
    "sources": Kind(
        "source",
        "key",
        SourceDocument,
        rest_on_it="i.id IN (SELECT incident_id FROM incident_source WHERE source_id = :id)",
    ),
    "datasets": Kind("dataset", "slug", DatasetDocument),
    "actors": Kind(
        "actor",
        "code",
        ActorDocument,
        {},
        _hang_on_actor,
        ("actor_name",),
        ":id IN (i.attacker_id, i.defender_id)",
    ),
    "places": Kind(
        "place",
        "key",
        PlaceDocument,
        {"source": "source"},
        _hang_on_place,
        ("place_name",),
        "i.id IN (SELECT incident_id FROM weapon_use WHERE launch_site_id = :id)",
    ),
    "weapons": Kind(
        "weapon",
        "slug",
        WeaponDocument,
        {"family": "weapon", "derived_from": "weapon"},
        _hang_on_weapon,
        ("weapon_alias", "specification", "statement"),
    ),
    "transfers": Kind(
        "transfer",
        "code",
        TransferDocument,
        {"supplier": "actor", "recipient": "actor", "weapon": "weapon"},
        _hang_on_transfer,
        ("statement",),
    ),
}


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
