"""Reading a mapping file, and holding it against the header of the table it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from incidents.importers.mapping.mapping_model import Mapping
from incidents.importers.values.columns import listed
from schema.document.read import read_text, validate
from schema.document.yaml import load_yaml
from schema.errors import DocumentError, InputError, nearest


def read_mapping(path: Path) -> Mapping:
    """The mapping of a YAML file; raises InputError or DocumentError that say where."""
    return validate(Mapping, load_yaml(read_text(path), str(path)), str(path))


def check_header(mapping: Mapping, header: Sequence[str], where: str) -> None:
    """Refuse a mapping that names columns which the table has not; names the nearest of each."""
    twice = {name for name in header if name and header.count(name) > 1}
    faults = []
    for path, column in named_columns(mapping):
        if column in twice:
            found = f"{column!r} {header.count(column)} times"
            faults.append(InputError("each column once", found, where, f"mapping: {path}"))
        elif column not in header:
            faults.append(_missing(column, header, where, path))
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise DocumentError(faults)


def _missing(column: str, header: Sequence[str], where: str, path: str) -> InputError:
    near = nearest(column, [name for name in header if name])
    there = " or ".join(map(repr, near)) or listed(header) or "no header"
    return InputError(f"the column {column!r}", there, where, f"mapping: {path}")


def columns_read(mapping: Mapping) -> set[str]:
    """Every column that a mapping reads."""
    return {column for _, column in named_columns(mapping)}


def named_columns(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Every column that a mapping reads, with its path in the mapping."""
    yield from (("id", column) for column in mapping.id)
    for name, rule in mapping.fields.items():
        yield from ((f"fields.{name}", column) for column in rule.named)
    for number, claim in enumerate(mapping.casualties):
        for name, rule in claim.rules.items():
            yield from ((f"casualties[{number}].{name}", column) for column in rule.named)
    for number, statement in enumerate(mapping.statements):
        rules = [statement.rule, *([statement.speaker] if statement.speaker else [])]
        for rule in rules:
            yield from ((f"statements[{number}]", column) for column in rule.named)
    yield from ((f"skip[{number}]", skip.column) for number, skip in enumerate(mapping.skip))
