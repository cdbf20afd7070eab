"""Strikes: each rule binds the clause that it is for, and looking changes nothing."""

import copy

import pytest

from incidents.extract.mentions.weapons import WeaponScanner
from incidents.extract.reading.document import document_of
from incidents.extract.strikes import matching, rules
from incidents.extract.strikes.binding import bind
from incidents.extract.strikes.clauses import article_calendar, clauses_of
from incidents.extract.strikes.places_hit import PlaceLookup
from incidents.extract.strikes.situation import Situation
from incidents.extract.strikes.toponyms import Resolver

DNIPRO = "A missile hit Dnipro on Thursday. "
LVIV = "A drone hit Lviv on Thursday. "
SUMY = "A drone hit Sumy on Thursday. "
FLEET = "Russia launched 90 Shahed drones at Ukraine overnight. "
HEADED = "Missile strike kills three in Dnipro on Thursday\n\n"

# The rule, a text whose last step it is, and the strikes: place and least number killed.
BOUND = [
    ("test", "North Korea test-fired a ballistic missile over the sea on Thursday.", []),
    ("threat", "Moscow threatened to strike Kyiv with missiles.", []),
    ("supply", DNIPRO + "Tehran supplied strike drones to Moscow.", [("Dnipro", None)]),
    (
        "recalled",
        SUMY + "A film about the missile strike on Dnipro was shown in Berlin.",
        [("Sumy", None)],
    ),
    (
        "act",
        SUMY + "Thousands marched in Berlin against the missile strikes on Dnipro.",
        [("Sumy", None)],
    ),
    (
        "in_passing",
        SUMY + "It was the third strike on the Poltava region in a week.",
        [("Sumy", None)],
    ),
    (
        "of_others_before",
        SUMY + "Two earlier strikes on the depot caused no casualties.",
        [("Sumy", None)],
    ),
    (
        "hurt_elsewhere",
        "A drone killed a man in Sumy on Thursday. "
        "His brother had been killed in a missile strike on Lviv.",
        [("Sumy", 1)],
    ),
    ("redated", SUMY + "Some sources dated the strike on Konotop to Monday.", [("Sumy", None)]),
    (
        "later_death",
        "A drone killed two men in Sumy on Thursday. "
        "On Friday a third man died of his wounds at a hospital in Kyiv.",
        [("Sumy", 3)],
    ),
    (
        "day_total",
        SUMY + "Over the past day, Russian strikes in the Kherson region killed four people.",
        [("Sumy", None)],
    ),
    ("general", SUMY + "Russia has repeatedly shelled Kherson, killing ten.", [("Sumy", None)]),
    ("denied", DNIPRO + "Russia denied that it attacked Lviv.", [("Dnipro", None)]),
    ("shot_down", SUMY + "Air defence shot down 12 drones over Kyiv.", [("Sumy", None)]),
    ("silent", "A missile hit Dnipro. The mayor spoke on Thursday.", [("Dnipro", None)]),
    ("fleet", SUMY + FLEET, [("Sumy", None)]),
    ("several_unnamed", SUMY + "Shelling of several villages killed two.", [("Sumy", None)]),
    ("country_of_focus", SUMY + "The attack killed three people in Ukraine.", [("Sumy", 3)]),
    ("country", "A missile strike in Yemen killed 14 people on Thursday.", [("Yemen", 14)]),
    (
        "several_towns",
        "Missiles hit Dnipro and Kharkiv on Thursday, killing nine people.",
        [("Dnipro", None), ("Kharkiv", None)],
    ),
    ("part_of_focus", DNIPRO + "The missile struck the Pivdenmash plant.", [("Dnipro", None)]),
    ("part", "An airstrike hit the al-Rimal neighbourhood, killing two.", [("al-Rimal", 2)]),
    ("town", DNIPRO, [("Dnipro", None)]),
    ("goes_on", DNIPRO + "Three people were killed in the attack.", [("Dnipro", 3)]),
    ("placeless", "A drone strike killed two people on Thursday.", [(None, 2)]),
    (
        "no_strike",
        "A missile hit Dnipro on Monday. On Thursday, four people were killed.",
        [("Dnipro", None)],
    ),
    ("explained_later", "Two people were killed in Sumy on Thursday. " + SUMY, [("Sumy", 2)]),
    ("unexplained", "Two people were killed in Poltava on Thursday. " + SUMY, [("Sumy", None)]),
    ("headline_of_only_strike", HEADED + DNIPRO, [("Dnipro", 3)]),
    ("headline", HEADED + DNIPRO + LVIV, [("Dnipro", None), ("Lviv", None)]),
]
MATCHED = [
    (
        "same_place",
        DNIPRO + LVIV + "The missile killed three in Dnipro.",
        [("Dnipro", 3), ("Lviv", None)],
    ),
    (
        "sounds_alike",
        "A missile hit Bilabalky on Thursday. A missile hit Bilabalki, killing two.",
        [("Bilabalky", 2)],
    ),
    (
        "told_by_another",
        DNIPRO + "Another source spoke of eight dead in Bilabalka.",
        [("Dnipro", 8)],
    ),
    (
        "named_beside",
        "A missile hit Chuhuiv in the Kharkiv region on Thursday. "
        "A missile in the Kharkiv region killed two people.",
        [("Chuhuiv", 2)],
    ),
    (
        "town_of_area",
        "A drone hit the Sumy region on Thursday. The drone killed a man in Konotop.",
        [("Konotop", 1)],
    ),
    (
        "area_of_town",
        "A drone hit Konotop on Thursday. The attack in the Sumy region killed two people.",
        [("Konotop", 2)],
    ),
    (
        "place_of_placeless",
        "A drone strike killed two people on Thursday. The drone hit a house in Sumy.",
        [("Sumy", 2)],
    ),
    (
        "speakers_seat",
        DNIPRO + LVIV + "Dnipro's mayor said that three people were killed.",
        [("Dnipro", 3), ("Lviv", None)],
    ),
    ("in_focus", DNIPRO + LVIV + "Three people were killed.", [("Dnipro", None), ("Lviv", 3)]),
    (
        "definite_words",
        "A missile hit Dnipro on Monday. A drone hit Lviv on Wednesday. "
        "The attack on Monday killed four people.",
        [("Dnipro", 4), ("Lviv", None)],
    ),
]


