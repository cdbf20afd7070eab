"""`incidents add`: what it asks for, what it warns of, and documents as people write them."""

from itertools import count

import pytest
import yaml

import incidents
from schema.document.claims import CasualtyClaimDocument
from schema.document.incident import IncidentDocument, TargetDocument, WeaponUseDocument
from schema.document.yaml import load_yaml

PAGE = {"key": "page", "publisher": "Page", "url": "https://page.example/1"}
STRIKE = {
    "title": "A strike", "event_type": "drone_strike", "date_start": "2024-08-01",
    "date_precision": "day", "sources": [PAGE],
}  # fmt: skip


@pytest.fixture
def add(call, bare, tmp_path):
    """Run `incidents add` on a store with context and no incident; dicts become files."""

    def add(*words):
        return call("--db", bare.engine.location, "add", *map(written, count(), words))

    def written(number, word):
        if not isinstance(word, dict):
            return word
        path = tmp_path / f"{number}.yaml"
        path.write_text(yaml.safe_dump(word, allow_unicode=True), "utf-8")
        return path

    return add


@pytest.fixture
def shown(call, bare):
    """A record as `show` gives it."""

    def shown(code):
        return call("--db", bare.engine.location, "show", code, "--format", "json").json

    return shown


def test_the_template_is_a_draft_that_add_takes(call, catalogue_file, tmp_path):
    import shutil

    db = shutil.copy(catalogue_file, tmp_path / "store.db")
    template = call("--db", tmp_path / "none.db", "add", "--template")
    assert template.code == 0
    file = tmp_path / "strike.yaml"
    file.write_text(template.out, "utf-8")
    ended = call("--db", db, "add", file)
    assert ended.code == 0, ended.err
    record = call("--db", db, "show", ended.out.strip(), "--format", "json").json
    assert record["status"] == "draft"
    assert record["weapons"][0]["weapon"] == "shahed-136"
    assert record["attacker"] == "russia"
    assert call("--db", db, "query", "--format", "json").json == []
    assert call("add", "--template", file).code == 2


def test_the_template_names_the_fields_that_there_are(call):
    text = call("add", "--template").out
    plain = load_yaml(text, "template")
    assert set(plain) <= set(IncidentDocument.model_fields)
    for kind, model in (("weapons", WeaponUseDocument), ("targets", TargetDocument),
                        ("casualties", CasualtyClaimDocument)):  # fmt: skip
        assert set(plain[kind][0]) <= set(model.model_fields)
    assert text.count("#") > 20


