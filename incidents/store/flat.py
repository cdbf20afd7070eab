"""The flat columns of an incident: the one function that makes them.

They stand on the `incident` row, so that a query reads one table. `check` makes them anew and
compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from incidents.figures.authorities import Parties
from incidents.figures.bounds import RULE
from incidents.figures.claims import Claim, Triple, claim_of
from incidents.figures.contested import CONTESTABLE, self_contradictions
from incidents.figures.derive import Derivation, derive
from incidents.figures.sums.munitions import TOGETHER, by_weapon, record_total
from incidents.store.authorities import Authorities
from incidents.store.places.area_names import area_name
from schema.columns import join_list
from schema.dates import edtf, span, start_utc
from schema.precisions import area_how
from schema.restricted import Location, held_sources, public_location

Plain = dict[str, Any]
FLAT_COUNTS = ("launched", "intercepted", "hit")
"""Munition counts that a flat row holds."""


@dataclass
class References:
    """What the documents of one write point to, by key: rows of the store as plain dicts."""

    sources: dict[str, Plain] = field(default_factory=dict)
    weapons: dict[str, Plain] = field(default_factory=dict)
    places: dict[str, Plain] = field(default_factory=dict)
    actors: dict[str, Plain] = field(default_factory=dict)
    datasets: dict[str, Plain] = field(default_factory=dict)
    incidents: dict[str, Plain] = field(default_factory=dict)
    authorities: Authorities = field(default_factory=Authorities)


def flat_columns(document: Plain, known: References) -> Plain:
    """Every flat or derived column of an incident, from its plain document.

    `document` is what `schema.document.write.to_plain` gives, each weapon use with its `type`
    and the place with its `key` filled in.
    """
    return {
        **_date_columns(document),
        **(places := _place_columns(document, known)),
        "parent": document.get("parent"),
        "attacker": _name(known.actors, document.get("attacker")),
        **_weapon_columns(document, known),
        **_casualties(document, known, places["country"]),
        **_provenance(document, known),
        **media_columns(document.get("media", [])),
    }


def derivation_of(document: Plain, known: References, country: str | None = None) -> Derivation:
    """What the rule of figures makes of an incident's casualty claims."""
    return derive(claims_of(document, known, parties_of(document, known, country)))


def claims_of(document: Plain, known: References, parties: Parties) -> list[Claim]:
    """The casualty claims of an incident as the rule of figures sees them."""
    return [
        claim_of(n, claim, known.sources.get(claim["source"], {}), parties, known.authorities)
        for n, claim in enumerate(document.get("casualties", []))
    ]


def parties_of(document: Plain, known: References, country: str | None = None) -> Parties:
    """Who fought whom in an incident; `country` is that of its place, where it is known already."""
    country = country or _place_columns(document, known)["country"]
    return known.authorities.parties(document.get("attacker"), document.get("defender"), country)


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
    start, end = document.get("date_start"), document.get("date_end")
    if start is None:
        return date_columns(None, None, None)
    precision = document["date_precision"]
    return date_columns(start, end, precision) | {
        "start_utc": start_utc(start, document.get("time_local"), document.get("timezone"))
    }


