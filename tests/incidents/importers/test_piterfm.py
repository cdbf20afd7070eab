"""piterfm: waves with the counts of a wave, never of a place in it."""

import pytest

NIGHT = "piterfm-2024-05-11-20-00-2024-05-12-09-00-shahed-136-131-ukraine"


@pytest.fixture
def waves(run, load):
    """The rows of the larger file after a load, by the day on which they begin."""
    assert load("daily.csv").code in (0, 1)
    return {row["date_start"]: row for row in run("query", "--format", "json").json}


def test_every_row_is_accounted_for_and_bad_ones_say_why(load, tmp_path):
    report = load("daily.csv").json
    assert (report["read"], report["loaded"], report["rejected"]) == (12, 8, 4)
    written = (tmp_path / "bad.csv").read_text("utf-8-sig")
    for column in ("time_start", "launched", "destroyed_details", "time_end"):
        assert column in written
    assert "before its start, 2024-05-21 08:00" in written
    assert "expected one whole number" in written


def test_the_same_file_again_changes_nothing(load):
    load("daily.csv")
    again = load("daily.csv").json
    assert (again["loaded"], again["updated"], again["unchanged"]) == (0, 0, 8)


def test_a_wave_on_the_whole_country_is_a_night_without_a_dot(waves):
    row = waves["2024-05-11"]
    assert (row["level"], row["event_type"]) == ("wave", "drone_strike")
    assert (row["date_end"], row["date_precision"]) == ("2024-05-12", "night")
    assert row["time_local"] == "20:00 to 09:00"
    assert (row["country"], row["location_precision"]) == ("UA", "country")
    assert row["latitude"] is None
    assert row["weapons"] == "shahed"
    assert (row["launched_low"], row["launched_high"], row["intercepted_low"]) == (20, 20, 15)
    assert row["source_urls"] == "https://www.facebook.com/kpszsu/posts/pfbidInventedOne"


def test_what_no_column_holds_stays_a_statement(run, load):
    load("daily.csv")
    record = run("show", NIGHT, "--format", "json").json
    said = {(s["field"], s["value"]) for s in record["statements"]}
    assert ("intercepted", "by place: Kyiv oblast; Odesa oblast: 4") in said
    assert ("consequence", "crossed a border: belarus: 1") in said
    assert ("consequence", "still in the air when the source counted: 1") in said
    assert ("launched", "of these Shahed: 12") in said
    assert ("launch_site", "Kursk oblast and Chauda, Crimea") in said
    assert record["weapons"][0]["lost_low"] == 3


def test_joint_counts_belong_to_no_single_weapon(run, load, waves):
    row = waves["2024-05-13"]
    assert row["weapons"] == "kh-101; kh-555; kalibr"
    assert (row["launched_low"], row["intercepted_low"]) == (10, 8)
    uses = run("show", row["code"], "--format", "json").json["weapons"]
    counted = [use for use in uses if use.get("launched_low") is not None]
    assert [(use["type"], use["carrier"]) for use in counted] == [("several", "Tu-95MS and Navy")]


@pytest.mark.parametrize(
    ("day", "level", "precision", "place"),
    [
        ("2024-05-13", "wave", "admin1", "Odesa oblast"),
        ("2024-05-14", "strike", "settlement", "Dnipro"),
        ("2024-05-16", "wave", "country", None),
        ("2024-05-17", "wave", "admin2", "Dnipro Raion"),
        ("2024-05-18", "wave", "country", None),
    ],
)
def test_a_target_is_as_close_as_its_words(waves, day, level, precision, place):
    row = waves[day]
    assert (row["level"], row["location_precision"], row["place"]) == (level, precision, place)
    if precision in ("country", "admin1", "admin2"):
        assert row["latitude"] is None


def test_times_of_one_digit_and_until_a_time(waves):
    one_digit, until = waves["2024-05-14"], waves["2024-05-17"]
    assert (one_digit["date_precision"], one_digit["time_local"]) == ("time", "03:30 to 07:00")
    assert (until["date_precision"], until["time_local"]) == ("day", "until 08:00")


def test_an_unnamed_ballistic_missile_stays_a_type(waves):
    row = waves["2024-05-15"]
    assert row["weapons"] is None
    assert row["weapon_types"] == "intercontinental_ballistic_missile"


def test_drones_that_observe_are_no_strike_and_unknown_counts_stay_unknown(waves):
    assert waves["2024-05-16"]["event_type"] == "other"
    unknown = waves["2024-05-18"]
    assert (unknown["weapon_types"], unknown["launched_low"]) == ("unknown", None)
    assert unknown["intercepted_low"] == 1


def test_two_rows_with_the_same_key_are_both_kept(run, load):
    warnings = load("daily.csv").json["warnings"]
    assert any("Orlan-10" in warning for warning in warnings)
    rows = run("query", "--weapon", "orlan-10", "--format", "json").json
    assert sorted(row["launched_low"] for row in rows) == [1, 2]


def test_the_older_columns_are_read_as_well(run, load):
    assert load("older.csv").json["loaded"] == 1
    code = run("query", "--format", "json").json[0]["code"]
    record = run("show", code, "--format", "json").json
    said = [s["value"] for s in record["statements"]]
    assert said == ["crossed the border of Belarus: 2", "Chauda, Crimea"]
    assert record["location_words"] == "Kyiv oblast (south)"
    assert record["location_precision"] == "admin1"


def test_the_weapon_table_is_skipped_with_a_word(load):
    report = load("weapons.csv").json
    assert report["skipped_reasons"] == {"a weapon, no strike": 2}
    assert "missile_attacks_daily.csv" in report["warnings"][0]


def test_a_missing_column_is_named_with_the_nearest(load):
    ended = load("renamed.csv")
    assert ended.code == 1
    assert "'launched'" in ended.err
    assert "'launchd'" in ended.err
