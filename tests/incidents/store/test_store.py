"""Add, get, revise, retract, restore: each one transaction, each with its history."""

import sqlite3
from pathlib import Path

import pytest

import incidents
from incidents.store.history import Author
from schema.document.write import to_plain
from schema.errors import DocumentError, InputError, StoreError, UnknownNameError, UsageError

TOLL = {"outcome": "killed", "low": 2, "high": 2, "source": "paper"}


def content(store):
    return Path(store.engine.location).read_bytes()


def flat(store, code):
    with store.reading() as database:
        return database.one("SELECT * FROM incident WHERE code = :c", {"c": code})


def rows(store, sql):
    with store.reading() as database:
        return list(database.tuples(sql))


def day(date):
    return {"date_start": date, "date_precision": "day"}


def test_a_document_comes_back_as_it_went_in(ledger, bare, incident):
    for code in ("wave", "home", "port", "night", "month", "year", "long", "hidden"):
        document = ledger.get(code)
        if document.parent:
            document = document.model_copy(update={"parent": None})
        assert bare.add(document) == code
        assert bare.get(code) == document


def test_a_failing_document_in_the_middle_leaves_nothing(bare, incident, collection):
    before = content(bare)
    good, bad = incident(code="good"), incident(code="bad", weapons=[{"weapon": "no-such"}])
    late = incident(code="late", sources=[{"key": "brought", "publisher": "P"}])
    for documents in ([good, bad, late], [late, good, good]):
        batch = collection({})
        batch.incidents = documents
        with pytest.raises((InputError, DocumentError)):
            bare.add_collection(batch)
        with pytest.raises((InputError, DocumentError)):
            bare.add_many(documents, "test")
    assert content(bare) == before


def test_a_missing_reference_names_the_path_and_the_nearest(bare, incident):
    document = incident(
        code="x", attacker="nort", parent="wav", place={"key": "aldr"},
        weapons=[{"weapon": "kitee", "launch_site": "pat"}],
        casualties=[TOLL | {"source": "papr"}], datasets=[{"dataset": "taly", "id": "1"}],
    )  # fmt: skip
    with pytest.raises(DocumentError) as caught:
        bare.add(document)
    text = str(caught.value)
    for part in (
        "x: attacker: ", "such as north", "x: parent: ", "x: place.key: ", "alder",
        "x: weapons[0].weapon: ", "kite", "x: weapons[0].launch_site: ", "pad",
        "x: casualties[0].source: ", "paper", "x: datasets[0].dataset: ", "tally",
    ):  # fmt: skip
        assert part in text


def test_a_code_is_made_of_date_place_and_weapon_and_a_clash_gets_a_number(bare, incident):
    fields = day("2024-05-10") | {"place": {"key": "alder"}, "weapons": [{"weapon": "kite"}]}
    fields |= {"location_precision": "settlement"}
    codes = [bare.add(incident(**fields)) for _ in range(3)]
    assert codes == ["2024-05-10-alder-kite", "2024-05-10-alder-kite-2", "2024-05-10-alder-kite-3"]
    assert bare.add(incident(place={"country": "UA"}, location_precision="country")) == (
        "undated-ua-other"
    )
    long = bare.add(incident(place={"name": "x" * 9000}, location_precision="settlement"))
    assert len(long) <= 120


def test_two_of_one_file_without_a_code_do_not_clash(bare, incident, collection):
    batch = collection({})
    batch.incidents = [incident(), incident(code="undated-other-2"), incident()]
    assert bare.add_collection(batch) == ["undated-other", "undated-other-2", "undated-other-3"]


def test_a_taken_code_is_refused_and_a_code_never_changes(ledger, incident):
    before = content(ledger)
    with pytest.raises(InputError, match="'night', which is taken"):
        ledger.add(incident(code="night"))
    with pytest.raises(UsageError, match="a code never changes"):
        ledger.revise("night", incident(code="other-name"))
    assert content(ledger) == before
    ledger.revise("night", incident(**day("1999-01-01")))
    assert ledger.get("night").date_start == "1999-01-01"


