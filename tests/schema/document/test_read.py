"""Bad input: one clear message for each fault, all of them together."""

import json

import pytest

from schema.document.read import read_file, read_files
from schema.errors import DocumentError, InputError

GOOD = "title: A strike\nevent_type: other\n"


@pytest.fixture
def fault(tmp_path):
    """The message that a file with this text gives."""

    def fault(text, name="strike.yaml"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises((InputError, DocumentError)) as caught:
            read_files([file])
        assert str(file) in str(caught.value)
        return str(caught.value).replace(str(file), "FILE")

    return fault


def incident(more):
    return GOOD + more


@pytest.mark.parametrize(
    ("more", "where", "what"),
    [
        ("sumary: x\n", "FILE: ", "one of the keys summary, found the unknown key 'sumary'"),
        ("weapons: [{wepon: x}]\n", "weapons[0]", "weapon, found the unknown key 'wepon'"),
        ("casualties: [{outcome: killed, hihg: 1}]\n", "casualties[0]", "the unknown key 'hihg'"),
        ("date_start: 21.11.2024\ndate_precision: day\n", "date_start", "a date such as"),
        ("date_start: 2024-02-30\ndate_precision: day\n", "date_start", "a date that exists"),
        ("date_start: 2024-11-21\n", "FILE", "date_precision with date_start"),
        ("date_start: 2024-11\ndate_precision: day\n", "FILE", "dates as closely known"),
        ("date_start: 2024-11-21\ndate_end: 2024-11-20\ndate_precision: day\n", "FILE",
         "date_end not before date_start"),
        ("date_start: 2024-11-21\ndate_end: 2024-11-23\ndate_precision: night\n", "FILE",
         "one day after"),
        ("place: {name: X, latitude: 91, longitude: 1}\n", "place.latitude", "at most 90"),
        ("place: {name: X, latitude: -91, longitude: 1}\n", "place.latitude", "at least -90"),
        ("place: {name: X, latitude: 1, longitude: 181}\n", "place.longitude", "at most 180"),
        ("place: {name: X, latitude: .nan, longitude: 1}\n", "place.latitude", "a number"),
        ("place: {name: X, latitude: 1}\n", "place", "latitude and longitude together"),
        ("place: {name: X, latitude: 0, longitude: 0}\n", "place", "failed look-up"),
        ("place: {name: X, latitude: '50,4', longitude: 1}\n", "place.latitude", "a number"),
        ("place: {latitude: 1, longitude: 1}\n", "place", "name"),
        ("casualties: [{outcome: killed, low: -1, source: s}]\n", "casualties[0].low",
         "at least 0, found -1"),
        ("casualties: [{outcome: killed, low: 5, high: 2, source: s}]\n", "casualties[0]",
         "low not above best and best not above high, found [5, 2]"),
        ("casualties: [{outcome: killed, low: 2}]\n", "casualties[0]", "source"),
        ("casualties: [{outcome: killed, low: 2.5, source: s}]\n", "casualties[0].low",
         "a whole number"),
        ("casualties: [{outcome: killed, low: '2', source: s}]\n", "casualties[0].low",
         "a whole number, found '2'"),
        ("casualties: [{outcome: killed, low: true, source: s}]\n", "casualties[0].low",
         "a whole number"),
        ("casualties: [{outcome: kiled, low: 1, source: s}]\n", "casualties[0].outcome", "killed"),
        ("casualties: [{outcome: killed, status: none_reported, low: 3, source: s}]\n",
         "casualties[0]", "none_reported"),
        ("weapons: [{type: drone, launched_low: 3, launched_high: 2, source: s}]\n", "weapons[0]",
         "launched_low not above launched_high"),
        ("weapons: [{type: drone, launched_low: 3}]\n", "weapons[0]", "a source"),
        ("weapons: [{type: dron}]\n", "weapons[0].type", "drone"),
        ("weapons: []\ntargets: residential\n", "targets", "a list"),
        ("parent: No Slug\n", "parent", "lower-case"),
        ("code: me\nparent: me\n", "FILE", "another record"),
        ("timezone: Kyiv\n", "timezone", "Europe/Kyiv"),
        ("summary: 5\n", "summary", "text, found 5"),
        ("summary: ''\n", "summary", "text, or no such key"),
        ("restricted: 'yes'\n", "restricted", "true or false"),
        ("sources: [{key: s, publisher: P, url: 'javascript:alert(1)'}]\n", "sources[0].url",
         "http"),
        ("sources: [{key: s, publisher: P, sha256: abc}]\n", "sources[0].sha256", "form"),
        ("statements: [{field: nonsens, value: x, source: s}]\n", "statements[0]", "'nonsens'"),
        ("statements: [{field: date, value: x, source: s, key: a, supersedes: b}]\n", "FILE",
         "another claim"),
        ("statements: [{field: date, value: x, source: s, key: a, supersedes: a}]\n", "FILE",
         "another claim"),
        ("statements: [{field: date, value: x, source: s, key: a},"
         " {field: date, value: y, source: s, key: a}]\n", "FILE", "'a' twice"),
    ],
)  # fmt: skip
def test_a_fault_names_the_path_what_was_expected_and_what_was_found(fault, more, where, what):
    message = fault(incident(more))
    assert where in message
    assert what in message
    assert "expected" in message
    assert "found" in message


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "an empty file"),
        ("  \n\n", "an empty file"),
        (b"\xff\xfe\x00\x01", "not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        (b"\x00\x01\x02\x03", "YAML"),
        ("just words", "a document"),
        ("- 1\n- 2\n", "a document"),
        ("42", "a document"),
        ("null", "nothing"),
        ("title: a\ntitle: b\nevent_type: other\n", "'title' twice (line 2)"),
        ("title: a\nweapons:\n- {type: drone, type: bomb}\n", "'type' twice"),
        ("title: &a x\nsummary: *a\nevent_type: other\n", "without YAML aliases"),
        ("title: [unclosed\n", "YAML"),
        ("title: !!python/object/apply:os.system ['true']\n", "YAML"),
        ("title: !!timestamp 2024-99-99\n", "YAML"),
        ("title: !!int x\n", "YAML"),
        ("? [a, b]\n: c\n", "YAML"),
        ("? {a: b}\n: c\n", "YAML"),
        (f"{GOOD}---\n{GOOD}--- {{title: b}}\n", "document 3: expected the key `event_type`"),
        (f"{GOOD}---\n{GOOD}---\ntitle: [unclosed\n", "YAML"),
        ("[" * 5000, "YAML"),
        (GOOD + "casualties: [{outcome: killed, source: s, low: " + "9" * 5000 + "}]", "YAML"),
        ("1: x\n" + GOOD, "unknown key '1'"),
    ],
)
def test_what_is_no_document_is_one_clear_message(fault, content, what):
    assert what in fault(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("{", "JSON"),
        ('{"title": "a", "title": "b"}', "'title' twice"),
        ("[" * 100_000, "JSON"),
        ('{"title": "a", "event_type": "other", "uncertainty_m": NaN}', "finite"),
        ('{"title": "a", "event_type": "other", "uncertainty_m": ' + "9" * 5000 + "}", "JSON"),
        ('{"title": "\\ud800", "event_type": "other"}', "title"),
        ("[]", "an empty list"),
        ('["a"]', "a document"),
    ],
)
def test_the_same_of_json(fault, content, what):
    assert what in fault(content, "strike.json")


