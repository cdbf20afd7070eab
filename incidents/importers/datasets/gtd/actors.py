"""Who is said to have attacked whom, and what GTD itself doubts."""

from __future__ import annotations

from incidents.importers.base import Help
from incidents.importers.datasets.gtd.cells import cell_text
from incidents.importers.drafts import SidesDraft, StatementDraft
from incidents.importers.reading.data_file import Row

_FLAGS = {
    ("doubtterr", "1"): ("context", "GTD doubts that this was terrorism"),
    ("doubtterr", "0"): ("context", "GTD has no doubt that this was terrorism"),
    ("success", "0"): ("consequence", "the attack did not succeed"),
    ("suicide", "1"): ("context", "suicide attack"),
    ("multiple", "1"): ("context", "one of several connected attacks"),
}  # fmt: skip


def attacker(row: Row, ask: Help) -> SidesDraft:
    """The group as attacker, and how it is known."""
    actor = ask.attacker(cell_text(row, "gname")) if cell_text(row, "gname") else None
    return {"attacker": actor, "attribution": _attribution(row)} if actor else {}


def _attribution(row: Row) -> str:
    if cell_text(row, "compclaim") == "1":
        return "contested"
    sure = cell_text(row, "guncertain1") != "1"
    return "claimed_by_attacker" if sure and cell_text(row, "claimed") == "1" else "alleged"


def statements(row: Row, source: str) -> list[StatementDraft]:
    """Statements about the attack, each with the column that it comes from."""
    found = [*_group(row), *_flags(row), *_rest(row)]
    return [
        {"field": field, "value": value, "locator": column, "source": source}
        for field, value, column in found
    ]


def _group(row: Row) -> list[tuple[str, str, str]]:
    name = cell_text(row, "gname")
    if not name:
        return []
    suspected = " (suspected)" if cell_text(row, "guncertain1") == "1" else ""
    claimed = "; claimed the attack" if cell_text(row, "claimed") == "1" else ""
    return [("responsibility", f"{name}{suspected}{claimed}", "gname")]


def _flags(row: Row) -> list[tuple[str, str, str]]:
    return [
        (field, value, column)
        for (column, flag), (field, value) in _FLAGS.items()
        if cell_text(row, column) == flag
    ]


def _rest(row: Row) -> list[tuple[str, str, str]]:
    found = [
        ("context", "alternative_txt", "may have been: "), ("context", "related", "related: "),
        ("damage", "propextent_txt", ""), ("sources", "scite1", ""), ("sources", "scite2", ""),
        ("sources", "scite3", ""),
    ]  # fmt: skip
    return [
        (field, led + cell_text(row, column), column)
        for field, column, led in found
        if cell_text(row, column)
    ]
