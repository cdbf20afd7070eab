"""Flat rows in bulk: what comes in is what documents would have made, and bad rows come back."""

import csv
import io
import subprocess
import sys

import pytest

from incidents.exporters.writers import csv as exporter
from incidents.store.checks import health
from incidents.store.engines.sqlite_database import SqliteDatabase
from schema.columns import COLUMNS, NAMES
from schema.document.context import SourceDocument
from schema.errors import InputError, UnknownNameError

READER = SourceDocument(key="the-reader", publisher="The Reader")
GOOD = {"code": "a-row", "title": "A row", "event_type": "other", "date_start": "2024-05-10",
        "country": "UA"}  # fmt: skip
BASE = list(GOOD)
TABLES = ("incident", "weapon_use", "target", "casualty_claim", "incident_source", "source",
          "incident_dataset", "incident_text", "place", "batch", "revision")  # fmt: skip


def flat(store, order="code"):
    with store.reading() as database:
        return list(database.tuples(f"SELECT {', '.join(NAMES)} FROM incident ORDER BY {order}"))


def counts(store):
    with store.reading() as database:
        return {t: next(database.tuples(f"SELECT count(*) FROM {t}"))[0] for t in TABLES}


def findings(store):
    with store.reading() as database:
        return [finding for finding in health.run(database) if finding.level != "note"]


def add(store, **cells):
    """Add one row that is good but for what the cells say; what became of it."""
    row = GOOD | cells
    return store.add_rows([list(row.values())], list(row), "test", source=READER)


def exported(store):
    file = io.StringIO()
    exporter.write(flat(store), COLUMNS, file)
    header, *rows = csv.reader(io.StringIO(file.getvalue(), newline=""))
    return header, [[exporter.unprotect(cell) for cell in row] for row in rows]


@pytest.fixture
def twin(seed_empty):
    """An empty store with the seed's weapons, actors and sites."""
    return seed_empty


ONE_VOICE = {"contested"}


def test_the_seed_exported_as_csv_loads_into_the_same_flat_rows(seed_store, twin):
    header, rows = exported(seed_store)
    result = twin.add_rows(rows, header, "seed.csv", importer="csv")
    assert (result.loaded, result.rejected) == (len(rows), [])
    for before, after in zip(flat(seed_store), flat(twin), strict=True):
        told = dict(zip(NAMES, before, strict=True))
        again = dict(zip(NAMES, after, strict=True))
        # A flat row is one voice: it contradicts nobody.
        assert {name for name in NAMES if told[name] != again[name]} <= ONE_VOICE
    assert findings(twin) == []


@pytest.mark.parametrize("order", ["code", "code DESC", "parent DESC"])
def test_a_ledger_of_hard_cases_loads_into_the_same_flat_rows(ledger, bare, order):
    result = bare.add_rows(flat(ledger, order), NAMES, "ledger", source="silent")
    assert result.rejected == []
    assert flat(bare) == flat(ledger)
    assert [f for f in findings(bare) if f.level == "error"] == []


def test_the_same_rows_as_documents_and_as_rows_give_the_same_flat_rows(bare, ledger, incident):
    facts = {"title": "Strike", "event_type": "drone_strike", "date_start": "2024-05",
             "date_precision": "month", "summary": "Glass broke."}  # fmt: skip
    spot = {"latitude": 50.123456, "longitude": 34.5}
    document = incident(
        **facts,
        place={"name": "Ash", "country": "UA", **spot},
        location_precision="exact",
        location_how="reported",
        attacker="north",
        weapons=[{"weapon": "kite", "launched_low": 3, "source": "paper"}],
        targets=[{"category": "residential", "name": "a; b"}],
        casualties=[{"outcome": "killed", "best": 3, "source": "paper"}],
    )
    bare.add_many([document], "documents")
    row = {**facts, **spot, "place": "Ash", "country": "UA", "location_precision": "exact",
           "attacker": "Північ", "weapons": "kite", "launched_low": "3",
           "target_types": "residential", "target_names": r"a\; b", "killed_best": "3",
           "sources": "The Paper", "source_urls": "https://paper.example/1"}  # fmt: skip
    assert bare.add_rows([list(row.values())], list(row), "rows").rejected == []
    as_document, as_row = flat(bare, "id")
    assert as_row[0] == f"{as_document[0]}-2"
    assert as_row[1:] == as_document[1:]
    assert bare.get(as_row[0]).place.latitude == spot["latitude"]


