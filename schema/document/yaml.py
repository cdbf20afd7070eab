"""YAML as the native documents use it: dates stay text, Norway stays NO, no key twice.

PyYAML follows YAML 1.1, which reads `2024-11-21` as a date, `NO` as false and `12:30` as 750.
The loader here knows only null, true, false, whole and decimal numbers, as YAML 1.2 does.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import yaml

from schema.errors import InputError

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_RULES = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?(0|[1-9][0-9]*)", list("-+0123456789")),
    "float": (
        r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
}


class _Loader(_BASE):  # type: ignore[misc]  # the C loader has no type
    yaml_implicit_resolvers: dict[str, Any] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                line = key_node.start_mark.line + 1
                raise InputError("each key once", f"{key!r} twice (line {line})")
            seen.add(key)
        found: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return found


class _Dumper(_DUMPER):  # type: ignore[misc]  # the C dumper has no type
    """Quotes what YAML 1.1 would misread, and with the rules below what our loader would."""


for _tag, (_pattern, _first) in _RULES.items():
    for _side in (_Loader, _Dumper):
        _side.add_implicit_resolver(
            f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first
        )


def dump_yaml(plain: object) -> str:
    """YAML text with keys in the order given; `load_yaml` reads the same back.

    PyYAML's own way from values to what is written makes up five sixths of its time: each value is
    looked at by several Python functions. Here its emitter is told at once what to write.
    """
    out = io.StringIO()
    dumper = _Dumper(out, allow_unicode=True, width=96)
    try:
        dumper.emit(yaml.StreamStartEvent())
        dumper.emit(yaml.DocumentStartEvent(explicit=False))
        _emit(plain, dumper.emit)
        dumper.emit(yaml.DocumentEndEvent(explicit=False))
        dumper.emit(yaml.StreamEndEvent())
    finally:
        dumper.dispose()
    return out.getvalue()


def _emit(value: object, emit: Callable[[Any], None]) -> None:
    """Tell the emitter what a value is made of, in the order in which it stands in the text."""
    if isinstance(value, str):
        emit(_word(value))
    elif isinstance(value, dict):
        emit(_MAPPING)
        for key, item in value.items():
            emit(_word(key))
            _emit(item, emit)
        emit(_END_OF_MAPPING)
    elif isinstance(value, list | tuple):
        emit(_SEQUENCE)
        for item in value:
            _emit(item, emit)
        emit(_END_OF_SEQUENCE)
    else:
        emit(_symbol(value))


_MAPPING = yaml.MappingStartEvent(None, None, True, flow_style=False)
_END_OF_MAPPING = yaml.MappingEndEvent()
_SEQUENCE = yaml.SequenceStartEvent(None, None, True, flow_style=False)
_END_OF_SEQUENCE = yaml.SequenceEndEvent()


@lru_cache(maxsize=20_000)
def _word(text: str) -> Any:
    """A text; in quotes where it would be read as something else."""
    plain = _NAMES.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    return yaml.ScalarEvent(None, None, (plain, True), text)


def _symbol(value: Any) -> Any:
    """A number, true, false or null."""
    return yaml.ScalarEvent(None, None, (True, False), _NAMES.represent_data(value).value)


_TEXT = "tag:yaml.org,2002:str"
_NAMES: Any = _Dumper("")


def load_yaml(text: str, where: str) -> object:
    """Parse YAML text; raises InputError with the line of the fault."""
    with _faults(where):
        _refuse_aliases(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506  # derives from the safe loader


def load_all_yaml(text: str, where: str) -> list[object]:
    """Parse YAML text of one or several documents, parted by lines of `---`; what stands between
    two such lines and says nothing is none. Raises InputError with the line of the fault.
    """
    with _faults(where):
        _refuse_aliases(text)
        found = list(yaml.load_all(text, Loader=_Loader))  # as above
    return [document for document in found if document is not None]


@contextmanager
def _faults(where: str) -> Iterator[None]:
    """Say what is no YAML of ours, and where."""
    try:
        yield
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1})" if mark else ""
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError("YAML", f"{reason.removeprefix('found ')}{line}", where) from None
    except InputError as error:
        raise InputError(error.expected, error.found, where) from None
    except ValueError as error:  # a tag that its value does not fit, a number without end
        raise InputError("YAML", str(error).split(";")[0], where) from None
    except (RecursionError, TypeError):
        raise InputError("YAML with plain keys", "a nesting that cannot be read", where) from None


def _refuse_aliases(text: str) -> None:
    """A few aliases of aliases can unfold to gigabytes."""
    if "*" in text and any(isinstance(e, yaml.AliasEvent) for e in yaml.parse(text, Loader=_BASE)):
        raise InputError("a document without YAML aliases (*name)", "one")
