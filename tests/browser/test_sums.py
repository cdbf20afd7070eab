"""One table of sums, one answer: `show`, `query`, its CSV, `count` and the panel of the map."""

import csv
import io
import shutil

import pytest

import incidents
import maps
from incidents.language.figures_in_words import span
from schema.document.incident import IncidentDocument
from schema.document.read import Collection, validate
from tests import sums_table as table


@pytest.fixture(scope="module")
def store(catalogue_file, tmp_path_factory):
    """A store with every record of the table."""
    path = shutil.copy(catalogue_file, tmp_path_factory.mktemp("sums") / "incidents.db")
    made = incidents.open(path)
    read = [validate(IncidentDocument, plain, plain["code"]) for plain in table.documents()]
    made.add_collection(Collection(incidents=read))
    return path


@pytest.fixture
def on(call, store):
    def on(*words):
        ended = call("--db", store, *words)
        assert ended.code == 0, ended.err
        return ended

    return on


def options(case, filters):
    named = ((f"--{name.replace('_', '-')}", value) for name, value in filters.items())
    return ["--text", case, *(word for pair in named for word in pair)]


@pytest.mark.parametrize(("case", "filters", "right"), list(table.asked()))
def test_count_gives_the_sums_of_the_table(on, case, filters, right):
    (row,) = on("count", *options(case, filters), "--format", "json").json
    assert table.differences(right, row) == {}
    text = on("count", *options(case, filters))
    for number in right.get("left_out", {}).values():
        assert f"{number} wave" in text.err or f"{number} record" in text.err
    rows = csv.DictReader(io.StringIO(on("count", *options(case, filters), "--format", "csv").out))
    (line,) = rows
    assert {k: line[k] for k in line if k != "records_left_out"} == {
        k: "" if v is None else str(v) for k, v in row.items() if k != "records_left_out"
    }


def test_each_record_has_its_own_figures_in_query_and_csv(on):
    words = ["query", "--verification", "unverified", "--format"]
    rows = {row["code"]: row for row in on(*words, "json").json}
    lines = {line["code"]: line for line in csv.DictReader(io.StringIO(on(*words, "csv").out))}
    for case in table.CASES:
        for name, record in case["records"].items():
            if {"status", "verification"} & record.keys():
                continue
            code = f"{case['id']}-{name}"
            for outcome in table.OUTCOMES:
                ends = table.ends_of(record.get(outcome))
                assert tuple(rows[code][f"{outcome}_{end}"] for end in ("low", "high")) == ends
                written = ("" if n is None else str(n) for n in ends)
                assert [lines[code][f"{outcome}_{end}"] for end in ("low", "high")] == [*written]


@pytest.mark.parametrize("case", [c for c in table.CASES if "together" in c], ids=lambda c: c["id"])
def test_show_prints_the_wave_beside_its_strikes(on, case):
    for name, sums in case["together"].items():
        text = " ".join(on("show", f"{case['id']}-{name}").out.split())
        for outcome, ends in sums.items():
            assert f"{outcome} together {span(*ends)}" in text


def ask(seen, case, weapon_type=""):
    panel = seen.page.locator(".panel")
    panel.locator("[name=weapon_type]").select_option(weapon_type)
    panel.locator("[name=q]").fill(case)


def panel_differences(seen, right):
    return table.differences(right, seen.figures())


def test_the_panel_gives_the_sums_of_the_table(visit, store):
    seen = visit(maps.page(incidents.open(store).frame()))
    seen.page.locator(".panel summary", has_text="Filters").click()
    for case, filters, right in table.asked():
        if filters.keys() <= {"weapon_type"}:
            ask(seen, case, **filters)
            seen.becomes(lambda right=right: panel_differences(seen, right), {})
    ask(seen, "stillmissing")
    seen.becomes(lambda: seen.figures().get("missing_low"), 11)
    ask(seen, "ownlarger")
    seen.becomes(lambda: "missing_low" in seen.figures(), False)
    seen.reads(seen.page.locator(".panel"), "1 wave counted together with the strikes")
    ask(seen, "nostrikefits", "drone")
    seen.reads(seen.page.locator(".panel"), "1 wave left out, since none of the strikes fits")


def test_a_map_of_a_region_gives_the_sums_of_count(visit, store):
    seen = visit(maps.page(incidents.open(store).frame(admin1="Sumy")))
    seen.page.locator(".panel summary", has_text="Filters").click()
    for case, filters, right in table.asked():
        if filters.keys() == {"admin1"}:
            ask(seen, case)
            seen.becomes(lambda right=right: panel_differences(seen, right), {})
    seen.reads(seen.page.locator(".panel"), "1 wave answered by the strikes that fit")
