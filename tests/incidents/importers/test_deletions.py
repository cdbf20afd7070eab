"""Lists of deleted events: their records are retracted and kept, and all come back at once."""

import pytest

HEADER = "event_id_cnty,event_date,event_type,sub_event_type,country,latitude,longitude,fatalities"


@pytest.fixture
def store(run, tmp_path):
    """A store with three events of ACLED, and a list that deletes two and one that it has not."""
    path = tmp_path / "acled.csv"
    rows = [
        f"MLI{n},2024-03-0{n},Explosions/Remote violence,Grenade,Mali,16.2,-3.5,0"
        for n in (1, 2, 3)
    ]
    path.write_text("\n".join([HEADER, *rows]))
    assert run("load", path, "--from", "acled", "--format", "json").json["loaded"] == 3
    deleted = tmp_path / "deleted.csv"
    deleted.write_text(
        "event_id_cnty,deleted_timestamp\nMLI1,1700000000\nMLI3,1700000000\nMLI9,1\n"
    )
    return deleted


def test_deleted_events_are_retracted_and_kept(run, store):
    words = ("load", store, "--from", "acled", "--deleted", "--format", "json")
    kind = run("show", "acled-mli1", "--format", "json").json["event_type"]
    trial = run(*words, "--dry-run").json
    assert (sorted(trial["retracted"]), trial["change"]) == (["acled-mli1", "acled-mli3"], None)
    assert run("show", "acled-mli1", "--format", "json").json["status"] == "published"
    done = run(*words).json
    assert (done["read"], done["not_in_store"], done["retracted_before"]) == (3, 1, 0)
    shown = run("show", "acled-mli1", "--format", "json").json
    assert (shown["status"], shown["event_type"]) == ("retracted", kind)
    assert "taken back by its data set (deleted.csv)" in run("history", "acled-mli1").out
    again = run(*words).json
    assert (again["retracted"], again["retracted_before"]) == ([], 2)
    assert run("undo", "--change", done["change"]).code == 0
    assert run("show", "acled-mli3", "--format", "json").json["status"] == "published"


def test_a_newer_edition_does_not_bring_it_back(run, store, tmp_path):
    run("load", store, "--from", "acled", "--deleted")
    report = run("load", tmp_path / "acled.csv", "--from", "acled", "--format", "json").json
    assert (report["loaded"], report["unchanged"]) == (0, 3)
    assert run("show", "acled-mli1", "--format", "json").json["status"] == "retracted"


def test_what_is_no_list_of_a_data_set_is_refused(run, store, tmp_path):
    assert run("load", store, "--from", "csv", "--deleted").code == 2
    other = tmp_path / "other.csv"
    other.write_text("id\n1\n")
    ended = run("load", other, "--from", "acled", "--deleted")
    assert ended.code == 1
    assert "expected a column 'event_id_cnty'" in ended.err
