"""Who took part and who reported it, as ACLED writes it.

Actor 1 is not always the one that attacked: of two that fought, neither becomes attacker. Where
the other side are civilians, or nobody, one side alone acted, which is likely the attacker.
"""

from __future__ import annotations

from collections.abc import Iterator

from incidents.importers.base import Help
from incidents.importers.drafts import SidesDraft, SourceDraft, StatementDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.cell_numbers import blank
from incidents.importers.values.columns import text
from incidents.language.folding import digest, slug

_INTER = {
    "1": "State forces", "2": "Rebel group", "3": "Political militia", "4": "Identity militia",
    "5": "Rioters", "6": "Protesters", "7": "Civilians", "8": "External/Other forces",
}  # fmt: skip
"""Kinds of actors: numbers in older exports, words in current ones."""


def attacker(row: Row, ask: Help) -> SidesDraft:
    """The one that acted in an event of one side, as likely; empty for an event of two."""
    first, second = text(row.get("actor1")), text(row.get("actor2"))
    one_sided = blank(second) or second.casefold().startswith("civilians")
    if blank(first) or not one_sided or first.casefold().startswith(("civilians", "protesters")):
        return {}
    code = ask.attacker(first)
    return {"attacker": code, "attribution": "likely"} if code else {}


def statements(row: Row, source: str) -> list[StatementDraft]:
    """Statements about actors and targets, each with the column that it comes from."""
    said = [*_actor(row, "1"), *_actor(row, "2"), *_civilians(row)]
    return [
        {"field": field, "value": value, "locator": column, "source": source}
        for field, value, column in said
    ]


def _actor(row: Row, number: str) -> Iterator[tuple[str, str, str]]:
    name = text(row.get(f"actor{number}"))
    if blank(name):
        return
    kind = text(row.get(f"inter{number}"))
    kind = _INTER.get(kind, "" if kind.isdecimal() else kind)
    beside = text(row.get(f"assoc_actor_{number}"))
    value = f"actor {number}: {name}" + (f" ({kind})" if kind else "")
    value += f", with {beside}" if beside else ""
    yield "context", value, f"actor{number}"


def _civilians(row: Row) -> Iterator[tuple[str, str, str]]:
    if not blank(row.get("civilian_targeting")):
        yield "target", text(row["civilian_targeting"]), "civilian_targeting"


def reporters(row: Row) -> list[SourceDraft]:
    """The sources that ACLED names, each as a source of its own, without a page."""
    names = dict.fromkeys(name.strip() for name in text(row.get("source")).split(";"))
    return [_reporter(name) for name in names if name]


def _reporter(name: str) -> SourceDraft:
    key = slug("acled", slug(name)[:50], digest(name)[:6])
    return {"key": key, "publisher": name, "note": "as named by ACLED"}
