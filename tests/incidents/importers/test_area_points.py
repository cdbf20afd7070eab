"""Points of a load that are no points: areas, kept with their words."""

import csv
import json
import shutil

import pytest

HEADER = ("date", "title", "event_type", "country", "place", "latitude", "longitude")
ROWS = {
    "half degrees": ("UA", "Velyka Novosilka", 49.0, 32.0),
    "middle of the country": ("UA", "Somewhere", 48.9966, 31.3979),
    "web maps' point of the country": ("UA", "Nowhere", 48.379433, 31.16558),
    "a spot a kilometre from it": ("UA", "Elsewhere", 48.38801, 31.16432),
    "middle of the oblast": ("UA", "Anywhere", 49.6075, 36.4911),
    "village one": ("UA", "Robotyne", 47.8388, 35.1396),
    "village two": ("UA", "Orikhiv", 47.8388, 35.1396),
    "village three": ("UA", "Malynivka", 47.8388, 35.1396),
    "the town itself": ("UA", "Zaporizhzhia", 47.8388, 35.1396),
    "one town": ("UA", "Kharkiv", 49.9808, 36.2527),
    "one town again": ("UA", "Харків", 49.9808, 36.2527),
    "one town in Russian": ("UA", "Харьков", 49.9808, 36.2527),
    "a town": ("UA", "Kupiansk", 49.7106, 37.6152),
    "at a border": ("PS", "Khuza'a", 31.30675, 34.3611),
    "beyond a border": ("IL", "Rafah", 31.29, 34.25),
}
VILLAGES = ("village one", "village two", "village three")
AREAS = {
    "half degrees": "country", "middle of the country": "country",
    "web maps' point of the country": "country",
    "middle of the oblast": "admin1", **dict.fromkeys(VILLAGES, "admin1"),
}  # fmt: skip


@pytest.fixture(scope="module", params=["table", "csv"])
def loaded(request, made_once, catalogue_file, cache):
    """A store with the rows and what the load said, by mapping and as our own columns."""
    from incidents import open as open_store

    def fill(folder):
        shutil.copy(catalogue_file, folder / "points.db")
        own = {"date": "date_start"} if request.param == "csv" else {}
        more = ["location_precision"] if own else []
        with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow([*(own.get(name, name) for name in HEADER), *more])
            for title, row in ROWS.items():
                stated = ["near_settlement"] if own else []
                out.writerow(["2024-05-01", title, "drone_strike", *row, *stated])
        fields = json.dumps({"dataset": "made-up", "fields": {name: name for name in HEADER}})
        (folder / "mapping.yaml").write_text(fields, "utf-8")
        mapping = {} if own else {"mapping": folder / "mapping.yaml"}
        report = open_store(folder / "points.db").load(
            folder / "rows.csv", format=request.param, **mapping
        )
        (folder / "said.txt").write_text("\n".join(report.warnings), "utf-8")

    return made_once(f"area-points-{request.param}", fill)


def rows_of(call, loaded):
    columns = "title,place,admin1,country,latitude,location_precision,area_how"
    ended = call("--db", loaded / "points.db", "query", "--columns", columns, "--format", "json")
    return {row["title"]: row for row in ended.json}


def test_what_stands_for_an_area_is_one(call, loaded):
    rows = rows_of(call, loaded)
    found = {t: r["location_precision"] for t, r in rows.items() if r["latitude"] is None}
    own = loaded.name.endswith("csv")  # these rows name no oblast, and nothing was derived
    assert found == AREAS | (dict.fromkeys(VILLAGES, "country") if own else {})
    assert rows["middle of the oblast"]["admin1"] == "Kharkiv"
    assert {rows[title]["place"] for title in AREAS} == {ROWS[title][1] for title in AREAS}
    assert rows["half degrees"]["admin1"] is None
    said = (loaded / "said.txt").read_text("utf-8")
    assert "7 points are no points but stand for an area" in said
    assert "47.8388, 35.1396: shared by 4 rows under 4 names (3)" in said


def test_what_a_row_says_of_its_country_stays(call, loaded):
    rows = rows_of(call, loaded)
    assert (rows["at a border"]["country"], rows["beyond a border"]["country"]) == ("PS", "IL")
    ended = call("--db", loaded / "points.db", "check", "--format", "json")
    outside = [one["message"] for one in ended.json if one["check"] == "coordinates"]
    assert outside == ["31.29, 34.25 lies outside IL, in PS"]
    assert not [one for one in ended.json if one["level"] == "error"]


@pytest.mark.parametrize(
    ("point", "rows", "points", "said"),
    [
        ((50.6111, 25.0123), 6, 0, "50.6111, 25.0123: the same point in 6 rows without a place"),
        ((50.6111, 25.0123), 4, 4, ""),  # as four strikes on one spot may be
        ((49.9808, 36.2527), 6, 6, "6 rows have the same point, 49.9808, 36.2527, and name no"),
    ],
)
def test_half_of_the_rows_at_one_nameless_point(
    call, catalogue_file, use_cache, tmp_path, point, rows, points, said
):
    store = shutil.copy(catalogue_file, tmp_path / "s.db")
    others = [(50.91 + n / 10, 34.8) for n in range(6)]
    lines = [
        f"2024-05-01,{n},drone_strike,UA,near_settlement,{latitude},{longitude}"
        for n, (latitude, longitude) in enumerate([point] * rows + others)
    ]
    head = "date_start,title,event_type,country,location_precision,latitude,longitude"
    (tmp_path / "rows.csv").write_text("\n".join([head, *lines]), "utf-8")
    report = call("--db", store, "load", tmp_path / "rows.csv", "--from", "csv")
    assert report.code == 0, report.err
    asked = ["--columns", "title,latitude", "--format", "json"]
    found = {row["title"]: row["latitude"] for row in call("--db", store, "query", *asked).json}
    assert sum(found[str(n)] is not None for n in range(rows)) == points
    assert all(found[str(rows + n)] is not None for n in range(6))
    assert said in " ".join(report.err.split())
    assert said or "same point" not in report.err
