"""Claims to figures as a reader meets them: one answer from `show`, `query`, CSV and `count`."""

import csv
import io
import json

import pytest
import yaml

SPEAKERS = {
    "mod": "Russian defence ministry",
    "mod_again": "Igor Konashenkov, Ministry of Defence of Russia",
    "rescuers": "State Emergency Service of Ukraine",
    "un": "UN Human Rights Office",
}


def claim(low, high=None, *, by=None, day=None, page="one", **more):
    speaker = {"status": "claimed", "speaker": SPEAKERS[by]} if by else {}
    day = {"as_of": f"2026-03-{day}"} if day else {}
    ends = {name: n for name, n in (("low", low), ("high", high)) if n is not None}
    return {"outcome": "killed", "source": page, **ends, **speaker, **day, **more}


def source(key, grade):
    return {
        "key": key,
        "publisher": f"Paper {key}",
        "url": f"https://{key}.example/1",
        "published": "2026-03-20",
        "reliability": grade[0],
        "credibility": grade[1],
    }


def document(*claims, **more):
    return {
        "code": "strike",
        "title": "A strike",
        "event_type": "missile_strike",
        "date_start": "2026-03-10",
        "date_precision": "day",
        "place": {"name": "Sumy", "country": "UA"},
        "location_precision": "settlement",
        "attacker": "russia",
        "casualties": list(claims),
        "sources": [source("one", "B2"), source("two", "B2"), source("best", "A1"),
                    source("worst", "F6")],
        **more,
    }  # fmt: skip


@pytest.fixture
def db(seed_empty):
    return seed_empty.engine.location


@pytest.fixture
def add(call, db, tmp_path):
    """Add a document; what the program said."""

    def add(*documents):
        files = []
        for number, made in enumerate(documents):
            files.append(tmp_path / f"{number}.yaml")
            files[-1].write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False))
        return call("--db", db, "add", *files)

    return add


