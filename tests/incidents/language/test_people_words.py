"""Groups of people: one vocabulary for tables, data sets and texts."""

import pytest

from incidents.extract.casualties.people import read_people
from incidents.importers.datasets.airwars.codes import group
from incidents.importers.datasets.bij.casualty_columns import sheet_of
from incidents.importers.guessing.casualty_headers import counted
from incidents.language.people_words import GROUPS, group_of
from schema.vocabulary import vocabulary

NOUNS = {
    "civilians": "civilian", "soldiers": "combatant", "militants": "combatant",
    "children": "child", "women": "woman", "men": "man", "journalists": "journalist",
    "medics": "medical", "rescuers": "rescuer",
}  # fmt: skip


def test_every_group_is_one_of_the_schema():
    assert set(GROUPS) <= set(vocabulary("casualty_groups").codes)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_means_one_group_by_every_door(noun):
    people = read_people(f"three {noun}")
    (toll,) = sheet_of([f"Minimum {noun} killed", f"Maximum {noun} killed"]).tolls
    answers = {people.group, counted(f"{noun} killed").group, group(noun), toll[1], group_of(noun)}
    assert answers == {NOUNS[noun]}


@pytest.mark.parametrize("word", ["people", "total", "officers", "details", "детали", ""])
def test_other_words_are_no_group(word):
    assert group_of(word) is None
