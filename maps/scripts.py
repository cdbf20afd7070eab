"""Links the scripts of a map into its page: ES modules in, plain scripts out, no bundler.

A page that is opened from a disk can load no module from beside it, and its policy lets only the
scripts run that stand in it. So each module of `maps/assets` becomes a script of its own, after
those that it imports: a function that runs once and leaves its exports in one object of the page,
`incidentMap`, under the path of the module.

What is understood, each at the start of a line:

    import { name, other as alias } from "./folder/module.js";
    import * as name from "../module.js";
    export function, async function, function*, class or const

All else that begins with `import` or `export` is refused, as are circles and template literals
over several lines. Comments of whole lines and types in comments stay out of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from posixpath import dirname, join, normpath

from schema.errors import IncidentsError

ASSETS: Traversable = files("maps") / "assets"

_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n|^[ \t]*/\*.*?\*/[ \t]*\n?|/\*\* @.*?\*/ ?", re.M | re.S)
_IMPORT = re.compile(
    r'^import (?:\{(?P<names>[^}]*)\}|\* as (?P<whole>\w+)) from "(?P<path>\.\.?/[^"]+)";\n', re.M
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (?P<name>\w+))", re.M)
_LEFT_OVER = re.compile(r"^(?:import|export|await)\b.*|\bimport\s*[(.].*", re.M)
_TICK = re.compile(r"(?<!\\)`")


class ScriptError(IncidentsError):
    """A script of the map that cannot be linked."""

    def __init__(self, path: str, expected: str, observed: str) -> None:
        super().__init__(f"maps/assets/{path}: expected {expected}, found {observed}")


@dataclass(frozen=True)
class Import:
    """What one module takes from another: names by alias, or all of it under one name."""

    path: str
    names: dict[str, str]
    whole: str = ""

    def line(self) -> str:
        """The same as a plain statement."""
        taken = ", ".join(n if n == alias else f"{n}: {alias}" for alias, n in self.names.items())
        return f"const {self.whole or f'{{ {taken} }}'} = incidentMap[{_quoted(self.path)}];\n"


@dataclass(frozen=True)
class Module:
    """One script: its path below `maps/assets`, what it imports and exports, and its code."""

    path: str
    imports: list[Import]
    exports: list[str]
    code: str

    def script(self) -> str:
        """The script of the page; the last line names it in the tools of a browser."""
        imports = "".join(taken.line() for taken in self.imports)
        return (
            '"use strict";\nwindow.incidentMap ||= {};\n'
            f"incidentMap[{_quoted(self.path)}] ||= (() => {{\n{imports}{self.code.strip()}\n"
            f"return {{ {', '.join(self.exports)} }};\n}})();\n"
            f"//# sourceURL=incidents/{self.path}\n"
        )


def linked(entries: Iterable[str], folder: Traversable = ASSETS) -> dict[str, str]:
    """The scripts of these modules and of all that they import, by path, imports first.

    Raises ScriptError for a module that is not there, a name that is not exported, a circle, or
    a line that the linker does not understand.
    """
    modules: dict[str, Module] = {}
    for entry in entries:
        _visit(entry, folder, modules, ())
    return {path: module.script() for path, module in modules.items()}


def _visit(
    path: str, folder: Traversable, modules: dict[str, Module], above: tuple[str, ...]
) -> None:
    if path in above:
        circle = " > ".join([*above[above.index(path) :], path])
        raise ScriptError(path, "imports that run one way", f"a circle: {circle}")
    if path in modules:
        return
    module = read(path, folder)  # type: ignore[arg-type]  # a folder has a hash
    for taken in module.imports:
        _visit(taken.path, folder, modules, (*above, path))
        _check(module, taken, modules[taken.path])
    modules[path] = module


def _check(module: Module, taken: Import, source: Module) -> None:
    missing = [name for name in taken.names.values() if name not in source.exports]
    if missing:
        raise ScriptError(module.path, f"{missing[0]} among the exports of {taken.path}", "none")


@cache
def read(path: str, folder: Traversable = ASSETS) -> Module:
    """One module, read and taken apart."""
    try:
        text = (folder / path).read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError):
        raise ScriptError(path, "a script of this name", "none") from None
    code = _COMMENT.sub("", text)
    _refuse_long_literals(path, code)
    imports = list(_imports(path, code))
    exports = [m["name"] for m in _EXPORT.finditer(code)]
    code = _EXPORT.sub("", _IMPORT.sub("", code))
    if left := _LEFT_OVER.search(code):
        raise ScriptError(path, "an import or export that maps/scripts.py describes", left[0])
    return Module(path, imports, exports, code)


def _imports(path: str, code: str) -> Iterator[Import]:
    for statement in _IMPORT.finditer(code):
        names = filter(None, (part.strip() for part in (statement["names"] or "").split(",")))
        pairs = [name.split(" as ") for name in names]
        source = normpath(join(dirname(path), statement["path"]))
        yield Import(source, {pair[-1]: pair[0] for pair in pairs}, statement["whole"] or "")


def _refuse_long_literals(path: str, code: str) -> None:
    """Comments are taken out line by line, which is safe as long as no text runs over a line."""
    for line in code.splitlines():
        if len(_TICK.findall(line)) % 2:
            raise ScriptError(path, "a template literal that ends on its line", line.strip())


def _quoted(path: str) -> str:
    return f'"{path}"'
