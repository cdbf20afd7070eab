"""Our own formats come back as they went out: flat tables and native documents."""

import csv
import json
import shutil

import pytest

import incidents
from schema.columns import COLUMNS, NAMES


@pytest.fixture
def run(call):
    """Run the program on a store."""
    return lambda store, *words: call("--db", store.engine.location, *words)


@pytest.fixture
def export(run, tmp_path):
    """All records of a store as a CSV file."""

    def export(store, name):
        everything = ("--include-restricted", "--status", "published", "--status", "draft")
        path = tmp_path / name
        ended = run(store, "export", path, *everything[:1], "--force")
        assert ended.code == 0, ended.err
        return path

    return export


def load(run, store, path, *more, name="csv"):
    return run(store, "load", path, "--from", name, "--format", "json", *more)


def counts(report):
    return [report[name] for name in ("loaded", "updated", "unchanged", "skipped", "rejected")]


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, rows, columns=None):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns or list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def by_code(path):
    return {row["code"]: row for row in read(path)}


def test_csv_to_store_to_csv_keeps_every_flat_value(run, export, ledger, bare, tmp_path):
    out = export(ledger, "out.csv")
    ended = load(run, bare, out)
    assert counts(ended.json) == [len(read(out)), 0, 0, 0, 0], ended.err
    assert by_code(export(bare, "back.csv")) == by_code(out)
    before = (tmp_path / "back.csv").read_bytes()
    again = load(run, bare, out)
    assert counts(again.json) == [0, 0, len(read(out)), 0, 0], again.err + again.out
    assert export(bare, "back.csv").read_bytes() == before


def test_hostile_text_comes_back_as_it_was(run, export, bare, tmp_path):
    texts = ["=1+1", "'=1+1", "''@x", "-5", "+x", "\tx", "a;b\\", '"q"', "two\nlines", "#tag", "' "]
    rows = [{"code": f"h-{n}", "title": "x", "date_start": "2024-05-01", "date_precision": "day",
             "summary": text} for n, text in enumerate(texts)]  # fmt: skip
    assert counts(load(run, bare, write(tmp_path / "in.csv", rows[9:])).json)[0] == 2
    from incidents.exporters.writers.csv import protect

    safe = [{**row, "summary": protect(row["summary"])} for row in rows]
    report = load(run, bare, write(tmp_path / "in.csv", safe)).json
    assert counts(report) == [len(texts) - 2, 0, 2, 0, 0]
    found = run(bare, "query", "--format", "json").json
    assert {row["summary"] for row in found} == set(texts)


def test_a_changed_cell_updates_and_keeps_history(run, ledger, tmp_path):
    rows = [{"code": "night", "title": "Another title", "summary": "", "place": "Alder",
             "latitude": "50.95", "longitude": "34.85", "attacker": "Southland"},
            {"code": "port", "title": "Missile on the port of Birch", "summary": "",
             "place": "Birch", "latitude": "46.5", "longitude": "30.7",
             "attacker": "Північ"}]  # fmt: skip
    assert counts(load(run, ledger, write(tmp_path / "in.csv", rows)).json) == [0, 1, 1, 0, 0]
    found = ledger.get("night")
    assert (found.title, found.summary) == ("Another title", "Windows of a clinic broke.")
    assert (found.place.key, found.place.latitude, found.attacker) == ("alder", 50.95, "south")
    assert found.location_how == "reported"
    link = ledger.history("night")[-1]
    assert (link["action"], sorted(link["changes"])) == (
        "load", ["attacker", "location_how", "place", "title"],
    )  # fmt: skip
    assert counts(load(run, ledger, tmp_path / "in.csv").json) == [0, 0, 2, 0, 0]


def test_figures_that_are_worked_out_are_sent_back(run, ledger, tmp_path):
    rows = [{"code": "night", "killed_low": "5", "weapons": "kite"},
            {"code": "new", "killed_low": "", "weapons": "kite"}]  # fmt: skip
    path = write(tmp_path / "in.csv", rows)
    report = load(run, ledger, path).json
    assert counts(report) == [1, 0, 0, 0, 1]
    (first,) = read(tmp_path / "in-rejects.csv")
    assert (first["_row"], first["_column"], first["_value"]) == ("2", "killed_low", "5")
    assert "incidents edit" in first["_reason"]
    assert ledger.get("night").casualties[0].low == 4


