"""Moments in UTC become the day and hour of the place, where its clock is known."""

import pytest

MAPPING = """\
id: n
fields: {title: n, date: at, country: iso, admin1: area, latitude: lat, longitude: lon,
  event_type: {value: air_strike}}
"""


@pytest.mark.parametrize(
    ("at", "where", "found"),
    [
        ("2024-05-05T22:10:00Z", "UA,Sumy,50.91,34.8", ("2024-05-06", "01:10", "Europe/Kyiv")),
        ("2024-05-05T10:10:00Z", "UA,Sumy,50.91,34.8", ("2024-05-05", "13:10", "Europe/Kyiv")),
        ("2024-05-05T22:10:00Z", "UA,Donetsk,48.0,37.8", ("2024-05-05", "22:10", "UTC")),
        ("2024-05-05T22:10:00Z", "UA,Crimea,44.95,34.1", ("2024-05-05", "22:10", "UTC")),
        ("2024-05-05T22:10:00Z", "RU,,48.0,37.8", ("2024-05-05", "22:10", "UTC")),
        ("2024-05-05T22:10:00Z", "SY,,,", ("2024-05-06", "01:10", "Asia/Damascus")),
        ("2024-05-05T21:00:00Z", "UA,Sumy,50.91,34.8", ("2024-05-06", None, None)),
        ("2024-05-05 22:10", "UA,Sumy,50.91,34.8", ("2024-05-05", "22:10", None)),
        ("1714947000000", "UA,Sumy,50.91,34.8", ("2024-05-06", "01:10", "Europe/Kyiv")),
    ],
)
def test_a_stamp_is_read_by_the_clock_of_its_place(run, mapped, tmp_path, at, where, found):
    path = tmp_path / "stamps.csv"
    path.write_text(f"n,at,iso,area,lat,lon\n1,{at},{where}\n")
    assert run("load", path, "--from", "table", "--mapping", mapped(MAPPING)).code == 0
    (row,) = run("query", "--format", "json").json
    assert (row["date_start"], row["time_local"], row["timezone"]) == found
    shown = run("show", row["code"], "--format", "json").json
    assert shown["date_words"] == at, "the source's own words stay"
