"""The library: what a command can do, in one call, with the command's words for faults."""

import inspect
import json
import shutil
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import get_type_hints

import pytest

import incidents
from incidents.queries.filters import Filter, Filters, kind_of
from incidents.store.store import Store
from schema.columns import NAMES, split_list
from schema.document.context import ActorDocument
from schema.document.read import Collection, read_files
from schema.errors import (
    AmbiguousNameError,
    DocumentError,
    IncidentsError,
    UnknownNameError,
    UsageError,
)

PROJECT = Path(__file__).parents[3]
ASKING = ("query", "frame", "count", "claims", "sources", "export", "map")


@pytest.fixture
def store(ledger_file):
    return incidents.open(ledger_file)


@pytest.mark.parametrize("name", ASKING)
def test_help_lists_every_filter_with_its_type_and_meaning(name):
    method = getattr(incidents.Library, name)
    listed = inspect.signature(method).parameters
    for field in fields(Filter):
        assert field.name in listed
        assert listed[field.name].annotation == Filters.__annotations__[field.name].__forward_arg__
        assert f"    {field.name}: {field.metadata['help']}" in method.__doc__
    assert not [p for p in listed.values() if p.kind is p.VAR_KEYWORD]


def test_type_checkers_know_the_filters_that_exist():
    hints = get_type_hints(Filters)
    assert list(hints) == [field.name for field in fields(Filter)]
    for field in fields(Filter):
        own = getattr(hints[field.name], "__args__", (hints[field.name],))
        assert kind_of(field) in own, field.name


@pytest.mark.parametrize("name", [n for n in dir(incidents.Library) if not n.startswith("_")])
def test_every_public_method_says_what_it_means_and_types_what_it_takes(name):
    method = inspect.getattr_static(incidents.Library, name)
    function = getattr(method, "__func__", getattr(method, "func", method))
    assert inspect.getdoc(function)
    for parameter in inspect.signature(function).parameters.values():
        typed = parameter.annotation is not inspect.Parameter.empty
        assert typed or parameter.name in ("self", "cls"), f"{name}({parameter.name})"


def test_rows_are_tuples_with_names_read_again_each_time(store, visible):
    rows = store.query(columns=["code", "killed_low"], sort="-killed_low")
    assert rows.columns == ("code", "killed_low")
    assert next(iter(rows)) == ("wave", 9)
    assert list(rows) == list(rows)
    assert {row["code"] for row in rows.dicts()} == visible
    assert store.query().columns == NAMES


def test_the_library_and_the_commands_give_one_answer(store, on):
    for filters, options in (
        ({"weapon": "Змій", "from_": "2024-05"}, ("--weapon", "Змій", "--from", "2024-05")),
        ({"country": "Ukraine", "killed_min": 0}, ("--country", "UA", "--killed-min", "0")),
        ({"bbox": "170,-20,-170,0"}, ("--bbox", "170,-20,-170,0")),
    ):
        assert (
            list(store.query(**filters).dicts()) == on("query", *options, "--format", "json").json
        )
        totals = store.count(["country"], **filters)
        assert totals.rows == on("count", "--by", "country", *options, "--format", "json").json
    assert json.loads(json.dumps(store.weapons())) == on("weapons", "list", "--format", "json").json


def test_an_area_of_a_file_is_asked_for_by_every_method(store, tmp_path):
    area = tmp_path / "birch.geojson"
    ring = [[30, 46], [31, 46], [31, 47], [30, 47], [30, 46]]
    area.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    rows = store.query(inside=area, columns=["code"])
    assert list(rows) == list(rows) == [("port",)]
    assert {claim["incident"] for claim in store.claims(inside=str(area)).dicts()} == {"port"}


def test_claims_name_their_incident_and_source_and_restricted_records_stay_out(store):
    claims = list(store.claims().dicts())
    assert {"incident": "home", "outcome": "injured", "low": 5, "source": "wire"}.items() <= next(
        c for c in claims if c["incident"] == "home" and c["outcome"] == "injured"
    ).items()
    assert "hidden" not in {claim["incident"] for claim in claims}
    assert "hidden" in {c["incident"] for c in store.claims(include_restricted=True).dicts()}
    assert [source["key"] for source in store.sources(weapon="Kite-2").dicts()] == ["paper", "wire"]