def test_rows_without_a_code_are_known_by_their_cells(run, bare, tmp_path):
    row = {"date_start": "2024-05-01", "date_precision": "day", "place": "Alder", "country": "UA"}
    other = {**row, "date_start": "2024-05-02"}
    path = write(tmp_path / "in.csv", [row, row, other])
    assert counts(load(run, bare, path).json) == [3, 0, 0, 0, 0]
    assert counts(load(run, bare, path).json) == [0, 0, 3, 0, 0]
    columns = ["country", "place", "date_precision", "date_start"]
    write(path, [other, row, row, row, {**row, "date_start": "2024-05-03"}], columns)
    assert counts(load(run, bare, path).json) == [2, 0, 3, 0, 0]
    bad = {**row, "date_start": "2024-13-01"}
    write(path, [bad, row])
    assert counts(load(run, bare, path).json) == [0, 0, 1, 0, 1]
    fixed = (tmp_path / "in-rejects.csv").read_text().replace("2024-13-01", "2024-12-01", 1)
    (tmp_path / "in-rejects.csv").write_text(fixed)
    assert counts(load(run, bare, tmp_path / "in-rejects.csv").json) == [1, 0, 0, 0, 0]


def test_bad_rows_go_to_the_rejects_and_good_ones_load(run, bare, tmp_path):
    head = {"code": "", "title": "x", "date_start": "2024-05-01", "date_precision": "day"}
    rows = [
        {**head, "code": "one"}, {**head, "code": "one"}, {**head, "code": "two", "title": ""},
        {**head, "code": "Bad Code"}, {**head, "code": "long", "title": "x" * 1_100_000},
    ]  # fmt: skip
    path = write(tmp_path / "in.csv", rows)
    with path.open("a") as out:
        out.write("short,row\n")
    report = load(run, bare, path).json
    assert counts(report) == [2, 0, 0, 0, 4]
    assert [r["_row"] for r in read(tmp_path / "in-rejects.csv")] == ["3", "5", "6", "7"]
    again = load(run, bare, path).json
    assert counts(again) == [0, 0, 2, 0, 4]


def test_figures_without_a_source_rest_on_the_file(run, bare, tmp_path):
    row = {"code": "a", "date_start": "2024-05-01", "date_precision": "day", "killed_low": "2"}
    load(run, bare, write(tmp_path / "tolls.csv", [row]))
    (source,) = bare.get("a").sources
    assert (source.publisher, source.kind, len(source.sha256)) == ("tolls.csv", "dataset", 64)


def test_hxl_tags_are_no_row(run, bare, tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("code,date_start,date_precision\n#event+id,#date+start,\na,2024-05-01,day\n")
    assert counts(load(run, bare, path).json) == [1, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("header", "said"),
    [("code,titel", "titel"), ("title", "out of code, date_start"), ("code,title,code", "2 times"),
     ("date_start,killed_low", "out of code, title")],
)  # fmt: skip
def test_columns_that_are_not_ours_are_named(run, bare, tmp_path, header, said):
    path = tmp_path / "in.csv"
    path.write_text(f"{header}\n")
    ended = load(run, bare, path)
    assert (ended.code, said in ended.err, ended.out) == (1, True, "")


def test_a_workbook_of_our_columns_loads_too(run, export, ledger, bare, tmp_path):
    path = export(ledger, "out.csv")
    text = path.read_text("utf-8")
    semicolons = tmp_path / "excel.csv"
    rows = list(csv.reader(text.splitlines(keepends=True)))
    with semicolons.open("w", encoding="utf-16", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    assert counts(load(run, bare, semicolons).json)[0] == len(rows) - 1
    assert by_code(export(bare, "back.csv")) == by_code(path)
    assert list(read(path)[0]) == list(NAMES)


DOCUMENT = {"code": "a", "title": "A", "event_type": "other", "date_start": "2024-05-01",
            "date_precision": "day"}  # fmt: skip


@pytest.fixture
def native(run, bare, tmp_path):
    """Load documents in a file of this name; the report."""

    def native(name, content):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return load(run, bare, path, "--force", name="native")

    return native


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", [DOCUMENT]), ("a.json", DOCUMENT), ("a.json", {"incidents": [DOCUMENT]}),
     ("a.ndjson", json.dumps(DOCUMENT) + "\n"),
     ("a.yaml", "code: a\ntitle: A\nevent_type: other\ndate_start: 2024-05-01\n"
      "date_precision: day\n")],
)  # fmt: skip
def test_native_documents_load_in_every_form(native, bare, name, content):
    assert counts(native(name, content).json) == [1, 0, 0, 0, 0]
    assert counts(native(name, content).json) == [0, 0, 1, 0, 0]
    assert bare.get("a").title == "A"


