"""A weapon as text: names, then each value with who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.cli.tables import Page, print_table
from incidents.weapons.recognition import WARNING
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.weapons.records import Alias, Specification, Statement, Weapon


def print_weapon(record: Weapon) -> None:
    """Print a weapon's record on stdout."""
    page = Page()
    page.warning(WARNING)
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
    for specification in _ordered(record["specifications"]):
        page.line(_property(specification), _claimed(specification), strong=True)
        _evidence(page, specification)
    if record["markings"] or record["links"]:
        page.heading("By which what fell is told")
    for marking in _ordered(record["markings"]):
        page.line(_property(marking), _claimed(marking), strong=True)
        _evidence(page, marking)
    for register, address in record["links"].items():
        page.line(vocabulary("munition_registers").label(register), address)
    if record["statements"]:
        page.heading("Statements")
    for statement in record["statements"]:
        page.line(_about(statement), statement["value"])
        _evidence(page, statement)


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


def _property(spec: Specification) -> str:
    return vocabulary("specification_properties").label(spec["property"]).lower()


def _claimed(spec: Specification) -> str:
    """The value, on what condition, and in what way it is said where not plainly."""
    note = "" if spec["status"] in ("asserted", "claimed") else spec["status"].replace("_", " ")
    parts = (spec["text"] or _value(spec), spec["condition"], note)
    return "; ".join(part for part in parts if part)


def _evidence(page: Page, claim: Specification | Statement) -> None:
    """Who says so and where: the words, the page with its date, and its address."""
    if claim["quote"]:
        page.detail(f'"{claim["quote"]}"')
    by = f"{claim['speaker']}, in " if claim["speaker"] else ""
    title = f": {claim['title']}" if claim["title"] else ""
    where = f", {claim['locator']}" if claim["locator"] else ""
    page.detail(f"{by}{claim['publisher']}{title}{where}, {_date(claim)}")
    page.address(claim["url"])


def _date(claim: Specification | Statement) -> str:
    """When the page was published; without that, when it was read."""
    if claim["published"]:
        return claim["published"]
    return f"undated, read {claim['accessed']}" if claim["accessed"] else "undated"


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