def date_columns(start: str | None, end: str | None, precision: str | None) -> Plain:
    """First and last day of an event, and its date as ISO 8601-2 writes it."""
    if start is None or precision is None:
        return dict.fromkeys(("date_earliest", "date_latest", "date_edtf", "start_utc"))
    first, last = span(start, end, precision)
    return {
        "date_earliest": first,
        "date_latest": last,
        "date_edtf": edtf(start, end, precision),
        "start_utc": None,
    }


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
    country = reference.get("country") or place.get("country")
    admin1 = reference.get("admin1") or place.get("admin1")
    return {
        "place": reference.get("name") or _own_name(place),
        "admin1": admin1,
        "country": country,
        "area_how": area_how(document.get("area_how"), country, admin1),
        "admin1_code": area_name(admin1, country).code,
        "admin1_words": reference.get("admin1_words"),
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
    return {
        **target_columns((target["category"], target.get("name")) for target in targets),
        **weapon_columns((use.get("weapon"), use["type"]) for use in uses),
        "launch_sites": joined(_name(known.places, use.get("launch_site")) for use in uses),
        **{
            f"{count}_{end}": number
            for count in FLAT_COUNTS
            for end, number in zip(("low", "high"), total(uses, count), strict=True)
        },
    }


def weapon_columns(uses: Iterable[tuple[str | None, str]]) -> Plain:
    """Weapons and their types, of uses as (slug, type)."""
    listed = list(uses)
    return {
        "weapons": joined(slug for slug, _ in listed),
        "weapon_types": joined(kind for _, kind in listed if kind != TOGETHER),
    }


def target_columns(targets: Iterable[tuple[str, str | None]]) -> Plain:
    """Targets as (category, name)."""
    listed = list(targets)
    return {
        "target_types": joined(category for category, _ in listed),
        "target_names": joined(name for _, name in listed),
    }


def source_columns(sources: Iterable[tuple[str, str | None]]) -> Plain:
    """Sources as (publisher, address)."""
    listed = list(sources)
    return {
        "sources": joined(publisher for publisher, _ in listed),
        "source_urls": joined(url for _, url in listed),
    }


def total(uses: Sequence[Plain], count: str) -> tuple[int | None, int | None]:
    """Munitions over all weapon uses of a record, least and greatest (`record_total`)."""
    figures = by_weapon(
        (use["type"] if use["type"] == TOGETHER else str(number), _ends(use, count))
        for number, use in enumerate(uses)
    )
    low, _, high = record_total(figures)
    return low, high


def _ends(use: Plain, count: str) -> Triple:
    return use.get(f"{count}_low"), None, use.get(f"{count}_high")


FIGURES = {
    "killed": ("killed", "total"),
    "injured": ("injured", "total"),
    "civilians_killed": ("killed", "civilian"),
    "children_killed": ("killed", "child"),
    "missing": ("missing", "total"),
    "combatants_killed": ("killed", "combatant"),
    "women_killed": ("killed", "woman"),
}
"""Flat casualty columns by their beginning: outcome and group. A group has no best."""
FIGURE_COLUMNS = {
    name: tuple(f"{name}_{e}" for e in ("low", *(("best",) if group == "total" else ()), "high"))
    for name, (_, group) in FIGURES.items()
}


def _casualties(document: Plain, known: References, country: str | None) -> Plain:
    derived = derivation_of(document, known, country)
    return {
        **{
            column: getattr(derived.figure(*FIGURES[name]), column.rpartition("_")[2])
            for name, columns in FIGURE_COLUMNS.items()
            for column in columns
        },
        "contested": contested_column(
            (*derived.contested, *_self_contradicted(document)), document["attribution"]
        ),
        "figures_rule": RULE,
    }


def _self_contradicted(document: Plain) -> tuple[str, ...]:
    stated = document.get("statements", [])
    return self_contradictions((s["field"], str(s["value"]), str(s.get("source"))) for s in stated)


def contested_column(outcomes: Sequence[str], attribution: str | None) -> str | None:
    """What sides disagree about, in the order of `CONTESTABLE`: outcomes, and the attacker where
    the record says so.
    """
    named = {*outcomes, *(("attacker",) if attribution == "contested" else ())}
    return joined(name for name in CONTESTABLE if name in named)


def _provenance(document: Plain, known: References) -> Plain:
    held = held_sources(document)
    keys = [key for key in source_keys(document) if key not in held]
    cited = [known.sources[key] for key in keys if key in known.sources]
    datasets = [f"{ref['dataset']}:{ref['id']}" for ref in document.get("datasets", [])]
    return {
        **source_columns((source["publisher"], source.get("url")) for source in cited),
        "source_count": len(cited),
        "datasets": joined(datasets),
    }


def media_columns(media: Iterable[Plain]) -> Plain:
    """Addresses of media, those that are graphic apart: one is never among the others."""
    listed = list(media)
    graphic = dict.fromkeys(item["url"] for item in listed if item.get("graphic"))
    return {
        "media_urls": joined(item["url"] for item in listed if item["url"] not in graphic),
        "graphic_media_urls": joined(graphic),
    }


def joined(items: Iterable[str | None]) -> str | None:
    """A list cell of the items that there are, each once."""
    return join_list(dict.fromkeys(filter(None, items)))


def _name(rows: dict[str, Plain], key: str | None) -> str | None:
    return rows[key]["name"] if key and key in rows else None
