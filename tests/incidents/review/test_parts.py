"""The parts of the review by themselves: the lines of a text, and what may be the same event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from incidents.linkage.twins import alike
from incidents.review.facts import facts_of
from incidents.review.lines import line_of, wrapped


@given(st.text(max_size=300), st.integers(4, 60))
def test_lines_hold_every_word_once_and_fit(text, width):
    lines = wrapped(text, [(0, len(text))], width)
    shown = "".join("".join(text[a:b].split()) for a, b in lines)
    assert shown == "".join(text.split())
    assert all(cell_len(text[a:b]) <= width for a, b in lines)


def test_a_line_is_found_by_its_offset():
    text = "one two three four"
    lines = wrapped(text, [(0, 7), (8, 18)], 9)
    assert [text[a:b] for a, b in lines] == ["one two", "", "three", "four"]
    assert [line_of(lines, at) for at in (0, 5, 8, 14, 99)] == [0, 0, 2, 3, 3]


@pytest.mark.parametrize(
    ("ends", "said"),
    [({"high": 5}, "?-5"), ({"low": 0, "high": 5}, "0-5"), ({"low": 3}, "3+"), ({"best": 4}, "4")],
)
def test_an_unknown_low_end_is_no_nought(ends, said):
    claim = {"outcome": "killed", "group": "total", "status": "claimed", **ends}
    record = {"code": "x", "title": "Strike", "event_type": "missile_strike", "status": "draft"}
    facts = facts_of({**record, "verification": "unverified", "casualties": [claim]}, [])
    assert [fact.value for fact in facts if fact.label == "killed"] == [said]


SAME = ["the same day", "the same spot", "the same place name"]


def strike(incident, store, code, day, place, weapons=("shahed",), **fields):
    spot = {"name": place[0], "country": "UA"}
    if len(place) > 1:
        spot |= {"latitude": place[1], "longitude": place[2]}
        fields |= {"location_how": "hand"}
    return store.add(
        incident(
            code=code, date_start=day, date_precision="day", place=spot,
            location_precision="settlement", weapons=[{"weapon": slug} for slug in weapons],
            **fields,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "place", "weapons", "reasons"),
    [
        ("2024-11-22", ("Alder", 50.9, 34.8), (), SAME),
        ("2024-11-22", ("Birch", 50.9, 34.84), (), ["the same day", "2.8 km apart"]),
        ("2024-11-22", ("Alder", 50.9, 34.8), ("shahed-136",), [*SAME, "weapons that fit"]),
        ("2024-11-24", ("Birch", 50.9, 35.0), ("shahed",), None),
        ("2024-11-22", ("Cedar", 46.5, 30.7), ("shahed",), None),
        ("2024-11-22", ("Cedar",), ("kh-101",), None),
    ],
)  # fmt: skip
def test_what_may_be_the_same_event_and_why(seed_empty, incident, day, place, weapons, reasons):
    strike(incident, seed_empty, "own", "2024-11-22", ("Alder", 50.9, 34.8))
    strike(incident, seed_empty, "other", day, place, weapons)
    with seed_empty.reading() as database:
        likely = alike(database, "own")
    told = [
        [reason for reason in one.reasons if not reason.endswith("rare words")]
        for one in likely
        if one.score >= 0.5
    ]
    assert told == ([reasons] if reasons else [])


def test_waves_retracted_and_undated_records_are_no_twins(seed_empty, incident):
    strike(incident, seed_empty, "wave", "2024-11-22", ("Alder", 50.9, 34.8), level="wave")
    strike(incident, seed_empty, "gone", "2024-11-22", ("Alder", 50.9, 34.8), status="retracted")
    strike(incident, seed_empty, "own", "2024-11-22", ("Alder", 50.9, 34.8))
    seed_empty.add(
        incident(code="undated", place={"name": "Alder"}, location_precision="settlement")
    )
    with seed_empty.reading() as database:
        assert alike(database, "own") == []
        assert alike(database, "undated") == []
