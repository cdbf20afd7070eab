"""What the strikes of a wave add up to, beside what the wave itself states."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.store.checks.findings import NOTE, Finding, check
from incidents.store.engines.base import Database

_OUTCOMES = ("killed", "injured", "missing")
_PARTS = f"""SELECT p.id, {", ".join(f"p.{outcome}_low" for outcome in _OUTCOMES)} FROM incident p
    WHERE p.parent_id = :id AND p.status = 'published' AND p.verification != 'refuted'"""
_WAVES = f"""SELECT i.id, i.code,
    {", ".join(f"coalesce(i.{outcome}_high, i.{outcome}_best)" for outcome in _OUTCOMES)}
    FROM incident i WHERE i.status = 'published' AND i.verification != 'refuted'
    AND EXISTS (SELECT 1 FROM incident p WHERE p.parent_id = i.id) ORDER BY i.id"""


@check
def wave_below_its_parts(database: Database) -> Iterator[Finding]:
    """No wave states fewer than its strikes make together"""
    for number, code, *stated in list(database.tuples(_WAVES)):
        least = _together(database, number)
        for outcome, most, parts in zip(_OUTCOMES, stated, least, strict=True):
            if most is not None and parts > most:
                message = f"it states at most {most} {outcome}, its strikes make at least {parts}"
                hint = "totals take the larger; look whether each strike belongs to it, and whether"
                yield Finding("wave_below_its_parts", NOTE, code, message,
                              f"{hint} its own count is an early one")  # fmt: skip


def _together(database: Database, wave: int, above: tuple[int, ...] = ()) -> list[int]:
    """The least of each outcome that the parts of a wave make, their own parts included."""
    least = [0] * len(_OUTCOMES)
    if wave in above:
        return least
    for number, *lows in list(database.tuples(_PARTS, {"id": wave})):
        below = _together(database, number, (*above, wave))
        least = [n + max(own or 0, part) for n, own, part in zip(least, lows, below, strict=True)]
    return least
