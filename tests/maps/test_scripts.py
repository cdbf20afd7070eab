"""The linker: modules in, scripts of a page out; what it does not understand it refuses."""

import re
from posixpath import dirname, join, normpath

import pytest

import maps
from maps import incident_layer, pages, scripts
from maps.scripts import ScriptError, linked

ENTRIES = (*incident_layer.SCRIPTS, pages.SCRIPT)


@pytest.fixture
def link(tmp_path):
    """Link these modules (path to text), the first being the entry."""

    def go(**modules):
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return linked([f"{next(iter(modules))}.js"], tmp_path)

    return go


def test_imports_stand_before_what_imports_them(link):
    made = link(
        a='import { one } from "./b.js";\nimport * as c from "./c.js";\none(c.two);\n',
        b='import { two } from "./c.js";\nexport function one() { return two; }\n',
        c="export const two = 2;\n",
    )
    assert list(made) == ["c.js", "b.js", "a.js"]


def test_a_module_reads_as_a_function_that_gives_its_exports(link):
    made = link(
        a='import {\n  one,\n  two as other,\n} from "./b.js";\nexport async function* go() {}\n',
        b="export const one = 1;\nexport class two {}\n",
    )
    assert 'const { one, two: other } = incidentMap["b.js"];' in made["a.js"]
    assert "return { go };" in made["a.js"]
    assert "return { one, two };" in made["b.js"]
    assert not re.search(r"^(im|ex)port", "".join(made.values()), re.M)


def test_comments_of_whole_lines_and_types_stay_out(link):
    text = """// @ts-check
/** @import { X } from "./x.js" */
/**
 * Says why.
 * @param {number} a
 */
export const f = (a, /** @type {string} */ b) => `// ${a} /* ${b}`;
  // indented
const address = "https://example.org/*";
f(address); // at the end
"""
    made = link(a=text)["a.js"]
    body = made[made.index("(() => {\n") + 9 : made.index("\nreturn")]
    assert body.splitlines() == [
        "const f = (a, b) => `// ${a} /* ${b}`;",
        'const address = "https://example.org/*";',
        "f(address); // at the end",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("export default 1;\n", "export default 1"),
        ("export { a };\n", "export { a }"),
        ("export let a = 1;\n", "export let a"),
        ("export const { a } = b;\n", "export const { a }"),
        ('import a from "./b.js";\n', "import a from"),
        ('import "./b.js";\n', 'import "./b.js"'),
        ('import { a } from "leaflet";\n', 'from "leaflet"'),
        ('const a = () => import("./b.js");\n', 'import("./b.js")'),
        ("await 1;\n", "await 1"),
        ("const a = `one\n// two`;\n", "const a = `one"),
        ('import { none } from "./b.js";\n', "none among the exports of b.js"),
        ('import { a } from "./gone.js";\n', "gone.js: expected a script of this name"),
    ],
)
def test_what_is_not_understood_is_refused(link, text, words):
    with pytest.raises(ScriptError, match=re.escape(words)):
        link(a=text, b="export const one = 1;\n")


def test_a_circle_is_refused_with_its_way(link):
    with pytest.raises(ScriptError, match=re.escape("a circle: a.js > b.js > a.js")):
        link(
            a='import { b } from "./b.js";\nexport const a = b;\n',
            b='import { a } from "./a.js";\nexport const b = a;\n',
        )


def modules():
    return {path: scripts.read(path) for path in linked(ENTRIES)}


def test_every_script_of_the_folder_is_linked():
    assert {str(p.relative_to(scripts.ASSETS)) for p in scripts.ASSETS.rglob("*.js")} == set(
        modules()
    )


def types_of(path):
    """What a script imports for its types alone, in a comment."""
    text = (scripts.ASSETS / path).read_text("utf-8")
    for names, source in re.findall(r"@import \{([^}]*)\} from \"([^\"]+)\"", text):
        home = normpath(join(dirname(path), source))
        yield from ((home, name.strip()) for name in names.split(","))


def test_every_export_is_imported_somewhere():
    used = {(path, "layer") for path in incident_layer.SCRIPTS} | {
        ("incident_layer.js", "IncidentLayer"),
        (pages.SCRIPT, "surround"),
        (pages.SCRIPT, "clear"),
    }
    for path, module in modules().items():
        for taken in module.imports:
            names = taken.names.values() or re.findall(rf"\b{taken.whole}\.(\w+)", module.code)
            used |= {(taken.path, name) for name in names}
        used |= set(types_of(path))
    exports = {(path, name) for path, module in modules().items() for name in module.exports}
    assert exports - used == set()


def test_types_of_every_script_are_checked():
    for path in modules():
        assert (scripts.ASSETS / path).read_text("utf-8").startswith("// @ts-check\n"), path


def test_a_page_holds_each_script_once_however_many_layers(sumy, dnipro):
    made = maps.page([sumy])
    maps.IncidentLayer([dnipro]).add_to(made)
    html = maps.render(made)
    for path in linked(ENTRIES):
        assert html.count(f"\n//# sourceURL=incidents/{path}\n") == 1


def test_a_layer_alone_brings_nothing_of_the_page():
    alone = linked(incident_layer.SCRIPTS)
    assert not [path for path in alone if path.startswith(("panel/", "ground/", "page"))]
