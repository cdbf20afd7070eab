"""Questions are answered alike the fast way and the slow way, over a store of random records: waves
and strikes, drafts, what is restricted, undated or of several weapons.

The slow way has no index for questions, reads words from the rows themselves, and hands every
record to the written rule of sums. INCIDENTS_RANDOM_ROWS makes the store larger.
"""

import json
import os
import random
import re
import shutil
import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest

import incidents
from incidents.queries import conditions
from incidents.queries.sums import breakdown
from incidents.queries.sums.breakdown import FIGURES, INTERCEPT_RATE, KEYS, Asked
from incidents.store.engines.sqlite import SqliteEngine
from schema.columns import NAMES
from schema.errors import IncidentsError

ROWS = int(os.environ.get("INCIDENTS_RANDOM_ROWS", "400"))
QUESTIONS = 500
WEAPONS = {
    "shahed": "one_way_attack_drone", "kh-101": "air_launched_cruise_missile",
    "iskander-m": "short_range_ballistic_missile", "fab": "unguided_bomb",
}  # fmt: skip
TYPES = ("drone", "missile", "several", "howitzer", "unknown")
PLACES = (
    ("UA", "Sumy"), ("UA", "Lviv"), ("UA", ""), ("FJ", ""), ("RU", "Belgorod"), ("SY", "Aleppo"),
    ("", ""), ("LB", "South"), ("US", "Georgia"), ("GE", "Georgia"), ("IQ", "Northern March"),
    ("SY", "Northern March"),
)  # fmt: skip
TARGETS = ("residential", "energy", "medical", "port", "rail")
EVENTS = ("drone_strike", "missile_strike", "missile_strike", "air_strike", "test_launch")
GROUPS = ("civilians_killed", "children_killed", "combatants_killed", "women_killed")
_SEVERAL = """SELECT incident_id FROM weapon_use GROUP BY incident_id
    HAVING count(*) > 1 AND count(DISTINCT type) = count(*) AND max(type = 'several') = 0"""
COUNTED = (
    f"""UPDATE weapon_use SET launched_low = id % 5, launched_high = CASE WHEN id % 3 THEN 9 END
    WHERE incident_id IN ({_SEVERAL})""",
    f"""UPDATE incident SET (launched_low, launched_high) = (SELECT sum(u.launched_low),
    CASE WHEN count(u.launched_high) = count(*) THEN sum(u.launched_high) END
    FROM weapon_use u WHERE u.incident_id = incident.id) WHERE id IN ({_SEVERAL})""",
)
"""Records of several weapons get a count of each."""
OUTLINE = [[[-20, 0], [40, -10], [60, 50], [10, 65], [-5, 30], [-20, 0]]]
WORDS = ("title", "summary", "place", "admin1", "weapons", "target_names", "launch_sites",
         "sources")  # fmt: skip
FILTERS = {
    "weapon": ["shahed", "kh-101", "fab", "oreshnik"],
    "weapon_type": ["drone", "missile", "one_way_attack_drone"],
    "from_": ["2014-05", "2020", "2023-06-03", "2023-07-01", "2024-11"],
    "to": ["2016", "2023-02", "2023-07-09", "2023-08-31", "2025"],
    "country": ["UA", "Fiji", "syria", "RU", "FR"],
    "admin1": ["Sumy", "Georgia", "Northern March", "South"],
    "attacker": ["Russia", "Ukraine", "israel"], "target": ["residential", "medical"],
    "event_type": ["drone_strike", "test_launch", ("air_strike", "missile_strike")],
    "killed_min": [0, 3, 8], "injured_min": [2], "missing_min": [1], "launched_min": [1, 4],
    "text": ["windows", "power quarter", "7 houses"], "source": ["Paper 3", "paper 9"],
    "sources_max": [1, 2], "contested": ["any", "attacker"],
    "verification": ["refuted", "corroborated"], "status": ["draft", "retracted"],
    "bbox": ["10,10,60,60", "170,-20,-170,20"], "inside": ["outline.geojson"],
    "near": ["50,30"], "include_restricted": [True], "dataset": ["first", "second"],
}  # fmt: skip