def test_everything_reads_back_as_a_valid_document(bare):
    add(bare, place="Ash", weapons="kite; x-900", launched_low="25", launched_high="26",
        launch_sites=r"Launch Pad\; North", killed_low=2, killed_high=4, children_killed_low=1,
        target_types="port; energy", target_names="crane", datasets="tally:9",
        sources="The Paper; Wire", source_urls="https://paper.example/1")  # fmt: skip
    document = bare.get("a-row")
    uses = [(use.weapon, use.type, use.launched_high, use.launch_site) for use in document.weapons]
    assert uses == [
        ("kite", "one_way_attack_drone", None, None),
        ("x-900", "air_launched_cruise_missile", None, None),
        (None, "several", 26, "pad"),
    ]
    assert [(t.category, t.name) for t in document.targets] == [("port", "crane"), ("energy", None)]
    claims = [(c.outcome, c.group, c.low, c.high, c.source) for c in document.casualties]
    assert claims == [("killed", "total", 2, 4, "paper"), ("killed", "child", 1, None, "paper")]
    assert [source.url for source in document.sources] == ["https://paper.example/1", None]
    assert findings(bare) == []


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("code", {"code": "Not a code"}),
        ("event_type", {"event_type": "drone_strke"}),
        ("date_start", {"date_start": "2024-02-30"}),
        ("date_start", {"date_start": "2024-05", "date_precision": "day"}),
        ("date_start", {"date_end": "2024-05-09"}),
        ("latitude", {"latitude": "91", "longitude": "0", "location_precision": "site"}),
        ("latitude", {"latitude": "50.5", "location_precision": "site"}),
        ("latitude", {"latitude": "0.0", "longitude": "0.0", "location_precision": "site"}),
        ("location_precision", {"latitude": "50", "longitude": "30"}),
        ("killed_low", {"killed_low": "-1"}),
        ("killed_low", {"killed_low": "3.5"}),
        ("killed_low", {"killed_low": "5", "killed_high": "4"}),
        ("launched_low", {"launched_low": "5", "launched_high": "4"}),
        ("country", {"country": "Ukraine"}),
        ("weapons", {"weapons": "kite-22"}),
        ("weapon_types", {"weapon_types": "dron"}),
        ("target_types", {"target_types": "port; harbour"}),
        ("attacker", {"attacker": "Norland"}),
        ("source_urls", {"source_urls": "ftp://paper.example"}),
        ("datasets", {"datasets": "taly:3"}),
        ("parent", {"parent": "a-row"}),
        ("parent", {"parent": "no-such-wave"}),
    ],
)
def test_a_bad_row_comes_back_with_column_value_and_reason(bare, column, cells):
    result = add(bare, **cells)
    assert result.loaded == 0
    (reject,) = result.rejected
    assert (reject.row, reject.column) == (1, column)
    assert str(reject.value) == (GOOD | cells).get(column, "None")
    assert reject.reason.startswith("expected ")
    assert counts(bare)["incident"] == 0


def test_names_nearly_right_are_offered(bare):
    (reject,) = add(bare, weapons="kite-22").rejected
    assert "kite-2" in reject.reason


def test_good_rows_load_beside_bad_ones(bare):
    rows = [[f"r-{n}", "T", "other", "2024-13" if n % 2 else "2024-12", "UA"] for n in range(10)]
    rows.append(["r-0", "Again", "other", "2024", "UA"])
    rows.append(["short"])
    result = bare.add_rows(rows, BASE, "mixed")
    assert (result.loaded, result.rows_rejected) == (5, 7)
    assert sorted(reject.row for reject in result.rejected) == [2, 4, 6, 8, 10, 11, 12]
    with bare.reading() as database:
        batch = database.one("SELECT rows_read, loaded, rejected FROM batch")
    assert batch == {"rows_read": 12, "loaded": 5, "rejected": 7}


def test_figures_need_a_source(bare):
    row = {"code": "r", "date_start": "2024", "country": "UA", "killed_low": "1"}
    result = bare.add_rows([list(row.values())], list(row), "test")
    assert [reject.column for reject in result.rejected] == ["sources"]
    assert bare.add_rows([list(row.values())], list(row), "test", source="wire").loaded == 1
    assert bare.get("r").casualties[0].source == "wire"


@pytest.mark.parametrize("columns", [["code", "cod"], ["code", "code"], ["title"], ["date_start"]])
def test_columns_have_to_be_known_and_to_identify_an_incident(bare, columns):
    before = counts(bare)
    with pytest.raises((InputError, UnknownNameError)):
        bare.add_rows([["x"] * len(columns)], columns, "test")
    assert counts(bare) == before


