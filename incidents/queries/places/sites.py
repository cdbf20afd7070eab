"""Sites: bases, plants, hospitals and other named spots that records point to or name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict, cast

from incidents.language.folding import lookup_form
from schema.errors import AmbiguousNameError, UnknownNameError, nearest

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database, Row

_SITES = """
SELECT p.id, p.key, p.name, p.kind, p.country, p.admin1, p.latitude, p.longitude, p.uncertainty_m,
    p.gazetteer, p.gazetteer_id, p.owner, p.ids, p.note, s.key AS source, s.publisher, s.url,
    p.quote, p.locator
FROM place p LEFT JOIN source s ON s.id = p.source_id
WHERE p.kind NOT IN ('settlement', 'area') ORDER BY p.country, p.name"""
_NAMES = """SELECT name, script, language, lookup FROM place_name
    WHERE place_id = :id ORDER BY main DESC, id"""
_POINTED = """SELECT t.incident_id FROM target t WHERE t.place_id = :site
    UNION SELECT o.id FROM incident o WHERE o.place_id = :site"""
_NAMED = "SELECT t.incident_id FROM target t WHERE t.place_id IS NULL AND site_name(t.name)"
_PUBLIC = "NOT i.restricted AND i.status NOT IN ('draft', 'retracted')"


class SiteName(TypedDict):
    """A name of a site; script and language where they are known."""

    name: str
    script: str | None
    language: str | None


class Site(TypedDict):
    """A site with its names, the source of what is said of it, and how many public records point to
    it. Coordinates are WGS 84 degrees as `gazetteer` prints them, None where no page read prints
    any; `uncertainty_m` is the radius that holds the whole site or the doubt about it. `owner` is
    who owns or runs it as a page names it, `ids` are its numbers elsewhere, such as `icao:XWSG`.
    """

    key: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    uncertainty_m: float | None
    gazetteer: str | None
    gazetteer_id: str | None
    owner: str | None
    ids: list[str]
    note: str | None
    source: str | None
    publisher: str | None
    url: str | None
    quote: str | None
    locator: str | None
    names: list[SiteName]
    incidents: int


def site_records(database: Database, key: str | None = None) -> list[Site]:
    """Every site, or the one of a key, by country and name."""
    found = [row for row in database.rows(_SITES) if key in (None, row["key"])]
    for row in found:
        counted = f"SELECT count(*) FROM incident i WHERE {_PUBLIC} AND i.id IN ({_POINTED})"
        (row["incidents"],) = next(database.tuples(counted, {"site": row["id"]}))
        names = list(database.rows(_NAMES, {"id": row.pop("id")}))
        row["ids"] = json.loads(row["ids"] or "[]")
        row["names"] = [{k: name[k] for k in ("name", "script", "language")} for name in names]
    return cast("list[Site]", found)


def site_named(database: Database, name: str) -> Row:
    """The site of a key, a number elsewhere (`icao:XWSG`) or any of its names, or the only one with
    these words in a name; raises with the nearest names, or with those that it may be.
    """
    form, rows = lookup_form(name), list(database.rows(_SITES))
    forms = {row["id"]: _forms(database, row) for row in rows}
    found = [row for row in rows if name.strip() in _numbers(row) or form in forms[row["id"]]]
    found = found or [r for r in rows if form and any(form in one for one in forms[r["id"]])]
    if len(found) == 1:
        return found[0]
    if found:
        offers = [f"{row['key']} ({row['name']})" for row in found]
        raise AmbiguousNameError("site", name, offers, "give the key of the one you mean")
    known = [text for row in rows for text in (row["name"], row["key"])]
    hint = "`incidents site list` shows them; --place takes settlements"
    raise UnknownNameError("site", name, nearest(name, known), hint)


def _numbers(row: Row) -> list[str]:
    return [row["key"], *json.loads(row["ids"] or "[]")]


def _forms(database: Database, row: Row) -> set[str]:
    return {name["lookup"] for name in database.rows(_NAMES, {"id": row["id"]})}


def at_site(query: Query, database: Database, name: str) -> None:
    """Incidents at a site or with it as a target, also those whose target merely bears one of its
    names; a note says how many of these there are.
    """
    row = site_named(database, name)
    forms = frozenset(_forms(database, row))
    query.functions["site_name"] = (1, lambda text: bool(text) and lookup_form(text) in forms)
    query.prepare(database)
    query.where_among(database, f"{_POINTED} UNION {_NAMED}", site=row["id"])
    _note_named(query, database, row)


def _note_named(query: Query, database: Database, row: Row) -> None:
    sql = f"SELECT count(*) FROM ({_NAMED}) AS n WHERE n.incident_id NOT IN ({_POINTED})"
    (number,) = next(database.tuples(sql, {"site": row["id"]}))
    if number:
        records = "record names" if number == 1 else "records name"
        query.notes.append(f"--site {row['key']}: {number} {records} it without pointing to it")
