"""`set`: one correction of many records, and `undo --change`, which takes all of it back."""

import pytest

from schema.errors import UsageError

KITES = {"wave", "night", "long"}


@pytest.fixture
def run(call, ledger):
    """Run a command on a copy of the ledger."""
    return lambda *words: call("--db", ledger.engine.location, *words)


@pytest.fixture
def put(run):
    """Run `set` with a reason."""
    return lambda *words: run("set", *words, "--why", "a page withdrawn")


def column(ledger, name, **filters):
    return dict(ledger.query(columns=["code", name], **filters))


def test_all_that_a_filter_fits_is_corrected_as_one_change(put, run, ledger, visible):
    before = column(ledger, "verification")
    ended = put("--weapon", "kite", "--target", "residential", "verification=refuted")
    assert ended.code == 0, ended.err
    assert "2 records changed as change 1" in ended.err
    assert "night" in ended.out
    assert "verification: unverified -> refuted" in ended.out
    assert set(column(ledger, "verification")) == visible - {"night", "home"}
    link = ledger.history("night")[-1]
    assert (link["action"], link["why"], link["change"]) == ("set", "a page withdrawn", 1)
    assert "set (change 1)" in run("history", "night").out
    assert "2 records changed as change 2" in run("undo", "--change", "1").err
    assert column(ledger, "verification") == before
    assert [f for f in ledger.check() if f.level == "error"] == []


def test_undoing_the_undo_brings_the_change_back(put, run, ledger):
    put("--attacker", "north", "attribution=confirmed", "--format", "json")
    changed = column(ledger, "attribution")
    run("undo", "--change", "1")
    assert run("undo", "--change", "2").code == 0
    assert column(ledger, "attribution") == changed
    ended = run("undo", "--change", "2")
    assert (ended.code, "taken back already" in ended.err) == (2, True)


def test_json_says_what_changed_from_what_to_what(put, ledger):
    made = put("--attacker", "north", "attribution=likely", "--format", "json").json
    assert made == {
        "change": 1,
        "records": {
            "home": {"attribution": ["confirmed", "likely"]},
            "port": {"attribution": ["unknown", "likely"]},
            "night": {"attribution": ["unknown", "likely"]},
        },
        "unchanged": ["wave"],
    }


def test_a_dry_run_writes_nothing(put, ledger):
    before = ledger.engine.path.read_bytes()
    ended = put("--weapon", "kite", "country=Poland", "timezone=Europe/Warsaw", "--dry-run")
    assert "4 records would change; nothing was written" in ended.err
    assert "place.country: UA -> PL" in ended.out
    assert ledger.engine.path.read_bytes() == before


def test_fields_are_resolved_as_on_the_command_line(put, ledger):
    ended = put("--text", "Birch", "attacker=Southland", "place=Вільха", "weapon=Змій-2",
                "targets=Residential", "date=2024-05-11", "country=Poland",
                "restricted=true")  # fmt: skip
    assert ended.code == 0, ended.err
    record = ledger.get("port")
    assert (record.attacker, record.place.name, record.place.country) == ("south", "Alder", "PL")
    assert [use.weapon for use in record.weapons] == ["kite-2"]
    assert [target.category for target in record.targets] == ["residential"]
    assert (record.date_start, record.restricted) == ("2024-05-11", True)


def test_an_empty_value_empties_a_field(put, ledger):
    assert put("--text", "clinic", "summary=").code == 0
    assert ledger.get("night").summary is None


def test_drafts_are_published_only_when_nothing_lacks(put, ledger, incident):
    ledger.add(incident(code="bare", status="draft"))
    ended = put("--status", "draft", "status=published")
    assert (ended.code, "bare: status" in ended.err) == (1, True)
    assert "without date, place, source" in ended.err
    assert ledger.get("draft").status == "draft"
    assert put("--status", "draft", "--weapon", "kite", "status=published").code == 0


def test_nothing_that_fits_is_an_empty_answer(put, ledger):
    ended = put("--country", "FJ", "--weapon", "kite", "verification=confirmed")
    assert (ended.code, ended.out) == (0, "")
    assert "no incident matches" in ended.err
    ended = put("--verification", "geolocated", "verification=geolocated")
    assert "1 were so already" in ended.err
    assert put("--verification", "geolocated", "verification=geolocated",
               "--format", "json").json["change"] is None  # fmt: skip


BAD = {
    "an unknown field": ("verfication=confirmed", "did you mean verification?"),
    "a derived figure": ("killed_low=2", "is made of claims"),
    "a figure": ("killed=2", "incidents claim CODE --killed"),
    "a count": ("launched=2", "made of other fields"),
    "a derived column": ("contested=killed", "made of other fields"),
    "a code that is none": ("verification=sure", "no verification is called 'sure'"),
    "a country that is none": ("country=Ukrane", "did you mean Ukraine"),
    "an actor that is none": ("attacker=Nordland", "no actor is called"),
    "a weapon that is none": ("weapons=kyte", "no weapon is called"),
    "a date that is none": ("date=2024-02-30", "date_start: expected a date that exists"),
    "no number": ("uncertainty_m=far", "uncertainty_m: expected a number"),
    "no flag": ("restricted=perhaps", "restricted: expected true or false"),
    "no value": ("verification", "expected FIELD=VALUE"),
    "a parent that is none": ("parent=no-such-wave", "no-such-wave"),
    "a zone that is none": ("timezone=Mars/Base", "timezone: expected a time zone"),
}


