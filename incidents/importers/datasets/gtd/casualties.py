"""How many were killed and injured.

GTD counts everybody in `nkill` and `nwound`, attackers included, which is what our total means.
Where it says how many of them were attackers, these are a group of their own, and what is left
stands beside them as another group, with the sum that made it.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.datasets.gtd.cells import cell_text, number
from incidents.importers.drafts import ClaimDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.bad_cells import BadCell

_COLUMNS = {"killed": ("nkill", "nkillter"), "injured": ("nwound", "nwoundte")}


def casualties(row: Row, columns: Mapping[str, str], source: str) -> list[ClaimDraft]:
    """The casualty claims of a row."""
    claims: list[ClaimDraft] = []
    for outcome, (all_of_them, attackers) in _COLUMNS.items():
        for claim in _claims_of(row, columns, all_of_them, attackers):
            claims.append({"outcome": outcome, "source": source, **claim})
    return claims


def _claims_of(
    row: Row, columns: Mapping[str, str], everybody: str, attackers: str
) -> list[ClaimDraft]:
    if "." in cell_text(row, everybody):
        return [{"words": cell_text(row, everybody), "locator": everybody}]
    total, own = number(row, everybody, columns), number(row, attackers, columns)
    claims: list[ClaimDraft] = [] if total is None else [_exactly(total, "total", everybody)]
    if own is None:
        return claims
    if total is not None and own > total:
        raise BadCell(columns[attackers], own, f"above {everybody}, which includes it: {total}")
    claims.append(_exactly(own, "attacker", attackers))
    if total is not None:
        rest = _exactly(total - own, "other", f"{everybody}, {attackers}")
        why = f"all but the attackers: {everybody} {total} less {attackers} {own}"
        claims.append({**rest, "inferred": why})
    return claims


def _exactly(figure: int, group: str, column: str) -> ClaimDraft:
    return {"group": group, "low": figure, "high": figure, "locator": column}
