"""Places of an older store brought to one record a settlement and one record an area."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.language.folding import slug
from incidents.store import history, writing
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database, Row
from incidents.store.places.area_names import area_name
from incidents.store.references import add_place_names

_AREAS = """SELECT * FROM place
    WHERE kind = 'area' AND admin1 IS NOT NULL AND admin2 IS NULL ORDER BY id"""
_SHARED = """SELECT i.id, i.code, i.place, i.admin1, i.country, i.admin1_code AS code_of
    FROM incident i JOIN place p ON p.id = i.place_id
    WHERE i.admin1_code IS NOT NULL AND p.kind = 'settlement'
    AND (i.place IS NULL OR i.exact_location_precision = 'admin1')"""
_WITHOUT_AREA = """SELECT code FROM incident
    WHERE place_id = :kept AND (admin1 IS NULL OR country IS NULL)"""
_POINTERS = (("incident", "place_id"), ("target", "place_id"), ("weapon_use", "launch_site_id"))
_OWN_HISTORY = "SELECT 1 FROM revision WHERE record = :record"


_WHY = "a first-level area has the key of its code"


def give_areas_their_keys(database: Database) -> None:
    """Give every first-level area its shown name and a key by its code."""
    author = history.Author(_WHY)
    for row in list(database.rows(_AREAS)):
        area = area_name(row["admin1"], row["country"])
        key = slug(area.code)
        named_so = area_name(row["name"], row["country"]).code == area.code
        if area.code is None or row["key"] == key or not named_so:
            continue
        there = database.one("SELECT * FROM place WHERE key = :key", {"key": key})
        if there:
            merge(database, there, [row], author)
        else:
            with_codes = _with_history(database, "place_id = :id", row["id"])
            before = {code: incident_document(database, code) for code in with_codes}
            called = {"id": row["id"], "key": key, "name": area.name}
            sql = "UPDATE place SET key = :key, name = :name, admin1 = :name WHERE id = :id"
            database.execute(sql, called)
            _tell(database, before, author)
            _rename(database, row["key"], key, author)


def part_areas_from_towns(database: Database) -> None:
    """Put records that are known to a first-level area alone, but stand at a town that is called as
    it is, to the area.
    """
    author = history.Author(_WHY)
    for row in list(database.rows(_SHARED)):
        if row["place"] is None or area_name(row["place"], row["country"]).code == row["code_of"]:
            _to_area(database, row, author)


def merge(database: Database, kept: Row, others: Iterable[Row], author: history.Author) -> None:
    """Put everything that points to other places to the one that is kept, with a revision in every
    record that has a history; the revision of a place that is gone holds what it said.
    """
    for other in others:
        (gone,) = database.rows("SELECT * FROM place WHERE id = :id", {"id": other["id"]})
        codes = _with_history(database, "place_id = :id", gone["id"])
        codes += _with_history(
            database, "id IN (SELECT incident_id FROM target WHERE place_id = :id)", gone["id"]
        )
        before = {code: incident_document(database, code) for code in dict.fromkeys(codes)}
        pair = {"kept": kept["id"], "gone": gone["id"]}
        for table, column in _POINTERS:
            database.execute(f"UPDATE {table} SET {column} = :kept WHERE {column} = :gone", pair)
        for (code,) in list(database.tuples(_WITHOUT_AREA, pair)):
            writing.rewrite_flat(database, code)
        _move_names(database, pair)
        _tell(database, before, author)
        said = {name: [value, None] for name, value in gone.items() if value is not None}
        changes: history.Changes = {**said, "merged_into": [None, kept["key"]]}
        history.append(database, f"place:{gone['key']}", "merge", changes, author)
        database.execute("DELETE FROM place WHERE id = :gone", pair)


def _move_names(database: Database, pair: dict[str, int]) -> None:
    """The names of the place that is gone are further names of the one that is kept."""
    database.execute(
        """UPDATE place_name SET place_id = :kept, main = :no WHERE place_id = :gone
        AND lookup NOT IN (SELECT lookup FROM place_name WHERE place_id = :kept)""",
        {**pair, "no": False},
    )
    database.execute("DELETE FROM place_name WHERE place_id = :gone", pair)


def _with_history(database: Database, condition: str, number: int) -> list[str]:
    codes = database.tuples(f"SELECT code FROM incident WHERE {condition}", {"id": number})
    return [
        code
        for (code,) in list(codes)
        if database.one(_OWN_HISTORY, {"record": f"incident:{code}"})
    ]


def _tell(database: Database, before: dict[str, dict[str, object]], author: history.Author) -> None:
    """Add a revision to the records whose documents read otherwise now."""
    for code, document in before.items():
        changes = history.changes_between(document, incident_document(database, code))
        if changes:
            history.append(database, f"incident:{code}", "revise", changes, author)


def _rename(database: Database, old: str, new: str, author: history.Author) -> None:
    """Say under the old key what the place is called now; its revisions go on under the new one."""
    links = history.revisions(database, f"place:{old}")
    if links:
        state = history.sum_of(links) | {"key": new}
        history.append(database, f"place:{new}", "add", history.changes_between({}, state), author)


def _to_area(database: Database, row: Row, author: history.Author) -> None:
    area = area_name(row["admin1"], row["country"])
    key = slug(area.code)
    there = database.one("SELECT id FROM place WHERE key = :key", {"key": key})
    number = there["id"] if there else database.next_id("place")
    if not there:
        place = {"id": number, "key": key, "name": area.name, "kind": "area",
                 "admin1": area.name, "country": row["country"]}  # fmt: skip
        database.insert_many("place", list(place), [list(place.values())])
        add_place_names(database, number, [{"name": str(area.name), "main": True}])
    known = database.one(_OWN_HISTORY, {"record": f"incident:{row['code']}"})
    before = {row["code"]: incident_document(database, row["code"])} if known else {}
    ids = {"place": number, "id": row["id"]}
    database.execute("UPDATE incident SET place_id = :place, place = NULL WHERE id = :id", ids)
    _tell(database, before, author)
