"""The small changes that are made to a file: mutmut's, and three that this project needs.

mutmut negates no condition and leaves the words of SQL and of patterns alone, and here both decide
figures. Left out are changes that say little about the tests: of prose and error messages, which
people judge, and a call with an argument less, which nearly always ends in a TypeError.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper
from mutmut.mutation import mutators

SQL = {
    " AND ": " OR ",
    " OR ": " AND ",
    "IS NOT NULL": "IS NULL",
    "IS NULL": "IS NOT NULL",
    "NOT IN": "IN",
    "LEFT JOIN": "JOIN",
    "DISTINCT ": "",
    " DESC": "",
    "THEN 1": "THEN 2",
    "ELSE 0": "ELSE 1",
    "= 0": "= 1",
    "coalesce(": "max(",
    " = ": " <> ",
}
_SQL = re.compile("|".join(sorted(map(re.escape, SQL), key=len, reverse=True)))
_IS_SQL = re.compile(r"\b(?:SELECT|FROM|JOIN|WHERE|CASE|WHEN|END|NULL|UPDATE|ORDER BY)\b")
_ALTERNATIVE = re.compile(r"\|[^|()\[\]{}]+|[^|()\[\]{}]+\|")
_TYPE_NAME = re.compile(r"[A-Z][a-z]|__all__")
_LEFT_ALONE = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.Raise)
_HARMLESS_CALLS = ("len", "isinstance", "NewType", "TypeVar")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a file: the whole text with it, and the line that it is seen on."""

    line: int
    was: str
    now: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What names a change also when lines above it come or go."""
        return self.was, self.now

    def rank(self, seed: int) -> str:
        """Its place in the draw: the same for a seed as long as its own line stays."""
        return hashlib.sha256(f"{seed}\n{self.was}\n{self.now}".encode()).hexdigest()


def changes(source: str) -> list[Change]:
    """Every change of a source text, in the order of the text, none twice."""
    collector = _Collector()
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    wrapper.visit(collector)
    raw = source.encode()
    made = {}
    for start, length, code in sorted(collector.found):
        text = (raw[:start] + code.encode() + raw[start + length :]).decode()
        change = _change(raw[:start].count(b"\n"), source, text)
        if change and change.key not in made and _runs(text):
            made[change.key] = change
    return list(made.values())


def _runs(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _change(line: int, source: str, text: str) -> Change | None:
    """The change as lines: the first that differs, and what stands there with it."""
    before, after = source.splitlines(), text.splitlines()
    first = next((n for n in range(line, len(before)) if before[n : n + 1] != after[n : n + 1]), -1)
    if first < 0:
        return None
    fewer = len(before) - len(after)
    return Change(
        first + 1,
        " ".join(" ".join(before[first : first + 1 + max(0, fewer)]).split()),
        " ".join(after[first].split()) if first < len(after) else "",
        text,
    )


class _Collector(cst.CSTVisitor):
    """Gathers (first byte, length, new code) of every change."""

    METADATA_DEPENDENCIES = (ByteSpanPositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, int, str]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, _LEFT_ALONE) or _is_docstring(node) or _names_a_type(node):
            return False
        if isinstance(node, cst.Call) and getattr(node.func, "value", "") in _HARMLESS_CALLS:
            return False
        for old, new in _variants(node):
            self._keep(old, new)
        return True

    def _keep(self, old: cst.CSTNode, new: cst.CSTNode) -> None:
        span = self.get_metadata(ByteSpanPositionProvider, old, None)
        if span is None:
            return
        # The span of an expression leaves out its own brackets, that of an operator its blanks.
        if getattr(old, "lpar", None) and getattr(new, "lpar", None) is old.lpar:
            new = new.with_changes(lpar=(), rpar=())
        code = cst.Module([]).code_for_node(new)
        if not isinstance(old, cst.ComparisonTarget):
            code = code.strip()
        self.found.append((span.start, span.length, code))


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString)


def _names_a_type(node: cst.CSTNode) -> bool:
    """`Row = dict[str, Any]` and `__all__` have no meaning when the program runs."""
    if not isinstance(node, cst.Assign):
        return False
    target = node.targets[0].target
    return isinstance(target, cst.Name) and bool(_TYPE_NAME.match(target.value))


def _variants(node: cst.CSTNode) -> Iterator[tuple[cst.CSTNode, cst.CSTNode]]:
    """Nodes and what each may become."""
    if not (isinstance(node, cst.SimpleString) and _is_prose(node.value)):
        for kind, operator in mutators.mutation_operators:
            if isinstance(node, kind):
                news = (new for new in operator(node) if not _lacks(node, new))
                yield from ((node, new) for new in news if not _is_same_sql(node, new))
    if isinstance(node, cst.If | cst.CompIf):
        in_brackets = {"lpar": (cst.LeftParen(),), "rpar": (cst.RightParen(),)}
        yield node.test, cst.UnaryOperation(cst.Not(), node.test.with_changes(**in_brackets))
    if isinstance(node, cst.SimpleString):
        before, after = node.prefix + node.quote, node.quote
        for text in _texts(node.raw_value):
            yield node, node.with_changes(value=before + text + after)
    if isinstance(node, cst.FormattedStringText):
        yield from ((node, node.with_changes(value=text)) for text in _texts(node.value))


def _lacks(node: cst.CSTNode, new: cst.CSTNode) -> bool:
    return isinstance(node, cst.Call) and len(new.args) < len(node.args)


def _is_same_sql(node: cst.CSTNode, new: cst.CSTNode) -> bool:
    """SQL reads its words in capitals and in small letters alike."""
    if not isinstance(node, cst.SimpleString) or not isinstance(new, cst.SimpleString):
        return False
    return bool(_IS_SQL.search(node.value)) and node.value.lower() == new.value.lower()


def _is_prose(text: str) -> bool:
    return " " in text and not _IS_SQL.search(text) and not text.lower().startswith(("r", "b"))


def _texts(text: str) -> Iterable[str]:
    """A text of SQL with one word changed, a pattern with one alternative less."""
    if _IS_SQL.search(text):
        for match in _SQL.finditer(text):
            yield text[: match.start()] + SQL[match[0]] + text[match.end() :]
    elif "|" in text:
        for match in _ALTERNATIVE.finditer(text):
            yield text[: match.start()] + text[match.end() :]
