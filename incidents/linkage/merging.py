"""One document out of those of several records that are one event. Pure: nothing is written.

Every claim of every member stands in it, under keys of its own, and the rule of figures decides
what they make together. A value that only one member can give comes from the one that knows it
closest: the narrowest date, the finest place. Munitions are never added up over members: where two
give counts, the count is what lies between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from incidents.figures.sums.munitions import TOGETHER
from incidents.store.flat import Plain, total
from schema.vocabulary import vocabulary

COUNTS = ("launched", "intercepted", "lost", "hit")
DATE = ("date_words", "date_start", "date_end", "date_precision", "time_local", "timezone")
PLACE = ("place", "location_precision", "uncertainty_m", "area_how", "location_words",
         "location_how", "location_by", "location_at", "location_proof", "location_proof_words",
         "location_checked_by")  # fmt: skip
_VERIFIED = ("unverified", "single_source", "corroborated", "geolocated", "confirmed", "contested")
_UNNAMED = ("armed_violence_unspecified", "remote_violence_unspecified", "other")
_REFERENCES = ("supersedes", "adds_to", "denies")


def merged(members: Sequence[Plain]) -> tuple[Plain, dict[str, str]]:
    """The document of several members, the first recorded one first, and which member gave what is
    one member's alone.
    """
    lead = members[0]
    date, place = min(members, key=_date_rank), min(members, key=_place_rank)
    kind, party = _kind(members), _attackers(members)
    keyed = [_with_own_keys(member, n) for n, member in enumerate(members)]
    made: Plain = {
        **lead,
        **{name: date.get(name) for name in DATE},
        **{name: place.get(name) for name in PLACE},
        **party,
        "event_type": kind["event_type"],
        "verification": max((m["verification"] for m in members), key=_VERIFIED.index),
        "summary": next((m["summary"] for m in members if m.get("summary")), None),
        "parent": next((m["parent"] for m in members if m.get("parent")), None),
        "weapons": _uses(members),
        "targets": _targets(members),
        "casualties": [claim for m in keyed for claim in m.get("casualties", [])],
        "statements": [one for m in keyed for one in m.get("statements", [])],
        "media": _once(members, "media", "url"),
        "sources": _once(members, "sources", "key"),
        "datasets": [ref for m in members for ref in m.get("datasets", [])],
        "restricted": any(m.get("restricted") for m in members),
    }
    gave = {"title": lead, "date": date, "place": place, "event_type": kind}
    kept = {name: value for name, value in made.items() if value is not None}
    return kept, {name: member["code"] for name, member in gave.items()}


def _date_rank(member: Plain) -> tuple[bool, int, bool]:
    order = vocabulary("date_precisions").codes
    precision = member.get("date_precision")
    known = precision in order
    return (not known, order.index(precision) if known else 0, not member.get("time_local"))


def _place_rank(member: Plain) -> tuple[int, bool, float]:
    order = vocabulary("location_precisions").codes
    located = (member.get("place") or {}).get("latitude") is not None
    radius = member.get("uncertainty_m")
    return (order.index(member["location_precision"]), not located,
            radius if radius is not None else float("inf"))  # fmt: skip


def _kind(members: Sequence[Plain]) -> Plain:
    """The member whose kind of event names most: the first that answers to every question."""
    visible = vocabulary("event_types").visible()
    return min(members, key=lambda m: (m["event_type"] not in visible, m["event_type"] in _UNNAMED))


def _attackers(members: Sequence[Plain]) -> Plain:
    """Who attacked whom. Where members name different attackers none is given, as contested."""
    named = list(dict.fromkeys(m["attacker"] for m in members if m.get("attacker")))
    defender = next((m["defender"] for m in members if m.get("defender")), None)
    if len(named) > 1:
        return {"attacker": None, "defender": defender, "attribution": "contested"}
    giver = next((m for m in members if m.get("attacker")), members[0])
    return {"attacker": giver.get("attacker"), "defender": defender,
            "attribution": giver["attribution"]}  # fmt: skip


def _with_own_keys(member: Plain, number: int) -> Plain:
    """The claims of a member under keys that no other member has; the first keeps its own."""
    if number == 0:
        return member
    return member | {
        kind: [_renamed(claim, number) for claim in member.get(kind, [])]
        for kind in ("casualties", "statements")
    }


def _renamed(claim: Plain, number: int) -> Plain:
    names = ("key", *_REFERENCES)
    return claim | {name: f"{claim[name]}-r{number + 1}" for name in names if claim.get(name)}


def own_key(key: str | None, number: int) -> str | None:
    """The key of a claim of member `number` (from 0) in the merged record."""
    return f"{key}-r{number + 1}" if key and number else key


def _targets(members: Sequence[Plain]) -> list[Plain]:
    seen: dict[tuple[Any, Any], Plain] = {}
    for member in members:
        for target in member.get("targets", []):
            seen.setdefault((target["category"], target.get("name")), target)
    known = [one for one in seen.values() if one["category"] != "unknown"]
    return known or list(seen.values())


def _once(members: Sequence[Plain], kind: str, key: str) -> list[Plain]:
    """What members have of a kind, each once: what several have counts once. Of a picture that one
    calls graphic, that stands.
    """
    seen: dict[Any, Plain] = {}
    for member in members:
        for item in member.get(kind, []):
            known = seen.setdefault(item[key], item)
            if item.get("graphic") and not known.get("graphic"):
                seen[item[key]] = known | {"graphic": True}
    return list(seen.values())


def _uses(members: Sequence[Plain]) -> list[Plain]:
    """Weapon uses of all members. With counts of one member they stand as it gives them; of several
    that name the same weapons, each count is what lies between theirs; of several that name others,
    the counts of all weapons together are what lies between theirs.
    """
    listed = [member.get("weapons", []) for member in members]
    counted = [uses for uses in listed if any(_has_count(use) for use in uses)]
    names = [_without_counts(use) for uses in listed for use in uses if use["type"] != TOGETHER]
    if len(counted) < 2:
        own = list(counted[0]) if counted else []
        return own + _further(names, own)
    keys = [sorted(map(str, map(_weapon, uses))) for uses in counted]
    if all(one == keys[0] and len(set(one)) == len(one) for one in keys):
        by_key = [{_weapon(use): use for use in uses} for uses in counted]
        own = [
            _without_counts(use) | _between([_ends(uses[_weapon(use)]) for uses in by_key])
            for use in counted[0]
        ]
        return own + _further(names, own)
    source = next((u["source"] for uses in counted for u in uses if u.get("source")), None)
    together: Plain = {"type": TOGETHER} | ({"source": source} if source else {})
    return [*_further(names, []), together | _between([_totals(uses) for uses in counted])]


Ends = Mapping[str, tuple[int | None, int | None]]


def _ends(use: Plain) -> Ends:
    return {name: (use.get(f"{name}_low"), use.get(f"{name}_high")) for name in COUNTS}


def _totals(uses: Sequence[Plain]) -> Ends:
    return {name: total(uses, name) for name in COUNTS}


def _between(given: Sequence[Ends]) -> Plain:
    """From the least to the greatest of several counts; open where one that is given is open."""
    made: Plain = {}
    for name in COUNTS:
        stated = [ends[name] for ends in given if ends[name] != (None, None)]
        lows = [low for low, _ in stated if low is not None]
        highs = [high for _, high in stated]
        if stated and len(lows) == len(stated):
            made[f"{name}_low"] = min(lows)
        if stated and None not in highs:
            made[f"{name}_high"] = max(high for high in highs if high is not None)
    return made


def _further(names: Sequence[Plain], own: Sequence[Plain]) -> list[Plain]:
    """Uses that name a weapon which those before them do not have, nor a kind of it."""
    kept: list[Plain] = []
    exact = sorted(names, key=lambda use: not use.get("weapon"))
    above = vocabulary("weapon_types").above
    for use in exact:
        others = [*own, *kept]
        if any(_weapon(use) == _weapon(other) for other in others):
            continue
        vague = not use.get("weapon")
        if vague and (
            (use["type"] == "unknown" and others)
            or any(use["type"] in _known(above, other["type"]) for other in others)
        ):
            continue  # fmt: skip
        kept.append(use)
    return kept


def _known(above: Any, code: str) -> Sequence[str]:
    return above(code) if code != TOGETHER else ()


def _weapon(use: Plain) -> tuple[str | None, str]:
    return use.get("weapon"), use["type"]


def _has_count(use: Plain) -> bool:
    return any(use.get(f"{name}_{end}") is not None for name in COUNTS for end in ("low", "high"))


def _without_counts(use: Plain) -> Plain:
    counts = {f"{name}_{end}" for name in COUNTS for end in ("low", "high")}
    return {name: value for name, value in use.items() if name not in counts}
