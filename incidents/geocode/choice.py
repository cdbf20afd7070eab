"""Which of several places is meant, and why; or that nobody can tell.

The rule: one place is chosen only when no other of the same name and of comparable weight lies more
than 25 km away, or when a hint leaves no such other. Else the text stays unresolved, with all its
candidates.

- Only places found in the same way are compared: names as the gazetteer has them come before other
  grammatical forms, those before names that only sound the same.
- A place is of comparable weight when it has at least a twentieth of the inhabitants. Inhabitants
  are a weak sign of what a report means, so the factor is large.
- A village of fewer than 1,000 inhabitants is chosen only when more than its country is known, or
  its country is complete: gazetteers lack most villages, so that a name that looks unique may not
  be. A country is complete when its whole GeoNames file or a register of all settlements is in.
- So is a town of fewer than 5,000 in a country where most small towns are missing, as the few that
  are counted there show (`Gazetteer.is_sparse`). The seat of an area is meant by its rank.
- A quarter of a town is chosen only when more than its country is known.
- A name that only sounds the same, or is only written alike, is chosen only inside a stated country
  or area; the latter only when no other such name lies elsewhere.
  None of them is chosen where no person looks at the answer (`load`, `extract`,
  `geocode --pending`) or where the text says that it means a city. An adjective or the people of a
  city is no spelling of its name, and what the text names after a comma has to lie near.
- A place that only a data set of the store knows weighs as a village; one of a data set whose rows
  may not be passed on is never chosen, nor listed.
- A neighbour that is named decides between places when one of them lies within 50 km of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from incidents.geocode.answer import Answer, Candidate
from incidents.geocode.contest import Caution, Contest, contest_of, score_of
from incidents.geocode.matching import Match
from incidents.geocode.reasons import why, why_not
from incidents.geocode.scope import District, Scope

AT_SITE_M = 10_000
"""How far from its town an airport or a plant may lie, in metres."""
_MOST_LISTED = 20
_GAZETTEERS = {
    "geonames": "GeoNames",
    "postal": "GeoNames postal codes",
    "sites": "incidents-db",
    "areas": "Natural Earth",
    "regions": "Natural Earth",
    "districts": "KATOTTG",
    "register": "KATOTTG",
}


def answer(text: str, found: Sequence[Match], scope: Scope, caution: Caution) -> Answer:
    """The candidates of a text, ranked, with the one that the rule chooses, if any."""
    has_main = any(match.place.main for match in found)
    ranked = _ranked(found, scope)
    if not ranked:
        return _by_district(text, scope)
    contest = contest_of(ranked, scope, caution)
    reason = why_not(contest)
    if reason:
        return _only_district(contest, undecided(text, ranked, scope, reason))
    chosen = candidate(contest.best, scope, has_main)
    return replace(undecided(text, ranked, scope, why(contest)), chosen=chosen)


def undecided(text: str, found: Sequence[Match], scope: Scope, reason: str) -> Answer:
    """The candidates of a text, ranked, none of them chosen."""
    has_main = any(match.place.main for match in found)
    listed = [match for match in _ranked(found, scope) if not match.withheld][:_MOST_LISTED]
    return Answer(text, tuple(candidate(m, scope, has_main) for m in listed), None, reason)


def _ranked(found: Sequence[Match], scope: Scope) -> list[Match]:
    has_main = any(match.place.main for match in found)
    return sorted(found, key=lambda m: (-score_of(m, scope, has_main), m.place.id))


def candidate(match: Match, scope: Scope, has_main: bool) -> Candidate:
    """A match as a candidate. A village without coordinates of its own stands in the middle of its
    district: the one that is named, where that says more than the register's.
    """
    place = match.place
    latitude, longitude, radius = place.latitude, place.longitude, place.uncertainty_m
    closer = _smallest(scope.districts)
    if not place.placed and closer and closer.km * 1000 < radius:
        latitude, longitude, radius = closer.latitude, closer.longitude, int(closer.km * 1000)
    how = "dataset" if match.dataset else match.tier if place.placed else "register"
    return Candidate(
        name=place.name,
        latitude=latitude,
        longitude=longitude,
        country=place.country,
        admin1=place.admin1,
        kind=place.kind,
        precision="near_settlement" if match.at and place.placed else place.precision,
        uncertainty_m=radius + AT_SITE_M if match.at else radius,
        score=round(score_of(match, scope, has_main), 3),
        how="relative" if match.at else how,
        admin2=place.admin2,
        gazetteer=match.dataset or _GAZETTEERS[place.source],
        gazetteer_id=place.key or place.ref,
        key=place.key,
        population=place.population,
    )


def _smallest(districts: Sequence[District]) -> District | None:
    return min(districts, key=lambda district: district.km, default=None)


def _by_district(text: str, scope: Scope) -> Answer:
    """No place of the name: the district that it is said to lie in is what is left."""
    missing = f"no place of this name{scope.where()} is in the gazetteer"
    found = tuple(_district_candidate(district) for district in scope.districts)
    if len(found) == 1:
        return Answer(text, found, found[0], f"{missing}; the district that it lies in is")
    return Answer(text, found, None, missing)


def district(text: str, one: District) -> Answer:
    """A text that is the name of a district."""
    found = _district_candidate(one)
    return Answer(text, (found,), found, "the district of this name")


def _only_district(contest: Contest, unresolved: Answer) -> Answer:
    """When the rivals are villages without coordinates, all in the district that is named, then
    the district is known even though the village is not.
    """
    districts = contest.scope.districts
    if len(districts) != 1 or any(m.place.placed for m in (contest.best, *contest.others)):
        return unresolved
    district = _district_candidate(districts[0])
    return replace(
        unresolved,
        candidates=(district, *unresolved.candidates),
        chosen=district,
        reason=f"{unresolved.reason}; all of them in the district that is named",
    )


def _district_candidate(district: District) -> Candidate:
    place = district.town
    return Candidate(
        name=district.name,
        latitude=district.latitude,
        longitude=district.longitude,
        country=place.country,
        admin1=place.admin1,
        kind="area",
        precision="admin2",
        uncertainty_m=int(district.km * 1000),
        score=0.3,
        how="area",
        admin2=district.name,
        gazetteer=_GAZETTEERS[place.source],
        gazetteer_id=place.ref,
    )
