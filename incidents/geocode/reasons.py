"""Why a place was chosen, or why none was, in words."""

from __future__ import annotations

from incidents.geocode.contest import Contest, distance_km, is_small_town
from incidents.geocode.scope import RIVAL_KM, Scope
from incidents.geocode.spelling.abjad import COUNTRIES

SURELY_ALIKE = 92
ALIKE_NEARBY = 88
_TIER_WORDS = {
    "exact": "the name",
    "inflected": "the name in another grammatical form",
    "spelled": "the name in another spelling",
    "consonants": "a name of the same consonants",
    "transliterated": "a name that sounds the same",
    "fuzzy": "a name written nearly the same",
    "derived": "a name of people or things from there",
}


LOOSE = frozenset(("fuzzy", "consonants", "transliterated", "spelled"))
"""The ways of matching that find another name than the one asked for."""


def why_not(contest: Contest) -> str:
    """Why the best match may not be chosen; empty when it may."""
    # how the name was matched comes first: rivals of a name that is not the one asked for are none
    checks = (
        _withheld,
        _derived,
        _needs_person,
        _outside,
        _needs_country,
        _unlike,
        _rivalled,
        _quarter,
        _lone,
    )
    return next((reason for check in checks if (reason := check(contest))), "")


def _withheld(contest: Contest) -> str:
    best = contest.best
    if not best.withheld:
        return ""
    return (
        f"only rows of {best.dataset} in this store have a place of this name"
        f"{contest.scope.where()}; they may not be passed on, so that no point is taken from them"
    )


def _derived(contest: Contest) -> str:
    best = contest.best
    if best.tier != "derived":
        return ""
    return f"people or things from {best.place.name} are called so; no place of this name is known"


def _needs_person(contest: Contest) -> str:
    best, caution = contest.best, contest.caution
    # where names have no vowels of their own, sound proves little while places may be missing
    country = best.place.country
    unsure = ("consonants", "transliterated", "fuzzy") if country in COUNTRIES else ()
    weak = best.tier in unsure and not (country in caution.complete or contest.scope.narrow)
    # article, ending and vowels are all that the other spelling of such a name changes
    unattended = not caution.attended and best.tier != "spelled"
    alone = caution.city or unattended or weak
    if best.tier not in LOOSE or not alone:
        return ""
    return f"only {_TIER_WORDS[best.tier]} was found, {best.place.name}; a person may choose it"


def _outside(contest: Contest) -> str:
    other = contest.caution.outside
    if other is None or contest.best.tier not in LOOSE:
        return ""
    return (
        f"only {_TIER_WORDS[contest.best.tier]} was found{contest.scope.where()}, and the name"
        f" itself is that of {other.name}, {other.admin1}"
    )


def _needs_country(contest: Contest) -> str:
    if contest.best.tier not in LOOSE or contest.scope.country or contest.scope.narrow:
        return ""
    alike = "are written alike" if contest.best.tier == "fuzzy" else "sound alike"
    return f"only names that {alike} were found; the country would help"


def _unlike(contest: Contest) -> str:
    least = ALIKE_NEARBY if contest.scope.narrow else SURELY_ALIKE
    if contest.best.tier != "fuzzy" or contest.best.likeness >= least:
        return ""
    return "only names that are written alike were found, none of them nearly the same"


def _rivalled(contest: Contest) -> str:
    rivals, scope = contest.rivals(), contest.scope
    if not rivals:
        return ""
    farthest = max(distance_km(contest.best, rival) for rival in rivals)
    return (
        f"{len(rivals) + 1} places of this name and of comparable size{scope.where()},"
        f" up to {farthest:,.0f} km apart{_missing(scope)}"
    )


def _lone(contest: Contest) -> str:
    if not _is_lone_village(contest):
        return ""
    scope, place = contest.scope, contest.best.place
    size = f"has {place.population} inhabitants" if place.population else "is a small one"
    missing = "villages" if place.village else "small towns of the country"
    doubt = "is no city" if contest.caution.city else f"many {missing} are not in it"
    source = f"rows of {contest.best.dataset}" if contest.best.dataset else "the gazetteer"
    only = f"the only place of this name{scope.where()} in {source} {size}"
    return f"{only}, and {doubt}{_missing(scope)}"


def _quarter(contest: Contest) -> str:
    """A quarter is known inside its town: a name that one has may be that of a village as well."""
    known = contest.scope.narrow or contest.scope.beside
    if contest.best.place.precision != "neighbourhood" or known:
        return ""
    missing = _missing(contest.scope)
    return f"only a part of a town has this name{contest.scope.where()}{missing}"


def _is_lone_village(contest: Contest) -> bool:
    place = contest.best.place
    complete = place.country in contest.caution.complete
    known = complete or contest.scope.narrow
    if place.village:
        return contest.caution.city or not known
    return is_small_town(place) and place.country in contest.caution.sparse and not known


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
    if best.dataset:
        how = f"{how} in rows of {best.dataset} in this store"
    if contest.by_neighbour:
        return f"{how}, near the neighbour that is named"
    if not others:
        known = contest.scope.country in contest.caution.complete
        return f"{how}; no other place{where} {'' if known else 'in the gazetteer '}has it"
    far = [other for other in others if distance_km(best, other) > RIVAL_KM]
    if not far:
        return f"{how}; all {len(others) + 1} places{where} that have it lie within 25 km"
    next_largest = max(far, key=lambda match: match.place.population).place
    size = f"{best.place.population:,} inhabitants" if best.place.population else best.place.kind
    return (
        f"{how}; by far the weightiest{where} ({size}; the next is {next_largest.name},"
        f" {next_largest.admin1}, with {next_largest.population:,})"
    )