def _ends(dice, name, best=False):
    """The cells of a figure, stated in one of four ways."""
    low, how = dice.randrange(9), dice.randrange(4)
    cells = [{"low": low}, {"high": low}, {"low": low, "high": low}, {"low": low, "high": low + 3}]
    chosen = cells[how] | ({"best": low + 1} if best and how == 3 else {})
    return {f"{name}_{end}": value for end, value in chosen.items()}


def _dates(dice):
    year = dice.choice([2014, 2020, 2022, 2023, 2023, 2023, 2024])
    month = f"{year}-{dice.randrange(1, 13):02}"
    day = dice.randrange(1, 28)
    return dice.choices([
        {"date_start": f"{month}-{day:02}", "date_precision": "day"},
        {"date_start": f"{month}-{day:02}", "date_end": f"{month}-{day + 1:02}",
         "date_precision": "night"},
        {"date_start": month, "date_precision": "month"},
        {"date_start": str(year), "date_precision": "year"},
        {"date_start": f"{month}-{day:02}", "date_end": f"{year + 1}-02-03",
         "date_precision": "day"},
        {},
    ], [75, 7, 6, 3, 3, 6])[0]  # fmt: skip


def _weapons(dice):
    """Weapons with their types, or types alone; of one weapon also counts."""
    kinds = dice.sample([*WEAPONS, *TYPES], dice.choice([0, 1, 1, 1, 1, 2, 3]))
    named = [kind for kind in kinds if kind in WEAPONS]
    if named:
        cells = {"weapons": "; ".join(named), "weapon_types": "; ".join(map(WEAPONS.get, named))}
    else:
        cells = {"weapon_types": "; ".join(kinds)}
    if len(kinds) == 1:
        for name, share in (("launched", 0.5), ("intercepted", 0.3), ("hit", 0.2)):
            cells |= _ends(dice, name) if dice.random() < share else {}
    return cells


def _casualties(dice):
    cells = {}
    for name, share in (("killed", 0.5), ("injured", 0.5), ("missing", 0.1)):
        cells |= _ends(dice, name, best=True) if dice.random() < share else {}
    if not any(name.startswith("killed") for name in cells):
        for name in GROUPS:
            cells |= _ends(dice, name) if dice.random() < 0.1 else {}
    return cells


def _place(dice, number):
    country, admin1 = dice.choice(PLACES)
    cells = {"country": country, "admin1": admin1, "location_precision": "unknown"}
    if country and dice.random() < 0.6:
        cells |= {"latitude": f"{dice.uniform(-60, 70):.4f}", "uncertainty_m": "5000",
                  "longitude": f"{dice.uniform(-179, 179):.4f}",
                  "location_precision": dice.choice(["exact", "site", "settlement"])}  # fmt: skip
    return cells | ({"place": f"Town {number % 30}"} if country and dice.random() < 0.5 else {})


def _row(dice, number, waves):
    """A record as flat cells; `waves` are codes of earlier ones, to which it may belong."""
    row = {
        "code": f"r-{number}", "title": f"Strike on quarter {dice.randrange(50)}",
        "level": "wave" if dice.random() < 0.06 else "strike",
        "parent": dice.choice(waves) if waves and dice.random() < 0.12 else "",
        "event_type": dice.choice(EVENTS), "attribution": dice.choice(["likely", "contested"]),
        "status": dice.choice(["published"] * 9 + ["draft", "retracted"]),
        "verification": dice.choice(["corroborated", "unverified", "unverified", "refuted"]),
        "attacker": dice.choice(["", "", "Russia", "Ukraine", "Israel"]),
        "summary": f"Windows broke in {dice.randrange(50)} houses; {dice.choice('ab')} power.",
        "target_types": "; ".join(dice.sample(TARGETS, dice.choice([0, 1, 1, 2]))),
        "sources": "; ".join(f"Paper {n}" for n in dice.sample(range(12), dice.randrange(1, 4))),
        "datasets": f"{dice.choice(['first', 'second'])}:{number}" if dice.random() < 0.2 else "",
        **_dates(dice), **_weapons(dice), **_casualties(dice), **_place(dice, number),
    }  # fmt: skip
    if row["level"] == "wave":
        waves.append(row["code"])
    return [str(row.get(name, "")) for name in NAMES]


