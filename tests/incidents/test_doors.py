"""One fact, one answer: what a weapon makes of an event, whichever door a record comes in by.

Every weapon type goes through `add`, `load` of each format that can carry it, `extract` and
`review`; so do the words of months, the names of countries and figures with two ends.
"""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from schema.vocabulary import vocabulary

FILES = Path(__file__).parent / "importers" / "files"
EVENTS = {
    "missile_strike": (
        "missile", "ballistic_missile", "close_range_ballistic_missile",
        "short_range_ballistic_missile", "medium_range_ballistic_missile",
        "intermediate_range_ballistic_missile", "intercontinental_ballistic_missile",
        "air_launched_ballistic_missile", "cruise_missile", "air_launched_cruise_missile",
        "ground_launched_cruise_missile", "sea_launched_cruise_missile", "anti_ship_missile",
        "surface_to_air_missile", "air_to_surface_missile", "anti_radiation_missile",
        "anti_tank_guided_missile",
    ),
    "drone_strike": (
        "drone", "one_way_attack_drone", "decoy_drone", "armed_drone", "fpv_drone",
        "drone_dropped_munition", "loitering_munition", "uncrewed_surface_vessel",
    ),
    "air_strike": ("aerial_munition", "bomb", "unguided_bomb", "guided_bomb", "barrel_bomb"),
    "glide_bomb_strike": ("glide_bomb",),
    "rocket_strike": ("rocket", "unguided_rocket", "guided_rocket", "rocket_launcher_system"),
    "artillery_strike": ("artillery", "howitzer", "guided_artillery_shell", "mortar"),
    "remote_violence_unspecified": ("cluster_munition", "submunition", "incendiary_munition"),
    "sabotage": ("explosive_device",),
    "other": ("reconnaissance_drone", "vehicle_mounted_weapon", "small_arms", "other"),
}  # fmt: skip
EVENT_OF = {code: event for event, codes in EVENTS.items() for code in codes}
TOGETHER = {
    ("one_way_attack_drone", "decoy_drone"): "drone_strike",
    ("one_way_attack_drone", "cruise_missile"): "combined_attack",
    ("cruise_missile", "ballistic_missile"): "missile_strike",
    ("rocket", "cluster_munition"): "rocket_strike",
    ("reconnaissance_drone", "artillery"): "artillery_strike",
    ("glide_bomb", "unguided_bomb"): "combined_attack",
    ("reconnaissance_drone", "cluster_munition"): "remote_violence_unspecified",
}
"""Weapons that come together, and the event that they make."""
CASES = {(code,): event for code, event in EVENT_OF.items()} | TOGETHER
NO_TYPE = {"several", "unknown"}
"""Places in a list of types that name no weapon."""
ANY_EVENT = [word for code in vocabulary("event_types").codes for word in ("--event-type", code)]


def test_the_table_of_this_test_names_every_weapon_type():
    assert set(EVENT_OF) == set(vocabulary("weapon_types").codes) - NO_TYPE


