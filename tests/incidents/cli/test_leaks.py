"""One marked word stands in every field that can be restricted; no output of the program has it."""

import json
import shutil
import zipfile

import pytest

import incidents
from incidents.store.history import Author
from schema.document.incident import IncidentDocument
from schema.document.read import read_file, validate

MARK = "zzleak"
EXACT = ("50.912345", "34.812345")
DOCUMENTS = """
sources:
  - {key: open-src, publisher: Open Paper, title: Open, url: "https://open.example/1", kind: news}
  - {key: zzleak-a, publisher: ZZLEAK Paper, title: ZZLEAK title, url: "https://zzleak.example/1",
     kind: news, author: ZZLEAK author, note: ZZLEAK note}
  - {key: zzleak-b, publisher: ZZLEAK Agency, title: ZZLEAK, url: "https://zzleak.example/2"}
places:
  - {key: zzleak-town, name: ZZLEAK Town, country: UA, latitude: 50.1, longitude: 34.1}
actors:
  - {code: zzleak-militia, name: ZZLEAK militia, kind: non_state_group}
incidents:
  - code: open
    title: Open strike
    event_type: drone_strike
    date_start: "2024-05-01"
    date_precision: day
    place: {name: Sumy, country: UA, latitude: 50.912345, longitude: 34.812345}
    location_precision: exact
    location_how: reported
    uncertainty_m: 50
    targets: [{category: residential, name: house}]
    casualties:
      - {key: shown, outcome: killed, low: 3, high: 3, source: open-src}
      - {key: hidden, outcome: killed, low: 4, high: 4, source: zzleak-a, restricted: true,
         speaker: ZZLEAK speaker, quote: ZZLEAK quote}
  - code: 2024-05-02-zzleak
    title: ZZLEAK strike
    event_type: drone_strike
    restricted: true
    summary: ZZLEAK summary
    date_start: "2024-05-02"
    date_precision: day
    place: {key: zzleak-town, name: ZZLEAK Town, country: UA}
    location_precision: settlement
    targets: [{category: medical, name: ZZLEAK hospital}]
    attacker: zzleak-militia
    casualties: [{outcome: killed, low: 5, high: 5, source: zzleak-b}]
"""
# Words that are nearly the marked ones: what is offered instead must not be what is restricted.
QUESTIONS = [
    *[("query", "--format", name) for name in ("table", "csv", "json", "ndjson", "geojson")],
    *[("count", "--by", key, "--format", "json") for key in
      ("month", "weapon-type", "event-type", "target", "country", "attacker", "verification")],
    ("count",), ("query", "--text", "zz*"), ("query", "--from", "2024-05-02", "--format", "csv"),
    ("query", "--source", "zzlea"), ("query", "--source", "ZZLEA Paper"),
    ("query", "--place", "ZZLEA Town"), ("query", "--near", "ZZLEA Town", "--within", "5km"),
    ("query", "--attacker", "ZZLEA militia"), ("query", "--site", "ZZLEA hospital"),
    ("set", "--place", "ZZLEA Town", "verification=confirmed", "--why", "x", "--dry-run"),
    ("set", "--source", "ZZLEA Paper", "verification=confirmed", "--why", "x", "--dry-run"),
    ("show", "open"), ("show", "open", "--format", "json"), ("show", "open", "--format", "yaml"),
    ("show", "2024-05-02-zzlea"), ("show", "2024-05-02"), ("show", "zzlea strike"),
    ("history", "open"), ("history", "open", "--format", "json"), ("history", "2024-05-02-zzlea"),
    ("edit", "2024-05-02-zzlea"), ("retract", "2024-05-02-zzlea", "--why", "x"),
    ("undo", "2024-05-02-zzlea"), ("site", "list"), ("site", "show", "ZZLEA hospital"),
    ("review", "--list"), ("review", "--list", "--format", "json"), ("codebook",),
    ("geocode", "Sumy", "--format", "json"), ("transfers", "list"),
    ("count", "--by", "month", "--plot"), ("link", "list"), ("link", "list", "--format", "json"),
    ("link", "list", "--judgements"), ("link", "list", "--judgements", "--format", "json"),
    ("link", "find"), ("link", "find", "--format", "json"), ("link", "export"),
    ("link", "show", "open"), ("link", "show", "open", "--format", "json"),
    ("query", "--unmerged", "--format", "json"), ("count", "--unmerged", "--format", "json"),
]  # fmt: skip
ENDINGS = ("csv", "tsv", "json", "ndjson", "geojson", "kml", "kmz", "gpkg", "fgb", "parquet",
           "xlsx", "zip", "yaml")  # fmt: skip


