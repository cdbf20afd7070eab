"""Who stands behind a claim, and on which side."""

import pytest

from incidents.figures.authorities import (
    Authority,
    Parties,
    authority_of,
    opposed,
    side_of,
    unnamed,
)
from incidents.figures.claims import claim_of
from incidents.figures.derive import derive

MINISTRY = Authority("north-defence-ministry", ("north",))
KNOWN = {
    "Ministry of Defence of the North": MINISTRY,
    "Northern defence ministry": MINISTRY,
    "Doctors of the World": Authority("doctors", ("independent",)),
    "Wire": Authority("wire", ("press",)),
}
PARTIES = Parties(frozenset({"north"}), frozenset({"south"}))


def key(source=None, **claim):
    return authority_of({"source": "p1", **claim}, source or {"publisher": "Daily"}, KNOWN.get).key


def test_the_speaker_stands_before_the_agency_and_the_agency_before_the_publisher():
    assert key(speaker="Fire service of Port City", via="Wire") == "fire service of port city"
    assert key(via="Wire") == "wire"
    assert key() == "daily"
    assert key(authority="Coroner of Port City", speaker="officials") == "coroner of port city"


@pytest.mark.parametrize(
    "speaker",
    [
        "Ministry of Defence of the North",
        "Northern defence ministry",
        "spokesman of the Ministry of Defence of the North",
        "A. Major, spokeswoman of the Ministry of Defence of the North",
        "A. Major, Ministry of Defence of the North",
    ],
)
def test_every_spelling_of_an_office_is_one_authority(speaker):
    assert key(speaker=speaker) == "north-defence-ministry" or "Ministry" not in speaker


def test_a_person_speaks_for_the_office():
    assert key(speaker="B. Minor, governor of Port region") == key(
        speaker="governor of Port region"
    )
    assert key(speaker="Rescue Service, Port region") != key(speaker="Port region")


@pytest.mark.parametrize(
    "speaker",
    ["officials", "local officials", "residents", "a source", "a medical source, to Wire", "police",
     "two residents who took part", "местные жители", "очевидцы", "свідки"],
)  # fmt: skip
def test_who_is_not_named_speaks_only_on_one_page(speaker):
    assert unnamed(speaker)
    assert key(speaker=speaker, source="p1") == key(speaker=speaker.upper(), source="p1")
    one = authority_of({"speaker": speaker, "source": "p1"}, {}, KNOWN.get)
    other = authority_of({"speaker": speaker, "source": "p2"}, {}, KNOWN.get)
    assert one != other


@pytest.mark.parametrize("speaker", ["National Police", "A. Major", "Aid Workers Union", "Antalya"])
def test_who_is_named_is_not_taken_for_somebody(speaker):
    assert not unnamed(speaker)


def test_a_data_set_speaks_as_itself():
    assert key({"publisher": "Event Data", "kind": "dataset"}) == "event data"


@pytest.mark.parametrize(
    ("authority", "side"),
    [
        (MINISTRY, "attacker"),
        (Authority("south"), "defender"),
        (Authority("doctors", ("independent",)), "independent"),
        (Authority("wire", ("press",)), "press"),
        (Authority("east", ("east",)), "unknown"),
        (Authority("both", ("north", "south")), "unknown"),
    ],
)
def test_sides_follow_from_allegiance(authority, side):
    assert side_of(authority, PARTIES) == side


def test_a_publisher_without_speaker_is_press_and_an_ngo_independent():
    def side(kind):
        return claim_of(0, {"outcome": "killed"}, {"publisher": "X", "kind": kind}).side

    assert [side(kind) for kind in ("news", "ngo", "social", "dataset")] == [
        "press", "independent", "unknown", "unknown"]  # fmt: skip


def test_a_stated_side_wins():
    claim = {"outcome": "killed", "speaker": "Northern defence ministry", "side": "unknown"}
    assert claim_of(0, claim, {}, PARTIES, KNOWN.get).side == "unknown"


def test_the_attacker_is_opposed_to_the_attacked_and_to_who_counts():
    assert opposed("attacker", "defender")
    assert opposed("independent", "attacker")
    assert not opposed("defender", "independent")
    assert not opposed("attacker", "attacker")
    assert not opposed("attacker", "press")


def test_two_pages_that_quote_one_office_are_one_voice():
    pages = {
        "p1": {
            "publisher": "Daily",
            "published": "2026-03-10",
            "reliability": "B",
            "credibility": 2,
        },
        "p2": {"publisher": "Wire", "published": "2026-03-12"},
    }
    listed = [
        {"outcome": "killed", "low": 5, "high": 5, "source": "p1",
         "speaker": "Northern defence ministry"},
        {"outcome": "killed", "low": 3, "high": 3, "source": "p2",
         "speaker": "Ministry of Defence of the North"},
    ]  # fmt: skip
    claims = [claim_of(n, c, pages[c["source"]], PARTIES, KNOWN.get) for n, c in enumerate(listed)]
    assert [c.grade for c in claims] == ["B2", "F6"]
    figure = derive(claims).figure("killed")
    assert (figure.low, figure.best, figure.high) == (3, 3, 3)