def test_a_strike_may_stand_before_its_wave_in_one_file(bare, incident, collection):
    batch = collection({})
    batch.incidents = [
        incident(code="leaf", parent="trunk"),
        incident(code="trunk", level="wave", parent="root"),
        incident(code="root", level="rollup"),
    ]
    assert bare.add_collection(batch) == ["leaf", "trunk", "root"]
    assert bare.get("leaf").parent == "trunk"
    assert flat(bare, "trunk")["parent"] == "root"


def test_revise_recomputes_the_flat_columns_and_keeps_what_changed(ledger):
    uid = flat(ledger, "night")["uid"]
    plain = to_plain(ledger.get("night"))
    plain["casualties"][0] |= {"high": 6}
    from schema.document.incident import IncidentDocument

    number = ledger.revise("night", IncidentDocument(**plain), Author("second toll", "ann"))
    row = flat(ledger, "night")
    assert (row["killed_low"], row["killed_high"], row["uid"]) == (4, 6, uid)
    last = ledger.history("night")[-1]
    assert (last["number"], last["who"], last["why"]) == (number, "ann", "second toll")
    assert list(last["changes"]) == ["casualties"]
    assert ledger.revise("night", IncidentDocument(**plain)) == 0
    assert len(ledger.history("night")) == number


def test_a_revised_record_is_found_by_its_new_words_alone(ledger):
    assert set(ledger.frame(text="clinic").code) == {"night"}
    ledger.revise("night", ledger.get("night").model_copy(update={"summary": "A school."}))
    assert set(ledger.frame(text="school").code) == {"night"}
    assert ledger.frame(text="clinic").empty


def test_retract_leaves_the_record_out_of_answers_with_its_reason(ledger):
    ledger.retract("night", "counted twice", "ann")
    assert "night" not in set(ledger.frame().code)
    assert "night" in set(ledger.frame(status="retracted").code)
    assert ledger.history("night")[-1]["why"] == "counted twice"


def test_restore_brings_an_earlier_state_back_as_a_new_revision(ledger, incident):
    first = ledger.get("night")
    ledger.revise("night", incident(title="Second", event_type="other"))
    ledger.revise("night", incident(title="Third", event_type="sabotage"))
    assert ledger.restore("night", 2) == 4
    assert ledger.get("night").title == "Second"
    assert ledger.restore("night", 1) == 5
    assert ledger.get("night") == first
    assert [link["action"] for link in ledger.history("night")] == [
        "add", "revise", "revise", "restore", "restore",
    ]  # fmt: skip
    for number in (0, 6, -1):
        with pytest.raises(UsageError, match="the number of a revision"):
            ledger.restore("night", number)


def test_restore_to_the_load_that_brought_the_record(seed_empty):
    from incidents.importers.seed_collection import fill

    code = "2024-11-22-sumy-shahed"
    assert fill(seed_empty).incidents
    first = seed_empty.get(code)
    seed_empty.retract(code, "a mistake")
    seed_empty.restore(code, 0)
    assert seed_empty.get(code) == first
    assert [link["number"] for link in seed_empty.history(code)] == [0, 1, 2]


def test_a_replaced_source_regrades_the_figures_that_rest_on_it(bare, incident, collection):
    claims = [TOLL, TOLL | {"low": 1, "high": 1, "source": "wire"}]
    bare.add(incident(code="x", casualties=claims))
    assert flat(bare, "x")["killed_best"] == 2
    better = {"key": "wire", "publisher": "New Wire", "reliability": "A", "credibility": "1"}
    with pytest.raises(InputError, match="--replace"):
        bare.add_collection(collection({"sources": [better]}))
    bare.add_collection(collection({"sources": [better]}), replace=True)
    row = flat(bare, "x")
    assert (row["killed_best"], row["sources"]) == (1, "The Paper; New Wire")


def test_replaced_names_reach_the_flat_columns(ledger, collection):
    renamed = {
        "actors": [{"code": "north", "name": "The North"}],
        "places": [{"key": "pad", "name": "New Pad"}],
    }
    ledger.add_collection(collection(renamed), replace=True)
    row = flat(ledger, "home")
    assert (row["attacker"], row["launch_sites"]) == ("The North", "New Pad")