@pytest.mark.parametrize(
    ("ask", "raised", "told"),
    [
        (lambda s: s.query(weapon="kyte"), UnknownNameError, "did you mean"),
        (lambda s: s.query(wepon="kite"), UsageError, "weapon"),
        (lambda s: s.query(killed_min="2"), UsageError, "killed_min: expected a whole number"),
        (lambda s: s.query(weapon=7), UsageError, "weapon: expected a text or a list of texts"),
        (lambda s: s.query(columns=["kiled_low"]), UnknownNameError, "killed_low"),
        (lambda s: s.count("moon"), UnknownNameError, "known: weapon"),
        (lambda s: s.record("nigth"), UnknownNameError, "night"),
        (lambda s: s.record("hidden"), UnknownNameError, "no incident is called"),
        (lambda s: s.query(place="Cedar"), AmbiguousNameError, "cedar-east"),
        (lambda s: s.query(country="Ukrane"), UnknownNameError, "Ukraine"),
    ],
)
def test_faults_show_when_the_question_is_asked(store, ask, raised, told):
    with pytest.raises(raised) as caught:
        ask(store)
    assert told in str(caught.value)


@pytest.mark.parametrize("name", ["UA", "ua", "Ukraine", "UKRAINE", "Україна"])
def test_a_country_answers_to_its_code_and_its_names(store, name):
    assert list(store.query(country=name, columns=["code"])) == list(
        store.query(country="UA", columns=["code"])
    )


def test_a_bad_dict_is_answered_as_a_bad_file_is(ledger, call, tmp_path):
    bad = {"title": "X", "event_type": "drone_strik", "date_start": "2024-13",
           "casualties": [{"outcome": "killed", "low": -1}]}  # fmt: skip
    (tmp_path / "bad.json").write_text(json.dumps(bad))
    ended = call("--db", ledger.engine.location, "add", tmp_path / "bad.json")
    with pytest.raises(DocumentError) as caught:
        ledger.add(bad)
    told = ended.err.removeprefix("error: ").strip()
    assert str(caught.value).splitlines() == [
        line.replace(str(tmp_path / "bad.json"), "document") for line in told.splitlines()
    ]
    assert len(caught.value.faults) >= 3


def test_what_a_person_types_is_added_as_the_command_adds_it(ledger):
    typed = incidents.NewIncident(
        date="2024-08-01", place="Alder", weapon=("Kite",), killed="2+", source="paper"
    )
    code = ledger.add(typed, why="by hand")
    (row,) = ledger.query(from_="2024-08-01", to="2024-08-01").dicts()
    assert (row["code"], row["killed_low"], row["killed_high"]) == (code, 2, None)
    assert ledger.history(code)[-1]["why"] == "by hand"
    with pytest.raises(UsageError, match="every figure has a source"):
        ledger.add(incidents.NewIncident(date="2024-08-01", killed="2"))


def test_one_more_claim_is_a_revision_and_derives_the_total_anew(ledger):
    number = ledger.claim(
        "night", killed="6-7", source="https://news.example/later", publisher="Later News",
        speaker="the mayor", as_of="2024-07-02", quote="six or seven",
    )  # fmt: skip
    assert number == 2
    claim = ledger.get("night").casualties[-1]
    assert (claim.low, claim.high, claim.speaker, claim.status) == (6, 7, "the mayor", "claimed")
    sources = {source.publisher for source in ledger.get("night").sources}
    assert sources == {"The Paper", "Wire; Inc", "Later News"}
    assert ledger.record("night").figures["killed", "total"].low is not None
    assert ledger.claim("night", injured=3, source="paper") == 3
    for wrong in ({}, {"killed": "many"}, {"killed": 1, "group": "childs"}):
        with pytest.raises(UsageError):
            ledger.claim("night", source="paper", **wrong)
    with pytest.raises(UsageError, match="--source"):
        ledger.claim("night", killed=1, source="a friend")
    assert len(ledger.history("night")) == 3


def test_a_retracted_record_stays_with_its_reason(ledger):
    ledger.retract("night", "a drill")
    assert "night" not in {code for (code,) in ledger.query(columns=["code"])}
    assert ledger.history("night")[-1]["why"] == "a drill"