def test_native_documents_take_the_place_of_recorded_ones(native, bare, incident):
    bare.add(incident(code="a", title="Old", summary="Said by hand"))
    assert counts(native("a.json", [DOCUMENT]).json) == [0, 1, 0, 0, 0]
    assert (bare.get("a").title, bare.get("a").summary) == ("A", None)
    assert bare.history("a")[-1]["action"] == "load"


def test_faulty_documents_are_rejected_alone(native, tmp_path):
    bad = {**DOCUMENT, "code": "b", "event_type": "dron_strike"}
    report = native("a.json", [DOCUMENT, bad, DOCUMENT, 7]).json
    assert counts(report) == [1, 0, 0, 0, 3]
    lines = [json.loads(line) for line in (tmp_path / "a-rejects.ndjson").read_text().splitlines()]
    assert sorted(line["_row"] for line in lines) == [2, 3, 4]


def test_a_collection_brings_its_context_along(native, bare):
    wave = {**DOCUMENT, "code": "w", "level": "wave"}
    strike = {**DOCUMENT, "parent": "w", "weapons": [{"weapon": "new-kite"}]}
    weapons = [{"slug": "new-kite", "name": "New Kite", "type": "one_way_attack_drone"},
               {"slug": "kite-2", "name": "Otherwise", "type": "mortar"}]  # fmt: skip
    report = native("a.json", {"weapons": weapons, "incidents": [strike, wave]}).json
    assert counts(report) == [2, 0, 0, 0, 0]
    assert "'kite-2' is recorded otherwise" in report["warnings"][0]
    assert bare.get("a").weapons[0].type == "one_way_attack_drone"
    assert native("a.json", {"weapns": [], "incidents": []}).code == 1
    assert native("a.json", {"incidents": None}).json["read"] == 0


@pytest.mark.parametrize("whole", [(), ("--include-restricted",)], ids=["public", "whole"])
@pytest.mark.parametrize(
    "suffix", ["geojson", "kml", "kmz", "xlsx", "csv", "tsv", "json", "ndjson", "yaml"]
)
def test_our_own_export_in_any_format_changes_no_record(run, ledger, tmp_path, suffix, whole):
    path = tmp_path / f"out.{suffix}"
    assert run(ledger, "export", path, *whole).code == 0
    codes = list(ledger.frame(include_restricted=True).code)
    before = [ledger.get(code) for code in codes]
    ended = run(ledger, "load", path, "--from", "auto", "--format", "json")
    assert ended.code == 0, ended.err
    assert counts(ended.json) == [0, 0, ended.json["read"], 0, 0]
    assert ended.json["read"] > 0
    assert list(ledger.frame(include_restricted=True).code) == codes
    assert [ledger.get(code) for code in codes] == before


@pytest.mark.parametrize("suffix", ["geojson", "kml", "xlsx", "json", "ndjson"])
def test_our_own_export_brings_what_the_table_brings(run, ledger, bare, tmp_path, suffix):
    """Every format takes the way of the flat table; what it refuses, a weapon that the store does
    not know, comes in as its words where the format allows for words.
    """
    own = {"weapons": [{"slug": "my-kite", "name": "My Kite", "type": "one_way_attack_drone"}],
           "incidents": [{**DOCUMENT, "place": {"name": "Alder", "country": "UA"},
                          "weapons": [{"weapon": "my-kite"}]}]}  # fmt: skip
    (tmp_path / "own.json").write_text(json.dumps(own))
    assert load(run, ledger, tmp_path / "own.json", name="native").json["loaded"] == 1
    first, second = tmp_path / "out.csv", tmp_path / f"out.{suffix}"
    for path in (first, second):
        assert run(ledger, "export", path).code == 0
    kept = tmp_path / "kept.db"
    shutil.copy(bare.engine.location, kept)
    by_table, other = load(run, bare, first).json, incidents.open(kept)
    report = load(run, other, second, name="auto").json
    rows = {row["code"]: row for row in bare.query().dicts()}
    found = {row["code"]: row for row in other.query().dicts()}
    assert by_table["loaded"] == len(rows) > 0
    assert {code: found[code] for code in rows} == rows
    assert (refused := by_table["rejected"]) > 0
    anybody = suffix in ("geojson", "kml")
    assert (report["loaded"], report["rejected"]) == (
        (len(rows) + refused, 0) if anybody else (len(rows), refused)
    )
    assert [found for found in other.check() if found.level == "error"] == []