@pytest.fixture(scope="module")
def marked_file(tmp_path_factory, catalogue_file):
    """A store with the two records above, whose history says what was restricted later."""
    folder = tmp_path_factory.mktemp("leaks")
    file = shutil.copy(catalogue_file, folder / "marked.db")
    (folder / "x.yaml").write_text(DOCUMENTS, "utf-8")
    store = incidents.open(file)
    store.add_collection(read_file(folder / "x.yaml"))
    later = store.get("open").model_copy(update={"code": "later"})
    first = [claim.model_copy(update={"restricted": False}) for claim in later.casualties]
    store.add(later.model_copy(update={"casualties": first}))
    store.alter("later", lambda _, plain: validated(plain, restricted=True), Author("x"))
    store.alter("later", lambda _, plain: validated(plain, precision="site"), Author("x"))
    store.link_judge("open", "2024-05-02-zzleak", "same", why="ZZLEAK: one event")
    return file


def validated(plain, restricted=None, precision=None):
    if restricted:
        plain["casualties"][1]["restricted"] = True
    if precision:
        plain |= {"location_precision": precision}
        plain["place"] |= {"latitude": 50.9, "longitude": 34.8}
    return validate(IncidentDocument, plain, "test")


def leaks(text, words=()):
    """Lines with the mark or an exact coordinate, but for what was typed."""
    for word in words:
        text = text.replace(repr(word), "")
    return [li for li in text.splitlines() if MARK in li.lower() or any(c in li for c in EXACT)]


def test_no_answer_has_the_mark(call, marked_file):
    for words in (*QUESTIONS, ("history", "later", "--format", "json"), ("history", "later")):
        ended = call("--db", marked_file, *words)
        assert leaks(ended.out + ended.err, words) == [], words


def test_a_restricted_record_answers_like_one_that_is_not_there(call, marked_file):
    for command in ("show", "history"):
        hidden = call("--db", marked_file, command, "2024-05-02-zzleak")
        absent = call("--db", marked_file, command, "2024-05-02-zzleax")
        assert hidden.code == absent.code == 2
        assert hidden.err.replace("zzleak", "zzleax") == absent.err
    shown = call("--db", marked_file, "show", "2024-05-02-zzleak", "--include-restricted")
    assert "ZZLEAK strike" in shown.out


def test_no_file_has_the_mark(call, marked_file, tmp_path):
    for ending in ENDINGS:
        file = tmp_path / f"x.{ending}"
        assert call("--db", marked_file, "export", file).code == 0
    for name in ("map.html", "blurred.html", "blurred.csv"):
        blur = ("--blur", "10km") if name.startswith("blurred") else ()
        command = "map" if name.endswith("html") else "export"
        assert call("--db", marked_file, command, tmp_path / name, *blur).code == 0
    for name, words in (("chart.svg", ("chart",)), ("map.svg", ("map",)), ("all.html", ("report",)),
                        ("one.html", ("report", "open"))):  # fmt: skip
        command, *more = words
        assert call("--db", marked_file, command, tmp_path / name, *more).code == 0
    for file in list(tmp_path.iterdir()):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                archive.extractall(tmp_path / f"in-{file.name}")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > len(ENDINGS)
    for path in files:
        found = path.read_bytes().lower()
        assert MARK.encode() not in found, path
        assert not any(number.encode() in found for number in EXACT), path


def test_the_library_gives_no_source_that_restricted_claims_alone_cite(marked_file):
    store = incidents.open(marked_file)
    assert {row["key"] for row in store.sources().dicts()} == {"open-src"}
    everything = {row["key"] for row in store.sources(include_restricted=True).dicts()}
    assert everything == {"open-src", "zzleak-a", "zzleak-b"}
    frame = store.frame(claims=True)
    packed = json.dumps([frame.attrs["context"], frame.to_dict("records")], default=str).lower()
    assert MARK not in packed  # a page holds it packed, so that its bytes show nothing
    row = frame.set_index("code").loc["open"]
    assert (list(row.sources), row.source_count, row.killed_high) == (["Open Paper"], 1, 4)
    assert not {code for code, _ in store.names("source")} & {"zzleak-a", "zzleak-b"}
