"""Records that were judged to be one event count once: in rows, sums, files and maps."""

import datetime as dt
import itertools
import json
import random

import pytest

import incidents
from incidents.linkage.merging import merged
from schema.document.incident import IncidentDocument
from schema.document.read import Collection, validate
from schema.document.write import to_plain

FEW = 3
"""So many filters are tried with every key."""
KEYS = ("weapon", "weapon-type", "month", "year", "admin1", "country", "target", "attacker")
FILTERS = ((), ("--weapon", "kite"), ("--weapon-type", "drone"), ("--killed-min", "2"),
           ("--text", "clinic"), ("--place", "alder"), ("--target", "port"),
           ("--from", "2024-05"), ("--attacker", "north"), ("--source", "paper"))  # fmt: skip


@pytest.fixture
def doubled(ledger):
    """The ledger, and every published record of it once more, as another load would bring it."""
    library = incidents.open(ledger.engine.location)
    codes = [row[0] for row in library.query(columns=["code"], status="published")]
    codes += [row[0] for row in library.query(columns=["code"], event_type="test_launch")]
    codes = list(dict.fromkeys(codes))
    copies = []
    for code in codes:
        record = library.get(code)
        again = {"code": f"{code}-again", "datasets": []}
        if record.parent:
            again["parent"] = f"{record.parent}-again"
        copies.append(record.model_copy(update=again))
    copies.sort(key=lambda copy: copy.level != "wave")
    for copy in copies:
        library.add_collection(Collection(incidents=[copy]))
    return library, codes


def rows_of(ended):
    assert ended.code == 0, ended.err
    return ended.json


def rows(call, library, *options):
    return rows_of(call("--db", library.engine.location, "query", "--format", "json", *options))


def counts(call, library, *options):
    ended = call("--db", library.engine.location, "count", "--format", "json", *options)
    assert ended.code == 0, ended.err
    return ended.json


def test_what_two_loads_brought_counts_once(on, call, ledger_file, doubled):
    """A store with everything twice answers as the one with everything once."""
    library, codes = doubled
    for code in codes:
        library.link_judge(code, f"{code}-again", "same", why="the same record")
    for number, options in enumerate(FILTERS):
        once = rows_of(on("query", "--format", "json", *options))
        assert rows(call, library, *options) == once
        keys = [("--by", key) for key in KEYS] if number < FEW else []
        for key in ((), *keys, ("--by", "month", "--by", "weapon")):
            assert counts(call, library, *options, *key) == on(
                "count", "--format", "json", *options, *key
            ).json, (options, key)  # fmt: skip
    assert len(rows(call, library, "--unmerged")) == 2 * len(on("query", "--format", "json").json)


def test_what_stands_in_front_is_what_the_merged_documents_make(call, doubled, bare):
    """Some records merged with others that differ: answers are those of a store that holds the
    merged documents themselves.
    """
    library, codes = doubled
    draw = random.Random(3)  # noqa: S311  # the same each time
    for code in codes:
        record = library.get(f"{code}-again")
        more = {
            "casualties": [
                claim.model_copy(update={"low": 1, "best": None, "high": 20, "source": "wire"})
                if claim.status == "asserted" else claim
                for claim in record.casualties
            ],
            "weapons": [use.model_copy(update={"launched_low": 2, "launched_high": 30,
                        "source": "paper"})
                        for use in record.weapons],
        }  # fmt: skip
        library.revise(f"{code}-again", record.model_copy(update=more))
    chosen = [code for code in codes if draw.random() < 0.6]
    for code in chosen:
        library.link_judge(code, f"{code}-again", "same", why="one event")
    plain = {}
    for code in codes:
        both = [to_plain(library.get(one)) for one in (code, f"{code}-again")]
        plain |= {code: merged(both)[0]} if code in chosen else {d["code"]: d for d in both}
    for document in plain.values():
        parent = document.get("parent", "").removesuffix("-again")
        if parent in chosen:
            document["parent"] = parent
    plain |= {code: to_plain(library.get(code)) for code in ("draft", "taken-back", "hidden")}
    other = incidents.open(bare.engine.location)
    made = [validate(IncidentDocument, document, "merged") for document in plain.values()]
    other.add_collection(Collection(incidents=sorted(made, key=lambda one: one.level != "wave")))
    for number, options in enumerate(FILTERS):
        assert rows(call, library, *options) == rows(call, other, *options), options
        for key in ((), *(("--by", key) for key in KEYS if number < FEW)):
            one, two = (counts(call, store, *options, *key) for store in (library, other))
            assert one == two, (options, key)


def test_undoing_gives_every_record_back(call, doubled):
    library, codes = doubled
    before = [rows(call, library), counts(call, library, "--by", "month")]
    numbers = [
        library.link_judge(code, f"{code}-again", "same", why="the same record") for code in codes
    ]
    assert counts(call, library)[0]["incidents"] < len(before[0])
    for number in numbers:
        library.link_undo(number)
    assert [rows(call, library), counts(call, library, "--by", "month")] == before


def test_a_merged_incident_has_the_claims_of_all_and_says_so(call, books):
    books.link_judge("diary-1", "atlas-1", "same", why="one school")
    ended = call("--db", books.engine.location, "query", "--format", "json")
    assert "1 incident stands for 2 records" in ended.err
    assert len(ended.json) == 6
    one = next(row for row in ended.json if row["code"] == "atlas-1")
    assert (one["killed_low"], one["killed_high"]) == (2, 3)
    assert one["datasets"] == "atlas:1; diary:1"
    (total,) = counts(call, books)
    assert (total["killed_low"], total["killed_high"], total["incidents"]) == (2, 3, 6)
    (apart,) = counts(call, books, "--unmerged")
    assert (apart["killed_low"], apart["killed_high"], apart["incidents"]) == (5, 5, 7)
    assert [row["code"] for row in rows(call, books, "--dataset", "diary")].count("atlas-1") == 1
    assert call("--db", books.engine.location, "show", "diary-1").code == 0