def test_a_public_document_takes_no_restricted_claim_away(run, ledger, tmp_path):
    full = ledger.get("night")
    claim = full.casualties[0].model_copy(update={"restricted": True, "key": "kept-back"})
    ledger.revise("night", full.model_copy(update={"casualties": [*full.casualties, claim]}))
    before = ledger.get("night")
    path = tmp_path / "public.yaml"
    assert run(ledger, "export", path).code == 0
    assert "kept-back" not in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(f"title: {full.title}", "title: Another title"))
    assert load(run, ledger, path, name="native").code == 0
    after = ledger.get("night")
    assert after.title == "Another title"
    assert after.casualties == before.casualties


FIGURES = [column.name for column in COLUMNS if column.unit == "count"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_every_seed_record_comes_back_with_its_figures(
    run, seed_file, catalogue_file, tmp_path, ending
):
    """A row of an export is one voice: its groups, of whomever they are, raise no total."""
    seed = incidents.open(seed_file)
    other = incidents.open(shutil.copy(catalogue_file, tmp_path / "other.db"))
    out = seed.export(tmp_path / f"out{ending}").path
    report = load(run, other, out).json
    before = {row["code"]: row for row in seed.query().dicts()}
    after = {row["code"]: row for row in other.query().dicts()}
    assert (report["loaded"], report["rejected"]) == (len(before), 0)
    assert {c: {n: row[n] for n in FIGURES} for c, row in after.items()} == {
        c: {n: row[n] for n in FIGURES} for c, row in before.items()
    }
    raised = [c for c, row in before.items() if (row["civilians_killed_low"] or 0)
              + (row["combatants_killed_low"] or 0) > (row["killed_low"] or 0)]  # fmt: skip
    assert raised, "no seed record tells this rule from the rule for claims"
    assert [f for f in other.check() if f.check == "flat_columns_agree"] == []


def test_groups_alone_make_the_least_of_a_total_that_no_cell_states(run, bare, tmp_path):
    row = {"date_start": "2024-05-01", "place": "Alder", "sources": "The Paper",
           "civilians_killed_low": "4", "combatants_killed_low": "3"}  # fmt: skip
    rows = [
        {"code": "alone", **row, "killed_low": ""},
        {"code": "stated", **row, "killed_low": "2"},
    ]
    assert counts(load(run, bare, write(tmp_path / "in.csv", rows)).json)[0] == 2
    killed = ["code", "killed_low", "killed_best", "killed_high"]
    assert sorted(bare.query(columns=killed)) == [
        ("alone", 7, None, None), ("stated", 2, None, None),
    ]  # fmt: skip
    assert {finding.check for finding in bare.check()} == {"likely_twins"}


def test_an_area_says_whether_it_is_stated(run, export, bare, tmp_path):
    row = {"date_start": "2024-05-01", "place": "Alder", "country": "UA"}
    rows = [{"code": "said", **row, "area_how": ""}, {"code": "made", **row, "area_how": "derived"},
            {"code": "bare", **row, "country": "", "area_how": ""}]  # fmt: skip
    path = write(tmp_path / "in.csv", rows)
    assert counts(load(run, bare, path).json)[0] == 3
    printed = run(bare, "query", "--columns", "code,area_how", "--format", "json").json
    assert {row["code"]: row["area_how"] for row in printed} == {
        "said": "stated", "made": "derived", "bare": None,
    }  # fmt: skip
    assert bare.get("made").area_how == "derived"
    assert bare.get("said").area_how is None
    wrong = write(tmp_path / "in.csv", [{**rows[0], "code": "x", "area_how": "guessed"}])
    assert counts(load(run, bare, wrong).json)[4] == 1
