"""Two thousand rows with forty planted faults: each is said, and no clean row is touched."""

import json
from random import Random

import pytest

ROWS, SEED = 2_000, 16
HEADER = "what,day,iso,area,lat,lon,arms,dead_min,dead_max,who,link"
MAPPING = """\
dataset: planted
fields: {title: what, date: day, country: iso, admin1: area, latitude: lat, longitude: lon,
  weapons: arms, attacker: who, source_urls: link, location_precision: {value: settlement}}
casualties:
  - {outcome: killed, low: dead_min, high: dead_max}
"""
REJECTED = {
    "day": ["2024-02-30", "31/31/2024", "2024.04.015"], "lat": ["91.5", "north"],
    "dead_min": ["2.000"],
}  # fmt: skip
"""Cells for which a row is rejected, by column."""
LOST = {
    "arms": ["Kalibir", "Iskender-M", "Gizmo 3000"], "dead_min": ["'Many' (2 named)", "two or 3"],
    "iso": ["Wakanda", "International waters"], "link": ["see file"], "who": ["Unknown gunmen"],
}  # fmt: skip
"""Cells that cost their value alone, by column."""
OTHER = {
    "swapped": ["lat", "lon"], "elsewhere": ["52.23", "21.01"], "order": ["7", "5"],
    "future": ["2204-03-04"], "month": ["2024-03"], "seen": ["Convoy spotted near Sumy {}"],
    "misspelt": ["Kinzhall"], "new": ["Hawks of Nowhere"],
}  # fmt: skip
"""Faults of other kinds, with the cells that make them."""
CELLS = dict(zip(HEADER.split(","), range(11), strict=True))


def clean(number, random):
    """A row without a fault."""
    low = random.randint(1, 9)
    return [
        f"Strike {number}", f"2024-{random.randint(1, 9):02d}-{random.randint(1, 28):02d}", "UA",
        "Sumy",
        f"{50.5 + random.random():.4f}", f"{34.3 + random.random():.4f}",
        random.choice(["Shahed-136", "Iskander-M", "KAB-500"]), str(low),
        str(low + random.randint(0, 3)),
        "Russia", f"https://example.org/{number}",
    ]  # fmt: skip


def planted(rows, random):
    """Put the faults into rows of their own; the numbers of these rows by fault."""
    free = iter(random.sample(range(len(rows)), 60))
    at = {}
    for column, values in [*REJECTED.items(), *LOST.items()]:
        for value in values:
            at[column, value] = next(free)
            rows[at[column, value]][CELLS[column]] = value
    for kind, (first, *rest) in OTHER.items():
        for _ in range(2):
            number = next(free)
            at.setdefault(kind, []).append(number)
            _spoil(rows[number], kind, first, rest, number)
    at["identical"] = [next(free), next(free)]
    for number in at["identical"]:
        rows[number][:] = rows[number - 1 if number - 1 not in _used(at) else number - 2]
    at["ragged"] = [next(free), next(free)]
    for number in at["ragged"]:
        rows[number].append("one too many")
    return at


def _used(at):
    return {
        n for numbers in at.values() for n in (numbers if isinstance(numbers, list) else [numbers])
    }


def _spoil(row, kind, first, rest, number):
    if kind == "swapped":
        row[4], row[5] = row[5], row[4]
    elif kind == "elsewhere":
        row[4], row[5] = first, rest[0]
    elif kind == "order":
        row[7], row[8] = first, rest[0]
    else:
        column = {"seen": 0, "misspelt": 6, "new": 9}.get(kind, 1)
        row[column] = first.format(number)
    if kind == "seen":
        row[7] = row[8] = ""


@pytest.fixture(scope="module")
def table():
    """The cells of the table, and the numbers of the rows that are spoilt."""
    random = Random(SEED)  # noqa: S311  # faults, no secrets
    rows = [clean(number, random) for number in range(ROWS)]
    return rows, planted(rows, random)


@pytest.fixture
def loaded(run, mapped, tmp_path, table, use_cache):
    """The report of the load, the rejects file, and the records by title."""
    path = tmp_path / "planted.csv"
    lines = [HEADER, *(",".join(f'"{cell}"' for cell in row) for row in table[0])]
    path.write_text("\n".join(lines), "utf-8")
    words = ("--from", "table", "--mapping", mapped(MAPPING), "--format", "json")
    report = run("load", path, *words).json
    bad = (tmp_path / "planted-rejects.csv").read_text("utf-8-sig")
    rows = run("query", "--format", "json").json
    return report, bad, {row["title"]: row for row in rows}


def test_every_planted_fault_is_said_and_no_clean_row_is_touched(loaded, table):
    report, bad, found = loaded
    rows, at = table
    assert len(_used(at)) >= 35
    _assert_said(report, bad, at)
    spoilt = _used(at)
    for number, row in enumerate(rows):
        if number in spoilt:
            continue
        record = found[row[0]]
        assert [record["date_start"], record["killed_low"], record["killed_high"]] == [
            row[1], int(row[7]), int(row[8])]  # fmt: skip
        assert (record["latitude"], record["longitude"]) == (float(row[4]), float(row[5]))
        assert (record["weapons"], record["attacker"]) == (row[6].lower(), "Russia")
        assert record["contested"] is None


def _assert_said(report, bad, at):
    rejected = [value for values in REJECTED.values() for value in values]
    assert all(value in bad for value in rejected)
    assert report["rejected"] == len(rejected) + len(at["swapped"]) + len(at["ragged"])
    lost = {(one["column"], one["value"]) for one in report["not_understood"]}
    assert {(column, value) for column, values in LOST.items() for value in values} <= lost
    said = json.dumps(report["warnings"])
    assert "change places" in bad
    assert "a point in PL lies far from UA" in said
    assert "out of order" in said
    assert "Hawks of Nowhere" in said
    assert "'Kinzhall' is read as kinzhal (2 times)" in said
    assert report["dates"] == {"missing": 0, "month": 2, "year": 0, "future": 2}
    assert report["identical_rows"] == 2
    assert sum(n for why, n in report["skipped_reasons"].items() if "seen" in why) == 2
    assert report["loaded"] == ROWS - report["rejected"] - report["skipped"]
