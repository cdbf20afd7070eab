"""The collection has the breadth that it was made for: years, wars, weapons, and the hard cases."""

import pytest

from tools import spread

ELSEWHERE = {"SY", "YE", "SA", "IL", "PS", "LB", "IR", "AZ", "ET", "SD", "LY", "IQ"}
"""Syria, Yemen and the Gulf, Israel, Gaza and Lebanon, Iran, Nagorno-Karabakh, Tigray, Sudan,
Libya, Iraq.
"""


def country(incident):
    return incident.place.country if incident.place else None


def of_the_war_on_ukraine(incident):
    """In Ukraine, or by or against it: strikes on Russia and what fell over a border count too."""
    parties = {incident.attacker, incident.defender}
    over_the_border = {"RU", "PL", "RO"}
    return country(incident) == "UA" or "ukraine" in parties or country(incident) in over_the_border


def test_there_are_at_least_120_real_strikes(collected):
    assert len(collected.strikes()) >= 120


def test_the_war_on_ukraine_is_the_greatest_part_and_not_all(collected):
    strikes = collected.strikes()
    of_the_war = sum(map(of_the_war_on_ukraine, strikes)) / len(strikes)
    assert 0.40 < of_the_war < 0.73, f"{of_the_war:.0%}"


def test_every_year_from_2014_to_2026_is_there(collected):
    years = {int(incident.date_start[:4]) for incident in collected.strikes()}
    assert years == set(range(2014, 2027))


def test_the_other_wars_are_there(collected):
    assert {country(incident) for incident in collected.strikes()} >= ELSEWHERE


def test_weapons_targets_and_kinds_of_event_are_many(collected, seed):
    types = {weapon.slug: weapon.type for weapon in seed.weapons}
    strikes = collected.strikes()
    used = {use.type or types[use.weapon] for i in strikes for use in i.weapons}
    assert len(used - {"unknown", "several"}) >= 20
    assert len({target.category for i in strikes for target in i.targets}) >= 12
    assert len({i.event_type for i in strikes}) >= 8


def test_every_side_is_among_the_attackers(collected):
    attackers = {incident.attacker for incident in collected.strikes()}
    assert attackers >= {"russia", "ukraine", "israel", "iran", "houthis", "united-states"}


def a_wave_with_counts_and_strikes_of_its_own(incident, children):
    launched = [use for use in incident.weapons if use.launched_low is not None]
    shot_down = [use for use in launched if use.intercepted_low is not None]
    return incident.level == "wave" and len(launched) > 1 and shot_down and children


def a_toll_that_rose(incident, children):
    claims = {claim.key: claim for claim in incident.casualties if claim.key}
    older = [(claim, claims.get(claim.supersedes)) for claim in incident.casualties]
    return any(old and (new.low or 0) > (old.low or 0) for new, old in older)


def a_disputed_attribution(incident, children):
    return incident.attribution == "contested"


def debris_of_an_interception(incident, children):
    return incident.event_type == "interception_debris"


def a_strike_known_only_to_the_month(incident, children):
    return incident.level == "strike" and incident.date_precision == "month"


def a_place_known_only_to_the_province(incident, children):
    return incident.level == "strike" and incident.location_precision == "admin1"


def a_known_launch_site(incident, children):
    return any(use.launch_site for use in incident.weapons)


def a_night(incident, children):
    return incident.date_precision == "night"


def a_refuted_report(incident, children):
    return incident.verification == "refuted"


def tolls_of_two_speakers_far_apart(incident, children):
    tolls = {}
    for claim in incident.casualties:
        if claim.outcome == "killed" and claim.speaker and (claim.low or claim.high):
            tolls.setdefault(claim.speaker, []).append(claim.low or claim.high)
    newest = [max(figures) for figures in tolls.values()]
    return len(newest) > 1 and max(newest) >= 2 * min(newest)


HARD = [
    a_wave_with_counts_and_strikes_of_its_own,
    a_toll_that_rose,
    a_disputed_attribution,
    debris_of_an_interception,
    a_strike_known_only_to_the_month,
    a_place_known_only_to_the_province,
    a_known_launch_site,
    a_night,
    a_refuted_report,
    tolls_of_two_speakers_far_apart,
]


@pytest.mark.parametrize("case", HARD, ids=lambda case: case.__name__)
def test_the_hard_cases_are_there_on_purpose(collected, case):
    parents = {incident.parent for incident in collected if incident.parent}
    assert [i.code for i in collected if case(i, i.code in parents)]


def test_the_page_on_the_collection_shows_its_spread(seed):
    """`python -m tools.spread` makes the tables anew."""
    assert spread.tables(seed) in spread.PAGE.read_text(encoding="utf-8")
