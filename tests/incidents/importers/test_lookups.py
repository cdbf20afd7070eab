"""What importers are told about weapons, places and actors: nothing that nobody said."""

import pytest

from incidents.geocode.answer import Answer, Candidate
from incidents.importers.ingest.lookups import Lookups
from incidents.importers.ingest.three_way_merge import merge
from schema.errors import UnknownNameError


class Told:
    """A geocoder that knows three names, so that no gazetteer has to be built."""

    def __init__(self):
        self.asked = []

    def reading_from(self, database):
        return self

    def geocode(self, text, hints=None):
        self.asked.append(text)
        if hints and hints.admin1 == "Nowhere":
            raise UnknownNameError("first-level area", "Nowhere")
        precision = {"Alder": "settlement", "Sumy oblast": "admin1"}.get(text)
        if precision is None:
            return Answer(text, (), None, "unknown")
        found = Candidate(text, 50.9, 34.8, "UA", "Sumy", "settlement", precision, 5_000, 1.0,
                          "exact", gazetteer="geonames", gazetteer_id="7")  # fmt: skip
        return Answer(text, (found,), found, "the only one")


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def ask(bare, told):
    with bare.reading() as database:
        yield Lookups(database, lambda: told)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Kite", [("kite", "one_way_attack_drone", "Kite")]),
     ("Змій-2", [("kite-2", "one_way_attack_drone", "Змій-2")]),
     ("Kite-2 and X-900", [("kite-2", "one_way_attack_drone", "Kite-2"),
                           ("x-900", "air_launched_cruise_missile", "X-900")]),
     ("Kite and Gizmo", [("kite", "one_way_attack_drone", "Kite"), (None, "unknown", "Gizmo")]),
     ("Kite or Kite-2", [("kite", "one_way_attack_drone", "Kite or Kite-2")]),
     ("Kite-2 or X-900", [(None, "unknown", "Kite-2 or X-900")]),
     ("Kite or Gizmo", [(None, "unknown", "Kite or Gizmo")]),
     ("likely Kite-2", [("kite-2", "one_way_attack_drone", "likely Kite-2")]),
     ("Gizmo 3000", [(None, "unknown", "Gizmo 3000")]),
     ("cruise missile", [(None, "cruise_missile", "cruise missile")]),
     ("Twin", [(None, "mortar", "Twin")]), ("  ", [])],
)  # fmt: skip
def test_weapons_are_what_the_text_names(ask, text, found):
    uses = ask.weapons(text)
    assert [(use.get("weapon"), use["type"], use["text"]) for use in uses] == found
    for use in uses:
        use["launched_low"] = 1
    assert "launched_low" not in str(ask.weapons(text))


def test_a_certain_place_has_coordinates_and_says_how(ask, told):
    found = ask.place("Alder", "UA", "Sumy")
    assert found["place"] == {
        "name": "Alder", "admin1": "Sumy", "country": "UA", "latitude": 50.9, "longitude": 34.8,
    }  # fmt: skip
    assert (found["location_precision"], found["location_how"]) == ("settlement", "gazetteer")
    found["place"]["name"] = "changed"
    assert ask.place("Alder", "UA", "Sumy")["place"]["name"] == "Alder"
    assert told.asked == ["Alder"]


def test_an_unsure_place_stays_a_name_and_an_area_has_no_dot(ask):
    assert ask.place("Ivanivka", "UA") == {
        "place": {"name": "Ivanivka", "country": "UA"}, "location_precision": "unknown",
        "location_words": "Ivanivka",
    }  # fmt: skip
    area = ask.place("Sumy oblast", "UA")
    assert area["location_precision"] == "admin1"
    assert "latitude" not in area["place"]
    assert ask.place("", "UA", "Sumy")["location_precision"] == "admin1"
    assert ask.place("", None) == {}
    assert "latitude" not in ask.place("Alder", "UA", "Nowhere")["place"]
    assert any("Nowhere" in text for text in ask.warnings)


def test_countries_and_actors_by_their_names(ask):
    names = {"Ukraine": "UA", "ua": "UA", "Yemen (North Yemen)": "YE", "Russian Federation": "RU"}
    assert {name: ask.country(name) for name in names} == names
    assert ask.country("Atlantis") is None
    assert (ask.actor("Північ"), ask.actor("north"), ask.actor("West")) == ("north", "north", None)


def test_fields_that_belong_together_are_merged_together():
    base = {"place": {"key": "a"}, "location_precision": "admin1", "summary": "x"}
    theirs = {**base, "place": {"key": "b"}, "location_precision": "settlement"}
    assert merge(base, base, theirs) == (theirs, [])
    ours = {**base, "location_precision": "site"}
    assert merge(base, ours, theirs) == (ours, ["place"])
    assert merge(base, {**base, "location_at": "2024-01-01"}, base)[1] == []
    assert merge({}, {"title": "T"}, {"title": "T", "summary": "S"})[0] == {
        "title": "T", "summary": "S",
    }  # fmt: skip


def test_lists_are_merged_item_by_item():
    a, b, c, d = ({"n": n} for n in range(4))
    base = {"statements": [a, b]}
    merged, clashes = merge(base, {"statements": [a, b, c]}, {"statements": [a, d]})
    assert (merged["statements"], clashes) == ([a, c, d], [])
    merged, clashes = merge(base, {"statements": [a, c]}, {"statements": [a, d]})
    assert (merged["statements"], clashes) == ([a, c], ["statements"])
    assert merge(base, {"statements": [a]}, base) == ({"statements": [a]}, [])
    assert merge(base, base, {}) == ({}, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [("likely Kite-2", "the source says: likely"), ("Plain Shelll", "the name is misspelt"),
     ("Kite or Kite-2", "leaves open"), ("Kite-2", None)],
)  # fmt: skip
def test_what_is_no_plain_name_says_why_it_was_taken(ask, text, why):
    (use,) = ask.weapons(text)
    assert "weapon" in use
    assert (why or "") in use.get("inferred", "")
    assert bool(why) == ("inferred" in use)


def test_a_text_too_long_for_a_name_is_kept_and_counted(ask):
    (use,) = ask.weapons("\n".join(["Kite"] * 100_000), "arms")
    assert use["type"] == "unknown"
    (lost,) = ask.not_understood_values()
    assert (lost.column, lost.count, len(lost.value)) == ("arms", 1, 200)
