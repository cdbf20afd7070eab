"""A package of somebody else brings one of each; docs/plugins.md is that package, file by file."""

import importlib.metadata
import json

import pytest

from tests.plugin_packages import install, install_documented, packages

BROKEN = {
    "incidents.importers": {"broken": "strike_broken:Missing", "csv": "strike_broken:Thing"},
    "incidents.exporters": {"brk": "strike_broken.nowhere", "json": "strike_broken"},
    "incidents.layers": {"broken": "strike_broken:Thing", "points": "strike_broken:Thing"},
    "incidents.geocoders": {"broken": "strike_broken:Missing", "photon": "strike_broken:Thing"},
    "incidents.extractors": {"broken": "strike_broken:raises"},
}
TEXT = "A missile struck Dnipro on Thursday, killing two people. The area was cordoned off."


@pytest.fixture(scope="module")
def extras(tmp_path_factory):
    """A folder with the documented package in it."""
    return install_documented(tmp_path_factory.mktemp("extras"))


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A folder with a package of which nothing works, and that takes names of ours."""
    folder = tmp_path_factory.mktemp("broken")
    install(folder, "strike-broken", BROKEN, {"strike_broken.py": "raise OSError('no\\nluck')\n"})
    return folder


@pytest.fixture
def program(tmp_path, ledger_file, use_cache, call):
    """Run the program with packages from these folders installed."""

    def program(folders, *words, db=ledger_file, code=0):
        with packages(*folders), pytest.MonkeyPatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setenv("INCIDENTS_USER_AGENT", "strike-survey/1.0 (tests@example.org)")
            done = call("--db", db, *words)
        assert done.code == code, done.err
        assert "Traceback" not in done.err
        return done

    return program


@pytest.fixture
def bulletin(tmp_path):
    path = tmp_path / "bulletin.csv"
    path.write_text(
        "number,day,town,country,killed\n7,2024-03-02,Alder,Україна,3\n8,2024-03-03,Elm,Nowhere,\n"
        "9,2024-03-04,Birch,Ukraine,\n"
    )
    return path


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.parametrize("origin", ["bulletin", "auto"])
def test_an_importer_of_others_loads_rows(program, extras, broken, bulletin, tmp_path, origin):
    db = tmp_path / "new.db"
    program([], "init", "--empty", db=db)
    done = program([extras, broken], "load", bulletin, "--from", origin, db=db)
    told = "the importer plug-in broken of the package strike-broken cannot be used"
    assert (told in done.err) == (origin == "auto")
    shown = program([], "query", "--format", "json", "--sort", "date_start", db=db).out
    rows = json.loads(shown)
    assert [(r["place"], r["country"], r["killed_low"]) for r in rows] == [
        ("Alder", "UA", 3), ("Birch", "UA", None),
    ]  # fmt: skip
    rejects = (tmp_path / "bulletin-rejects.csv").read_text(encoding="utf-8")
    assert "expected the name of a country" in rejects


def test_the_list_of_formats_holds_those_of_others(program, extras, broken):
    done = program([extras, broken], "load", "--list", "--format", "json")
    listed = {each["name"]: each["title"] for each in json.loads(done.out)}
    assert listed["bulletin"] == "Village bulletin"
    assert "strike" not in listed["csv"].lower() or "incident" in listed["csv"].lower()
    lines = [line for line in done.err.splitlines() if "strike-broken" in line]
    assert len(lines) == 2
    assert "importer plug-in csv of the package strike-broken is left out" in done.err
    assert "broken of the package strike-broken cannot be used: OSError: no luck" in done.err


def test_an_exporter_of_others_writes_a_file(program, extras, broken, tmp_path):
    program([extras, broken], "export", "out.md", "--place", "Alder")
    lines = (tmp_path / "out.md").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("| date_start | place |")
    assert len(lines) > 2
    assert all("| Alder |" in line for line in lines[2:])
    assert (tmp_path / "out.md-metadata.json").exists()


def test_ours_keeps_its_ending(program, broken, tmp_path):
    done = program([broken], "export", "out.json")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert "strike-broken" not in done.err


def test_a_service_of_others_is_asked(program, extras, broken, tmp_path):
    words = ("geocode", "Vyhadane", "--service", "villages", "--format", "json")
    done = program([extras, broken], *words, db=tmp_path / "none.db")
    (answer,) = json.loads(done.out)
    assert answer["chosen"]["gazetteer"] == "villages"
    assert "public domain" in done.err


def test_an_extractor_of_others_adds_its_claims(program, extras, broken, article):
    words = ("extract", article, "--published", "2024-11-22", "--format", "json")
    done = program([extras, broken], *words)
    assert "site_access" in done.out
    told = [line for line in done.err.splitlines() if "strike-broken" in line]
    assert len(told) == 1
    assert "extractor plug-in broken" in told[0]
    assert "site_access" not in program([], *words).out


@pytest.mark.parametrize(
    "words",
    [("load", "x.csv", "--from", "broken"), ("export", "out.brk"),
     ("map", "out.html", "--layer", "broken"), ("geocode", "x", "--service", "broken")],
)  # fmt: skip
def test_a_broken_one_asked_for_by_name_is_one_line(program, broken, tmp_path, words):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    done = program([broken], *words, code=1)
    errors = [line for line in done.err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    assert "of the package strike-broken cannot be used: OSError: no luck" in errors[0]
    assert not list(tmp_path.glob("out.*"))


AT_WORK = """
class Bulletin:
    name, title, dataset, expects, tried = "weak", "Weak", None, "nothing", False
    def recognises(self, file): return False
    def items(self, file, ask):
        yield from ()
        raise KeyError("town")