def test_numbers_of_a_data_set_are_taken_once(bare):
    columns = [*BASE, "datasets"]
    rows = [[f"r-{n}", "T", "other", "2024", "UA", "tally:1"] for n in range(2)]
    result = bare.add_rows(rows, columns, "test")
    assert (result.loaded, [r.row for r in result.rejected]) == (1, [2])
    assert bare.add_rows([["r-9", *rows[0][1:]]], columns, "test").loaded == 0


def test_codes_are_made_and_never_taken_twice(bare):
    rows = [["2024-05-10", "Ash", "kite"]] * 3
    for _ in range(2):
        bare.add_rows(rows, ["date_start", "place", "weapons"], "test")
    made = ["2024-05-10-ash-kite", *(f"2024-05-10-ash-kite-{n}" for n in range(2, 7))]
    assert sorted(row[0] for row in flat(bare)) == made


def test_a_failure_in_the_middle_leaves_the_store_as_it_was(bare, monkeypatch):
    def rows():
        for number in range(6_000):
            yield [f"r-{number}", "T", "other", "2024", "UA"]
        raise OSError("the disk went away")

    before, state = counts(bare), flat(bare)
    with pytest.raises(OSError, match="went away"):
        bare.add_rows(rows(), BASE, "test")
    assert (counts(bare), flat(bare)) == (before, state)

    def fail(*_):
        raise RuntimeError("no index")

    monkeypatch.setattr(SqliteDatabase, "index_new_text", fail)
    with pytest.raises(RuntimeError):
        add(bare, place="Ash", weapons="kite")
    assert counts(bare) == before


def test_one_revision_for_the_batch_and_the_text_is_indexed(bare):
    before = counts(bare)
    rows = [[f"r-{n}", f"Windows of quarter{n}", "other", "2024", "UA"] for n in range(6_000)]
    assert bare.add_rows(rows, BASE, "many.csv").loaded == 6_000
    after = counts(bare)
    assert after["revision"] == before["revision"] + 1
    assert after["batch"] == before["batch"] + 1
    assert bare.history("r-7")[0]["changes"]["loaded"] == [0, 6_000]
    assert len(bare.frame(text="quarter5999")) == 1


def test_empty_columns_are_null_however_many_rows_there_are(bare):
    """Columns that no row fills are left out of the statement, but for those with a default."""
    columns = ["incident_id", "key", "outcome", "group", "low", "best", "status", "accepted",
               "restricted", "whole", "derived"]  # fmt: skip
    add(bare)
    with bare.writing() as database:
        (number,) = next(database.tuples("SELECT id FROM incident WHERE code = 'a-row'"))
        row = (number, "k", "killed", "total", 1, None, "asserted", True, False, False, False)
        rows = [(*row[:1], f"k-{n}", *row[2:]) for n in range(2_000)]
        rows[1_500] = (*rows[1_500][:5], 2, *rows[1_500][6:])
        database.insert_many("casualty_claim", columns, iter(rows))
        listed = ", ".join(f'"{name}"' for name in columns)
        sql = f"SELECT {listed} FROM casualty_claim WHERE incident_id = {number} ORDER BY id"
        assert list(database.tuples(sql)) == rows
        names = ["id", "key", "publisher", "url", "kind", "reliability", "credibility"]
        sources = [(n, f"s-{n}", "P", None, "news", "F", "6") for n in range(9_000, 9_060)]
        database.insert_many("source", names, sources)
        sql = f"SELECT {', '.join(names)} FROM source WHERE id >= 9000 ORDER BY id"
        assert list(database.tuples(sql)) == sources


def test_memory_does_not_grow_with_the_rows(tmp_path):
    """A child each, so that what one run leaves behind does not help the next."""
    few, many = (_peak(tmp_path, number) for number in (1_500, 6_000))
    assert many < 1.5 * few


def _peak(folder, number):
    program = f"""
import tracemalloc, incidents
import incidents.store.bulk.chunk as chunk
chunk.MOST = 500
import incidents.store.bulk.load as load
load.AT_ONCE = 250
store = incidents.create(r"{folder / str(number)}.db")
def rows():
    for n in range({number}):
        yield [f"r-{{n}}", f"Strike {{n}}", "other", "2024-05-10", "UA", f"Town {{n % 500}}", "2",
               f"Paper {{n % 90}}", f"https://paper.example/{{n}}", f"house {{n}}"]
columns = ["code", "title", "event_type", "date_start", "country", "place", "killed_low",
           "sources", "source_urls", "target_names"]
store.add_rows([], columns, "warm")
tracemalloc.start()
assert store.add_rows(rows(), columns, "test").loaded == {number}
print(tracemalloc.get_traced_memory()[1])
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return int(run.stdout)
