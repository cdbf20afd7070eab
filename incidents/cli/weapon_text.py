"""A weapon as text: names, then each value with who says so."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from incidents.cli.tables import print_table, visible
from schema.vocabulary import vocabulary


def print_weapon(record: dict[str, Any]) -> None:
    """Print a weapon's record on stdout."""
    console = Console(file=sys.stdout, highlight=False)
    console.print(Text(visible(record["name"]), style="bold"))
    console.print(Text(f"{record['slug']} - {_kind(record)}", style="dim"))
    if record["summary"]:
        console.print(Text(visible(record["summary"])))
    for label, value in _facts(record):
        if value:
            console.print(Text(f"{label:<13} ", style="dim").append(visible(value)))
    if record["aliases"]:
        console.print()
        print_table(("name", "script", "kind"), [_alias(alias) for alias in record["aliases"]])
    if record["specifications"]:
        console.print()
        headers = ("property", "value", "as printed", "condition", "said by", "source")
        print_table(headers, [_specification(s) for s in _grouped(record["specifications"])])
    if record["statements"]:
        console.print()
        headers = ("about", "statement", "said by", "source")
        print_table(headers, [_statement(s) for s in record["statements"]])


def _kind(record: dict[str, Any]) -> str:
    label = vocabulary("weapon_types").label(record["type"]).lower()
    return f"{label}, a family" if record["level"] == "family" else label


def _facts(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        ("family", record["family"] or ""),
        ("derived from", record["derived_from"] or ""),
        ("origin", ", ".join(record["origin"])),
        ("designer", record["designer"] or ""),
        ("manufacturer", record["manufacturer"] or ""),
        ("operators", ", ".join(record["operators"])),
        ("first use", record["first_use"] or ""),
        ("incidents", str(record["incidents"])),
    ]


def _alias(alias: dict[str, Any]) -> tuple[str, str, str]:
    kind = vocabulary("alias_kinds").label(alias["kind"]).lower()
    return (
        alias["name"],
        alias["script"] or "",
        kind + (", ambiguous" if alias["ambiguous"] else ""),
    )


def _grouped(specifications: list[dict[str, Any]]) -> list[dict[str, Any]]:
    order = list(vocabulary("specification_properties").codes)
    ranked = sorted(specifications, key=lambda s: order.index(s["property"]))
    return [s for _, same in groupby(ranked, key=lambda s: s["property"]) for s in same]


def _specification(spec: dict[str, Any]) -> tuple[str, ...]:
    label = vocabulary("specification_properties").label(spec["property"])
    said = spec["speaker"] or "the source"
    note = "" if spec["status"] in ("asserted", "claimed") else f" ({spec['status']})"
    return (
        label,
        spec["text"] or _value(spec),
        spec["words"] or "",
        spec["condition"] or "",
        said + note,
        spec["publisher"],
    )


def _value(spec: dict[str, Any]) -> str:
    low, high, unit = spec["low"], spec["high"], spec["unit"]
    figures = f"{low:,g}" if low == high else f"{_number(low)}-{_number(high)}"
    return figures if unit == "count" else f"{figures} {unit}"


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,g}"


def _statement(statement: dict[str, Any]) -> tuple[str, ...]:
    field = vocabulary("statement_fields").label(statement["field"]).lower()
    return field, statement["value"], statement["speaker"] or "the source", statement["publisher"]