def test_files_and_maps_hold_merged_incidents(call, books, tmp_path):
    books.link_judge("diary-2", "atlas-2", "same", why="one harbour")
    books.export(tmp_path / "out.geojson")
    features = json.loads((tmp_path / "out.geojson").read_text())["features"]
    assert len(features) == 6
    spot = next(f for f in features if f["properties"]["code"] == "atlas-2")
    assert spot["properties"]["location_precision"] == "exact"
    assert spot["properties"]["weapons"] in (["x-900"], "x-900")
    frame = books.frame()
    assert len(frame) == 6
    assert len(books.frame(unmerged=True)) == 7
    assert "stands for 2 records" in frame.attrs["context"]["made"]["merged"]
    books.map(tmp_path / "map.html")
    books.export(tmp_path / "package-datapackage.zip")


def test_the_words_of_every_member_find_the_incident(call, books):
    books.revise("diary-3", books.get("diary-3").model_copy(update={"summary": "Zeppelin"}))
    books.link_judge("diary-3", "atlas-3", "same", why="one stop")
    assert [row["code"] for row in rows(call, books, "--text", "zeppelin")] == ["atlas-3"]


def test_a_conflict_and_what_answers_to_its_name_stay_apart(call, books):
    books.link_judge("atlas-2", "diary-2", "same", why="one harbour")
    books.link_judge("atlas-2", "diary-4", "same", why="a mistake")
    assert len(rows(call, books)) == 7
    books.link_undo(2)
    assert len(rows(call, books)) == 6
    books.retract("diary-2", "never was")
    assert len(rows(call, books)) == 6
    books.link_judge("atlas-1", "diary-1", "same", why="one school")
    call("--db", books.engine.location, "set", "--dataset", "diary", "--unmerged",
         "verification=refuted", "--why", "shown not to be")  # fmt: skip
    assert {row["code"] for row in rows(call, books)} == {"atlas-1", "atlas-2", "atlas-3"}


def test_what_is_restricted_gives_nothing_to_a_merged_incident(call, books):
    call("--db", books.engine.location, "set", "--text", "gymnasium", "--dataset", "diary",
         "restricted=true", "--why", "at home")  # fmt: skip
    books.link_judge("atlas-1", "diary-1", "same", why="one school")
    one = next(row for row in rows(call, books) if row["code"] == "atlas-1")
    assert (one["killed_low"], one["killed_high"], one["datasets"]) == (2, 2, "atlas:1")
    both = rows(call, books, "--include-restricted")
    one = next(row for row in both if row["code"] == "atlas-1")
    assert (one["killed_low"], one["killed_high"]) == (2, 3)


def _member(code, *uses, **more):
    return {"code": code, "title": code, "level": "strike", "event_type": "drone_strike",
            "status": "published", "verification": "unverified", "attribution": "unknown",
            "location_precision": "unknown", "weapons": list(uses), **more}  # fmt: skip


def _use(weapon, low, high, type_="one_way_attack_drone"):
    return {"weapon": weapon, "type": type_, "launched_low": low, "launched_high": high}


@pytest.mark.parametrize(
    ("uses", "launched"),
    [
        (([_use("a", 5, 5)], [_use("a", 3, 3)]), {"a": (3, 5)}),
        (([_use("a", 5, 5)], [_use(None, None, None, "drone")]), {"a": (5, 5)}),
        (([_use("a", 5, 5)], [_use(None, 7, 7, "drone")]), {"a": (None, None), "all": (5, 7)}),
        (([_use("a", 5, 5), _use("b", 2, 2)], [_use("a", 6, None)]),
         {"a": (None, None), "b": (None, None), "all": (6, None)}),
        (([_use("a", None, None)], [_use("b", 2, 2)]), {"a": (None, None), "b": (2, 2)}),
    ],
)  # fmt: skip
def test_munitions_are_never_added_up_over_members(uses, launched):
    for order in itertools.permutations(range(len(uses))):
        members = [_member(f"m{n}", *uses[n]) for n in order]
        made, _ = merged(members)
        told = {
            use.get("weapon") or "all": (use.get("launched_low"), use.get("launched_high"))
            for use in made["weapons"]
        }
        assert told == launched


def test_two_attackers_are_none_and_contested():
    made, _ = merged([_member("a", attacker="north"), _member("b", attacker="south")])
    assert (made.get("attacker"), made["attribution"]) == (None, "contested")


def test_a_fresh_strike_is_held_back_when_merged(call, bare, tmp_path, collection):
    """Its point and damage do not leave, whichever member knows it."""
    day = dt.datetime.now(dt.UTC).date().isoformat()
    told = [
        {"code": code, "title": "Strike", "event_type": "missile_strike", "date_start": day,
         "date_precision": "day", "location_precision": precision, "location_how": "hand",
         "place": {"name": "Alder", "country": "UA", "latitude": 50.912345, "longitude": 34.8},
         "targets": [{"category": "energy", "damage": "destroyed"}],
         "sources": [], "weapons": []}
        for code, precision in (("one", "settlement"), ("two", "exact"))
    ]  # fmt: skip
    bare.add_collection(collection({"incidents": told}))
    library = incidents.open(bare.engine.location)
    library.link_judge("one", "two", "same", why="one plant")
    out = tmp_path / "out.csv"
    library.export(out)
    assert "50.912345" not in out.read_text()
    assert len(out.read_text().splitlines()) == 2
    library.export(out, no_delay=True, force=True)
    assert "50.912345" in out.read_text()
