"""Bands: every rule that gives a value has a measured band, or says that it is unmeasured."""

import re

import pytest
import yaml

from incidents.extract.bands import BANDS, FEWEST, RULES, TABLE, WORDS

TEXT = (
    "Missiles fired from Crimea struck the Pivdenne plant in Odesa on Thursday, killing two people "
    "and wounding three, Mayor Ivan Bondar said.\n\nRussian forces launched 12 Shahed drones at "
    "Sumy overnight. No casualties were reported.\n"
)


def test_every_rule_of_a_draft_has_a_band(extract):
    drafts = extract(TEXT).drafts
    rules = {evidence.rule for draft in drafts for evidence in draft.evidence}
    assert len(rules) >= 7
    assert rules <= set(BANDS)


def test_the_table_names_every_rule_and_no_other():
    assert list(yaml.safe_load(TABLE.read_text("utf-8"))) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_a_band_is_what_the_counts_say(rule):
    right, of = yaml.safe_load(TABLE.read_text("utf-8"))[rule]["others"]
    assert 0 <= right <= of
    if of < FEWEST:
        assert BANDS[rule] == "unmeasured"
    else:
        share, values = re.fullmatch(r"(\d\.\d\d) of (\d+) values", BANDS[rule]).groups()
        assert float(share) == pytest.approx(right / of, abs=0.006)
        assert int(values) == of


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_unmeasured_or_often_wrong_asks_to_be_checked(rule):
    right, of = yaml.safe_load(TABLE.read_text("utf-8"))[rule]["others"]
    trusted = of >= FEWEST and 100 * right >= 85 * of
    assert (WORDS[rule] in {"sure", "good"}) == trusted
