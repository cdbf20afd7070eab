"""What awaits review: drafts, then records whose place has no coordinates; oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.extract.bands import WORDS
from incidents.review.needs import missing
from incidents.store.documents import public_row
from incidents.store.engines.base import Database, Row
from schema.dates import in_words

_UNPLACED = """(i.latitude IS NULL AND i.place IS NOT NULL AND i.level = 'strike'
    AND i.location_precision NOT IN ('admin1', 'admin2', 'country'))"""
_WAITING = f"""
SELECT i.*, {_UNPLACED} AS unplaced,
    (SELECT group_concat(rule, ' ') FROM reading r WHERE r.incident_id = i.id) AS rules
FROM incident i
WHERE (i.status = 'draft' OR (i.status = 'published' AND {_UNPLACED}))
  AND (:restricted OR NOT i.restricted) ORDER BY i.status != 'draft', i.id"""
_ONE = f"""
SELECT i.*, {_UNPLACED} AS unplaced,
    (SELECT group_concat(rule, ' ') FROM reading r WHERE r.incident_id = i.id) AS rules
FROM incident i WHERE i.code = :code"""


@dataclass(frozen=True)
class Waiting:
    """One record that awaits review, in a line.

    `missing` names what a published record needs and this one lacks; `doubtful` the kinds of
    value whose rule is often wrong or unmeasured (band `check`), and a place without coordinates.
    """

    code: str
    title: str
    status: str
    date: str
    place: str
    weapon: str
    killed: tuple[int | None, int | None, int | None]
    missing: tuple[str, ...]
    doubtful: tuple[str, ...]


def waiting(
    database: Database, codes: Sequence[str] = (), include_restricted: bool = False
) -> list[Waiting]:
    """What awaits review. With `codes` just these records, whatever their status."""
    if not codes:
        asked = {"restricted": include_restricted}
        return [_waiting(row) for row in database.rows(_WAITING, asked)]
    found = []
    for code in dict.fromkeys(codes):
        public_row(database, code, include_restricted)
        found += [_waiting(row) for row in database.rows(_ONE, {"code": code})]
    return found


def _waiting(row: Row) -> Waiting:
    area = ", ".join(row[name] for name in ("place", "admin1", "country") if row[name])
    rules = dict.fromkeys((row["rules"] or "").split())
    kinds = dict.fromkeys(rule.split("_")[0] for rule in rules if WORDS.get(rule) == "check")
    return Waiting(
        code=row["code"],
        title=row["title"],
        status=row["status"],
        date=in_words(row["date_start"], row["date_end"], row["date_precision"])
        if row["date_start"]
        else "",
        place=area,
        weapon=row["weapons"] or row["weapon_types"] or "",
        killed=(row["killed_low"], row["killed_high"], row["killed_best"]),
        missing=missing(row),
        doubtful=(*kinds, *(["coordinates"] if row["unplaced"] else [])),
    )