def test_exports_and_maps_say_what_was_written(store, tmp_path):
    written = store.export(tmp_path / "a.csv", weapon="kite", hxl=True)
    assert (written.path, written.incidents) == (tmp_path / "a.csv", 4)
    assert written.metadata == tmp_path / "a.csv-metadata.json"
    assert json.loads(written.metadata.read_text())["filter"] == {"weapon": ["kite"]}
    assert store.export(tmp_path / "a.geojson").metadata is None
    with pytest.raises(IncidentsError, match="force"):
        store.export(tmp_path / "a.csv")
    page = store.map(tmp_path / "m.html", weapon="kite", layers=["heat"])
    assert page.incidents == 4
    assert "incident-map" in page.path.read_text()


def test_a_record_is_found_by_date_weapon_and_words(store):
    assert [one.code for one in store.find("2024-06-30")] == ["night"]
    assert {one.code for one in store.find("Kh-900")} == {
        "wave", "port", "east-of-line", "west-of-line"
    }  # fmt: skip
    assert [one.code for one in store.find("clinic")] == ["night"]
    assert store.find("nobody wrote this") == []


def test_the_notebook_runs_on_the_seed_store():
    notebook = json.loads((PROJECT / "docs" / "notebook.ipynb").read_text("utf-8"))
    names = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)  # noqa: S102
    assert names["written"].incidents > 0
    assert names["store"].get(names["code"]).status == "retracted"


def test_a_frame_has_lists_dates_and_times(store):
    frame = store.frame().set_index("code")
    assert {str(frame[n].dtype) for n in ("date_earliest", "date_latest")} == {"datetime64[us]"}
    assert str(frame["start_utc"].dtype) == "datetime64[us, UTC]"
    assert str(frame["killed_low"].dtype) == "Int64"
    plain = {row["code"]: row for row in store.query().dicts()}
    assert frame["weapons"].dropna().map(type).unique().tolist() == [list]
    for code, weapons in frame["weapons"].items():
        assert weapons == (split_list(plain[code]["weapons"]) or None)
    assert frame["date_earliest"]["night"].date().isoformat() == plain["night"]["date_earliest"]
    empty = store.frame(place="Elm", killed_min=9_000)
    assert len(empty) == 0
    assert empty.dtypes["start_utc"] == frame.dtypes["start_utc"]


@pytest.fixture
def older(tmp_path):
    """A store from before offices and allegiances."""
    store = Store.create(tmp_path / "older.db")
    actors = read_files([Path(files("seed_data") / "actors.yaml")]).actors
    actors = [actor.model_copy(update={"allegiance": []}) for actor in actors]
    store.add_collection(Collection(actors=actors))
    return store


def test_migrating_brings_offices_and_sides_and_changes_nothing_that_a_person_said(older, call):
    own = ActorDocument(code="own-office", name="Vinnytsia regional military administration",
                        kind="office")  # fmt: skip
    older.add_collection(Collection(actors=[own]))
    said = ActorDocument(code="hezbollah", name="Hezbollah", allegiance=["independent"])
    older.add_collection(Collection(actors=[said]), replace=True)
    ended = call("--db", older.engine.location, "migrate")
    assert "actors brought" in ended.err
    with older.reading() as database:
        sides = dict(database.tuples("SELECT code, allegiance FROM actor"))
    assert json.loads(sides["hezbollah"]) == ["independent"]
    assert json.loads(sides["kharkiv-regional-administration"]) == ["ukraine"]
    assert sides["own-office"] in (None, "[]")
    assert "vinnytsia-regional-administration" not in sides
    assert incidents.open(older.engine.location).check() == []
    assert "actors brought" not in call("--db", older.engine.location, "migrate").err


def test_migrating_says_that_figures_wait_and_check_says_what_changed(seed_file, tmp_path, call):
    store = incidents.open(shutil.copy(seed_file, tmp_path / "old.db"))
    with store.writing() as database:
        database.execute(
            "UPDATE incident SET figures_rule = 'rising-toll-1', killed_low = 44"
            " WHERE code = '2015-02-10-kramatorsk-smerch'"
        )
    db = store.engine.location
    assert "figures of 1 records" in call("--db", db, "migrate").err
    mended = call("--db", db, "check", "--fix")
    assert "killed_low is 44 and should be 1" in mended.err
    assert "figures of" not in call("--db", db, "migrate").err


def test_a_store_that_is_none_of_the_collection_gets_no_actors(bare, call):
    before = len(bare.names("attacker"))
    assert "actors" not in call("--db", bare.engine.location, "migrate").err
    assert len(bare.names("attacker")) == before
