"""What a popup says: one column of words for each fact, labelled once for all incidents.

The browser sets these words into text nodes; nothing here is HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from maps import words
from maps.context import MapContext
from maps.outlines import country_names
from maps.placing import AREA_PRECISIONS, Incident
from maps.rows import Row

Words = Callable[[Incident, MapContext], str | None]


def columns(incidents: Sequence[Incident], context: MapContext) -> dict[str, list[Any]]:
    """Every column that a popup needs, in the order of the incidents."""
    made = {
        name: [make(incident, context) for incident in incidents] for name, make in _MADE.items()
    }
    kept = {name: [incident.row[name] for incident in incidents] for name in _KEPT}
    return made | kept


def facts() -> list[dict[str, str]]:
    """The labelled lines of a popup, in order: which column, under which label."""
    return [{"column": column, "label": label} for column, label in _FACTS.items()]


def _kind(incident: Incident, context: MapContext) -> str | None:
    row = incident.row
    level = row["level"] if row["level"] != "strike" else None
    named = (("event_types", row["event_type"]), ("event_levels", level))
    return " · ".join(context.label(name, code) for name, code in named if code) or None


def _when(incident: Incident, context: MapContext) -> str:
    row = incident.row
    return words.when(row["date_start"], row["date_end"], row["date_precision"], row["time_local"])


def _where(incident: Incident, context: MapContext) -> str:
    row = incident.row
    country = country_names().get(row["country"] or "", row["country"])
    parts = dict.fromkeys(part for part in (row["place"], row["admin1"], country) if part)
    return ", ".join(parts) or "place not stated"


def _precision(incident: Incident, context: MapContext) -> str:
    row = incident.row
    code = row["location_precision"]
    if incident.area and not incident.point:
        return f"Known to the area only; drawn as the outline of {incident.area.name}"
    label = context.label("location_precisions", code) if code else "Precision not stated"
    if not incident.point or row["uncertainty_m"] is None:
        return label if code not in AREA_PRECISIONS else f"{label}, which has no outline here"
    return f"{label}, within {words.distance(row['uncertainty_m'])}"


def _attacker(incident: Incident, context: MapContext) -> str | None:
    row = incident.row
    if not row["attacker"]:
        return None
    how = context.label("attributions", row["attribution"]).lower() if row["attribution"] else ""
    name = (
        context.label("actors", row["attacker"]) if "actors" in context.labels else row["attacker"]
    )
    return f"{name} ({how})" if how and how != "unknown" else str(name)


def _weapons(incident: Incident, context: MapContext) -> str | None:
    row = incident.row
    names = [context.label("weapons", slug) for slug in row["weapons"]]
    types = [context.label("weapon_types", code) for code in row["weapon_types"]]
    if not names:
        return ", ".join(types) or None
    return ", ".join(names) + (f" ({', '.join(types).lower()})" if types else "")


def _target(incident: Incident, context: MapContext) -> str | None:
    row = incident.row
    kinds = ", ".join(context.label("target_types", code) for code in row["target_types"])
    names = ", ".join(row["target_names"])
    return f"{names} ({kinds.lower()})" if names and kinds else names or kinds or None


def _launch(incident: Incident, context: MapContext) -> str | None:
    return ", ".join(incident.row["launch_sites"]) or None


def _verification(incident: Incident, context: MapContext) -> str | None:
    code = incident.row["verification"]
    return context.label("verifications", code) if code else None


def _munitions(name: str) -> Words:
    return lambda incident, context: words.count(*_ends(incident.row, name))


def _people(outcome: str) -> Words:
    def said(incident: Incident, context: MapContext) -> str:
        low, high = _ends(incident.row, outcome)
        return words.people(low, incident.row[f"{outcome}_best"], high)

    return said


def _some(group: str) -> Words:
    """Killed of one group, said only where a source says it: a group is part of the total."""
    return lambda incident, context: words.count(*_ends(incident.row, f"{group}_killed"))


def _ends(row: Row, name: str) -> tuple[Any, Any]:
    return row[f"{name}_low"], row[f"{name}_high"]


_MADE: dict[str, Words] = {
    "kind": _kind,
    "when": _when,
    "where": _where,
    "precision": _precision,
    "attacker": _attacker,
    "weapons": _weapons,
    "launched": _munitions("launched"),
    "intercepted": _munitions("intercepted"),
    "hit": _munitions("hit"),
    "launch": _launch,
    "target": _target,
    "killed": _people("killed"),
    "injured": _people("injured"),
    "civilians": _some("civilians"),
    "children": _some("children"),
    "verification": _verification,
}
_KEPT = ("code", "title", "parent", "place", "summary", "sources", "source_urls")
_FACTS = {
    "weapons": "Weapon",
    "launched": "Launched",
    "intercepted": "Intercepted",
    "hit": "Hit",
    "launch": "Reported launch site",
    "target": "Target",
    "attacker": "Attacker",
    "civilians": "Civilians among the killed",
    "children": "Children among the killed",
    "verification": "Verification",
}
