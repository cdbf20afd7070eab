"""What UCDP says beside figures, dates and places: the sides, the kind of violence, the reports."""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.drafts import StatementDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.cell_numbers import code
from incidents.importers.values.columns import text

_VIOLENCE = {
    "1": "state-based conflict", "2": "conflict between groups, no state among them",
    "3": "one-sided violence against civilians",
}  # fmt: skip
_CLARITY = {"1": "strike", "2": "rollup"}
"""`event_clarity`: 2 marks several events that reports give as one total."""


def statements(row: Row, columns: Mapping[str, str], source: str) -> list[StatementDraft]:
    """Statements about the event, each with the column that it comes from."""
    kind = code(row.get("type_of_violence"), columns.get("type_of_violence", ""), _VIOLENCE)
    said = [
        ("context", _VIOLENCE.get(kind or "", ""), "type_of_violence"),
        ("context", text(row.get("conflict_name")), "conflict_name"),
        *_sides(row, one_sided=kind == "3"),
        ("sources", _articles(text(row.get("source_article"))), "source_article"),
    ]
    return [
        {"field": field, "value": value, "locator": column, "source": source}
        for field, value, column in said
        if value
    ]


def _sides(row: Row, one_sided: bool) -> list[tuple[str, str, str]]:
    """Who fought whom. Only one-sided violence says who attacked: there it is side A."""
    first, second = text(row.get("side_a")), text(row.get("side_b"))
    if one_sided:
        return [("attacker", first, "side_a"), ("context", _led("against", second), "side_b")]
    return [
        ("context", _led("side A:", first), "side_a"),
        ("context", _led("side B:", second), "side_b"),
    ]


def _led(words: str, name: str) -> str:
    return f"{words} {name}" if name else ""


def _articles(cell: str) -> str:
    """The reports that UCDP read, one after the other, without its quotation marks."""
    return cell.strip('"').replace('";"', "; ")


def level(row: Row, columns: Mapping[str, str]) -> str:
    """Whether the row is one event or the total of several."""
    clarity = code(row.get("event_clarity"), columns.get("event_clarity", ""), _CLARITY)
    return _CLARITY[clarity or "1"]


def verification(row: Row) -> str:
    """One report is a single source; several need not be independent of each other."""
    return "single_source" if text(row.get("number_of_sources")) == "1" else "unverified"


def title(row: Row, place: str) -> str:
    """Who fought, and where."""
    sides = " - ".join(filter(None, (text(row.get("side_a")), text(row.get("side_b")))))
    who = text(row.get("dyad_name")) or sides or "Armed violence"
    return f"{who}: {place}" if place else who
