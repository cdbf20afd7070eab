"""One incident out of the options of `incidents add`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import astuple, dataclass
from typing import Any
from urllib.parse import urlsplit

from incidents import catalogue
from incidents.filters import coordinates
from incidents.geocode.answer import Answer, Hints
from incidents.geocode.pending import Locate, located
from incidents.names import slug
from incidents.places import place_named
from incidents.store.engines.base import Database
from schema.document.context import SourceDocument
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import DocumentError, UnknownNameError, UsageError
from schema.vocabulary import vocabulary

_PRECISIONS = {4: "year", 7: "month", 10: "day"}
_EVENTS = {
    "missile": "missile_strike",
    "drone": "drone_strike",
    "loitering_munition": "drone_strike",
    "bomb": "air_strike",
    "rocket": "rocket_strike",
    "artillery": "artillery_strike",
}


@dataclass(frozen=True)
class NewIncident:
    """What the options say, as typed."""

    title: str | None
    date: str | None
    place: str | None
    at: str | None
    country: str | None
    weapon: tuple[str, ...]
    event_type: str | None
    target: tuple[str, ...]
    killed: str | None
    injured: str | None
    launched: str | None
    attacker: str | None
    source: str | None
    publisher: str | None
    speaker: str | None

    def any(self) -> bool:
        """Whether any option was given."""
        return any(value not in (None, ()) for value in astuple(self))


def incident_of(database: Database, given: NewIncident, locate: Locate) -> IncidentDocument:
    """The document that the options describe, checked as any other. `locate` finds a place that is
    not recorded.
    """
    figures = given.killed or given.injured or given.launched
    if figures and not given.source:
        raise UsageError("expected --source with a figure, found none: every figure has a source")
    if not given.date:
        raise UsageError("expected --date, found none")
    uses = [_use(database, name) for name in given.weapon]
    source = _source(database, given)
    key = source["key"] if source else None
    if given.launched:
        _count_launched(uses, given.launched, key)
    plain: dict[str, Any] = {
        "event_type": _event(given, uses),
        **_when(given.date),
        **_where(database, given, locate),
        "attacker": given.attacker,
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


def figure(text: str, option: str) -> dict[str, int | None]:
    """`2`, `2-5` or `2+` as low and high."""
    match = re.fullmatch(r"(\d{1,7})(?:(\+)|-(\d{1,7}))?", text.strip(), re.ASCII)
    if not match:
        raise UsageError(f"{option}: expected 2, 2-5 or 2+, found {text!r}")
    low = int(match[1])
    high = None if match[2] else int(match[3] or low)
    if high is not None and high < low:
        raise UsageError(f"{option}: expected the lower figure first, found {text!r}")
    return {"low": low, "high": high}


def _title(event_type: str, place: str | None) -> str:
    label = vocabulary("event_types").label(event_type)
    return f"{label}, {place}" if place else label


def _when(date: str) -> dict[str, Any]:
    night = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d\d)", date, re.ASCII)
    if night:
        try:
            second = dt.date.fromisoformat(night[1]) + dt.timedelta(days=1)
        except ValueError:
            raise UsageError(f"--date: expected a date that exists, found {date!r}") from None
        if second.day != int(night[2]):
            raise UsageError(f"--date: expected the next day after the slash, found {date!r}")
        end = second.isoformat()
        return {"date_start": night[1], "date_end": end, "date_precision": "night"}
    return {"date_start": date, "date_precision": _PRECISIONS.get(len(date), "day")}


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
        try:
            return _recorded(database, given.place)
        except UnknownNameError:
            return _looked_up(given.place, locate(given.place, Hints(given.country)))
    country = {"place": {"country": given.country}, "location_precision": "country"}
    return country if given.country else {}


def _recorded(database: Database, name: str) -> dict[str, Any]:
    row = place_named(database, name)
    reference = {k: row[k] for k in ("key", "name", "admin1", "country", "latitude", "longitude")}
    if row["latitude"] is None:
        if name != row["key"]:
            raise UnknownNameError("recorded place with coordinates", name)
        return {"place": reference, "location_precision": "settlement", "location_words": name}
    return {
        "place": reference,
        "location_precision": "settlement" if row["kind"] == "settlement" else "site",
        "uncertainty_m": row["uncertainty_m"],
        "location_how": "gazetteer",
        "location_by": f"recorded place {row['key']}",
        "location_at": dt.datetime.now(dt.UTC).date().isoformat(),
        "location_words": name,
    }


def _looked_up(words: str, answer: Answer) -> dict[str, Any]:
    """A place that the gazetteer is sure of; an error with its candidates when it is not."""
    if answer.chosen is None:
        offers = "".join(
            f"\n  {one.name}, {one.admin1}, {one.country}: --at {one.latitude},{one.longitude}"
            for one in answer.candidates[:5]
        )
        raise UsageError(f"--place: {words!r} is not certain: {answer.reason}{offers}")
    incident, place = located(answer.chosen, words)
    known = {field: value for field, value in place.items() if value is not None}
    if answer.chosen.kind == "area":
        area = {field: known[field] for field in ("admin1", "country") if field in known}
        return {"place": area, "location_precision": incident["location_precision"],
                "location_words": words}  # fmt: skip
    return {"place": {"name": answer.chosen.name, **known}, **incident}


def _use(database: Database, name: str) -> dict[str, Any]:
    found = catalogue.find(database, name)
    if len(found) == 1 and found[0].slug is None:
        return {"type": found[0].type, "text": name}
    match = catalogue.resolve(database, name)
    return {"weapon": match.slug, "type": match.type, "text": name}


def _count_launched(uses: list[dict[str, Any]], launched: str, key: str | None) -> None:
    if len(uses) != 1:
        raise UsageError("expected one --weapon with --launched; a document holds several")
    counts = figure(launched, "--launched")
    uses[0] |= {"launched_low": counts["low"], "launched_high": counts["high"], "source": key}


def _event(given: NewIncident, uses: list[dict[str, Any]]) -> str:
    if given.event_type:
        return vocabulary("event_types").encode(given.event_type)
    tops = {vocabulary("weapon_types").above(use["type"])[-1] for use in uses}
    if len(tops) > 1:
        return "combined_attack"
    return _EVENTS.get(tops.pop(), "other") if tops else "other"


def _casualties(given: NewIncident, key: str | None) -> list[dict[str, Any]]:
    status = {"status": "claimed", "speaker": given.speaker} if given.speaker else {}
    said = (("killed", given.killed), ("injured", given.injured))
    return [
        {"outcome": outcome, **figure(text, f"--{outcome}"), **status, "source": key}
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


def _source(database: Database, given: NewIncident) -> dict[str, Any] | None:
    if not given.source:
        return None
    sql = "SELECT * FROM source WHERE key = :s OR url = :s"
    recorded = database.one(sql, {"s": given.source})
    if recorded:
        fields = SourceDocument.model_fields
        return {name: recorded[name] for name in fields if recorded[name] is not None}
    address = urlsplit(given.source)
    if address.scheme not in ("http", "https") or not address.netloc:
        raise UsageError(
            "--source: expected the key of a recorded source or a web address, "
            f"found {given.source!r}"
        )
    publisher = given.publisher or address.netloc.removeprefix("www.")
    key = _free_key(database, address.netloc.removeprefix("www."), address.path, address.query)
    accessed = dt.datetime.now(dt.UTC).date().isoformat()
    return {"key": key, "publisher": publisher, "url": given.source, "accessed": accessed}
