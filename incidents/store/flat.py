"""The flat columns of an incident: the one function that makes them.

They stand on the `incident` row, so that a query reads one table. `check` makes them anew and
compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from incidents.store.casualties import Figure, derive, toll_of
from schema.columns import join_list
from schema.dates import span
from schema.restricted import Location, public_location

Plain = dict[str, Any]
TOGETHER = "several"
"""Type of a weapon use that holds counts of all weapons of its record together."""


@dataclass
class References:
    """What the documents of one write point to, by key: rows of the store as plain dicts."""

    sources: dict[str, Plain] = field(default_factory=dict)
    weapons: dict[str, Plain] = field(default_factory=dict)
    places: dict[str, Plain] = field(default_factory=dict)
    actors: dict[str, Plain] = field(default_factory=dict)
    datasets: dict[str, Plain] = field(default_factory=dict)
    incidents: dict[str, Plain] = field(default_factory=dict)


def flat_columns(document: Plain, known: References) -> Plain:
    """Every flat or derived column of an incident, from its plain document.

    `document` is what `schema.document.write.to_plain` gives, each weapon use with its `type`
    and the place with its `key` filled in.
    """
    return {
        **_date_columns(document),
        **_place_columns(document, known),
        "parent": document.get("parent"),
        "attacker": _name(known.actors, document.get("attacker")),
        **_weapon_columns(document, known),
        **_casualties(document, known),
        **_provenance(document, known),
        **media_columns(document.get("media", [])),
    }


def figures_of(document: Plain, known: References) -> dict[tuple[str, str], Figure]:
    """The derived casualty figures of an incident, by (outcome, group), with their reasons."""
    claims = document.get("casualties", [])
    return derive(
        [
            toll_of(n, claim, known.sources.get(claim["source"], {}))
            for n, claim in enumerate(claims)
        ]
    )


def source_keys(document: Plain) -> list[str]:
    """Keys of all sources that an incident cites, each once, in the order of the record."""
    parts: Iterable[Sequence[Plain]] = (
        [{"source": source["key"]} for source in document.get("sources", [])],
        *(document.get(kind, []) for kind in ("weapons", "targets", "casualties", "statements")),
    )
    return list(
        dict.fromkeys(item["source"] for part in parts for item in part if item.get("source"))
    )


def _date_columns(document: Plain) -> Plain:
    start = document.get("date_start")
    if start is None:
        return {"date_earliest": None, "date_latest": None}
    first, last = span(start, document.get("date_end"), document["date_precision"])
    return {"date_earliest": first, "date_latest": last}


def _place_columns(document: Plain, known: References) -> Plain:
    reference = document.get("place") or {}
    place = known.places.get(reference.get("key") or "", {})
    seen = public_location(
        Location(
            reference.get("latitude"),
            reference.get("longitude"),
            document["location_precision"],
            document.get("uncertainty_m"),
        ),
        [target["category"] for target in document.get("targets", [])],
    )
    return {
        "place": reference.get("name") or _own_name(place),
        "admin1": reference.get("admin1") or place.get("admin1"),
        "country": reference.get("country") or place.get("country"),
        "latitude": seen.latitude,
        "longitude": seen.longitude,
        "location_precision": seen.precision,
        "uncertainty_m": seen.uncertainty_m,
    }


def _own_name(place: Plain) -> str | None:
    """The name of a recorded place; none for an area that is called after its codes alone."""
    name: str | None = place.get("name")
    areas = (place.get("admin1"), place.get("country"))
    return None if place.get("kind") == "area" and name in areas else name


def _weapon_columns(document: Plain, known: References) -> Plain:
    uses, targets = document.get("weapons", []), document.get("targets", [])
    sites = [_name(known.places, use.get("launch_site")) for use in uses]
    return {
        "target_types": _joined(target["category"] for target in targets),
        "target_names": _joined(target.get("name") for target in targets),
        "weapons": _joined(use.get("weapon") for use in uses),
        "weapon_types": _joined(use["type"] for use in uses if use["type"] != TOGETHER),
        "launch_sites": _joined(sites),
        **{
            f"{count}_{end}": total(uses, count, end)
            for count in ("launched", "intercepted", "hit")
            for end in ("low", "high")
        },
    }


def total(uses: Sequence[Plain], count: str, end: str) -> int | None:
    """Munitions over all weapon uses. The least sums what is known; the greatest is unknown as
    soon as one use does not state it, unless a use of all weapons together speaks for it.
    """
    column = f"{count}_{end}"
    known: list[int] = [use[column] for use in uses if use.get(column) is not None]
    spoken_for = any(use["type"] == TOGETHER and use.get(column) is not None for use in uses)
    if not known or (end == "high" and len(known) < len(uses) and not spoken_for):
        return None
    return sum(known)


def _casualties(document: Plain, known: References) -> Plain:
    figures = figures_of(document, known)
    killed = figures.get(("killed", "total"), Figure())
    injured = figures.get(("injured", "total"), Figure())
    civilians = figures.get(("killed", "civilian"), Figure())
    children = figures.get(("killed", "child"), Figure())
    return {
        "killed_low": killed.low,
        "killed_best": killed.best,
        "killed_high": killed.high,
        "injured_low": injured.low,
        "injured_best": injured.best,
        "injured_high": injured.high,
        "civilians_killed_low": civilians.low,
        "civilians_killed_high": civilians.high,
        "children_killed_low": children.low,
        "children_killed_high": children.high,
    }


def _provenance(document: Plain, known: References) -> Plain:
    cited = [known.sources[key] for key in source_keys(document) if key in known.sources]
    datasets = [f"{ref['dataset']}:{ref['id']}" for ref in document.get("datasets", [])]
    return {
        "sources": _joined(source["publisher"] for source in cited),
        "source_urls": _joined(source.get("url") for source in cited),
        "datasets": _joined(datasets),
    }


def media_columns(media: Iterable[Plain]) -> Plain:
    """Addresses of media, those that are graphic apart: one is never among the others."""
    listed = list(media)
    graphic = dict.fromkeys(item["url"] for item in listed if item.get("graphic"))
    return {
        "media_urls": _joined(item["url"] for item in listed if item["url"] not in graphic),
        "graphic_media_urls": _joined(graphic),
    }


def _joined(items: Iterable[str | None]) -> str | None:
    return join_list(dict.fromkeys(item for item in items if item))


def _name(rows: dict[str, Plain], key: str | None) -> str | None:
    return rows[key]["name"] if key and key in rows else None
