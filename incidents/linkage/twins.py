"""Recorded incidents that may be the same event as one at hand, or as some that are new.

The same comparison as that of all records (`finding`), with those of the same days alone: how rare
a word is goes by them, so that a score may differ a little from that of `incidents link find`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.linkage.judging import UNSURE, standing
from incidents.store.documents import incident_row
from incidents.store.flat import References, flat_columns
from incidents.store.keys import fetch, stored_codes
from schema.dates import in_words
from schema.document.write import to_plain

if TYPE_CHECKING:
    from incidents.linkage.finding import Candidate
    from incidents.store.engines.base import Database, Row
    from schema.document.incident import IncidentDocument

LEAST = 0.1
"""The score from which a reviewer is shown a record: one looks at the likest anyway."""
MANY = 50_000
"""Records of some days from which on they are not compared by the way."""
NAMED = 3
_NOT_RECORDED = -2
_WINDOW_DAYS = 40
_NEAR_IN_TIME = "i.date_latest >= :earliest AND i.date_earliest <= :latest"
_OTHERS = f"(NOT i.restricted OR i.id = :id) AND {_NEAR_IN_TIME}"
_SHOWN = """SELECT code, title, status, date_start, date_end, date_precision FROM incident
    WHERE code = :code"""
_SPAN = "SELECT min(i.date_earliest), max(i.date_latest) FROM incident i WHERE {}"


@dataclass(frozen=True)
class Alike:
    """A record that may be the same event: how likely, 0 to 1, and why."""

    code: str
    title: str
    status: str
    date: str
    score: float
    reasons: tuple[str, ...]


def alike(database: Database, code: str) -> list[Alike]:
    """Records that may be the same event as this one, likest first. None for one without a date or
    with one that is wider than a month, and none that somebody judged.
    """
    own = incident_row(database, code)
    if own["date_earliest"] is None:
        return []
    from incidents.linkage.records import read_records

    window = _around(own["date_earliest"], own["date_latest"])
    records = read_records(database, _OTHERS, restricted=True, id=own["id"], **window)
    judged = [one for pair, one in standing(database).items() if code in pair]
    settled = {end for one in judged if one.verdict != UNSURE for end in one.pair}
    pairs = [pair for pair in _pairs(records, {code}, LEAST) if _partner(pair, code) not in settled]
    return [_shown(database, _partner(pair, code), pair) for pair in pairs]


def twins_in_words(database: Database, documents: Sequence[IncidentDocument]) -> list[str]:
    """A warning for each document that is to be published, is not recorded yet, and may be the same
    event as recorded ones.
    """
    recorded = stored_codes(database, [document.code for document in documents])
    new = [d for d in documents if d.status == "published" and d.code not in recorded]
    return [
        f"{document.code or document.title}: {text}"
        for document in new
        if (text := _told(database, *_candidates(database, document)))
    ]


def twins_of_recorded(database: Database, condition: str, **parameters: Any) -> list[str]:
    """The same of records that were just added, by a condition over `incident i`; what they are
    compared with was recorded before or beside them.
    """
    first, last = next(database.tuples(_SPAN.format(condition), parameters))
    if first is None:
        return []
    asked = parameters | _around(first, last)
    number = database.one(f"SELECT count(*) AS n FROM incident i WHERE {_NEAR_IN_TIME}", asked)
    if number and number["n"] > MANY:
        return ["too many records of these days to compare them by the way: `incidents link find`"
                " tells which may be one event"]  # fmt: skip
    from incidents.linkage.records import read_records

    new = {
        code
        for (code,) in database.tuples(
            f"SELECT i.code FROM incident i WHERE {condition} AND NOT i.restricted", parameters
        )
    }
    records = read_records(database, _NEAR_IN_TIME, **asked)
    told: dict[str, list[Candidate]] = {}
    for pair in _pairs(records, new, None):
        told.setdefault(pair.one if pair.one in new else pair.other, []).append(pair)
    return [f"{code}: {_told(database, code, pairs)}" for code, pairs in sorted(told.items())]


def _pairs(records: Any, own: Collection[str], least: float | None) -> list[Candidate]:
    """Pairs of some records with the others. How like others are among themselves is looked at too:
    one that has a nearer twin elsewhere is no likely one of these.
    """
    import numpy as np

    from incidents.linkage.finding import candidates
    from incidents.linkage.scoring import usual_weights

    mine = np.array([code in own for code in records.codes], bool).reshape(-1)
    above = usual_weights().proposed_from if least is None else least
    return candidates(records, mine, np.ones(len(records), bool), above)


def _candidates(database: Database, document: IncidentDocument) -> tuple[str, list[Candidate]]:
    """Pairs of a document that is not recorded with what is."""
    from incidents.linkage.records import read_records

    row = _as_row(database, document)
    if row["date_earliest"] is None:
        return row["code"], []
    window = _around(row["date_earliest"], row["date_latest"])
    records = read_records(database, _NEAR_IN_TIME, beside=[row], **window)
    return row["code"], _pairs(records, {row["code"]}, None)


def _as_row(database: Database, document: IncidentDocument) -> Row:
    """The flat row that a document would have."""
    plain = to_plain(document)
    place = plain.get("place") or {}
    weapons = [use.get("weapon") for use in plain.get("weapons", [])]
    known = References(
        places=fetch(database, "places", [place.get("key")]),
        weapons=fetch(database, "weapons", weapons),
    )
    for use in plain.get("weapons", []):
        use.setdefault("type", (known.weapons.get(use.get("weapon")) or {}).get("type", "unknown"))
    flat = flat_columns(plain | {"casualties": [], "statements": []}, known)
    recorded = known.places.get(place.get("key") or "", {})
    parent = stored_codes(database, [plain.get("parent")]).get(plain.get("parent") or "")
    return {
        **dict.fromkeys(("summary", "datasets")),
        **plain,
        **flat,
        "id": _NOT_RECORDED,
        "code": plain.get("code") or "the new record",
        "parent_id": parent,
        "exact_latitude": place.get("latitude", recorded.get("latitude")),
        "exact_longitude": place.get("longitude", recorded.get("longitude")),
        "exact_uncertainty_m": plain.get("uncertainty_m"),
        "exact_location_precision": plain["location_precision"],
    }


def _told(database: Database, code: str, pairs: Sequence[Candidate]) -> str:
    """The likest records of a list, in words; empty where there are none."""
    if not pairs:
        return ""
    shown = [_shown(database, _partner(pair, code), pair) for pair in pairs[:NAMED]]
    more = f"\n  and {len(pairs) - NAMED} more" if len(pairs) > NAMED else ""
    lines = "".join(f"\n  {one.code} ({', '.join(one.reasons)}): {one.title}" for one in shown)
    return f"may be the same event as{lines}{more}"


def _partner(pair: Candidate, code: str) -> str:
    return pair.other if pair.one == code else pair.one


def _shown(database: Database, code: str, pair: Candidate) -> Alike:
    row = database.one(_SHOWN, {"code": code}) or {}
    date = in_words(row["date_start"], row["date_end"], row["date_precision"])
    return Alike(code, row["title"], row["status"], date, pair.score, pair.reasons)


def _around(earliest: str, latest: str) -> dict[str, Any]:
    """Days within which whatever may be the same event has its date."""
    day = dt.timedelta(days=_WINDOW_DAYS)
    return {
        "earliest": (dt.date.fromisoformat(earliest) - day).isoformat(),
        "latest": (dt.date.fromisoformat(latest) + day).isoformat(),
    }
