"""How many were killed: UCDP's low, best and high, and the civilians among the best estimate.

All are figures of one source, so that none contradicts another: civilians are brought to the range
of the total and never raise it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from incidents.importers.base import Help
from incidents.importers.drafts import ClaimDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.cell_numbers import whole

_CONTRADICTION = "some rows have a low above or a high below the best figure: left out"


def deaths(row: Row, columns: Mapping[str, str], source: str, ask: Help) -> list[ClaimDraft]:
    """The casualty claims of a row. UCDP counts no injured."""
    figures = {name: whole(row.get(name), columns[name]) for name in ("low", "best", "high")}
    total = _total(figures, ask)
    claims = [total, _civilians(row, columns, total)]
    common: ClaimDraft = {"outcome": "killed", "source": source}
    return [{**common, **claim} for claim in claims if claim]


def _total(figures: Mapping[str, int | None], ask: Help) -> ClaimDraft:
    """The three figures as UCDP prints them.

    A bound that contradicts the best figure says nothing that could be relied on: it is left
    blank, and the words keep all three.
    """
    said = {name: figure for name, figure in figures.items() if figure is not None}
    best = said.get("best")
    held = dict(said)
    if best is not None:
        held = {n: f for n, f in said.items() if not (n == "low" and f > best)}
        held = {n: f for n, f in held.items() if not (n == "high" and f < best)}
    kept = cast(ClaimDraft, held)
    if held == said:
        return kept
    ask.warn(_CONTRADICTION)
    printed = ", ".join(f"{name} {figure}" for name, figure in said.items())
    return {**kept, "words": printed, "inferred": "a bound that contradicts the best was left out"}


def _civilians(row: Row, columns: Mapping[str, str], total: ClaimDraft) -> ClaimDraft:
    """Civilians are part of the best estimate.

    As long as UCDP does not know who some of the dead were, the figure is only "at least".
    """
    known = _optional(row, columns, "deaths_civilians")
    if known is None:
        return {}
    claim: ClaimDraft = {
        "group": "civilian",
        "locator": "deaths_civilians, part of the best estimate",
    }
    if _optional(row, columns, "deaths_unknown") == 0:
        return {**claim, "best": known, **_doubt(known, total)}
    least = _doubt(known, total).get("low", known)
    if least == 0:
        return {}
    return {**claim, "low": least, "inferred": "civilians may be among those of unknown status"}


def _doubt(known: int, total: ClaimDraft) -> ClaimDraft:
    """How far the civilians may be off, where the total is a range: UCDP itself gives none."""
    low, best, high = (total.get("low"), total.get("best"), total.get("high"))
    if best is None or low == best == high:
        return {}
    held: ClaimDraft = {"inferred": "the doubt about the total may be all about civilians"}
    if low is not None:
        held["low"] = max(0, known - (best - low))
    if high is not None:
        held["high"] = known + high - best
    return held


def _optional(row: Row, columns: Mapping[str, str], name: str) -> int | None:
    return whole(row[name], columns[name]) if name in row else None
