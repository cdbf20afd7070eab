"""When a strike happened: the date fields of a row as those of a document."""

from __future__ import annotations

from functools import partial
from typing import Any

from incidents.importers.mapping.cell_reader import CellReader, as_text
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.mapping.mapping_model import CellRule
from incidents.importers.values.days import Order, When, read_day

DATES = ("date", "date_start", "date_end")
Orders = dict[str, Order | None]


def date_fields(cells: CellReader, fields: dict[str, CellRule], orders: Orders) -> dict[str, Any]:
    """The date of a row as closely as its cells say it; empty when they are blank."""
    first = _day(cells, fields.get("date") or fields.get("date_start"), orders)
    last = _day(cells, fields.get("date_end"), orders)
    found = {
        name: cells.text(fields[name])
        for name in ("time_local", "timezone", "date_words")
        if name in fields
    }
    plain = {**(_joined(cells, fields, first, last) if first else {})}
    plain |= {name: value for name, value in found.items() if value}
    return _with_words(cells, fields, plain)


def _day(cells: CellReader, rule: CellRule | None, orders: Orders) -> When | None:
    if rule is None:
        return None
    order = next((orders[name] for name in rule.named if name in orders), None)
    return cells.read(rule, partial(read_day, order=order))


def _joined(
    cells: CellReader, fields: dict[str, CellRule], first: When, last: When | None
) -> dict[str, Any]:
    plain: dict[str, Any] = first.plain()
    if last and last.start != first.start:
        plain["date_end"] = last.end or last.start
        if first.precision == "time":
            plain["date_precision"] = "day"
    if "date_precision" in fields:
        stated = cells.codes(fields["date_precision"], FIELDS["date_precision"])
        plain |= {"date_precision": stated[0]} if stated else {}
    return plain


def _with_words(
    cells: CellReader, fields: dict[str, CellRule], plain: dict[str, Any]
) -> dict[str, Any]:
    """Keep what the cell says where it says more, or other, than an ISO date."""
    rule = fields.get("date")
    words = as_text(cells.value(rule)) if rule and cells.value(rule) is not None else None
    if words and not rule_is_constant(rule) and words != plain.get("date_start"):
        plain.setdefault("date_words", words)
    return plain


def rule_is_constant(rule: CellRule | None) -> bool:
    """Whether a rule gives the same value for every row."""
    return rule is not None and rule.value is not None
