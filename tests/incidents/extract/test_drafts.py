"""Drafts: claims with their speakers, figures by the written rule, waves, evidence."""

import pytest

TEXT = (
    "Emergency talks after a missile attack\n\n"
    "Elsewhere in Ukraine, Russia struck a residential district of Sumy overnight with "
    "Iranian-designed Shahed drones, killing two people and injuring 13, the regional "
    "administration said."
)


def test_a_draft_says_when_where_with_what_and_who_was_hurt(extract):
    (draft,) = extract(TEXT).drafts
    plain = draft.plain
    assert (plain["status"], plain["event_type"]) == ("draft", "drone_strike")
    assert (plain["date_start"], plain["date_end"]) == ("2024-11-21", "2024-11-22")
    assert plain["date_precision"] == "night"
    assert plain["place"]["name"] == "Sumy"
    assert plain["place"]["country"] == "UA"
    assert [use["weapon"] for use in plain["weapons"]] == ["shahed"]
    assert plain["attacker"] == "russia"
    assert [t["category"] for t in plain["targets"]] == ["residential"]
    assert draft.figures == {
        "killed": {"low": 2, "best": 2, "high": 2},
        "injured": {"low": 13, "best": 13, "high": 13},
    }
    assert {c["speaker"] for c in plain["casualties"]} == {"regional administration"}


def test_none_reported_is_no_zero_and_silence_is_no_claim(extract):
    (draft,) = extract("A missile hit Odesa on Thursday. No fatalities were reported.").drafts
    assert draft.figures == {"killed": {"low": 0, "best": None, "high": None}, "injured": None}
    (claim,) = draft.plain["casualties"]
    assert (claim["status"], claim["outcome"], claim["low"]) == ("none_reported", "killed", 0)


def test_every_claim_is_kept_when_a_toll_rises(extract):
    text = (
        "Nine people were killed when a missile hit a market in Zaporizhzhia on Thursday. "
        "The death toll has since risen to 10, the governor said on Friday."
    )
    (draft,) = extract(text).drafts
    assert [claim["low"] for claim in draft.plain["casualties"]] == [9, 10]
    assert draft.plain["casualties"][1]["supersedes"] == draft.plain["casualties"][0]["key"]
    assert draft.figures["killed"] == {"low": 10, "best": 10, "high": 10}


def test_a_total_over_towns_is_a_parent_and_is_not_summed(extract):
    text = (
        "Russian strikes on Kherson and Mykolaiv killed nine people on Thursday. Six people were "
        "killed in Kherson by a glide bomb. In Mykolaiv, three people were killed, officials said."
    )
    parent, *strikes = extract(text).drafts
    assert parent.plain["level"] == "rollup"
    assert parent.figures["killed"]["low"] == 9
    assert [s.figures["killed"]["low"] for s in strikes] == [6, 3]
    assert {s.plain["parent"] for s in strikes} == {parent.plain["code"]}


def test_what_cannot_be_bound_is_listed(extract):
    text = "The stalemated war has killed more than 10,000 civilians since March 2015."
    found = extract(text)
    assert found.drafts == []
    (fact,) = [fact for _, fact in found.unbound]
    assert "10,000" in text[fact.start : fact.end]


def test_the_same_text_gives_the_same_drafts(extract):
    first, second = extract(TEXT), extract(TEXT)
    assert [d.plain for d in first.drafts] == [d.plain for d in second.drafts]
    assert [d.evidence for d in first.drafts] == [d.evidence for d in second.drafts]


def test_an_inferred_date_says_so(extract):
    text = "A Russian drone attack on Izmail wounded two people, the governor said on Wednesday."
    (draft,) = extract(text, "2024-11-20").drafts
    (statement,) = draft.plain["statements"]
    assert statement["field"] == "date"
    assert "reported" in statement["inferred"]


def test_offsets_stand_in_the_unchanged_text_whatever_its_signs(extract):
    text = "\ufeff“Two people were killed,” he said.\r\n\r\nA drone hit Sumy’s bus on Friday.\r\n"
    for draft in extract(text).drafts:
        for evidence in draft.evidence:
            assert text[evidence.start : evidence.end] == evidence.text


def test_figures_of_a_list_are_bounded_and_the_rest_is_listed(extract):
    said = "".join(f"Officials said {n} people were killed in the strike. " for n in range(2, 260))
    found = extract("A drone hit Sumy on Thursday. " + said)
    assert len(found.drafts) == 1
    reasons = {fact.why for _, fact in found.unbound}
    assert reasons == {"more figures than one strike has"}