@pytest.mark.parametrize(("value", "told"), BAD.values(), ids=BAD)
def test_bad_input_is_told_and_nothing_is_written(put, ledger, value, told):
    before = ledger.engine.path.read_bytes()
    ended = put("--weapon", "kite", "summary=Changed.", value)
    assert (ended.code in (1, 2), ended.out) == (True, "")
    assert told in ended.err
    assert ended.err.count(told) == 1 or value.startswith("parent")
    assert ledger.engine.path.read_bytes() == before


def test_a_bad_value_is_one_where_no_record_fits(put):
    assert put("--country", "FJ", "--weapon", "kite", "verification=sure").code == 2


def test_a_reason_and_a_known_filter_are_needed(run, put):
    assert run("set", "verification=confirmed").code == 2
    assert run("set", "verification=confirmed", "--why", " ").code == 2
    assert put("--weapon", "kyte", "verification=confirmed").code == 2
    assert put("verification=confirmed", "verification=refuted").code == 2


def test_a_record_that_cannot_be_corrected_keeps_all_as_they_were(put, ledger):
    before = ledger.engine.path.read_bytes()
    ended = put("location_precision=settlement", "--from", "2022", "--status", "published")
    assert put("--event-type", "test_launch", "location_precision=site").code == 1
    assert ended.code == 0
    assert ledger.engine.path.read_bytes() != before
    assert ledger.get("trial").location_precision == "unknown"


def test_a_day_after_a_claim_stood_is_refused_for_every_record(put, ledger):
    ledger.claim("night", killed=5, source="paper", as_of="2024-07-01")
    ended = put("--weapon", "kite", "date=2024-08-01")
    assert (ended.code, "night: casualties[1].as_of" in ended.err) == (1, True)
    assert ledger.get("wave").date_start == "2024-05-10"


def test_a_record_cannot_be_made_part_of_itself(put, ledger):
    for words, own in ((("--text", "Wave", "parent=wave"), "wave"),
                       (("--text", "Wave", "parent=home"), "wave")):  # fmt: skip
        ended = put(*words)
        assert (ended.code, f"{own}: " in ended.err, "parent" in ended.err) == (1, True, True)
    assert ledger.get("wave").parent is None


def test_what_was_changed_since_stands_in_the_way_of_undoing(put, run, ledger):
    put("--weapon", "kite", "summary=Changed.")
    night = ledger.get("night")
    ledger.revise("night", night.model_copy(update={"title": "Another"}))
    ledger.revise("wave", ledger.get("wave").model_copy(update={"summary": "By hand."}))
    ended = run("undo", "--change", "1")
    assert (ended.code, "wave: summary" in ended.err) == (2, True)
    assert ledger.get("night").summary == "Changed."
    run("undo", "wave")
    assert run("undo", "--change", "1").code == 0
    night = ledger.get("night")
    assert (night.title, night.summary) == ("Another", "Windows of a clinic broke.")


def test_a_record_can_be_taken_out_of_a_change_alone(put, run, ledger):
    put("--weapon", "kite", "summary=Changed.")
    run("undo", "night")
    assert ledger.get("wave").summary == "Changed."
    assert run("undo", "--change", "1").code == 0
    assert (ledger.get("night").summary, ledger.get("wave").summary) == (
        "Windows of a clinic broke.", None
    )  # fmt: skip


@pytest.mark.parametrize(
    "words", [("--change", "9"), ("--change", "0"), (), ("night", "--change", "1")]
)
def test_a_change_that_is_not_there(run, words):
    assert run("undo", *words).code == 2


def test_the_library_sets_and_takes_back(ledger):
    made = ledger.set_fields({"summary": "By the library."}, why="a test", weapon="kite")
    assert (made.number, len(made.records)) == (1, 4)
    trial = ledger.set_fields({"summary": ""}, why="a test", dry_run=True, weapon="kite")
    assert (trial.number, set(trial.records)) == (None, set(made.records))
    assert ledger.undo_change(1, why="no").number == 2
    with pytest.raises(UsageError, match="--why"):
        ledger.set_fields({"summary": "x"}, why="", weapon="kite")
    with pytest.raises(UsageError, match="FIELD=VALUE"):
        ledger.set_fields({}, why="a test")


def test_restricted_records_are_changed_when_they_are_asked_for(put, ledger):
    assert (
        "hidden"
        not in put("--text", "restriction", "summary=x", "--format", "json").json["records"]
    )
    made = put(
        "--text", "restriction", "summary=x", "--include-restricted", "--format", "json"
    ).json
    assert set(made["records"]) == {"hidden"}
