"""Charts say what `count` says: the same figures, open ends open, nothing known never as 0."""

import json
import re
import sys

import pytest
from defusedxml import ElementTree

import incidents
from incidents.charts.question import MOST_BARS, MOST_KEYS
from incidents.charts.terminal import lines
from incidents.language.figures_in_words import span

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def seed(seed_file):
    """The seed collection, for reading."""
    return incidents.open(seed_file)


def _values(text):
    """What stands in a chart for programs."""
    root = ElementTree.fromstring(text)
    return json.loads(next(e for e in root.iter(f"{SVG}metadata") if e.get("id") == "values").text)


def _words(text):
    """Every text of a chart as it is read."""
    return [" ".join(e.itertext()).strip() for e in ElementTree.fromstring(text).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("by", "of", "stack"),
    [
        ("month", ["launched", "intercepted"], None),
        ("weapon-type", ["killed"], None),
        ("country", ["incidents", "injured"], None),
        ("year", ["killed"], "attacker"),
    ],
)
def test_every_number_is_that_of_count(seed, by, of, stack):
    drawn = _values(seed.chart(by=by, of=of, stack=stack).svg())["values"]
    counted = {row[by]: row for row in seed.count(by, figures=[n for n in of if n != "incidents"])}
    parts = {(r[by], r[stack]): r for r in seed.count([by, stack], figures=of)} if stack else {}
    seen = set()
    for value in drawn:
        figure, stacked = value["figure"], value["stack"]
        if stacked == "others":
            continue
        row = parts.get((value["key"], None if stacked == "unknown" else stacked)) if stacked else (
            counted.get(value["key"]))  # fmt: skip
        if row is None:  # a month without a record
            assert value["records"] == 0
            assert value["low"] == (0 if figure == "incidents" else None)
            continue
        seen.add(value["key"])
        assert value["records"] == row["incidents"]
        if figure == "incidents":
            assert (value["low"], value["high"]) == (row["incidents"], row["incidents"])
        else:
            for end in ("low", "high", "unknown"):
                assert value[end] == row[f"{figure}_{end}"]
    room = len(counted) if by in ("month", "year") else min(MOST_KEYS, MOST_BARS // len(of))
    assert len(seen) == min(len(counted), room)


def test_what_stands_beside_a_bar_is_what_count_prints(seed):
    chart = seed.chart(by="attacker", of="killed")
    shown = _words(chart.svg())
    for row in seed.count("attacker", figures="killed"):
        text = span(*(row[f"killed_{end}"] for end in ("low", "high", "best")))
        unknown = f"[{row['killed_unknown']} unknown]" if row["killed_unknown"] else ""
        assert f"{text} {unknown}".strip() in shown
    assert chart.title in shown
    assert any(word.startswith("incidents-db: records") for word in shown)


def test_months_stand_without_a_gap_and_what_has_no_month_after_them(bare, incident):
    for start, precision in (("2024-11-03", "day"), ("2025-02", "month"), ("2025", "year")):
        bare.add(incident(code=precision, date_start=start, date_precision=precision))
    bare.add(incident(code="never"))
    chart = bare.chart(by="month", of="killed")
    assert [key for key, _ in chart.keys] == ["2024-11", "2024-12", "2025-01", "2025-02",
                                              "imprecise", "undated"]  # fmt: skip
    assert [row["low"] for row in chart.rows][1:3] == [None, None]
    assert {row["unknown"] for row in chart.rows if row["records"]} == {1}
    bars = [line for line in lines(chart, 60, "utf-8") if "█" in line or "0" in line[16:]]
    assert bars == []
    assert "1 unknown" in _words(chart.svg())


def test_parts_that_hold_an_incident_twice_do_not_raise_its_total(bare, incident):
    weapons = [{"type": "cruise_missile"}, {"type": "one_way_attack_drone"}]
    killed = {"outcome": "killed", "low": 4, "best": 4, "high": 4, "source": "daily"}
    bare.add(
        incident(
            code="one",
            weapons=weapons,
            casualties=[killed],
            date_start="2024-05-01",
            date_precision="day",
            sources=[{"key": "daily", "publisher": "Daily"}],
        )
    )
    (panel,) = bare.chart(by="year", of="killed", stack="weapon-type").panels
    assert [part.points[0].low for part in panel.series] == [4, 4]
    assert panel.whole.points[0].low == 4
    chart = bare.chart(by="year", of="killed", stack="weapon-type")
    assert any("what exceeds the total is pale" in note for note in chart.notes)
    assert "in two parts" in _words(chart.svg())


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "html"])
def test_each_kind_of_file(call, seed_file, tmp_path, ending):
    out = tmp_path / f"chart.{ending}"
    ended = call("--db", seed_file, "chart", out, "--of", "killed,injured,rate", "--by", "year",
                 "--size", "900x600", "--scale", "2")  # fmt: skip
    assert (ended.code, ended.out) == (0, "")
    assert "incidents" in ended.err
    data = out.read_bytes()
    if ending == "png":
        assert (data[:8], int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (
            b"\x89PNG\r\n\x1a\n", 1800, 1200)  # fmt: skip
    elif ending == "pdf":
        assert data[:5] == b"%PDF-"
    elif ending == "html":
        text = data.decode()
        assert "<script" not in text
        assert re.search(r'<th scope="row">2022</th><td>\d+\+? \[4 unknown\]</td>', text)
    else:
        assert b"DejaVu Sans" in data
    again = call("--db", seed_file, "chart", out, "--by", "year")
    assert (again.code, "--force" in again.err) == (1, True)
    assert out.read_bytes() == data


def test_the_same_question_gives_the_same_file(seed, tmp_path):
    def made(name):
        chart = seed.chart(by="year", of="killed", weapon="shahed")
        chart.made["time"] = "2026-01-01T00:00:00Z"
        chart.save(tmp_path / name)
        return (tmp_path / name).read_bytes()

    for ending in ("svg", "png", "pdf"):
        assert made(f"one.{ending}") == made(f"two.{ending}"), ending


def test_a_hostile_title_stays_a_text(seed):
    title = '</title><script>alert(1)</script> "$x^2$" &amp; <b>'
    text = seed.chart(by="year", title=title).svg()
    assert "<script" not in text
    assert _values(text)["title"] == title
    assert title in _words(text)


@pytest.mark.parametrize(
    ("asked", "code", "expected"),
    [
        (["x.bmp"], 2, "ends in .svg, .png, .pdf, .html"),
        (["x.svg", "--of", "kiled"], 1, "did you mean killed?"),
        (["x.svg", "--by", "day"], 1, "known: weapon, weapon-type, month"),
        (["x.svg", "--size", "0x0"], 2, "300 to 10,000 pixels"),
        (["x.svg", "--size", "100000x700"], 2, "300 to 10,000 pixels"),
        (["x.svg", "--size", "large"], 2, "WIDTHxHEIGHT"),
        (["x.png", "--scale", "50"], 2, "--scale"),
        (["x.svg", "--by", "month", "--stack", "month"], 2, "another key than --by"),
        (["x.svg", "--of", "rate", "--stack", "country"], 2, "which is a share"),
        (["x.svg", "--from", "1950", "--to", "1951"], 2, "found none that match"),
        (["nowhere/x.svg"], 1, "expected a folder"),
    ],
)
def test_what_is_no_chart_is_refused(call, seed_file, tmp_path, monkeypatch, asked, code, expected):
    monkeypatch.chdir(tmp_path)
    ended = call("--db", seed_file, "chart", *asked)
    assert (ended.code in (1, 2), expected in ended.err) == (True, True), ended.err
    assert list(tmp_path.iterdir()) == []


def test_without_the_library_the_command_says_how_to_get_it(call, seed_file, tmp_path, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ended = call("--db", seed_file, "chart", tmp_path / "x.svg")
    assert (ended.code, 'pip install "incidents-db[charts]"' in ended.err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_count_draws_bars_in_the_terminal(call, seed_file, seed):
    ended = call("--db", seed_file, "count", "--by", "country", "--plot")
    rows = {row["country"]: row["incidents"] for row in seed.count("country")}
    shown = dict(re.findall(r"^(\S.*?)\s+[█#]+ (\d+)$", ended.out, re.MULTILINE))
    assert shown["Ukraine"] == str(rows["UA"])
    assert "waves counted together" in ended.err
    for wrong in (["--plot"], ["--by", "year", "--plot", "--format", "csv"]):
        refused = call("--db", seed_file, "count", *wrong)
        assert (refused.code in (1, 2), "--plot: expected" in refused.err) == (True, True)
    plain = list(lines(seed.chart(by="year", of="killed"), 60, "ascii"))
    assert all(line.isascii() for line in plain)
    assert max(map(len, plain)) <= 60