def _strikes(found):
    drafts = [draft for draft in found.drafts if draft.plain["level"] == "strike"]
    places = [(draft.plain.get("place") or {}).get("name") for draft in drafts]
    killed = [(draft.figures["killed"] or {}).get("low") for draft in drafts]
    return list(zip(places, killed, strict=True))


@pytest.mark.parametrize(("rule", "text", "strikes"), BOUND, ids=[rule for rule, _, _ in BOUND])
def test_a_clause_is_bound_by_its_rule(extract, rule, text, strikes):
    found = extract(text)
    assert found.trace[-1][1].rule == rule
    assert _strikes(found) == strikes


@pytest.mark.parametrize(("rule", "text", "strikes"), MATCHED, ids=[rule for rule, _, _ in MATCHED])
def test_a_clause_goes_on_about_the_strike_that_is_meant(extract, rule, text, strikes):
    found = extract(text)
    assert [match.rule for match in found.trace[-1][1].matches] == [rule]
    assert _strikes(found) == strikes


def test_people_hurt_before_any_strike_are_kept_for_later(extract):
    steps = [step.rule for _, step in extract("Two people were killed in Sumy. " + SUMY).trace]
    assert steps == ["hurt_before", "town", "explained_later"]


def test_what_is_counted_in_one_night_is_one_wave(extract):
    found = extract(FLEET + "Air defence shot down 80 drones overnight.")
    matches = [match for _, step in found.trace for match in step.matches]
    assert [match.rule for match in matches] == ["new_wave", "wave_of_day"]
    assert matches[0].event is matches[1].event


def test_every_rule_has_an_example():
    ordered = [*rules.BODY, *rules.UNEXPLAINED, *rules.HEADLINE]
    shown = {rule for rule, _, _ in BOUND} | {"hurt_before"}
    assert {rule.name for rule in ordered} == shown
    matched = {rule.name for rule in matching.AT_PLACE} | {
        name for name, _ in matching.WITHOUT_PLACE
    }
    assert matched == {rule for rule, _, _ in MATCHED}


@pytest.fixture(scope="module")
def scanner(matcher):
    return WeaponScanner(matcher)


@pytest.fixture(scope="module")
def lookup(geocoder):
    return PlaceLookup(Resolver(geocoder), ["UA"])


@pytest.mark.parametrize("text", [text for _, text, _ in BOUND + MATCHED])
def test_looking_changes_nothing(scanner, lookup, text):
    document = document_of(text, "2024-11-22")
    (article,) = document.articles
    clauses = clauses_of(
        document.plain, article, scanner, article_calendar(document.plain, article)
    )
    memory = bind(clauses, lookup)
    before = copy.deepcopy(memory)
    for clause in clauses:
        situation = Situation(clause, memory, lookup)
        for rule in [*rules.BODY, *rules.UNEXPLAINED, *rules.HEADLINE]:
            rule.condition(situation)
        for place in situation.places:
            matching.match_at(memory, clause, place)
        matching.match_without_place(memory, clause, lookup)
    assert memory == before