def differences(found, expected):
    """Where two tables differ: the key, what was found and what was expected."""
    keys = sorted({*found, *expected})
    pairs = {key: (found.get(key), expected.get(key)) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


@pytest.fixture
def run(call, seed_empty, tmp_path):
    """Run the program on a store with the catalogue and no incidents."""
    return lambda *words: call("--db", tmp_path / "seed-empty.db", *words)


@pytest.fixture
def answers(run):
    """What stands in the store: the types of the weapons of each record -> its event."""

    def answers(*more):
        rows = run("query", *ANY_EVENT, "--format", "json", *more).json
        return {tuple((row["weapon_types"] or "").split("; ")): row["event_type"] for row in rows}

    return answers


def label(code):
    """A type as a person writes it."""
    return vocabulary("weapon_types").label(code)


def labels(types):
    """The types as a person lists them."""
    return "; ".join(map(label, types))


def as_csv(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def as_xlsx(path, header, rows):
    book = Workbook()
    for row in (header, *rows):
        book.active.append(row)
    book.save(path)


def as_geojson(path, header, rows):
    features = [
        {"type": "Feature", "properties": dict(zip(header, row, strict=True)),
         "geometry": {"type": "Point", "coordinates": [34.8, 50.9]}}
        for row in rows
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


def as_kml(path, header, rows):
    def data(row):
        cells = zip(header, row, strict=True)
        return "".join(f'<Data name="{k}"><value>{v}</value></Data>' for k, v in cells)

    marks = "".join(
        f"<Placemark><name>{row[-1]}</name><ExtendedData>{data(row)}</ExtendedData>"
        "<Point><coordinates>34.8,50.9</coordinates></Point></Placemark>"
        for row in rows
    )
    head = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    path.write_text(f"{head}{marks}</Document></kml>", "utf-8")


@pytest.fixture(params=["csv", "xlsx", "geojson", "kml"])
def load_rows(request, run, use_cache, tmp_path):
    """Load rows by (date, country, weapon type, title ...) in one format after the other."""
    write = {"csv": as_csv, "xlsx": as_xlsx, "geojson": as_geojson, "kml": as_kml}

    def load_rows(header, rows):
        path, mapping = tmp_path / f"rows.{request.param}", tmp_path / "mapping.yaml"
        write[request.param](path, header, rows)
        names = {"weapon type": "weapons"}
        fields = {names.get(name, name): name for name in header}
        mapping.write_text(json.dumps({"dataset": "made-up", "fields": fields}), "utf-8")
        origin, more = request.param, ()
        if request.param == "csv":
            origin, more = "table", ("--mapping", mapping)
        ended = run("load", path, "--from", origin, *more)
        assert ended.code == 0, ended.err

    return load_rows


def test_tables_and_maps_of_anybody(load_rows, answers):
    rows = [
        [f"2024-{1 + n // 28:02d}-{1 + n % 28:02d}", "UA", labels(types), f"Row {n}"]
        for n, types in enumerate(CASES)
    ]
    load_rows(["date", "country", "weapon type", "title"], rows)
    assert differences(answers(), CASES) == {}


def test_our_own_flat_table(run, answers, tmp_path):
    rows = [[f"r{n}", "2024-05-01", "UA", "; ".join(types)] for n, types in enumerate(CASES)]
    as_csv(tmp_path / "own.csv", ["code", "date_start", "country", "weapon_types"], rows)
    assert run("load", tmp_path / "own.csv", "--from", "csv").code == 0
    assert differences(answers(), CASES) == {}


@pytest.mark.parametrize("door", [("add",), ("load", "--from", "native")])
def test_documents_keep_the_event_that_they_state(run, answers, tmp_path, door):
    documents = [
        {"code": f"d{n}", "title": "A strike", "event_type": event, "date_start": "2024-05-01",
         "date_precision": "day", "place": {"country": "UA"}, "location_precision": "country",
         "weapons": [{"type": code} for code in types],
         "sources": [{"key": "paper", "publisher": "Paper"}]}
        for n, (types, event) in enumerate(CASES.items())
    ]  # fmt: skip
    path = tmp_path / "documents.ndjson"
    path.write_text("\n".join(map(json.dumps, documents)), "utf-8")
    assert run(door[0], path, *door[1:]).code == 0
    assert differences(answers(), CASES) == {}


def test_options_of_add(run, answers):
    for types in CASES:
        weapons = [word for code in types for word in ("--weapon", code)]
        said = ("--source", "https://paper.example/1")
        ended = run("add", "--date", "2024-05-01", "--country", "UA", *weapons, *said)
        assert ended.code == 0, ended.err
    assert differences(answers(), CASES) == {}


def test_review_makes_the_event_of_the_corrected_weapon(run, answers, tmp_path):
    documents = [
        {"code": f"d{n}", "title": "A strike", "event_type": "drone_strike", "status": "draft",
         "date_start": "2024-05-01", "date_precision": "day", "weapons": [{"type": "drone"}]}
        for n in range(len(CASES))
    ]  # fmt: skip
    path = tmp_path / "drafts.ndjson"
    path.write_text("\n".join(map(json.dumps, documents)), "utf-8")
    assert run("add", path).code == 0
    for n, types in enumerate(CASES):
        ended = run("review", f"d{n}", "--set", f"weapons={'; '.join(types)}")
        assert ended.code == 0, ended.err
    assert differences(answers("--status", "draft"), CASES) == {}


def timemap_events(types):
    tags = [{"key": "Weapon System", "value": labels([code])} for code in types]
    return {"location": "Kharkiv", "latitude": "50.0012", "longitude": "36.2311", "sources": [],
            "date": "05/04/2024", "description": "Invented.", "filters": tags}  # fmt: skip


def test_timemap(run, answers, tmp_path):
    events = [{"id": f"INV{n}", **timemap_events(types)} for n, types in enumerate(CASES)]
    (tmp_path / "events.json").write_text(json.dumps(events), "utf-8")
    ended = run("load", tmp_path / "events.json", "--from", "timemap")
    assert ended.code == 0, ended.err
    assert differences(answers(), CASES) == {}


def test_airwars(run, answers, tmp_path):
    """Words with "ground" stand for ground operations there."""
    cases = {
        types: event for types, event in CASES.items() if "ground" not in labels(types).lower()
    }
    header = ["code", "date", "country_name", "strike_status_name", "strike_type_name"]
    rows = [
        [f"INVS{n}", "2017-03-04", "Syria", "Declared Strike", ", ".join(map(label, types))]
        for n, types in enumerate(cases)
    ]
    path = tmp_path / "export.csv"
    as_csv(path, [*header, "civilian_harm_status_name"], [[*row, "Fair"] for row in rows])
    ended = run("load", path, "--from", "airwars")
    assert ended.code == 0, ended.err
    assert differences(answers(), cases) == {}


def test_piterfm(run, answers, tmp_path):
    header = ["time_start", "time_end", "model", "target", "launched", "destroyed", "source"]
    rows = [
        ["2024-05-11 20:00", "2024-05-12 09:00", " and ".join(map(label, types)), "Ukraine",
         str(n + 1), "", "kpszsu/posts/invented"]
        for n, types in enumerate(CASES)
    ]  # fmt: skip
    as_csv(tmp_path / "waves.csv", header, rows)
    ended = run("load", tmp_path / "waves.csv", "--from", "piterfm")
    assert ended.code == 0, ended.err
    assert differences(answers(), CASES) == {}


WIDER = {"gtd": {("other",): "remote_violence_unspecified"}}
"""Data sets that say more than the weapon: GTD's "Projectile" names many things in one word."""


@pytest.mark.parametrize(
    "path",
    ["acled/current.csv", "bij/all.csv", "dronestream/data.json", "geoconfirmed/site.geojson",
     "geoconfirmed/old.json", "gtd/attacks.csv", "viina/one_per_day.csv"],
)  # fmt: skip
def test_data_sets_with_codes_of_their_own(run, answers, use_cache, tmp_path, path):
    """Of what their codes can express, every single weapon makes the event of its type."""
    origin = path.partition("/")[0]
    ended = run("load", FILES / path, "--from", origin, "--rejects", tmp_path / "bad.csv")
    assert ended.code in (0, 1), ended.err
    single = {types: event for types, event in answers().items() if types in CASES}
    assert single
    assert single == {types: (CASES | WIDER.get(origin, {}))[types] for types in single}


UNSAID = {
    "decoy_drone",
    "submunition",
    "vehicle_mounted_weapon",
    "small_arms",
    "other",
    "explosive_device",
}
"""Types that no words of a report stand for."""


@pytest.fixture
def extracted(run, use_cache, tmp_path):
    """The one draft that `extract` makes of a text."""

    def extracted(text):
        path = tmp_path / "article.txt"
        path.write_text(f"{text}\n", "utf-8")
        ended = run("extract", path, "--published", "2024-12-31", "--format", "json")
        assert ended.code == 0, ended.err
        (document,) = ended.json
        return document

    return extracted


def test_extract(extracted):
    """The words of a type, as a report would have them."""
    made = {}
    for code in sorted(set(EVENT_OF) - UNSAID):
        document = extracted(f"A {label(code).lower()} hit Sumy on Thursday, killing two.")
        made[tuple(use["type"] for use in document["weapons"])] = document["event_type"]
    assert (
        differences(made, {(code,): EVENT_OF[code] for code in EVENT_OF if code not in UNSAID})
        == {}
    )


MONTHS = {
    1: "January січня января يناير", 2: "February лютого февраля فبراير",
    3: "March березня марта مارس", 4: "April квітня апреля أبريل", 5: "May травня мая مايو",
    6: "June червня июня يونيو", 7: "July липня июля يوليو", 8: "August серпня августа أغسطس",
    9: "September вересня сентября سبتمبر", 10: "October жовтня октября أكتوبر",
    11: "November листопада ноября نوفمبر", 12: "December грудня декабря ديسمبر",
}  # fmt: skip
WRITTEN = {
    f"21 {word} 2024": f"2024-{number:02d}-21"
    for number, words in MONTHS.items()
    for word in words.split()
}


def test_month_words_in_tables_and_maps(run, load_rows):
    rows = [[words, "UA", "drone", words] for words in WRITTEN]
    load_rows(["date", "country", "weapon type", "title"], rows)
    found = {row["title"]: row["date_start"] for row in run("query", "--format", "json").json}
    assert differences(found, WRITTEN) == {}


def test_month_words_in_a_text(extracted):
    for words, day in WRITTEN.items():
        if words.isascii():
            assert extracted(f"A drone hit Sumy on {words}.")["date_start"] == day
        elif "\u0400" < words[3] < "\u0500":
            assert extracted(f"Дрон влучив у будинок у Сумах {words} року.")["date_start"] == day


FIGURES = {"2": (2, 2), "2-5": (2, 5), "2+": (2, None), "0": (0, 0)}


def figures(run):
    rows = run("query", "--format", "json").json
    return {row["title"]: (row["killed_low"], row["killed_high"]) for row in rows}


def test_figures_of_add_and_review(run):
    source = ("--source", "https://example.org/1", "--publisher", "The Paper")
    start = ("add", "--date", "2024-05-01", "--country", "UA", "--weapon", "drone", *source)
    for text in FIGURES:
        assert run(*start, "--title", text, "--killed", text).code == 0
    assert figures(run) == FIGURES
    for row in run("query", "--format", "json").json:
        corrected = ("--set", f"killed={row['title']}", "--set", "injured=1")
        assert run("review", row["code"], *corrected, "--source", source[1]).code == 0
    assert figures(run) == FIGURES


def test_figures_in_tables_and_maps(run, load_rows):
    texts = [text for text in FIGURES if text != "0"]
    rows = [["2024-05-01", "UA", "drone", text, text] for text in texts]
    load_rows(["date", "country", "weapon type", "killed", "title"], rows)
    assert figures(run) == {text: FIGURES[text] for text in texts}


COUNTRIES = {"Ukraine": "UA", "UA": "UA", "Україна": "UA", "Украина": "UA", "Syria": "SY",
             "Lebanon": "LB", "Yemen": "YE"}  # fmt: skip


def test_countries_in_tables_and_maps(run, load_rows):
    rows = [["2024-05-01", name, "drone", name] for name in COUNTRIES]
    load_rows(["date", "country", "weapon type", "title"], rows)
    found = {row["title"]: row["country"] for row in run("query", "--format", "json").json}
    assert found == COUNTRIES