def test_a_yaml_file_may_hold_many_documents(tmp_path):
    path = tmp_path / "many.yaml"
    sources = "sources:\n- {key: paper, publisher: Paper}\n"
    path.write_text(f"---\n{GOOD}---\n{sources}---\n{GOOD}---\n", "utf-8")
    found = read_files([path])
    assert (len(found.incidents), len(found.sources)) == (2, 1)
    assert sorted(found.origins.values())[0] == f"{path}, document 1"


def test_a_missing_file_a_folder_and_an_unknown_suffix(tmp_path, fault):
    with pytest.raises(DocumentError, match="nothing there"):
        read_files([tmp_path / "none.yaml"])
    with pytest.raises(DocumentError, match="a readable file"):
        read_files([tmp_path])
    assert "ends in .yaml, .json or .ndjson" in fault(GOOD, "strike.txt")


def test_all_faults_of_all_files_are_reported_together(tmp_path):
    (tmp_path / "a.yaml").write_text(incident("sumary: x\nlevel: wav\nplace: {latitude: 99}\n"))
    (tmp_path / "b.json").write_text('{"title": 5}')
    (tmp_path / "c.yaml").write_text("incidents: [just text, {title: a}]\nplaces: [{key: A}]\n")
    (tmp_path / "d.ndjson").write_text('{"title": "a", "event_type": "other"}\n{\n{"title": 1}\n')
    (tmp_path / "e.yaml").write_text("")
    names = ["a.yaml", "b.json", "c.yaml", "d.ndjson", "e.yaml", "f.yaml"]
    with pytest.raises(DocumentError) as caught:
        read_files([tmp_path / name for name in names])
    where = [str(fault).removeprefix(f"{tmp_path}/") for fault in caught.value.faults]
    for begin in (
        "a.yaml: ", "a.yaml: level", "a.yaml: place.latitude", "b.json: title",
        "b.json: expected the key `event_type`", "c.yaml: incidents[0]", "c.yaml: incidents[1]",
        "c.yaml: places[0]: key", "d.ndjson, line 2", "d.ndjson, line 3", "e.yaml", "f.yaml",
    ):  # fmt: skip
        assert any(fault.startswith(begin) for fault in where), begin


