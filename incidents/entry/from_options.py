"""One incident out of the options of `incidents add`."""

from __future__ import annotations

import datetime as dt
from dataclasses import astuple, dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from incidents.entry import typed_values as typed
from incidents.geocode.pending import Locate
from incidents.language.folding import slug
from incidents.queries.filters import coordinates
from incidents.store.engines.base import Database
from schema.document.context import SourceDocument
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import DocumentError, UsageError
from schema.event_types import event_type_of_uses
from schema.vocabulary import vocabulary


@dataclass(frozen=True)
class NewIncident:
    """One incident as a person types it.

    `date` is 2024-11-21, 2024-11, 2024 or a night as 2024-11-21/22; `place` a name, `at`
    coordinates LAT,LON as the source reports them; `weapon` any names or types; figures are 2, 2-5
    or 2+ (at least). `source` is the key of a recorded source or a web address, and has to be there
    unless it is a `draft` without figures; `speaker` is who says the figures, where it is not the
    source itself.
    """

    title: str | None = None
    date: str | None = None
    place: str | None = None
    at: str | None = None
    country: str | None = None
    weapon: tuple[str, ...] = ()
    event_type: str | None = None
    target: tuple[str, ...] = ()
    killed: str | None = None
    injured: str | None = None
    launched: str | None = None
    attacker: str | None = None
    source: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    draft: bool = False

    def any(self) -> bool:
        """Whether anything is said."""
        return any(value not in (None, (), False) for value in astuple(self))


def incident_of(database: Database, given: NewIncident, locate: Locate) -> IncidentDocument:
    """The document that the options describe, checked as any other. `locate` finds a place that is
    not recorded.
    """
    if given.country:
        given = replace(given, country=typed.country(given.country))
    _refuse_without_source(given)
    if not given.date:
        raise UsageError("expected --date, found none")
    uses = [typed.weapon_use(database, name, given.attacker) for name in given.weapon]
    source = source_of(database, given.source, given.publisher) if given.source else None
    key = source["key"] if source else None
    if given.launched:
        _count_launched(uses, given.launched, key)
    plain: dict[str, Any] = {
        "event_type": _event(given, uses),
        "status": "draft" if given.draft else "published",
        **typed.when(given.date, "--date"),
        **_where(database, given, locate),
        "attacker": typed.actor_code(database, given.attacker) if given.attacker else None,
        "attribution": "alleged" if given.attacker else "unknown",
        "verification": "single_source" if source else "unverified",
        "weapons": uses,
        "targets": [{"category": vocabulary("target_types").encode(code)} for code in given.target],
        "casualties": _casualties(given, key),
        "sources": [source] if source else [],
    }
    place = (plain.get("place") or {}).get("name")
    plain["title"] = given.title or _title(plain["event_type"], place)
    try:
        return validate(IncidentDocument, plain, "options")
    except DocumentError as error:
        raise UsageError(str(error)) from None


def _refuse_without_source(given: NewIncident) -> None:
    """A figure always rests on a source, and so does whatever is published."""
    if given.source:
        return
    if given.killed or given.injured or given.launched:
        raise UsageError("expected --source with a figure, found none: every figure has a source")
    if not given.draft:
        raise UsageError(
            "expected --source, found none: what is published rests on a source\n"
            "  --source KEY|URL names the page that says so, with --publisher NAME; --draft records"
            " it for `incidents review` instead"
        )


def _title(event_type: str, place: str | None) -> str:
    label = vocabulary("event_types").label(event_type)
    return f"{label}, {place}" if place else label


def _where(database: Database, given: NewIncident, locate: Locate) -> dict[str, Any]:
    pair = coordinates(given.at) if given.at else None
    if given.at and pair is None:
        raise UsageError(f"--at: expected LAT,LON, found {given.at!r}")
    if pair:
        reference = {"name": given.place, "country": given.country}
        reported = {"location_precision": "exact", "location_how": "reported"}
        if not (given.place or given.country):
            raise UsageError("expected --place or --country with --at, found neither")
        return {"place": {**reference, "latitude": pair[0], "longitude": pair[1]}, **reported}
    if given.place:
        asked = typed.Asked("--place", "--at ", given.country)
        return typed.where(database, given.place, asked, locate)
    country = {"place": {"country": given.country}, "location_precision": "country"}
    return country if given.country else {}


def _count_launched(uses: list[dict[str, Any]], launched: str, key: str | None) -> None:
    if len(uses) != 1:
        raise UsageError("expected one --weapon with --launched; a document holds several")
    counts = typed.figure(launched, "--launched")
    uses[0] |= {"launched_low": counts["low"], "launched_high": counts["high"], "source": key}


def _event(given: NewIncident, uses: list[dict[str, Any]]) -> str:
    if given.event_type:
        return vocabulary("event_types").encode(given.event_type)
    return event_type_of_uses(uses, strike=True)


def _casualties(given: NewIncident, key: str | None) -> list[dict[str, Any]]:
    status = {"status": "claimed", "speaker": given.speaker} if given.speaker else {}
    said = (("killed", given.killed), ("injured", given.injured))
    return [
        {"outcome": outcome, **typed.figure(text, f"--{outcome}"), **status, "source": key}
        for outcome, text in said
        if text
    ]


def _free_key(database: Database, *parts: str) -> str:
    """A key for a new source: two addresses may begin alike."""
    wanted = slug(*parts)[:80].strip("-") or "source"
    key, number = wanted, 2
    while database.one("SELECT 1 FROM source WHERE key = :k", {"k": key}):
        key, number = f"{wanted}-{number}", number + 1
    return key


def source_of(database: Database, named: str, publisher: str | None) -> dict[str, Any]:
    """The recorded source of this key or address, or a new one for a web address."""
    sql = "SELECT * FROM source WHERE key = :s OR url = :s"
    recorded = database.one(sql, {"s": named})
    if recorded:
        fields = SourceDocument.model_fields
        return {name: recorded[name] for name in fields if recorded[name] is not None}
    address = urlsplit(named)
    if address.scheme not in ("http", "https") or not address.netloc:
        raise UsageError(
            f"--source: expected the key of a recorded source or a web address, found {named!r}"
        )
    host = address.netloc.removeprefix("www.")
    key = _free_key(database, host, address.path, address.query)
    accessed = dt.datetime.now(dt.UTC).date().isoformat()
    return {"key": key, "publisher": publisher or host, "url": named, "accessed": accessed}
