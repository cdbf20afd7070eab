"""A draft: an event as a native document, the words that each value came from, its figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from incidents.figures.claims import claim_of
from incidents.figures.derive import derive
from schema.document.incident import IncidentDocument
from schema.document.write import to_plain


@dataclass(frozen=True)
class Evidence:
    """The words that a value came from: `field` is its path in the document, `rule` how it was
    read. How often a rule is right stands in `bands`.
    """

    field: str
    start: int
    end: int
    text: str
    rule: str
    speaker: str | None = None


@dataclass
class Draft:
    """A draft incident and its evidence. `article` is the number of its article in the text."""

    document: IncidentDocument
    evidence: list[Evidence]
    article: int
    figures: dict[str, dict[str, int | None] | None] = field(default_factory=dict)

    @property
    def plain(self) -> dict[str, Any]:
        """The document as plain values."""
        return to_plain(self.document)


def figures(
    casualties: list[dict[str, Any]], source: dict[str, Any]
) -> dict[str, dict[str, int | None] | None]:
    """Killed and injured by the written rule of the store; None where nothing was said."""
    derived = derive([claim_of(n, claim, source) for n, claim in enumerate(casualties)]).figures
    totals: dict[str, dict[str, int | None] | None] = {}
    for outcome in ("killed", "injured"):
        figure = derived.get((outcome, "total"))
        stated = figure is not None and bool(figure.deciding)
        totals[outcome] = (
            {"low": figure.low, "best": figure.best, "high": figure.high}
            if figure and stated
            else None
        )
    return totals
