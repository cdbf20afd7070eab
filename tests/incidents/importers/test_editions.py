"""A newer edition of a data set that lacks records: what a whole one lacks is retracted, and all of
it comes back at once; a part of a data set retracts nothing.
"""

import json

import pytest

HEADER = "event_id_cnty,event_date,event_type,sub_event_type,country,latitude,longitude,fatalities"
STRIKE, PROTEST = "Explosions/Remote violence,Grenade", "Protests,Peaceful protest"


def event(number, day, country="Mali", kind=STRIKE):
    """One row of ACLED."""
    return f"MLI{number},2024-03-{day:02},{kind},{country},16.2,-3.5,0"


@pytest.fixture
def edition(run, tmp_path):
    """Load an edition of these rows; the report."""

    def edition(*rows, name="acled.csv", options=()):
        path = tmp_path / name
        path.write_text("\n".join([HEADER, *rows]))
        return run("load", path, "--from", "acled", "--format", "json", *options)

    return edition


@pytest.fixture
def status(run):
    """The status of a record, by its code."""
    return lambda code: run("show", code, "--format", "json").json["status"]


WHOLE = ("--whole-edition",)
FIRST = [event(n, n) for n in (1, 2, 3, 4)]


def test_what_a_whole_edition_lacks_is_retracted_and_comes_back(run, edition, status):
    edition(*FIRST)
    newer = [event(1, 1), event(4, 4), event(5, 5)]
    part = edition(*newer, name="part.csv")
    assert part.json["retracted"] == []
    assert "2 of the records that earlier loads of 'acled' brought" in part.err
    assert "--whole-edition" in part.err
    assert status("acled-mli2") == "published"
    trial = edition(*newer, name="newer.csv", options=(*WHOLE, "--dry-run")).json
    assert (trial["retracted"], trial["change"]) == (["acled-mli2", "acled-mli3"], None)
    assert status("acled-mli2") == "published"
    done = edition(*newer, name="newer.csv", options=WHOLE)
    assert done.json["retracted"] == ["acled-mli2", "acled-mli3"]
    assert "retracted 2 records that the edition lacks: acled-mli2, acled-mli3" in done.err
    assert (status("acled-mli2"), status("acled-mli1")) == ("retracted", "published")
    assert "missing from a newer edition of its data set (newer.csv)" in run(
        "history", "acled-mli2"
    ).out.replace("\n", " ")
    assert edition(*newer, name="newer.csv", options=WHOLE).json["retracted"] == []
    back = edition(*FIRST, name="back.csv")
    assert "2 rows are records of 'acled' that are retracted here, and stay so" in back.err
    assert status("acled-mli2") == "retracted"
    assert run("undo", "--change", done.json["change"]).code == 0
    assert status("acled-mli2") == "published"
    again = edition(*newer, name="newer.csv", options=WHOLE)
    assert again.json["retracted"] == []  # somebody brought them back: theirs to decide
    assert "were changed here since" in again.err


def test_what_the_edition_does_not_cover_stays(edition, status):
    """Other countries, other years, and what was loaded as no strike."""
    rows = [*FIRST, event(6, 2, "Niger"), event(7, 20), event(8, 3, kind=PROTEST)]
    edition(*rows, options=("--keep-all",))
    done = edition(event(1, 1), event(4, 4), name="newer.csv", options=WHOLE)
    assert done.json["retracted"] == ["acled-mli2", "acled-mli3"]
    assert "3 records of 'acled' that the edition lacks lie in other countries or years" in done.err
    assert {status(f"acled-mli{n}") for n in (6, 7, 8)} == {"published"}


def test_what_a_person_changed_stays(run, edition, status):
    edition(*FIRST)
    code = "acled-mli2"
    words = ("--killed", "3", "--source", "https://example.org/a", "--publisher", "A paper")
    assert run("claim", code, *words).code == 0
    done = edition(event(1, 1), event(4, 4), name="newer.csv", options=WHOLE)
    assert done.json["retracted"] == ["acled-mli3"]
    assert code in done.err
    assert status(code) == "published"
    assert "A paper" in run("show", code, "--format", "json").out


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([event(1, 1), event(9, 4).replace("2024-03-04", "no day")], "1 rows were rejected"),
        ([event(8, 8)], "no row is of a record of this store"),
    ],
)
def test_where_it_is_not_known_what_is_missing_nothing_is_retracted(edition, rows, said):
    edition(*FIRST)
    done = edition(*rows, name="newer.csv", options=WHOLE)
    assert done.json["retracted"] == []
    assert f"--whole-edition: {said}" in done.err


def test_rows_without_numbers_of_their_own_and_our_own_formats(run, tmp_path, mapped):
    mapping = mapped("dataset: mine\nfields: {date: day, place: town, weapons: arm}\n")
    table = tmp_path / "mine.csv"
    table.write_text("day,town,arm\n2024-03-01,Sumy,Shahed\n2024-03-02,Sumy,Shahed\n")
    words = ("load", table, "--from", "table", "--mapping", mapping, "--format", "json")
    assert run(*words).json["loaded"] == 2
    table.write_text("day,town,arm\n2024-03-01,Sumy,Shahed\n")
    done = run(*words, *WHOLE)
    assert done.json["retracted"] == []
    assert "no numbers of their own" in done.err
    flat = tmp_path / "flat.csv"
    flat.write_text("code,date_start\na,2024-03-01\n")
    for option in ("--own", *WHOLE):
        refused = run("load", flat, "--from", "csv", option)
        assert (refused.code, f"{option}: expected the file of a data set" in refused.err) == (
            2,
            True,
        )


def test_a_table_of_ones_own_may_be_passed_on(run, tmp_path, mapped):
    mapping = mapped("fields: {date: day, place: town, weapons: arm}\n")
    table = tmp_path / "mine.csv"
    table.write_text("day,town,arm\n2024-03-01,Sumy,Shahed\n")
    words = ("load", table, "--from", "table", "--mapping", mapping)
    assert run(*words).code == 0
    warned = run("export", tmp_path / "a.csv", "--dataset", "mine")
    assert "nobody has said that the rows of mine may be passed on" in warned.err
    assert "incidents load FILE --own" in warned.err
    assert run(*words, "--own").code == 0
    silent = run("export", tmp_path / "b.csv", "--dataset", "mine")
    assert "passed on" not in silent.err
    facts = json.loads((tmp_path / "b.csv-metadata.json").read_text())
    assert facts["datasets"][0]["redistributable"] is True


def test_a_data_set_of_others_is_nobodys_own(run, edition, tmp_path, mapped):
    refused = edition(*FIRST, options=("--own",))
    assert (refused.code, "whose terms are its publisher's" in refused.err) == (2, True)
    mapping = mapped("dataset: gtd\nfields: {date: day}\n")
    table = tmp_path / "mine.csv"
    table.write_text("day\n2024-03-01\n")
    words = ("load", table, "--from", "table", "--mapping", mapping, "--own")
    assert run(*words).code == 2
