"""Why a place was chosen, or why none was, in words."""

from __future__ import annotations

from incidents.geocode.contest import RIVAL_KM, Contest, distance_km
from incidents.geocode.scope import Scope

SURELY_ALIKE = 92
ALIKE_NEARBY = 88
VILLAGE = 1_000
REGISTERED = frozenset(("UA",))
"""Countries for which a register of all settlements can be added."""
_TIER_WORDS = {
    "exact": "the name",
    "inflected": "the name in another grammatical form",
    "transliterated": "a name that sounds the same",
    "fuzzy": "a name written nearly the same",
}


def why_not(contest: Contest) -> str:
    """Why the best match may not be chosen; empty when it may."""
    best, scope = contest.best, contest.scope
    if best.tier in ("fuzzy", "transliterated") and not (scope.country or scope.narrow):
        alike = "are written alike" if best.tier == "fuzzy" else "sound alike"
        return f"only names that {alike} were found; the country would help"
    if best.tier == "fuzzy" and best.likeness < (ALIKE_NEARBY if scope.narrow else SURELY_ALIKE):
        return "only names that are written alike were found, none of them nearly the same"
    rivals = contest.rivals()
    if rivals:
        farthest = max(distance_km(best, rival) for rival in rivals)
        return (
            f"{len(rivals) + 1} places of this name and of comparable size{scope.where()},"
            f" up to {farthest:,.0f} km apart{_missing(scope)}"
        )
    if _is_lone_village(contest):
        return (
            f"the only place of this name{scope.where()} in the gazetteer has"
            f" {best.place.population} inhabitants, and many villages are not in it"
            f"{_missing(scope)}"
        )
    return ""


def _is_lone_village(contest: Contest) -> bool:
    place = contest.best.place
    complete = contest.registered and place.country in REGISTERED
    # GeoNames lists places of unknown population only when an area is governed from them
    small = place.kind == "settlement" and 0 < place.population < VILLAGE
    return small and not complete and not contest.scope.narrow


def _missing(scope: Scope) -> str:
    wanted = [
        hint
        for hint, given in (
            ("the country", scope.country),
            ("the first-level area", scope.admin1),
            ("a neighbour", scope.near),
        )
        if not given
    ]
    return f"; {' or '.join(wanted)} would help" if wanted else ""


def why(contest: Contest) -> str:
    """Why the best match is chosen."""
    best, others, where = contest.best, contest.others, contest.scope.where()
    how = _TIER_WORDS[best.tier]
    if best.at:
        how = f"no such site is recorded, so the settlement it is named after, by {how}"
    if contest.by_neighbour:
        return f"{how}, near the neighbour that is named"
    if not others:
        return f"{how}; no other place{where} has it"
    far = [other for other in others if distance_km(best, other) > RIVAL_KM]
    if not far:
        return f"{how}; all {len(others) + 1} places{where} that have it lie within 25 km"
    next_largest = max(far, key=lambda match: match.place.population).place
    size = f"{best.place.population:,} inhabitants" if best.place.population else best.place.kind
    return (
        f"{how}; by far the weightiest{where} ({size}; the next is {next_largest.name},"
        f" {next_largest.admin1}, with {next_largest.population:,})"
    )
