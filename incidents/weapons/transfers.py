"""Arms transfers as whole records."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from incidents.store.engines.base import Database
    from incidents.weapons.records import Statement

_TRANSFERS = """
SELECT t.id, t.code, t.title, a.name AS supplier, b.name AS recipient, t.goods, w.slug AS weapon,
    t.value_usd, t.date, t.status, t.summary
FROM transfer t LEFT JOIN actor a ON a.id = t.supplier_id LEFT JOIN actor b ON b.id = t.recipient_id
LEFT JOIN weapon w ON w.id = t.weapon_id ORDER BY t.date, t.code"""
_STATEMENTS = """
SELECT c.field, c.value, c.status, c.speaker, c.via, c.inferred, s.key AS source, s.publisher,
    s.url, c.quote, c.locator
FROM statement c JOIN source s ON s.id = c.source_id
WHERE c.transfer_id = :id AND NOT c.restricted ORDER BY c.id"""


class Transfer(TypedDict):
    """An arms transfer, sought, said or done, with every statement on it. `value_usd` is in US
    dollars as the sources give it; None where none is stated.
    """

    code: str
    title: str
    supplier: str | None
    recipient: str | None
    goods: str
    weapon: str | None
    value_usd: float | None
    date: str | None
    status: str
    summary: str | None
    statements: list[Statement]


def transfer_records(database: Database) -> list[Transfer]:
    """All transfers by date, each with its statements and their sources."""
    records = list(database.rows(_TRANSFERS))
    for record in records:
        record["statements"] = list(database.rows(_STATEMENTS, {"id": record.pop("id")}))
    return cast("list[Transfer]", records)
