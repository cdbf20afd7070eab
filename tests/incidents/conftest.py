"""A small ledger of invented strikes, made so that each filter has something to tell apart."""

import shutil

import pytest

import incidents
from incidents.store.store import Store
from schema.document.incident import IncidentDocument
from schema.document.read import COLLECTIONS, Collection, validate

CONTEXT = {
    "sources": [
        {"key": "paper", "publisher": "The Paper", "url": "https://paper.example/1",
         "published": "2024-05-11", "reliability": "B", "credibility": "2"},
        {"key": "wire", "publisher": "Wire; Inc", "published": "2024-05-12", "reliability": "C",
         "credibility": "3"},
        {"key": "silent", "publisher": "Never Cited"},
    ],
    "datasets": [
        {"slug": "tally", "name": "The Tally", "licence": "CC BY 4.0", "redistributable": True},
        {"slug": "unused", "name": "Unused List"},
    ],
    "actors": [
        {"code": "north", "name": "Northland", "kind": "state",
         "aliases": [{"name": "Північ", "script": "Cyrl"}]},
        {"code": "south", "name": "Southland", "kind": "state"},
        {"code": "bystander", "name": "Bystander", "kind": "state"},
    ],
    "places": [
        {"key": "alder", "name": "Alder", "country": "UA", "admin1": "Sumy",
         "latitude": 50.9, "longitude": 34.8, "names": [{"name": "Вільха", "script": "Cyrl"}]},
        {"key": "birch", "name": "Birch", "country": "UA", "admin1": "Odesa",
         "latitude": 46.5, "longitude": 30.7},
        {"key": "cedar-east", "name": "Cedar", "country": "UA", "admin1": "Kharkiv",
         "latitude": 50.0, "longitude": 36.2},
        {"key": "cedar-west", "name": "Cedar", "country": "UA", "admin1": "Lviv",
         "latitude": 49.8, "longitude": 24.0},
        {"key": "dateline", "name": "Dateline", "country": "FJ", "latitude": -16.8,
         "longitude": 179.9},
        {"key": "elm", "name": "Elm", "country": "PL"},
        {"key": "pad", "name": "Launch Pad; North", "kind": "launch_site", "latitude": 52.0,
         "longitude": 40.0},
    ],
    "weapons": [
        {"slug": "kite", "name": "Kite", "level": "family", "type": "one_way_attack_drone",
         "aliases": [{"name": "Змій", "script": "Cyrl"}]},
        {"slug": "kite-2", "name": "Kite-2", "family": "kite", "type": "one_way_attack_drone",
         "aliases": [{"name": "Змій-2", "script": "Cyrl", "kind": "rebrand"}],
         "specifications": [{"property": "range_km", "low": 100, "high": 200, "source": "paper"}]},
        {"slug": "x-900", "name": "Kh-900", "type": "air_launched_cruise_missile"},
        {"slug": "plain-shell", "name": "Plain Shell", "type": "howitzer"},
        {"slug": "idle", "name": "Idle", "type": "glide_bomb"},
        {"slug": "twin-a", "name": "Twin A", "type": "mortar",
         "aliases": [{"name": "Twin", "ambiguous": True}]},
        {"slug": "twin-b", "name": "Twin B", "type": "mortar",
         "aliases": [{"name": "Twin", "ambiguous": True}]},
    ],
}  # fmt: skip


def _at(key, **more):
    place = next(p for p in CONTEXT["places"] if p["key"] == key)
    named = {k: place[k] for k in ("key", "name", "admin1", "country") if k in place}
    spot = {k: place[k] for k in ("latitude", "longitude") if k in place}
    return {"place": named | spot | more, "location_precision": "settlement",
            "location_how": "hand"}  # fmt: skip


def _toll(outcome, low, high, source="paper", **more):
    return {"outcome": outcome, "low": low, "high": high, "source": source, **more}


def _use(weapon, low, high, **more):
    return {"weapon": weapon, "launched_low": low, "launched_high": high, "source": "paper", **more}


def _day(start, end=None, precision="day"):
    return {"date_start": start, "date_precision": precision} | ({"date_end": end} if end else {})


