"""Values as people type them, in parts of a document: dates, figures, places, weapons.

`option` is what the value was given with, for messages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from incidents.geocode.answer import Answer, Candidate, Hints
from incidents.geocode.pending import Locate, located
from incidents.language.country_names import country_code
from incidents.language.folding import lookup_form
from incidents.language.written_figures import read_written
from incidents.queries.places.recorded_places import place_named
from incidents.store.authorities import IS_PARTY
from incidents.store.engines.base import Database
from incidents.weapons import catalogue
from schema.areas import country_names
from schema.errors import AmbiguousNameError, InputError, UnknownNameError, UsageError, nearest
from schema.precisions import date_precision, derived_area


@dataclass(frozen=True)
class Asked:
    """How a place was asked for: with which option, how coordinates are given instead, and in
    which country and first-level area it is.
    """

    option: str
    at: str
    country: str | None = None
    admin1: str | None = None


def figure(text: str, option: str) -> dict[str, int | None]:
    """`2`, `2-5`, `2+`, `at least 2` or `up to 5` as low and high; an end that is not said is
    None.
    """
    try:
        read = read_written(text)
    except InputError:
        raise UsageError(f"{option}: expected the lower figure first, found {text!r}") from None
    if read is None:
        raise UsageError(f"{option}: expected 2, 2-5 or 2+, found {text!r}")
    return {"low": read.low, "high": read.high}


def when(date: str, option: str) -> dict[str, Any]:
    """A date as typed: `2024-11-21`, `2024-11`, `2024`, or a night as `2024-11-21/22`."""
    night = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d\d)", date, re.ASCII)
    if night:
        try:
            second = dt.date.fromisoformat(night[1]) + dt.timedelta(days=1)
        except ValueError:
            raise UsageError(f"{option}: expected a date that exists, found {date!r}") from None
        if second.day != int(night[2]):
            raise UsageError(f"{option}: expected the next day after the slash, found {date!r}")
        end = second.isoformat()
        return {"date_start": night[1], "date_end": end, "date_precision": "night"}
    return {"date_start": date, "date_precision": date_precision(date)}


def where(database: Database, name: str, asked: Asked, locate: Locate) -> dict[str, Any]:
    """A place by name: a recorded one, or one that `locate` is sure of; else an error that lists
    the candidates.
    """
    try:
        return _recorded(database, name)
    except UnknownNameError:
        return _looked_up(name, locate(name, Hints(asked.country, asked.admin1)), asked)


def _recorded(database: Database, name: str) -> dict[str, Any]:
    row = place_named(database, name, located=True)
    reference = {k: row[k] for k in ("key", "name", "admin1", "country", "latitude", "longitude")}
    if row["latitude"] is None:
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


def _looked_up(words: str, answer: Answer, asked: Asked) -> dict[str, Any]:
    """A place that the gazetteer is sure of; an error with its candidates when it is not."""
    if answer.chosen is None:
        offers = "".join(
            f"\n  {one.name}, {one.admin1}, {one.country}: {asked.at}{one.latitude},{one.longitude}"
            for one in answer.candidates[:5]
        )
        raise UsageError(f"{asked.option}: {words!r} is not certain: {answer.reason}{offers}")
    return placed(answer.chosen, words, {"country": asked.country, "admin1": asked.admin1})


def placed(
    candidate: Candidate, words: str, stated: Mapping[str, str | None] | None = None
) -> dict[str, Any]:
    """The fields of a document that say a place of the gazetteer; an area has no coordinates.
    `stated` are the country and admin1 that somebody named: what goes beyond them was worked out.
    """
    named = stated or {}
    incident, place = located(candidate, words)
    known = {field: value for field, value in place.items() if value is not None}
    if candidate.kind == "area":
        area: dict[str, Any] = {
            field: known[field] for field in ("admin1", "country") if field in known
        }
        how = derived_area({**named, "admin1": area.get("admin1")}, area)
        return {"place": area, "location_precision": incident["location_precision"],
                "location_words": words, **how}  # fmt: skip
    place = {"name": candidate.name, **known}
    return {"place": place, **incident, **derived_area(named, place)}


def country(name: str) -> str:
    """The ISO 3166-1 code of a country by code or name; raises with the nearest names."""
    code = country_code(name)
    if code is None:
        names = country_names()
        raise UnknownNameError("country", name, nearest(name, [*names, *names.values()]))
    return code


def actor_code(database: Database, name: str) -> str:
    """The code of the party of this code or name, in any script; raises with the nearest names."""
    sql = f"""SELECT DISTINCT a.code FROM actor a LEFT JOIN actor_name n ON n.actor_id = a.id
        WHERE (n.lookup = :form OR a.code = :code) AND {IS_PARTY}"""
    known = [c for (c,) in database.tuples(sql, {"form": lookup_form(name), "code": name})]
    if len(known) == 1:
        return str(known[0])
    if known:
        raise AmbiguousNameError("actor", name, known)
    # Codes first: where a name differs from its code by case alone, the name is offered.
    sql = f"SELECT a.code, a.name FROM actor a WHERE {IS_PARTY}"
    names = [text for row in database.tuples(sql) for text in row]
    raise UnknownNameError("actor", name, nearest(name, names))


def weapon_use(database: Database, name: str, attacker: str | None = None) -> dict[str, Any]:
    """A weapon by any name, or a type, as a use of it; raises with the nearest names. Of several
    weapons of one name, the attacker decides where it makes or uses one of them alone.
    """
    found = catalogue.find(database, name)
    if len(found) == 1 and found[0].slug is None:
        return {"type": found[0].type, "text": name}
    match = catalogue.resolve(database, name, attacker)
    return {"weapon": match.slug, "type": match.type, "text": name}