def _question(dice, folder):
    names = dice.sample(sorted(FILTERS), dice.choice([0, 0, 1, 1, 1, 1, 2, 2, 3]))
    filters = {name: dice.choice(FILTERS[name]) for name in names}
    if "near" in filters:
        filters["within"] = "900km"
    if "inside" in filters:
        filters["inside"] = folder / filters["inside"]
    if "weapon" in filters:
        filters["or_family"] = dice.random() < 0.3
    if dice.random() < 0.35:
        sort = dice.choice([None, None, "killed_low", "-injured_low", "title"])
        return "query", {"sort": sort, "limit": dice.choice([None, 1, 7, 100]), **filters}
    by = dice.sample(sorted(KEYS), dice.choice([0, 1, 1, 1, 2, 2, 3]))
    figures = dice.sample((*FIGURES, INTERCEPT_RATE), 2) if dice.random() < 0.3 else ()
    return "count", {"by": by, "figures": figures, **filters}


def _answer(store, question):
    kind, asked = question
    try:
        if kind == "query":
            return list(store.query(**asked))
        answer = store.count(**asked)
    except IncidentsError as error:
        return str(error)
    return (answer.rows, answer.left_out, sorted(answer.waves), answer.datasets, answer.size)


@pytest.fixture(scope="module")
def fast(catalogue_file, tmp_path_factory):
    dice = random.Random(19)  # noqa: S311  # no secret hangs on it
    file = shutil.copy(catalogue_file, tmp_path_factory.mktemp("two") / "fast.db")
    store, waves = incidents.open(file), []
    rows = [_row(dice, number, waves) for number in range(ROWS)]
    first, second = rows[: ROWS // 2], rows[ROWS // 2 :]
    with store.writing() as database:
        datasets = [("first", "The First", True), ("second", "The Second", True)]
        database.insert_many("dataset", ["slug", "name", "redistributable"], datasets)
    for some in (first, second):
        loaded = store.add_rows(some, NAMES, "random")
        assert loaded.loaded == len(some), loaded.rejected[:3]
    with store.writing() as database:
        database.execute("UPDATE incident SET restricted = 1 WHERE id % 40 = 3")
        database.execute("UPDATE casualty_claim SET restricted = 1 WHERE id % 30 = 3")
        for statement in COUNTED:
            database.execute(statement)
        database.execute("UPDATE incident SET date_latest = NULL WHERE id % 97 = 5")
        database.execute("UPDATE incident SET parent_id = NULL WHERE id % 89 = 5")
    with closing(sqlite3.connect(file)) as database, database:  # months that wait to be added up
        assert database.execute("DELETE FROM total_cell WHERE month LIKE '2023-0%'").rowcount
    return store


@pytest.fixture(scope="module")
def slow(fast, tmp_path_factory):
    file = shutil.copy(fast.engine.path, tmp_path_factory.mktemp("two") / "slow.db")
    store = incidents.open(file)
    indexes = """SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        AND name NOT LIKE '%_incident_id'"""
    with store.writing() as database:
        for (name,) in list(database.tuples(indexes)):
            database.execute(f'DROP INDEX "{name}"')
    return store


@pytest.fixture
def the_slow_way(slow, monkeypatch):
    """Records are gone through as they lie, words read from them, and all summed as trees."""
    with slow.reading() as database:
        columns = ", ".join(WORDS)
        read = list(database.tuples(f"SELECT id, {columns} FROM incident"))
    words = {number: set(_words(" ".join(map(str, row)))) for number, *row in read}

    def ids(_, asked):
        return json.dumps(
            [number for number, has in words.items() if has.issuperset(_words(asked))]
        )

    monkeypatch.setattr(SqliteEngine, "text_query", ids)
    monkeypatch.setattr(SqliteEngine, "text_ids", lambda _: "SELECT value FROM json_each(:text)")
    monkeypatch.setattr(conditions, "MANY", 1)
    monkeypatch.setattr(Asked, "apart", "(1 = 1)")
    monkeypatch.setattr(Asked, "in_cells", False)


def _words(text):
    return re.findall(r"\w+", text.lower())


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outline")
    outline = {"type": "Polygon", "coordinates": OUTLINE}
    (folder / "outline.geojson").write_text(json.dumps(outline))
    dice = random.Random(500)  # noqa: S311  # no secret hangs on it
    return [_question(dice, folder) for _ in range(QUESTIONS)]


@pytest.fixture(scope="module")
def answers(fast, questions):
    """What the store answers as it is, before anything of it is changed."""
    return [_answer(fast, question) for question in questions]


def test_both_ways_give_one_answer(answers, slow, questions, the_slow_way):
    for question, answer in zip(questions, answers, strict=True):
        assert _answer(slow, question) == answer, question


def test_the_questions_tell_records_apart(answers):
    """Most questions have an answer, and few have the one of the question before."""
    told = [answer for answer in answers if not isinstance(answer, str) and answer]
    assert len(told) > 0.8 * QUESTIONS
    assert sum(one == other for one, other in pairwise(answers)) < 0.1 * QUESTIONS


BY_CELLS = ([], ["month"], ["year", "country"], ["month", "weapon-type"])
EDITS = (
    "UPDATE incident SET killed_low = 70, killed_high = 70 WHERE id % 20 = 1",
    "UPDATE incident SET date_latest = '2021-03-04', date_earliest = NULL WHERE id % 50 = 2",
    "UPDATE incident SET parent_id = (SELECT min(id) FROM incident) WHERE id % 40 = 9",
    "UPDATE incident SET parent_id = NULL WHERE id % 3 = 1",
    "UPDATE incident SET status = 'draft', country = 'PL' WHERE id % 25 = 6",
    "UPDATE weapon_use SET type = 'several' WHERE id % 15 = 3",
    "UPDATE weapon_use SET launched_low = 30 WHERE id % 17 = 3",
    "DELETE FROM weapon_use WHERE id % 10 = 4",
    "INSERT INTO weapon_use (incident_id, type) SELECT id, 'drone' FROM incident WHERE id % 9 = 1",
    "DELETE FROM casualty_claim WHERE incident_id % 30 = 8",
    "DELETE FROM incident WHERE id % 30 = 8 AND parent_id IS NULL AND code NOT IN"
    " (SELECT parent FROM incident WHERE parent IS NOT NULL)",
)


@pytest.mark.parametrize("edit", EDITS)
def test_totals_follow_whatever_writes(fast, edit, tmp_path, monkeypatch):
    """Another program's statement shows at once, though nobody has added up since."""
    monkeypatch.setattr(breakdown, "FEW_MONTHS", 10_000)
    file = shutil.copy(fast.engine.path, tmp_path / "edited.db")
    with closing(sqlite3.connect(file)) as database, database:
        assert database.execute(edit).rowcount
    store = incidents.open(file)
    kept = [_answer(store, ("count", {"by": by})) for by in BY_CELLS]
    monkeypatch.setattr(Asked, "in_cells", False)
    assert [_answer(store, ("count", {"by": by})) for by in BY_CELLS] == kept
