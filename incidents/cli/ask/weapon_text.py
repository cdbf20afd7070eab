"""A weapon as text: names, then each value with who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.cli.tables import Page, print_table
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.weapons.records import Alias, Specification, Statement, Weapon


def print_weapon(record: Weapon) -> None:
    """Print a weapon's record on stdout."""
    page = Page()
    page.title(record["name"], f"{record['slug']} - {_kind(record)}")
    page.paragraph(record["summary"])
    page.heading("Facts")
    for label, value in _facts(record):
        page.line(label, value)
    if record["aliases"]:
        page.heading("Names")
        print_table(("name", "script", "kind"), [_alias(alias) for alias in record["aliases"]])
    if record["specifications"]:
        page.heading("Specifications, as claimed")
        headers = ("property", "value", "as printed", "condition", "said by", "source")
        rows = [_specification(s) for s in _ordered(record["specifications"])]
        print_table(headers, rows, whole=("property",), spare=("as printed", "condition"))
    if record["statements"]:
        page.heading("Statements")
        for statement in record["statements"]:
            page.line(_about(statement), statement["value"])
            page.detail(
                f"{statement['speaker'] or 'the source itself'}, in {statement['publisher']}"
            )


def _kind(record: Weapon) -> str:
    label = vocabulary("weapon_types").label(record["type"]).lower()
    return f"{label}, a family" if record["level"] == "family" else label


def _facts(record: Weapon) -> list[tuple[str, str]]:
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


def _alias(alias: Alias) -> tuple[str, str, str]:
    kind = vocabulary("alias_kinds").label(alias["kind"]).lower()
    return (
        alias["name"],
        alias["script"] or "",
        kind + (", ambiguous" if alias["ambiguous"] else ""),
    )


def _ordered(specifications: list[Specification]) -> list[Specification]:
    order = list(vocabulary("specification_properties").codes)
    return sorted(specifications, key=lambda spec: order.index(spec["property"]))


def _specification(spec: Specification) -> tuple[str, ...]:
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


def _value(spec: Specification) -> str:
    low, high = spec["low"], spec["high"]
    unit = "" if spec["unit"] == "count" else f" {spec['unit']}"
    if low is not None and high is None:
        return f"at least {_number(low)}{unit}"
    if high is not None and low is None:
        return f"up to {_number(high)}{unit}"
    return f"{_number(low)}{unit}" if low == high else f"{_number(low)}-{_number(high)}{unit}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _about(statement: Statement) -> str:
    return vocabulary("statement_fields").label(statement["field"]).lower()
