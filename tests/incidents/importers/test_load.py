"""From a file to the store: identity, editions, merging, rejects, all of it or nothing."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from incidents.exporters.whole_files import OutputError
from incidents.importers.base import Loaded, Rejected, Skipped
from incidents.importers.ingest.load import Wanted, load
from incidents.importers.ingest.reporting.rejects_file import Rejects
from incidents.importers.reading import open_file
from incidents.importers.reading.rejects_format import MARKS, rejects_beside
from incidents.store import imported
from schema.document.read import validate


class Little:
    """A table of strikes, as small as a format can be."""

    name, title, dataset, expects, tried = "little", "A little list", "little", "id", True

    def recognises(self, file):
        return "town" in file.header()

    def items(self, file, ask):
        for number, row in file.rows():
            if row["town"] == "protest":
                yield Skipped(number, "a protest")
            elif not row["killed"].isdecimal():
                yield Rejected(number, "killed", row["killed"], "expected a number", row)
            else:
                yield Loaded(number, row["id"], self.document(row), row)

    def document(self, row):
        plain = {
            "title": f"Strike on {row['town']}", "event_type": "drone_strike",
            "date_start": row["date"], "date_precision": "day",
            "place": {"name": row["town"], "country": "UA"}, "parent": row["wave"] or None,
            "level": "wave" if row["town"] == "Everywhere" else "strike",
            "summary": row["note"] or None,
            "casualties": [{"outcome": "killed", "low": int(row["killed"]),
                            "high": int(row["killed"]), "source": "little-1"}],
            "sources": [{"key": "little-1", "publisher": "Little", "title": row["source"] or None}],
        }  # fmt: skip
        return {name: value for name, value in plain.items() if value is not None}


COLUMNS = ("id", "date", "town", "killed", "note", "wave", "source")
ONE = {"id": "7", "date": "2024-05-01", "town": "Alder", "killed": "2"}
TWO = {"id": "8", "date": "2024-05-02", "town": "Birch", "killed": "0", "note": "quiet"}


@pytest.fixture
def taken(bare, tmp_path):
    """Load rows into the store; the report."""

    def taken(*rows, name="strikes.csv", **more):
        path = tmp_path / name
        with path.open("w", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(rows)
        wanted = Wanted(opening=no_geocoder, rejects=rejects_beside(path, "table"), **more)
        return load(bare, open_file(path), Little(), wanted)

    return taken


def no_geocoder():
    raise AssertionError("no place was asked for")


def counts(report):
    assert report.read == sum(
        (report.loaded, report.updated, report.unchanged, report.skipped, report.rejected)
    )
    return report.loaded, report.updated, report.unchanged, report.skipped, report.rejected


def codes(store):
    with store.reading() as database:
        return [code for (code,) in database.tuples("SELECT code FROM incident ORDER BY id")]


def batches(store):
    with store.reading() as database:
        return list(database.rows("SELECT * FROM batch ORDER BY id"))


def edit(store, code, **changed):
    plain = store.get(code).model_dump(exclude_none=True) | changed
    document = validate(type(store.get(code)), plain, code)
    assert store.revise(code, document) > 0


def test_every_row_is_counted_once(taken, bare):
    report = taken(
        ONE, TWO, {"id": "9", "town": "protest"}, {**ONE, "id": "10", "killed": "many"},
        {**ONE, "id": "11", "date": "2024-02-30"},
    )  # fmt: skip
    assert counts(report) == (2, 0, 0, 1, 2)
    assert report.skipped_reasons == {"a protest": 1}
    assert codes(bare) == ["little-7", "little-8"]
    (batch,) = batches(bare)
    names = ("rows_read", "loaded", "updated", "unchanged", "skipped", "rejected", "importer")
    assert [batch[name] for name in names] == [5, 2, 0, 0, 1, 2, "little"]
    assert (len(batch["sha256"]), batch["name"]) == (64, "strikes.csv")
    assert [link["action"] for link in bare.history("little-7")] == ["load"]


def test_original_values_are_kept_beside_ours(taken, bare):
    taken(ONE, TWO)
    with bare.reading() as database:
        (row,) = imported.original(database, "little-8")
        dataset = database.one("SELECT * FROM dataset WHERE slug = 'little'")
    assert (row["dataset"], row["external_id"], row["row"]) == ("little", "8", 3)
    assert row["original"] == {**dict.fromkeys(COLUMNS, ""), **TWO}
    assert (dataset["name"], dataset["redistributable"]) == ("A little list", 0)
    assert bare.get("little-8").datasets[0].id == "8"
    edit(bare, "little-8", summary="Nobody")
    bare.purge("little-8", [1], "a name")
    with bare.reading() as database:
        assert next(imported.original(database, "little-8"))["original"] is None


def test_the_same_file_again_changes_nothing(taken, bare):
    taken(ONE, TWO)
    before = [bare.get(code) for code in codes(bare)]
    assert counts(taken(ONE, TWO)) == (0, 0, 2, 0, 0)
    assert [bare.get(code) for code in codes(bare)] == before
    assert len(bare.history("little-7")) == 1
    assert counts(taken(ONE, TWO, name="renamed.csv")) == (0, 0, 2, 0, 0)


def test_a_newer_edition_updates_and_keeps_history(taken, bare):
    taken(ONE, TWO)
    report = taken({**ONE, "killed": "5"}, {**ONE, "id": "9", "town": "Elm"}, name="newer.csv")
    assert counts(report) == (1, 1, 0, 0, 0)
    assert bare.get("little-7").casualties[0].low == 5
    link = bare.history("little-7")[-1]
    assert (link["action"], link["why"]) == ("load", "load newer.csv (batch 2)")
    assert link["changes"]["casualties"][0][0]["low"] == 2
    bare.restore("little-7", 0)
    assert bare.get("little-7").casualties[0].low == 2
    (gone,) = report.warnings
    assert gone.startswith("1 of the records that earlier loads of 'little' brought are not")
    assert "little-8" in gone
    assert bare.get("little-8").status == "published"


def test_another_part_of_the_data_set_makes_nothing_vanish(taken):
    taken(ONE)
    assert taken(TWO).warnings == []


def test_what_a_person_edited_stays(taken, bare):
    taken(ONE)
    edit(bare, "little-7", summary="Seen from the river", verification="confirmed")
    assert counts(taken(ONE)) == (0, 0, 1, 0, 0)
    report = taken({**ONE, "killed": "3"})
    assert (counts(report), report.warnings) == ((0, 1, 0, 0, 0), [])
    found = bare.get("little-7")
    assert (found.summary, found.verification) == ("Seen from the river", "confirmed")
    assert found.casualties[0].low == 3
    report = taken({**ONE, "killed": "4"})
    assert counts(report) == (0, 1, 0, 0, 0)
    assert bare.get("little-7").summary == "Seen from the river"


def test_where_both_changed_the_same_the_person_wins_and_it_is_said(taken, bare):
    taken({**ONE, "note": "first words"})
    edit(bare, "little-7", summary="A person's words", title="Mine")
    report = taken({**ONE, "note": "the file's words", "killed": "9"})
    assert counts(report) == (0, 1, 0, 0, 0)
    assert "little-7: summary" in report.warnings[0]
    found = bare.get("little-7")
    assert (found.summary, found.title) == ("A person's words", "Mine")
    assert found.casualties[0].low == 9
    assert counts(taken({**ONE, "note": "the file's words", "killed": "9"})) == (0, 0, 1, 0, 0)


def test_a_retracted_record_stays_retracted(taken, bare):
    taken(ONE)
    bare.retract("little-7", "never was")
    taken({**ONE, "killed": "3"})
    assert bare.get("little-7").status == "retracted"


def test_a_record_that_somebody_added_is_completed_and_not_overwritten(taken, bare, incident):
    document = incident(
        code="mine", title="Mine", datasets=[{"dataset": "tally", "id": "1"}, ]
    )  # fmt: skip
    bare.add(document)
    taken(ONE)
    with bare.writing() as database:
        database.execute("DELETE FROM imported_row")
    edit(bare, "little-7", title="Mine", summary=None)
    report = taken({**ONE, "note": "more"})
    assert counts(report) == (0, 1, 0, 0, 0)
    found = bare.get("little-7")
    assert (found.title, found.summary) == ("Mine", "more")
    assert "title" in report.warnings[0]


@pytest.mark.parametrize("apart", [0, 2_500])
def test_an_id_that_repeats_keeps_both_rows(taken, bare, apart):
    between = [{**TWO, "id": str(1_000 + n)} for n in range(apart)]
    rows = [ONE, *between, {**ONE, "town": "Elm"}, {**ONE, "town": "Oak"}, TWO]
    report = taken(*rows)
    assert counts(report) == (len(rows), 0, 0, 0, 0)
    assert report.warnings == ["1 numbers stand for several rows, kept as id#1, id#2: 7"]
    found = {code: bare.get(code) for code in ("little-7", "little-7-2", "little-7-3")}
    assert [d.datasets[0].id for d in found.values()] == ["7#1", "7#2", "7#3"]
    assert [d.title for d in found.values()] == [
        "Strike on Alder",
        "Strike on Elm",
        "Strike on Oak",
    ]
    assert counts(taken(*rows)) == (0, 0, len(rows), 0, 0)
    assert counts(taken(*rows[:-3], TWO)) == (0, 0, len(rows) - 2, 0, 0)


def test_waves_and_their_strikes_find_each_other_in_any_order(taken, bare):
    wave = {**ONE, "id": "w 1", "town": "Everywhere"}
    strike = {**ONE, "id": "s", "wave": "w 1"}
    assert counts(taken(strike, wave)) == (2, 0, 0, 0, 0)
    assert bare.get("little-s").parent == "little-w-1"
    assert counts(taken(strike, wave)) == (0, 0, 2, 0, 0)
    late = [{**TWO, "id": str(n)} for n in range(2_100)]
    other = {**strike, "id": "t", "wave": "w 2"}
    report = taken(other, *late, {**wave, "id": "w 2"})
    assert counts(report) == (2_102, 0, 0, 0, 0)
    assert bare.get("little-t").parent == "little-w-2"
    report = taken({**strike, "id": "u", "wave": "none"})
    assert counts(report) == (0, 0, 0, 0, 1)


def test_one_bad_record_does_not_take_its_block_along(taken, bare):
    rows = [{**ONE, "id": str(n), "town": "Alder"} for n in range(50)]
    rows[20] = {**rows[20], "wave": "20"}
    report = taken(*rows)
    assert counts(report) == (49, 0, 0, 0, 1)
    assert "little-20" not in codes(bare)


def test_one_key_for_two_sources_loses_neither(taken, bare):
    taken({**ONE, "source": "Page one"}, {**TWO, "source": "Page two"})
    titles = [bare.get(code).sources[0].title for code in codes(bare)]
    assert titles == ["Page one", "Page two"]
    claim = bare.get("little-8").casualties[0]
    assert claim.source == bare.get("little-8").sources[0].key != "little-1"
    assert counts(taken({**ONE, "source": "Page one"}, {**TWO, "source": "Page two"})) == (
        0, 0, 2, 0, 0,
    )  # fmt: skip


def test_a_dry_run_says_the_same_and_changes_nothing(taken, bare):
    taken(ONE)
    before = Path(bare.engine.location).read_bytes()
    report = taken({**ONE, "killed": "3"}, TWO, dry_run=True)
    assert counts(report) == (1, 1, 0, 0, 0)
    assert Path(bare.engine.location).read_bytes() == before


def test_a_fault_of_the_whole_file_leaves_the_store_as_it_was(taken, bare, tmp_path):
    before = Path(bare.engine.location).read_bytes()
    path = tmp_path / "bad.csv"
    rows = "".join(f"{n},2024-05-01,Alder,1,,,\n" for n in range(2_500))
    path.write_text(",".join(COLUMNS) + "\n" + rows + "x,2024-05-01,Alder\n")

    class Ends(Little):
        def items(self, file, ask):
            yield from super().items(file, ask)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(bare, open_file(path), Ends(), Wanted(opening=no_geocoder))
    assert Path(bare.engine.location).read_bytes() == before


def read_rejects(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_rejects_load_again_once_they_are_corrected(taken, bare, tmp_path):
    formula = {**ONE, "id": "=1+1", "killed": "many", "note": '-5, or "six"\nlines'}
    report = taken(ONE, formula, {**TWO, "killed": "?"})
    assert counts(report) == (1, 0, 0, 0, 2)
    path = tmp_path / "strikes-rejects.csv"
    assert report.rejects_file == path
    first, second = read_rejects(path)
    assert list(first) == [*COLUMNS, *MARKS]
    assert (first["id"], first["note"]) == ("'=1+1", '\'-5, or "six"\nlines')
    assert [first[mark] for mark in MARKS] == ["3", "killed", "many", "expected a number"]
    assert second["_row"] == "4"
    path.write_text(
        path.read_text("utf-8").replace("many", "4", 1).replace(",?,", ",5,", 1), "utf-8"
    )
    again = load(bare, open_file(path), Little(), Wanted(opening=no_geocoder))
    assert (counts(again), again.warnings) == ((2, 0, 0, 0, 0), [])
    with bare.reading() as database:
        rows = list(database.rows("SELECT external_id, row, original FROM imported_row"))
    assert [(row["external_id"], row["row"]) for row in rows] == [("7", 2), ("=1+1", 3), ("8", 4)]
    assert json.loads(rows[1]["original"])["note"] == formula["note"]
    assert set(json.loads(rows[1]["original"])) == set(COLUMNS)


def test_rejects_are_written_over_nothing_but_the_same(taken, tmp_path):
    bad = {**ONE, "killed": "many"}
    taken(bad)
    path = tmp_path / "strikes-rejects.csv"
    before = path.read_bytes()
    assert taken(bad).rejects_file == path
    assert path.read_bytes() == before
    with pytest.raises(OutputError, match="--force"):
        taken(bad, {**TWO, "killed": "many"})
    assert path.read_bytes() == before
    assert taken({**TWO, "killed": "many"}, force=True).rejected == 1
    assert read_rejects(path)[0]["id"] == "8"
    path.write_text("mine")
    with pytest.raises(OutputError, match="--force"):
        taken(bad)
    assert path.read_text() == "mine"


def test_several_faults_of_a_row_are_one_line(tmp_path):
    rejects = Rejects(tmp_path / "r.csv")
    assert rejects.add(3, "a", "1", "no", {"a": "1", "b": [2]})
    assert not rejects.add(3, "b", "2", "nor that", {"a": "1"})
    assert rejects.write() == tmp_path / "r.csv"
    rejects.close()
    (line,) = read_rejects(tmp_path / "r.csv")
    assert (line["_column"], line["_reason"], line["b"]) == ("a; b", "no; nor that", "[2]")


def test_no_rejects_make_no_file(taken, tmp_path):
    assert taken(ONE).rejects_file is None
    assert [p.name for p in tmp_path.glob("*rejects*")] == []


def test_the_chain_verifies_and_the_store_is_healthy_after_loads(taken, bare, call):
    taken(ONE, TWO)
    edit(bare, "little-7", summary="Edited")
    taken({**ONE, "killed": "3"}, {**ONE, "id": "7"})
    found = call("--db", bare.engine.location, "check", "--format", "json").json
    assert [f for f in found if f["level"] == "error"] == []
    with closing(sqlite3.connect(bare.engine.location)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
