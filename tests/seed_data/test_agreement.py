"""Lint of what a record of the collection says of itself: its grades agree with its claims."""

from schema.dates import earliest, latest

ONE_ORIGIN = {
    "2019-12-02-tripoli-cluster-munitions": "one report of Human Rights Watch, retold",
    "2022-03-06-husarivka-uragan": "one report of The New York Times, retold",
    "2022-03-husarivka-shelling": "one report of The New York Times, retold",
    "2022-05-07-bilohorivka-school": "every figure is the regional head's",
    "2022-09-19-donetsk-artillery": "every figure is of Russia-installed authorities",
    "2022-12-26-engels-drone": "every figure is the Russian ministry's",
    "2025-04-17-gedeb-school": "residents who spoke to the BBC, retold",
}
"""Records of several pages that all go back to one voice, and are single_source for that."""


def publishers(collected, incident):
    return {source.publisher for source in collected.cited(incident)}


def blame(collected, incident):
    return collected.said(incident, "attacker", "responsibility")


def test_single_source_rests_on_one_voice_and_corroborated_on_two_publishers(collected):
    for incident in collected:
        many = len(publishers(collected, incident)) > 1
        if incident.verification == "single_source":
            assert many == (incident.code in ONE_ORIGIN), incident.code
        if incident.verification == "corroborated":
            assert many, incident.code


def test_confirmed_rests_on_an_investigation_or_on_both_sides(collected):
    for incident in collected:
        if incident.verification == "confirmed" and len(publishers(collected, incident)) == 1:
            investigated = any(source.kind == "ngo" for source in collected.cited(incident))
            assert investigated or incident.attribution == "claimed_by_attacker", incident.code


def test_a_refuted_report_says_what_is_refuted(collected):
    for incident in collected:
        if incident.verification == "refuted":
            claims = (*incident.statements, *incident.casualties)
            assert {"refuted", "denied"} & {claim.status for claim in claims}, incident.code


def test_every_real_strike_says_who_is_blamed_by_whom(collected):
    for incident in collected.strikes():
        assert blame(collected, incident), incident.code


def test_an_unknown_attacker_is_blank(collected):
    named = [i.code for i in collected if i.attribution == "unknown" and i.attacker]
    assert named == []


def test_an_attacker_is_named_unless_nobody_knows_or_the_sides_disagree(collected):
    blank = [
        i.code
        for i in collected
        if i.attribution not in ("unknown", "contested") and not i.attacker
        if i.code not in SIDE_ONLY
    ]
    assert blank == []


SIDE_ONLY = {"2014-07-11-zelenopillia-grad", "2015-02-10-kramatorsk-smerch"}
"""The pages name a side, the separatists, and not which of its two republics."""


def test_a_contested_attack_holds_both_versions(collected):
    for incident in collected:
        if incident.attribution == "contested":
            versions = {(s.speaker, s.status) for s in blame(collected, incident)}
            assert len(versions) > 1, incident.code
            assert any(s.speaker for s in blame(collected, incident)), incident.code


def test_likely_is_disputed_by_nobody(collected):
    disputed = [
        i.code
        for i in collected
        if i.attribution == "likely" and any(s.status == "denied" for s in blame(collected, i))
    ]
    assert disputed == []


def test_claimed_by_the_attacker_quotes_a_speaker_who_claims_it(collected):
    unspoken = [
        i.code
        for i in collected
        if i.attribution == "claimed_by_attacker"
        and not any(s.speaker and s.status == "claimed" for s in blame(collected, i))
    ]
    assert unspoken == []


def test_a_time_or_a_night_has_its_time_zone(collected):
    zoneless = [
        i.code
        for i in collected
        if (i.time_local or i.date_precision in ("night", "time")) and not i.timezone
    ]
    assert zoneless == []


def test_children_belong_to_a_wave_of_the_collection_and_lie_in_its_days(collected):
    for incident in collected:
        if incident.parent:
            wave = collected.incidents[incident.parent]
            assert wave.level != "strike", incident.code
            assert latest(incident.date_end) >= earliest(wave.date_start), incident.code
            assert earliest(incident.date_start) <= latest(wave.date_end), incident.code


def test_a_wave_does_not_state_the_casualties_of_its_strikes_again(collected):
    def figures(incident):
        return {
            (claim.outcome, claim.group, claim.low, claim.high, claim.source)
            for claim in incident.casualties
            if claim.low
        }

    for incident in collected:
        if incident.parent:
            again = figures(incident) & figures(collected.incidents[incident.parent])
            assert again == set(), incident.code


def test_counts_of_one_weapon_do_not_contradict_each_other(collected):
    for incident in collected:
        for use in incident.weapons:
            for part in (use.intercepted_low, use.hit_low, use.lost_low):
                if part is not None and use.launched_high is not None:
                    assert part <= use.launched_high, f"{incident.code}: {use}"


def test_a_claim_is_replaced_by_none_that_is_older(collected):
    for incident in collected:
        claims = {c.key: c for c in (*incident.casualties, *incident.statements) if c.key}
        for claim in claims.values():
            older = claims.get(claim.supersedes)
            if older and older.as_of and claim.as_of:
                assert older.as_of <= claim.as_of, f"{incident.code}: {claim.key}"