def test_a_lower_count_behind_the_lead_is_kept_and_gives_way(extract):
    text = (
        "An airstrike on Rafah on Thursday killed 14 people. One agency reported that nine people "
        "were killed. Another said that 12 people died."
    )
    (draft,) = extract(text).drafts
    assert sorted(claim["low"] for claim in draft.plain["casualties"]) == [9, 12, 14]
    assert draft.figures["killed"] == {"low": 14, "best": 14, "high": 14}


def test_a_test_range_is_where_a_missile_came_from(extract):
    text = (
        "A ballistic missile hit a plant in Dnipro on Thursday. The missile was fired from the "
        "Kapustin Yar 4th Missile Test Range in Russia's Astrakhan region, the army said."
    )
    (draft,) = extract(text).drafts
    assert draft.plain["place"]["name"] == "Dnipro"
    (statement,) = draft.plain["statements"]
    assert (statement["field"], statement["value"]) == ("launch_site", "Kapustin Yar")


def test_a_round_ups_total_is_a_roll_up_of_its_towns(extract):
    lead = "Israeli raids on Lebanon on Thursday killed 47 people: "
    drafts = extract(lead + "12 in Baalbek, eight in Tyre and five in Nabatieh.").drafts
    rollup, *towns = (draft.plain for draft in drafts)
    assert (rollup["level"], rollup["place"]["country"]) == ("rollup", "LB")
    assert drafts[0].figures["killed"] == {"low": 47, "best": 47, "high": 47}
    assert {town["parent"] for town in towns} == {rollup["code"]}
    assert [draft.figures["killed"]["best"] for draft in drafts[1:]] == [12, 8, 5]


def test_a_total_that_its_towns_add_up_to_is_listed_and_no_record(extract):
    lead = "Israeli raids on Lebanon on Thursday killed 20 people: "
    found = extract(lead + "12 in Baalbek and eight in Tyre.")
    assert [draft.plain["level"] for draft in found.drafts] == ["strike", "strike"]
    (fact,) = (fact for _, fact in found.unbound)
    assert fact.what.startswith("killed: killed 20 people")


SAID = [
    ("Kyiv blamed Russia for the attack.", "responsibility", "claimed", "Kyiv"),
    ("Russia denied responsibility.", "responsibility", "denied", "Russia"),
    ("The Houthis claimed responsibility for the attack.", "responsibility", "claimed", "Houthis"),
    ("The army said the strike targeted a depot of rebels.", "motive", "claimed", "army"),
    ("Москва заперечила причетність до удару.", "responsibility", "denied", "Москва"),
    ("Губернатор обвинил Украину.", "responsibility", "claimed", "Губернатор"),
]


@pytest.mark.parametrize(("sentence", "field", "status", "speaker"), SAID)
def test_blame_denial_and_motive_are_statements_with_their_words(
    extract, sentence, field, status, speaker
):
    text = f"A missile hit a school in Sumy on Thursday, killing two people. {sentence}"
    (draft,) = extract(text).drafts
    (statement,) = [one for one in draft.plain["statements"] if one["field"] == field]
    assert (statement["status"], statement["speaker"]) == (status, speaker)
    assert statement["value"] in sentence
    assert statement["quote"] == sentence
    assert draft.figures["killed"] == {"low": 2, "best": 2, "high": 2}


def test_nobody_who_claims_it_is_no_statement(extract):
    (draft,) = extract("A drone hit Sumy on Thursday. No group claimed responsibility.").drafts
    assert not draft.plain.get("statements")


def test_a_figure_that_is_denied_or_feared_is_kept_and_not_counted(extract):
    text = (
        "A missile hit a barracks in Sumy on Thursday, killing two soldiers. Officials denied "
        "reports that 30 troops had been killed. Up to 20 people are feared dead, a doctor said."
    )
    (draft,) = extract(text).drafts
    status = {claim["status"] for claim in draft.plain["casualties"]}
    assert {"denied", "reported_possible"} <= status
    assert draft.figures["killed"] == {"low": 2, "best": 2, "high": 2}


def test_a_total_keeps_its_parts_as_groups(extract):
    text = "Shelling killed five people, two women and three children, in Sumy on Thursday."
    (draft,) = extract(text).drafts
    groups = {c["group"]: (c["low"], c["high"]) for c in draft.plain["casualties"]}
    assert groups == {"total": (5, 5), "woman": (2, 2), "child": (3, 3)}


def test_names_of_the_dead_are_counted_and_stand_in_no_claim(extract):
    text = (
        "An airstrike hit a house in Tyre on Thursday. Salem Qandil (41), his wife Rana (36) and "
        "their son Adam (7) were killed."
    )
    (draft,) = extract(text).drafts
    (claim,) = draft.plain["casualties"]
    assert (claim["low"], claim["high"], claim["words"]) == (3, 3, "people called by name")