def test_the_same_record_twice_is_one_and_two_that_differ_are_refused(bare, incident, collection):
    brought = {"key": "brought", "publisher": "P"}
    bare.add(incident(code="x", sources=[brought]))
    bare.add_collection(collection({"sources": [brought]}))
    new = {"key": "fresh", "publisher": "P"}
    bare.add_collection(collection({"sources": [new, new]}))
    assert rows(bare, "SELECT count(*) FROM source WHERE key IN ('brought', 'fresh')") == [(2,)]
    before = content(bare)
    pair = [{"key": "other", "publisher": "P"}, {"key": "other", "publisher": "Q"}]
    with pytest.raises(InputError, match="two that differ"):
        bare.add_collection(collection({"sources": pair}))
    with pytest.raises(InputError, match="as the source 'brought' is already recorded"):
        bare.add(incident(sources=[brought | {"publisher": "Q"}]))
    assert content(bare) == before


def test_a_number_in_a_data_set_belongs_to_one_record(ledger, incident):
    taken = [{"dataset": "tally", "id": "7;a"}]
    with pytest.raises(InputError, match="tally:7;a, which port has"):
        ledger.add(incident(code="x", datasets=taken))
    twice = [{"dataset": "tally", "id": "8"}, {"dataset": "tally", "id": "8"}]
    with pytest.raises(InputError, match="no other record has"):
        ledger.add(incident(code="x", datasets=twice))
    ledger.revise("port", ledger.get("port").model_copy(update={"title": "Again"}))


def test_places_without_letters_stay_apart(bare, incident):
    for name in ("!!!", "???"):
        bare.add(incident(code="a" if name == "!!!" else "b", place={"name": name},
                          location_precision="settlement"))  # fmt: skip
    keys = [bare.get(code).place.key for code in "ab"]
    assert keys[0] != keys[1]
    assert [bare.get(code).place.name for code in "ab"] == ["!!!", "???"]


def test_the_second_level_area_is_kept_and_may_not_contradict_the_place(bare, incident):
    place = {"name": "Fir", "admin1": "Sumy", "admin2": "Konotop", "country": "UA"}
    bare.add(incident(code="x", place=place, location_precision="settlement"))
    assert bare.get("x").place.admin2 == "Konotop"
    other = {"key": bare.get("x").place.key, "admin2": "Elsewhere"}
    with pytest.raises(DocumentError, match=r"place.admin2: expected 'Konotop'"):
        bare.add(incident(code="y", place=other, location_precision="settlement"))


def test_an_unknown_code_offers_the_nearest(ledger):
    for ask in (ledger.get, ledger.history, lambda code: ledger.retract(code, "x")):
        with pytest.raises(UnknownNameError, match="did you mean night"):
            ask("nigth")


def test_many_at_once_equal_the_same_added_singly(bare, tmp_path, incident):
    from incidents import create as create_store
    from schema.columns import NAMES

    def made(n):
        return incident(
            code=f"x-{n}", **day(f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}"),
            place={"name": f"Place {n % 7}", "country": "UA", "latitude": 50.0 + n % 9 / 8,
                   "longitude": 30.5},
            location_precision="settlement", location_how="hand",
            weapons=[{"type": "drone", "launched_low": n % 5, "source": f"s-{n % 3}"}],
            casualties=[TOLL | {"low": n % 4, "high": n % 4 + 1, "source": f"s-{n % 3}"}],
            sources=[{"key": f"s-{n % 3}", "publisher": "P"}],
        )  # fmt: skip

    documents = [made(n) for n in range(5_000)]
    assert bare.add_many(documents, "file.csv") == 5_000
    assert rows(bare, "SELECT action, count(*) FROM revision WHERE record LIKE 'batch:%'") == [
        ("load", 1)
    ]
    assert rows(bare, "SELECT count(*) FROM revision WHERE record LIKE 'incident:%'") == [(0,)]
    assert rows(bare, "SELECT name, rows_read, loaded, rejected FROM batch") == [
        ("file.csv", 5_000, 5_000, 0)
    ]
    single = create_store(tmp_path / "single.db")
    few = documents[:40] + documents[-40:]
    for document in few:
        single.add(document)
    names = ", ".join(f'"{name}"' for name in NAMES)
    where = f"code IN ({', '.join(repr(document.code) for document in few)})"
    sql = f"SELECT {names} FROM incident WHERE {where} ORDER BY code"
    assert rows(bare, sql) == rows(single, sql)
    for document in few[::20]:
        assert bare.get(document.code) == single.get(document.code)
    text = "SELECT rowid FROM incident_text WHERE incident_text MATCH '\"place 3\"'"
    assert len(rows(bare, text)) == sum(n % 7 == 3 for n in range(5_000))


