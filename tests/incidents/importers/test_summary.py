"""What a load says: columns not used, values not understood, what answers leave out, rejects."""

import pytest

MAPPING = """\
dataset: told
id: n
fields: {title: n, date: day, country: iso, place: town, weapons: arms, killed: dead,
  attacker: who, location_precision: {column: how, codes: {roof: exact}, other: blank}}
"""
HEADER = "n,day,iso,town,arms,dead,who,how,mood,colour"


@pytest.fixture
def table(run, mapped, tmp_path):
    """Load these rows; what the program said, as text or JSON."""

    def table(*rows, format="json", more=()):
        path = tmp_path / "told.csv"
        path.write_text("\n".join([HEADER, *rows]), "utf-8")
        bad = ("--rejects", tmp_path / "bad.csv", "--force") if "--dry-run" not in more else ()
        words = ("--from", "table", "--mapping", mapped(MAPPING), "--format", format)
        return run("load", path, *words, *bad, *more)

    return table


ROWS = ["1,2024-03-01,UA,Sumy,Kalibir,'Many' (2 named),Nobody Known,,glad,red",
        "2,2024-03-02,UA,Sumy,kalibir,3,,roofs,,",
        "3,2024-03,Wakanda,Nikopol,,,,,,",
        "4,2202-03-02,UA,Xyzzyville,missile,,,,,"]  # fmt: skip


def test_everything_that_was_not_understood_is_counted(table, run, use_cache):
    report = table(*ROWS).json
    assert (report["loaded"], report["rejected"]) == (4, 0)
    lost = {(one["column"], one["value"]): one for one in report["not_understood"]}
    weapon = lost["arms", "Kalibir"]
    assert (weapon["count"], weapon["examples"]) == (2, ["Kalibir", "kalibir"])
    assert "kalibr" in weapon["suggestion"]
    assert {("dead", "'Many' (2 named)"), ("iso", "Wakanda"), ("how", "roofs")} <= lost.keys()
    assert ("place", "Xyzzyville") in lost
    assert report["columns_unused"] == ["mood", "colour"]
    assert report["places"]["unresolved"] >= 1
    assert report["dates"] == {"missing": 0, "month": 1, "year": 0, "future": 1}
    assert report["hidden_by_default"] == {"event_type": {"armed_violence_unspecified": 1}}
    shown = run("show", "told-1").out
    assert "Kalibir" in shown
    assert "'Many' (2 named)" in shown


def test_the_same_is_said_in_words(table, use_cache):
    said = table(*ROWS, format="table").err
    assert "arms: 2 values not understood: 'Kalibir' (2 times) - did you mean kalibr" in said
    assert "columns not used: mood, colour" in said
    assert "incidents query --event-type armed_violence_unspecified shows them" in said
    assert "1 lie in the future" in said
    assert len(said.splitlines()) <= 20


def test_a_trial_says_why_rows_are_rejected(table, tmp_path):
    rows = [f"{n},2024-02-31,UA,,,,,,," for n in range(1, 31)]
    ended = table(*rows, more=("--dry-run",))
    assert ended.code == 1
    first = ended.json["rejects"][0]
    assert (first["row"], first["column"], first["value"]) == (2, "day", "2024-02-31")
    assert "a date that exists" in first["expected"]
    assert len(ended.json["rejects"]) == 20
    said = table(*rows, format="table", more=("--dry-run",)).err
    assert "rejected row 2: day '2024-02-31': expected a date that exists" in said
    assert len(said.splitlines()) <= 20


def test_columns_of_a_known_format_that_nobody_reads_are_named(run, tmp_path):
    header = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,admin1,"
    header += "location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp,mood"
    row = (
        "YEM1,2020-01-02,1,Explosions/Remote violence,Air/drone strike,Yemen,Sadah,Sadah,16.9,43.7,"
    )
    path = tmp_path / "acled.csv"
    path.write_text(f"{header}\n{row}1,Al Sahat,Air strikes hit a farm.,0,1600000000,glad\n")
    report = run("load", path, "--from", "acled", "--format", "json").json
    assert report["loaded"] == 1
    assert "mood" in report["columns_unused"]
    assert "event_date" not in report["columns_unused"]


def test_an_answer_without_rows_says_what_it_leaves_out(table, run, use_cache):
    table("1,2024-03-01,UA,Sumy,,,,,,")
    asked = run("query", "--country", "UA")
    assert "no incident matches" in asked.err
    assert "1 record left out: armed violence" in asked.err
    assert "--event-type armed_violence_unspecified" in asked.err
    assert "left out" in run("query", "--country", "UA", "--format", "csv").err, "it is empty"
    assert "left out" not in run("--quiet", "query", "--country", "UA").err
    assert "left out" not in run("query", "--event-type", "armed_violence_unspecified").err


def test_a_draft_says_at_once_what_it_would_load(run, tmp_path):
    path = tmp_path / "raids.csv"
    path.write_text("Raids,,,\nDate,Country,Place,Killed\n2024-03-01,Ukraine,Sumy,2\n"
                    "2024-13-01,Ukraine,Odesa,x?\n2024-03-03,Ukraine,Sumy,1\n")  # fmt: skip
    ended = run("load", path, "--guess")
    assert "as it stands 2 of 3 rows would load" in ended.err
    assert "rejected row 4: Date '2024-13-01'" in ended.err
    assert run("query", "--event-type", "armed_violence_unspecified", "--format", "json").json == []
    draft = tmp_path / "draft.yaml"
    draft.write_text(ended.out, "utf-8")
    words = ended.out.splitlines()[1].partition("incidents ")[2].split()
    assert words[:4] == ["load", "raids.csv", "--from", "table"], "its first line says how it loads"
    report = run("load", path, *words[2:4], "--mapping", draft, "--format", "json").json
    assert (report["read"], report["loaded"]) == (3, 2)