CASES = {
    "a monitor's 2 stands beside an attacker's later 70": (
        [claim(2, 2, by="un", day=11, page="best"), claim(70, 70, by="mod", day=12, page="worst")],
        (2, 2, 70),
    ),
    "two spellings of one office are one voice: the newest stands": (
        [claim(9, 9, by="mod", day=11), claim(3, 3, by="mod_again", day=12, page="two")],
        (3, 3, 3),
    ),
    "of two authorities none gives way": (
        [claim(4, 4, by="rescuers", day=11), claim(6, 6, by="un", day=12, page="two")],
        (4, 6, 6),
    ),
    "the hour tells which is newer": (
        [claim(12, 12, by="rescuers", as_of="2026-03-10T18:00"),
         claim(9, 9, by="rescuers", as_of="2026-03-10T21:00", page="two")],
        (9, 9, 9),
    ),
    "a group alone makes a least": ([claim(97, 97, group="civilian")], (97, None, None)),
    "groups that part the whole add up": (
        [claim(7, 7, group="civilian"), claim(4, 4, group="combatant")], (11, None, None),
    ),
    "and are the whole where the source says so": (
        [claim(7, 7, group="civilian", whole=True), claim(4, 4, group="combatant", whole=True)],
        (11, 11, 11),
    ),
    "more bodies add to the claim that they name": (
        [claim(40, 40, by="rescuers", day=11, key="first"),
         claim(2, 2, by="rescuers", day=12, adds_to="first", words="2 more bodies")],
        (42, 42, 42),
    ),
    "more bodies that name none leave the greatest unknown": (
        [claim(18, 18, by="rescuers", day=11),
         claim(2, 2, by="rescuers", day=12, words="2 more bodies")],
        (18, 18, None),
    ),
    "a stated side wins over the actors'": (
        [claim(5, 5, by="rescuers", day=11, side="attacker", authority="somebody")], (5, 5, 5),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("claims", "right"), CASES.values(), ids=CASES)
def test_every_door_gives_the_same_figure(add, call, db, claims, right):
    assert add(document(*claims)).code == 0
    names = ["killed_low", "killed_best", "killed_high"]
    (row,) = call("--db", db, "query", "--format", "json").json
    assert tuple(row[name] for name in names) == right
    (line,) = csv.DictReader(io.StringIO(call("--db", db, "query", "--format", "csv").out))
    assert tuple(int(line[name]) if line[name] else None for name in names) == right
    (total,) = call("--db", db, "count", "--format", "json").json
    assert tuple(total[name] for name in names) == right
    shown = call("--db", db, "show", "strike").out
    low, best, high = ("unknown" if n is None else n for n in right)
    assert f"low {low}, best {best}, high {high}" in shown
    assert "rule toll-2" in shown
    assert "killed          nothing stated" not in shown


def test_show_says_of_each_claim_what_became_of_it(add, call, db):
    add(document(claim(9, 9, by="mod", day=11), claim(3, 3, by="mod_again", day=12, page="two"),
                 claim(4, 4, by="un", day=11, page="best")))  # fmt: skip
    old, new, un = call("--db", db, "show", "strike", "--format", "json").json["casualties"]
    assert (old["stands"], old["gave_way_to"]) == (False, 2)
    assert "a newer count of the same authority" in old["because"]
    assert old["authority"] == new["authority"] == "ministry-of-defence-of-russia"
    assert (new["side"], un["side"]) == ("attacker", "independent")
    assert (new["stands"], un["stands"]) == (True, True)


def test_a_wave_shows_its_own_count_beside_its_strikes_together(add, call, db):
    wave = document(claim(20), code="wave", level="wave", event_type="combined_attack")
    parts = [document(claim(n, n), code=f"part-{n}", parent="wave", sources=[]) for n in (12, 15)]
    assert add(wave, *parts).code == 0
    shown = call("--db", db, "show", "wave").out
    assert "low 20, best unknown, high unknown" in shown
    assert "killed together 27" in " ".join(shown.split())


def test_a_document_comes_back_as_it_went_in(add, call, db, tmp_path):
    add(document(claim(40, 40, by="un", as_of="2026-03-10T09:00", key="first"),
                 claim(2, 2, by="un", day=12, adds_to="first", side="independent"),
                 claim(1, 1, group="civilian", whole=True, authority="a hospital")))  # fmt: skip
    shown = call("--db", db, "show", "strike", "--format", "yaml").out
    again = tmp_path / "again.yaml"
    again.write_text(shown)
    assert call("--db", db, "add", "--replace", again).code == 0
    assert call("--db", db, "show", "strike", "--format", "yaml").out == shown
    assert call("--db", db, "check").code == 0


FAULTS = {
    "adds to nothing": ([claim(2, adds_to="nobody")], "the key of a claim of this record"),
    "adds to another outcome": (
        [claim(2, key="dead"), claim(2, outcome="injured", adds_to="dead")],
        "which counts killed (total)",
    ),
    "supersedes itself": ([claim(2, key="a", supersedes="a")], "the key of another claim"),
    "adds to itself": ([claim(2, key="a", adds_to="a")], "the claim itself"),
    "a circle": (
        [claim(2, key="a", supersedes="b"), claim(3, key="b", supersedes="a")],
        "in a circle",
    ),
    "before the event": ([claim(2, as_of="2026-03-09")], "a moment not before the incident"),
    "an hour that is none": ([claim(2, as_of="2026-03-10T25:00")], "a date, or a date and time"),
    "a side of nobody": ([claim(2, side="bystander")], "a code of sides"),
    "a group of nobody knows what": ([{"group": "child", "low": 2, "source": "one"}],
                                     "casualties[0]: expected the key `outcome`"),
}  # fmt: skip


@pytest.mark.parametrize(("claims", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_and_nothing_is_written(add, call, db, claims, message):
    ended = add(document(*claims))
    assert ended.code == 1
    assert message in ended.err
    assert call("--db", db, "query", "--format", "json").json == []


def test_a_side_that_the_incident_does_not_have(add):
    without = document(claim(2, side="defender"), attacker=None)
    ended = add({name: value for name, value in without.items() if value})
    assert ended.code == 1
    assert "it names no defender" in ended.err


def test_a_record_is_no_part_of_itself(add, call, db):
    ended = add(document(parent="strike"))
    assert (ended.code, "the code of another record in `parent`" in ended.err) == (1, True)
    ended = add(document(parent="other"), document(code="other", parent="strike"))
    assert (ended.code, "that is no part of this record" in ended.err) == (1, True)
    assert call("--db", db, "query", "--format", "json").json == []
    assert add(document(), document(code="other", parent="strike")).code == 0


def test_filters_ask_for_what_sides_disagree_about(add, call, db):
    add(document(claim(2, 2, by="un", page="best"), claim(70, 70, by="mod", page="worst")),
        document(claim(8, 8, group="civilian"), claim(1, 1, outcome="missing"), code="quiet"),
        document(code="nothing", verification="refuted"))  # fmt: skip

    def codes(*words):
        return {row["code"] for row in call("--db", db, "query", "--format", "json", *words).json}

    assert codes() == {"strike", "quiet"}
    assert codes("--verification", "refuted") == {"nothing"}
    assert codes("--contested") == codes("--contested", "killed") == {"strike"}
    assert codes("--contested", "injured") == set()
    assert codes("--sources-max", "4", "--missing-min", "1") == {"quiet"}
    assert codes("--group", "civilian", "--killed-min", "5") == {"quiet"}
    assert codes("--killed-min", "8") == {"quiet"}
    refused = call("--db", db, "query", "--contested", "weather")
    assert (refused.code, "known: any, killed" in refused.err) == (2, True)
    assert call("--db", db, "query", "--group", "civilian").code == 2


def test_show_says_of_every_claim_what_became_of_it(add, call, db):
    """One claim of each kind: whatever the rule did with it stands beside it."""
    mayor, police = ({"speaker": name, "status": "claimed"} for name in ("Ann, mayor", "police X"))
    ended = add(document(
        claim(5, 5, by="un", day=11), claim(9, 9, by="un", day=12),
        claim(20, 20, **mayor, key="early"), claim(30, 30, **police, supersedes="early"),
        claim(3, 3, page="two", key="base"), claim(1, 1, page="two", adds_to="base"),
        claim(2, 2, page="two", day=25, words="two more bodies"),
        claim(70, 70, by="mod", accepted=False, refused_because="another strike"),
        claim(70, 70, by="mod") | {"status": "denied"}, claim(4, 4, status="opinion"),
        claim(None, by="rescuers", words="dozens"),
        claim(4, 4, by="un", outcome="injured", group="child"),
        claim(None, outcome="missing", status="none_reported"),
        claim(2, 2, **police, outcome="missing"),
    ))  # fmt: skip
    assert ended.code == 0, ended.err
    shown = call("--db", db, "show", "strike").out
    text = " ".join(shown.split())
    for words in (
        "gave way to claim 2, a newer count of the same authority",
        "gave way to claim 4, which names it in `supersedes`",
        "stands as part of a sum with claim 5",
        'is undecided: it counts "more"', "refused: another strike", "was refused",
        "does not count: it is denied", "stands, in words that give no number",
        "gave way to claim 14: none reported, and somebody gives a count",
    ):  # fmt: skip
        assert words in text, words
    assert "nothing stated" not in text
    assert "injured low 4, best unknown, high unknown" in text
    lines = [line.split()[1] for line in shown.splitlines() if line.startswith("claim ")]
    assert lines == [str(n) for n in range(1, 15)]
    claims = call("--db", db, "show", "strike", "--format", "json").json["casualties"]
    assert all({"stands", "gave_way_to", "because", "authority", "side"} <= set(c) for c in claims)
    assert [c["number"] for c in claims if not c["stands"]] == [1, 3, 7, 8, 9, 10, 13]


def test_check_derives_an_older_store_anew_and_says_what_changed(add, call, db):
    import sqlite3

    add(document(claim(97, 97, group="civilian")))
    with sqlite3.connect(db) as old:
        old.execute("UPDATE incident SET killed_low = NULL, figures_rule = 'rising-toll-1'")
    ended = call("--db", db, "check", "--format", "json")
    totals, finding = json.loads(ended.out)
    assert "its totals are not kept" in totals["message"]
    assert "killed_low is empty and should be 97" in finding["message"]
    assert "figures_rule is rising-toll-1 and should be toll-2" in finding["message"]
    fixed = call("--db", db, "check", "--fix")
    assert "killed_low is empty and should be 97" in fixed.err
    assert fixed.code == 0


def test_no_seed_claim_gives_way_to_another_authority_unless_the_record_says_so(seed_store):
    from incidents.figures.verdicts import Part
    from incidents.queries.record_view import read_record

    with seed_store.reading() as database:
        codes = [code for (code,) in database.tuples("SELECT code FROM incident")]
        records = [read_record(database, code, include_restricted=True) for code in codes]
    moved = 0
    for record in records:
        for verdict in record.verdicts:
            if verdict.gave_way_to is None or verdict.because in (
                Part.SUPERSEDED, Part.NONE_REPORTED, Part.ECHO, Part.WITH_ITS_BASE,
            ):  # fmt: skip
                continue
            moved += 1
            assert verdict.authority == record.verdicts[verdict.gave_way_to].authority
    assert moved
