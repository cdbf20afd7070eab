"""Attackers that no list knows: kept as they are written, recorded once, and asked for by name."""

import pytest

MAPPING = """\
dataset: who
id: n
fields: {title: n, date: day, country: {value: NG}, attacker: who, event_type: {value: air_strike}}
"""


@pytest.fixture
def load_rows(run, mapped, tmp_path):
    """Load rows with these attackers; the report."""

    def load_rows(*attackers):
        path = tmp_path / "who.csv"
        rows = [f'{n},2024-01-01,"{who}"' for n, who in enumerate(attackers, 1)]
        path.write_text("\n".join(["n,day,who", *rows]), "utf-8")
        words = ("--from", "table", "--mapping", mapped(MAPPING), "--format", "json", "--force")
        return run("load", path, *words).json

    return load_rows


@pytest.fixture
def by_title(run):
    """Attackers in the flat rows by title."""
    return lambda: {r["title"]: r["attacker"] for r in run("query", "--format", "json").json}


def test_a_new_attacker_is_kept_as_written_and_asked_for(load_rows, run, by_title):
    report = load_rows("Ivory  Coast Hawks", "IVORY COAST HAWKS", "Russia")
    assert by_title() == {"1": "Ivory Coast Hawks", "2": "Ivory Coast Hawks", "3": "Russia"}
    assert "1 attackers that no list knew are recorded as they are written" in str(
        report["warnings"]
    )
    asked = run("query", "--attacker", "ivory coast hawks", "--format", "json").json
    assert {row["title"] for row in asked} == {"1", "2"}
    again = load_rows("Ivory  Coast Hawks", "IVORY COAST HAWKS", "Russia")
    assert (again["unchanged"], again["updated"]) == (3, 0)


def test_the_forces_of_a_known_state_are_that_state(load_rows, by_title):
    load_rows("Military Forces of Russia (2000-)", "Military Forces of Nowhere (2021-)")
    assert by_title() == {"1": "Russia", "2": "Military Forces of Nowhere (2021-)"}


@pytest.mark.parametrize("who", ["Unknown", "Unidentified Armed Group (Mali)", "unknown gunmen",
                                 "Reuters", "x" * 300])  # fmt: skip
def test_nobody_a_medium_and_a_paragraph_attack_nobody(load_rows, by_title, who):
    report = load_rows(who)
    assert report["loaded"] == 1
    assert by_title() == {"1": None}


def test_a_trial_records_no_actor(load_rows, run, mapped, tmp_path):
    path = tmp_path / "who.csv"
    path.write_text("n,day,who\n1,2024-01-01,Ivory Coast Hawks\n")
    words = ("--from", "table", "--mapping", mapped(MAPPING), "--dry-run")
    assert run("load", path, *words).code == 0
    assert run("query", "--attacker", "Ivory Coast Hawks").code != 0


def test_an_export_with_a_new_attacker_loads_elsewhere(
    load_rows, run, call, catalogue_file, tmp_path
):
    load_rows("Ivory Coast Hawks")
    run("export", tmp_path / "out.csv")
    other = tmp_path / "other.db"
    other.write_bytes(catalogue_file.read_bytes())
    report = call(
        "--db", other, "load", tmp_path / "out.csv", "--from", "csv", "--format", "json"
    ).json
    assert (report["loaded"], report["rejected"]) == (1, 0)
    (row,) = call(
        "--db", other, "query", "--attacker", "Ivory Coast Hawks", "--format", "json"
    ).json
    assert row["title"] == "1"