class Table:
    NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "weak", ".weak", False, False
    def write_file(self, answer, out):
        out.write_text("half")
        raise KeyError("town")
class Squares:
    NAME, LABEL, MARK, SHOWN = "weak", "Weak", "", False
    SCRIPT = "export const layer = () => ({});"
    def pack(self, table, placed, context): return {"town": {1, 2}}
class Villages:
    name = asked = credit = "weak"
    dropped = 0
    def __init__(self, user_agent, address=None, polite=None): pass
    def search(self, text, hints): return {}["town"]
def cordons(text, drafts):
    yield from ()
    raise KeyError("town")
table, squares = Table(), Squares()
"""
WEAK = {
    "incidents.importers": {"weak": "strike_weak:Bulletin"},
    "incidents.exporters": {"weak": "strike_weak:table"},
    "incidents.layers": {"weak": "strike_weak:squares"},
    "incidents.geocoders": {"weak": "strike_weak:Villages"},
    "incidents.extractors": {"weak": "strike_weak:cordons"},
}


@pytest.mark.parametrize(
    "words",
    [("load", "x.csv", "--from", "weak"), ("export", "out.weak"),
     ("map", "out.html", "--layer", "weak"), ("geocode", "x", "--service", "weak"),
     ("extract", "article.txt", "--published", "2024-11-22")],
)  # fmt: skip
def test_one_that_breaks_at_work_is_one_line_with_its_name(program, article, tmp_path, words):
    folder = tmp_path / "weak"
    install(folder, "strike-weak", WEAK, {"strike_weak.py": AT_WORK})
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    done = program([folder], *words, code=1)
    (error,) = [line for line in done.err.splitlines() if line.startswith("error: ")]
    assert "plug-in weak" in error
    assert "broke at work" in error
    assert done.out == ""
    assert not list(tmp_path.glob("out.*"))


@pytest.mark.parametrize(
    ("words", "name"),
    [(("load", "x.csv", "--from", "bulletn"), "bulletin"), (("export", "out.mdd"), ".md"),
     (("map", "out.html", "--layer", "sqares"), "squares"),
     (("geocode", "x", "--service", "vilages"), "villages")],
)  # fmt: skip
def test_names_of_others_are_offered(program, extras, tmp_path, words, name):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert name in program([extras], *words, code=2).err


@pytest.mark.parametrize(
    "words", [("query",), ("count",), ("show", "wave"), ("map", "o.html"), ("export", "o.csv")]
)
def test_what_needs_no_plug_in_looks_for_none(program, broken, monkeypatch, words):
    looked = []
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda **kind: looked.append(kind))
    assert "strike-broken" not in program([broken], *words).err
    assert looked == []


def test_a_layer_of_others_stands_in_the_page_that_asked_for_it(program, extras, tmp_path):
    program([extras], "map", "with.html", "--layer", "squares", "--layer", "points")
    program([extras], "map", "without.html")
    assert "strokeRect(x - half" in (tmp_path / "with.html").read_text(encoding="utf-8")
    assert "strokeRect(x - half" not in (tmp_path / "without.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "script",
    ["import { x } from './y.js';\nexport const layer = () => ({});", "const layer = () => ({});",
     "export const layer = () => ({}); // </script>", "export default () => ({});",
     "export const layer = () => import('https://example.org/x.js');"],
)  # fmt: skip
def test_a_script_that_a_page_cannot_hold_is_refused(program, tmp_path, script):
    code = f"NAME, LABEL, MARK, SHOWN, SCRIPT = 'odd', 'Odd', '', False, {script!r}\n"
    code += "def pack(table, placed, context):\n    return {}\n"
    folder = tmp_path / "odd"
    install(folder, "odd-layer", {"incidents.layers": {"odd": "odd_layer"}}, {"odd_layer.py": code})
    done = program([folder], "map", "out.html", "--layer", "odd", code=1)
    assert "map layer plug-in odd cannot be used" in done.err
    assert not (tmp_path / "out.html").exists()