def test_the_session_answers_over_the_tables(ledger):
    from sqlmodel import select

    from schema.tables import Incident

    with ledger.session() as session:
        found = session.exec(select(Incident).where(Incident.code == "night")).one()
        assert found.killed_low == 4
        engine = session.get_bind()
    engine.dispose()


def test_a_frame_takes_the_filters_of_the_command_line(ledger, visible):
    frame = ledger.frame(weapon="kite", killed_min=2)
    assert set(frame.code) == {"wave", "home", "night"}
    assert str(frame.killed_high.dtype) == "Int64"
    assert frame.set_index("code").killed_high.isna()["night"]
    assert set(ledger.frame(weapon=None).code) == visible
    assert ledger.frame.__self__.frame(weapon=["x-900", "kite"], from_="2024").shape[0] == 5
    for wrong in ({"wepon": "kite"}, {"killed_min": "2"}, {"weapon": "kyte"}):
        with pytest.raises(UsageError):
            ledger.frame(**wrong)


def test_what_is_no_store_is_refused_and_left_alone(tmp_path):
    files = {"empty.db": b"", "text.db": b"not a database at all\n" * 60}
    for name, text in files.items():
        (tmp_path / name).write_bytes(text)
        with pytest.raises(StoreError, match="expected a store, found a file that is not one"):
            incidents.open(tmp_path / name)
        for force in (False, True):
            with pytest.raises(StoreError):
                incidents.create(tmp_path / name, force=force)
        assert (tmp_path / name).read_bytes() == text
    foreign = sqlite3.connect(tmp_path / "foreign.db")
    foreign.execute("CREATE TABLE incident (id)")
    foreign.close()
    with pytest.raises(StoreError, match="found a file that is not one"):
        incidents.open(tmp_path / "foreign.db")
    with pytest.raises(StoreError, match="found nothing"):
        incidents.open(tmp_path / "none.db")
    with pytest.raises(StoreError, match="found a folder"):
        incidents.open(tmp_path)
    with pytest.raises(UsageError, match="postgresql"):
        incidents.open("postgresql://host/db")


@pytest.mark.parametrize(
    ("version", "advice"), [("9999", "update the program"), ("0000", "migrate")]
)
def test_a_store_of_another_version_is_refused(ledger, incident, version, advice):
    connection = sqlite3.connect(ledger.engine.location)
    connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.commit()
    connection.close()
    before = content(ledger)
    for ask in (ledger.get, lambda _: ledger.add(incident()), lambda _: ledger.frame()):
        with pytest.raises(StoreError, match=advice):
            ask("night")
    with pytest.raises(StoreError):
        ledger.engine.migrate()
    assert content(ledger) == before


def test_create_refuses_a_missing_folder_and_what_exists(ledger, tmp_path):
    with pytest.raises(StoreError, match="expected a folder"):
        incidents.create(tmp_path / "none" / "x.db")
    before = content(ledger)
    with pytest.raises(StoreError, match="--force"):
        incidents.create(ledger.engine.location)
    assert content(ledger) == before
    fresh = incidents.create(ledger.engine.location, force=True)
    assert rows(fresh, "SELECT count(*) FROM incident") == [(0,)]


def test_a_store_that_cannot_be_laid_leaves_no_file(tmp_path):
    name = tmp_path / ("x" * 250 + ".db-that-is-too-long")
    for location in (name, "/proc/incidents.db"):
        with pytest.raises(StoreError, match=r"cannot be laid|cannot be opened|too long"):
            incidents.create(location)
    assert list(tmp_path.iterdir()) == []


def test_a_locked_store_is_one_clear_message(ledger, incident, monkeypatch):
    monkeypatch.setenv("INCIDENTS_BUSY_TIMEOUT", "0.05")
    holder = sqlite3.connect(ledger.engine.location, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="busy; another program"):
        ledger.add(incident())
    holder.close()
    assert ledger.add(incident())