@pytest.mark.parametrize(
    "words",
    [["--date", "2024-08-01"], ["--date", "2024-08", "--weapon", "kite"],
     ["--date", "2024-08-01", "--place", "Alder"], ["--date", "2024-08-01", "--attacker", "north"]],
)  # fmt: skip
def test_what_is_published_rests_on_a_source(add, bare, words):
    ended = add(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "--source KEY|URL" in ended.err
    assert "--draft" in ended.err
    drafted = add(*words, "--draft")
    assert drafted.code == 0, drafted.err
    assert bare.get(drafted.out.strip()).status == "draft"
    assert add(*words, "--source", "paper").code == 0
    figure = add(*words, "--draft", "--killed", "2")
    assert (figure.code, "every figure has a source" in figure.err) == (2, True)


@pytest.mark.parametrize(
    "stated",
    [{"weapons": [{"weapon": "kite"}]}, {"weapons": [{"type": "drone"}]}, {"place": "Alder"},
     {"place": {"name": "Nowhere", "country": "UA"}}, {"place": {"key": "alder"}},
     {"targets": [{"category": "port"}]}],
    ids=["weapon", "type", "place", "unknown place", "recorded place", "target"],
)  # fmt: skip
def test_a_document_rests_on_a_source_too(add, stated):
    plain = {"title": "A strike", "event_type": "other", **stated}
    ended = add(plain)
    assert (ended.code, ended.out) == (1, "")
    assert "expected a source in `sources`" in ended.err
    assert "status: draft" in ended.err
    assert add(plain | {"status": "draft"}).code == 0
    assert add(plain | {"sources": [PAGE]}).code == 0
    assert add({"title": "A wave, to be filled in", "event_type": "other"}).code == 0


def test_names_in_documents_resolve_as_on_the_command_line(add, shown):
    plain = STRIKE | {
        "attacker": "Північ", "place": "вільха",
        "weapons": [{"weapon": "Змій-2", "launch_site": "Launch Pad; North"}, {"weapon": "Drone"}],
        "targets": [{"category": "port", "place": "Birch"}],
    }  # fmt: skip
    ended = add(plain)
    assert ended.code == 0, ended.err
    record = shown(ended.out.strip())
    assert (record["attacker"], record["place"]["key"]) == ("north", "alder")
    assert record["location_precision"] == "settlement"
    named, typed = record["weapons"]
    assert (named["weapon"], named["text"], named["launch_site"]) == ("kite-2", "Змій-2", "pad")
    assert (typed.get("weapon"), typed["type"], typed["text"]) == (None, "drone", "Drone")
    assert record["targets"][0]["place"] == "birch"


@pytest.mark.parametrize(
    ("part", "where", "offer"),
    [
        ({"weapons": [{"weapon": "kyte"}]}, "weapons[0].weapon", "kite"),
        ({"weapons": [{"weapon": "Twin"}]}, "weapons[0].weapon", "twin-b"),
        ({"attacker": "Nortland"}, "attacker", "Northland"),
        ({"attacker": "nort"}, "attacker", "north"),
        ({"place": "Cedar"}, "place", "cedar-west"),
        ({"targets": [{"category": "port", "place": "Birhc"}]}, "targets[0].place", "Birch"),
        ({"place": {"country": "Ukrane"}}, "place.country", "Ukraine"),
    ],
)
def test_a_name_that_leads_nowhere_offers_the_nearest(add, bare, use_cache, part, where, offer):
    ended = add(STRIKE | part)
    assert (ended.code, ended.out) == (1, "")
    assert f"{where}: " in ended.err
    assert offer in ended.err
    assert "unresolved" not in ended.err
    assert list(bare.query()) == []


def test_keys_that_come_along_need_not_be_recorded(add, shown):
    weapon = {"slug": "new-drone", "name": "New Drone", "type": "drone"}
    actor = {"code": "guild", "name": "Guild"}
    incident = STRIKE | {"code": "one", "weapons": [{"weapon": "new-drone"}], "attacker": "guild"}
    ended = add({"weapons": [weapon], "actors": [actor], "incidents": [incident]})
    assert ended.code == 0, ended.err
    assert shown("one")["weapons"][0]["weapon"] == "new-drone"


def test_all_faults_of_a_document_are_told_at_once(add, bare, call):
    claim = {"outcome": "killed", "low": 5, "source": "page"}
    faulty = {
        "code": "taken", "title": "", "event_type": "dron_strike", "sumary": "x",
        "date_start": "2024-08-01", "date_end": "2024-08-03", "date_precision": "night",
        "attacker": "Nortland", "weapons": [{"weapon": "kyte"}], "parent": "taken",
        "casualties": [claim | {"low": 9, "high": 3}, claim | {"adds_to": "nobody"},
                       claim | {"source": "papre"}, claim | {"as_of": "2024-07-01"}],
        "sources": [PAGE],
    }  # fmt: skip
    assert add(STRIKE | {"code": "taken"}).code == 0
    before = call("--db", bare.engine.location, "query", "--format", "json").json
    ended = add(faulty, {"title": "Another", "event_type": "rocket_strke"})
    assert (ended.code, ended.out) == (1, "")
    for part in (
        "title: expected text", "drone_strike", "the unknown key 'sumary'",
        "one day after date_start for a night", "Northland", "kite", "its own, 'taken'",
        "low not above best", "casualties[1].adds_to", "paper", "casualties[3].as_of",
        "'taken', which is taken", "rocket_strike",
    ):  # fmt: skip
        assert part in ended.err
    told = [line for line in ended.err.splitlines() if not line.startswith("  ")]
    assert len(told) == len(set(told)) == 13
    assert call("--db", bare.engine.location, "query", "--format", "json").json == before


def test_likely_twins_are_warned_of_and_a_script_goes_on(add, call, bare):
    said = ("--source", "paper")
    first = add("--date", "2024-08-01", "--place", "Alder", "--weapon", "Kite", *said)
    assert "may be the same" not in first.err
    assert add("--date", "2024-08-03", "--place", "Alder", *said).err.startswith("1 incident")
    assert add("--date", "2024-08-01", "--place", "Birch", *said).err.startswith("1 incident")
    drafted = add("--date", "2024-08-01", "--place", "Alder", "--draft")
    assert "may be the same" not in drafted.err
    second = add("--date", "2024-08-01", "--place", "Alder", "--weapon", "kite-2", *said)
    assert second.code == 0
    assert "warning: " in second.err
    assert first.out.strip() in second.err
    assert "the same spot" in second.err
    assert "weapons that fit" in second.err
    third = add(STRIKE | {"place": {"key": "alder", "name": "Alder"}, "code": "third"})
    assert (third.code, second.out.strip() in third.err) == (0, True)
    again = add("--replace", STRIKE | {"place": {"key": "alder", "name": "Alder"}, "code": "third"})
    assert "may be the same" not in again.err


def test_whoever_listens_may_refuse_a_twin(bare):
    from incidents.library import Library
    from incidents.listener import Listener
    from schema.errors import IncidentsError

    class Careful(Listener):
        def confirm(self, question):
            return False

    at = {"date": "2024-08-01", "place": "Alder", "source": "paper"}
    bare.add(incidents.NewIncident(**at))
    careful = Library.open(bare.engine.location, listener=Careful())
    with pytest.raises(IncidentsError, match="nothing was written"):
        careful.add(incidents.NewIncident(**at))
    assert len(list(bare.query())) == 1
    assert careful.add(incidents.NewIncident(**at | {"draft": True, "source": None}))


def test_an_edited_record_takes_names_too(call, ledger, tmp_path, monkeypatch):
    import sys
    import tempfile

    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text().replace('weapon: kite', 'weapon: Змій-2'))\n", "utf-8"
    )  # fmt: skip
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    assert call("--db", ledger.engine.location, "edit", "night").code == 0
    assert ledger.get("night").weapons[0].weapon == "kite-2"
