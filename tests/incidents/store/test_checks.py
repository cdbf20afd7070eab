"""What `check` finds in claims and waves: its code, its level, the record, and what to do."""

import pytest

PAGES = [
    {"key": key, "publisher": key, "published": day, "reliability": "B", "credibility": "2"}
    for key, day in (("police", "2024-08-01"), ("un", "2024-08-03"), ("town", "2024-08-01"))
]


@pytest.fixture
def check(bare, incident, call):
    """Add records and give the findings, with whether the check fails."""

    def check(*records):
        for number, fields in enumerate(records):
            usual = {"code": f"r{number}", "date_start": "2024-08-01", "date_precision": "day",
                     "place": {"country": "UA"}, "location_precision": "country",
                     "sources": PAGES}  # fmt: skip
            bare.add(incident(**usual | fields))
        ended = call("--db", bare.engine.location, "check", "--format", "json")
        return ended.json, ended.code

    return check


def claim(low, source="police", **more):
    return {"outcome": "killed", "low": low, "high": low, "source": source, **more}


def of(found, name):
    return [(finding["level"], finding["code"]) for finding in found if finding["check"] == name]


def test_nothing_to_judge_is_nothing_found(check):
    assert check({"casualties": [claim(3), claim(3, "un")]}) == ([], 0)


def test_a_total_below_its_own_groups_is_a_contradiction(check):
    found, code = check({"casualties": [claim(5), claim(9, group="civilian")]})
    assert of(found, "total_below_groups") == [("warning", "r0")]
    assert code == 1
    assert "claim 1" in found[0]["message"]
    assert "9 killed" in found[0]["message"]
    assert found[0]["hint"]


def test_a_later_group_leaves_an_older_total_to_be_judged(check):
    later = claim(9, group="civilian", as_of="2024-08-02")
    found, code = check({"casualties": [claim(5), later]})
    assert of(found, "total_below_groups") == [("note", "r0")]
    assert code == 0


def test_an_early_count_that_may_be_overtaken_is_proposed_with_both_grades(check):
    found, code = check({"casualties": [claim(5), claim(9, "un")]})
    assert (of(found, "overtaken"), code) == ([("note", "r0")], 0)
    (finding,) = found
    assert "claim 2 (graded B2), 9 of 2024-08-03" in finding["message"]
    assert "claim 1 (graded B2), 5 of 2024-08-01" in finding["message"]
    assert "`incidents review r0 --take 1`" in finding["hint"]


def test_nothing_is_proposed_across_sides(check):
    claims = [claim(5, side="defender"), claim(70, "un", side="attacker")]
    found, _ = check({"attacker": "north", "defender": "south", "casualties": claims})
    assert of(found, "overtaken") == []
    assert of(found, "equals_exclude") == [("note", "r0")]


def test_two_authorities_graded_alike_that_exclude_each_other(check):
    found, code = check({"casualties": [claim(5), claim(9, "town")]})
    assert (of(found, "equals_exclude"), code) == ([("note", "r0")], 0)
    assert "killed: claims 1 and 2 exclude each other and are graded B2" in found[0]["message"]
    (worse,) = [page | {"key": "worse", "credibility": "5"} for page in PAGES[:1]]
    other, _ = check({"code": "x", "sources": [PAGES[0], worse],
                      "casualties": [claim(5), claim(9, "worse", speaker="a mayor")]})  # fmt: skip
    assert of(other, "equals_exclude") == [("note", "r0")]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([claim(12)], ["r0"]),
        ([claim(9)], []),
        ([claim(12, as_of="2024-08-04")], []),
        ([claim(12), claim(12, "un")], []),
        ([claim(12, as_of="2024-08-02"), claim(30, outcome="injured")], ["r0"]),
    ],
    ids=["of the day", "of few dead", "of three days later", "told again", "of the day after"],
)
def test_a_large_strike_on_one_early_count(check, claims, expected):
    found, code = check({"casualties": claims})
    assert of(found, "early_toll") == [("note", record) for record in expected]
    assert code == 0


def test_many_dead_on_one_page(check):
    page = {"sources": [page for page in PAGES if page["key"] == "police"]}
    found, code = check(page | {"casualties": [claim(25)]}, {"casualties": [claim(25)]},
                        page | {"casualties": [claim(20)]})  # fmt: skip
    assert (of(found, "few_sources"), code) == ([("note", "r0")], 0)


def test_a_quote_that_tells_other_numbers(check):
    quotes = {"r0": "12 people were killed and 40 hurt", "r1": "killing 25", "r2": "dozens died",
              "r3": "Twenty-five people died"}  # fmt: skip
    found, _ = check(*({"casualties": [claim(25, quote=quote)]} for quote in quotes.values()))
    assert of(found, "quoted_figures") == [("note", "r0")]


def test_a_wave_below_what_its_strikes_make(check):
    wave = {"level": "wave", "casualties": [claim(5)]}
    parts = [{"parent": "r0", "casualties": [claim(low)]} for low in (4, 3)]
    found, code = check(wave, *parts)
    assert (of(found, "wave_below_its_parts"), code) == ([("note", "r0")], 0)
    assert "at most 5 killed, its strikes make at least 7" in found[0]["message"]


def test_a_wave_that_states_as_many_is_in_order(check):
    open_wave = {"level": "wave", "casualties": [claim(5) | {"high": None}]}
    assert check(open_wave, {"parent": "r0", "casualties": [claim(7)]})[0] == []


def test_a_published_record_without_a_source(check):
    found, code = check({"sources": []})
    assert (of(found, "sources"), code) == ([("warning", "r0")], 1)
    drafted, _ = check({"code": "draft", "sources": [], "status": "draft"})
    assert of(drafted, "sources") == [("warning", "r0")]


def test_a_long_list_is_summed_up(check, bare, call):
    check(*[{"casualties": [claim(5), claim(9, "un")]} for _ in range(7)])
    ended = call("--db", bare.engine.location, "check")
    assert "7 to judge" in ended.out
    assert ended.out.count("note: r") == 7
    assert "7 notes in 7 records" in ended.err
    assert ended.code == 0


def test_what_is_to_be_done_alike_stands_once(check, bare, call):
    check(*[{"casualties": [claim(5), claim(9, "town")]} for _ in range(3)])
    assert call("--db", bare.engine.location, "check").out.count("grade the pages apart") == 1