def test_a_misspelt_kind_of_a_collection_is_named(fault):
    message = fault("incident: []\nplaces: []\n")
    assert "the unknown key 'incident'" in message
    assert "incidents" in message


def test_dates_norway_and_clock_times_stay_text(tmp_path):
    file = tmp_path / "strike.yaml"
    file.write_text(
        "title: NO\nevent_type: other\nsummary: on\ndate_start: 2024\ndate_precision: year\n"
        "time_local: 12:30\nlocation_words: 0x1F\nplace: {name: off, country: NO}\n"
        "date_words: 2024-11-21\n"
    )
    found = read_file(file).incidents[0]
    assert (found.title, found.summary, found.place.country) == ("NO", "on", "NO")
    assert (found.time_local, found.date_start) == ("12:30", "2024")
    assert (found.location_words, found.date_words) == ("0x1F", "2024-11-21")


def test_yaml_json_and_ndjson_mean_the_same(tmp_path):
    plain = {"title": "Ящик \U0001f4a5", "event_type": "other", "date_start": "2024-11",
             "date_precision": "month"}  # fmt: skip
    texts = {
        "a.yaml": "title: Ящик \U0001f4a5\nevent_type: other\ndate_start: 2024-11\n"
        "date_precision: month\n",
        "b.json": json.dumps(plain),
        "c.json": json.dumps([plain]),
        "d.json": "\ufeff" + json.dumps({"incidents": [plain]}),
        "e.ndjson": json.dumps(plain) + "\n\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = read_files([tmp_path / name for name in texts]).incidents
    assert len(found) == len(texts)
    assert all(document == found[0] for document in found)


def test_a_line_of_ndjson_may_hold_any_separator_of_unicode(tmp_path):
    plain = {"title": "a\u2028b\x85c\x0cd", "event_type": "other"}
    file = tmp_path / "strike.ndjson"
    file.write_text(json.dumps(plain, ensure_ascii=False) + "\n", encoding="utf-8")
    assert read_file(file).incidents[0].title == plain["title"]