RECORDS = [
    {"code": "wave", "title": "Wave of May", "level": "wave", "event_type": "combined_attack",
     **_day("2024-05-10"), "place": {"country": "UA"}, "location_precision": "country",
     "attacker": "north", "attribution": "likely",
     "weapons": [_use("kite", 20, 20, intercepted_low=15, intercepted_high=15),
                 _use("x-900", 5, 6)],
     "casualties": [_toll("killed", 9, 9), _toll("injured", 90, 90)]},
    {"code": "home", "title": "Drone on a house in Cedar", "event_type": "drone_strike",
     "parent": "wave", **_day("2024-05-10"),
     **_at("cedar-east", latitude=50.012345, longitude=36.234567), "location_precision": "exact",
     "attacker": "north", "attribution": "confirmed", "verification": "geolocated",
     "location_proof": "landmarks", "location_proof_words": "a red roof by a pond",
     "weapons": [_use("kite-2", 3, 3, launch_site="pad")],
     "targets": [{"category": "residential", "name": "house; the red one"}],
     "casualties": [_toll("killed", 2, 2), _toll("injured", 5, 5, "wire"),
                    _toll("killed", 1, 1, group="child")]},
    {"code": "port", "title": "Missile on the port of Birch", "event_type": "missile_strike",
     "parent": "wave", **_day("2024-05-10"), **_at("birch"), "attacker": "north",
     "weapons": [{"weapon": "x-900", "text": "Х-900"}],
     "targets": [{"category": "port", "name": "grain store", "place": "birch"}],
     "casualties": [_toll("killed", 1, 3), _toll("injured", 10, None)],
     "datasets": [{"dataset": "tally", "id": "7;a"}]},
    {"code": "night", "title": "Drones in the night", "event_type": "drone_strike",
     **_day("2024-06-30", "2024-07-01", "night"), **_at("alder"), "attacker": "north",
     "summary": "Windows of a clinic broke.", "weapons": [_use("kite", 4, None)],
     "targets": [{"category": "medical"}, {"category": "residential"}],
     "casualties": [_toll("killed", 4, None, "wire")]},
    {"code": "month", "title": "Shells on Alder", "event_type": "artillery_strike",
     **_day("2024-03", precision="month"), **_at("alder"), "attacker": "south",
     "verification": "contested", "weapons": [{"type": "mortar"}],
     "casualties": [{"outcome": "killed", "status": "none_reported", "source": "wire"}]},
    {"code": "year", "title": "Something in 2023", "event_type": "other",
     **_day("2023", precision="year"), "place": {"country": "UA", "admin1": "Sumy"},
     "location_precision": "admin1"},
    {"code": "long", "title": "Days of bombs", "event_type": "air_strike",
     **_day("2024-01-30", "2024-02-02"), **_at("cedar-west"), "attacker": "south",
     "weapons": [_use("plain-shell", 10, 10), _use("kite", 1, 1)],
     "casualties": [_toll("killed", 0, 0), _toll("injured", 1, 1)]},
    {"code": "east-of-line", "title": "East", "event_type": "missile_strike",
     **_day("2022-02-02"), **_at("dateline", longitude=-179.9),
     "weapons": [_use("x-900", 1, 1)]},
    {"code": "west-of-line", "title": "West", "event_type": "missile_strike",
     **_day("2022-02-02"), **_at("dateline"), "weapons": [_use("x-900", 1, 1)]},
    {"code": "draft", "title": "Not yet checked", "event_type": "drone_strike", "status": "draft",
     **_day("2024-05-11"), **_at("alder"), "weapons": [_use("kite", 7, 7)]},
    {"code": "taken-back", "title": "Never was", "event_type": "drone_strike",
     "status": "retracted", **_day("2024-05-11"), **_at("alder")},
    {"code": "hidden", "title": "Under restriction", "event_type": "drone_strike",
     "restricted": True, **_day("2024-05-11"), **_at("alder"),
     "casualties": [_toll("killed", 1, 1)]},
    {"code": "trial", "title": "A test", "event_type": "test_launch",
     **_day("2023-10", precision="month"), "weapons": [_use("x-900", 1, 1)]},
]  # fmt: skip
VISIBLE = {
    "wave", "home", "port", "night", "month", "year", "long", "east-of-line", "west-of-line"
}  # fmt: skip


def _collection(plain):
    found = Collection()
    for kind, items in plain.items():
        getattr(found, kind).extend(validate(COLLECTIONS[kind], item, kind) for item in items)
    return found


@pytest.fixture(scope="session")
def collection():
    """Plain dicts by kind, as a checked collection."""
    return _collection


@pytest.fixture(scope="session")
def incident():
    """Make an incident document out of what matters; the rest is filled in."""

    def incident(**fields):
        usual = {"title": "A strike", "event_type": "other"}
        return validate(IncidentDocument, usual | fields, "test")

    return incident


@pytest.fixture(scope="session")
def visible():
    """Codes of the ledger that stand in an answer when nothing is asked for."""
    return set(VISIBLE)


@pytest.fixture(scope="session")
def context_file(made_once):
    """The file of a store with sources, actors, places and weapons, and no incidents."""

    def fill(folder):
        incidents.create(folder / "context.db").add_collection(_collection(CONTEXT))

    return made_once("context", fill) / "context.db"


@pytest.fixture(scope="session")
def ledger_file(made_once, context_file):
    """The ledger's file, for reading only."""

    def fill(folder):
        ledger = incidents.open(shutil.copy(context_file, folder / "ledger.db"))
        ledger.add_collection(_collection({"incidents": RECORDS}))

    return made_once("ledger", fill) / "ledger.db"


@pytest.fixture(scope="session")
def seed_store(seed_file):
    """A store with the seed collection, for reading only."""
    return incidents.open(seed_file)


@pytest.fixture
def on(call, ledger_file):
    """Run a command on the ledger."""

    def on(*words):
        return call("--db", ledger_file, *words)

    return on


def _copied(original, name):
    @pytest.fixture
    def copy(request, tmp_path) -> Store:
        file = request.getfixturevalue(original)
        return incidents.open(shutil.copy(file, tmp_path / f"{name}.db"))

    return copy


ledger = _copied("ledger_file", "ledger")
bare = _copied("context_file", "context")
seed = _copied("seed_file", "seed")
seed_empty = _copied("catalogue_file", "seed-empty")
