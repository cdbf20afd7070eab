"""How many people a row says were killed or injured, as casualty claims of its source."""

from __future__ import annotations

from typing import cast

from incidents.figures.claims import TOTAL
from incidents.importers.base import Help
from incidents.importers.drafts import ClaimDraft
from incidents.importers.mapping.cell_reader import CellReader
from incidents.importers.mapping.mapping_model import CasualtyRule, Mapping
from incidents.importers.mapping.weapons_and_targets import counts_in, span_of
from incidents.importers.values.cell_numbers import low_high
from incidents.importers.values.figures import Figure
from incidents.store.flat import FIGURES


def casualty_claims(
    cells: CellReader, mapping: Mapping, source: str, ask: Help, own: bool = False
) -> list[ClaimDraft]:
    """Every figure of people that a row states, as claims of the source.

    In a row of our `own` exports total and groups were each worked out of several claims: there a
    group says nothing of the total that stands beside it.
    """
    fields, rules = mapping.fields, mapping.casualties
    claims: list[ClaimDraft] = []
    for name in counts_in(tuple(FIGURES), tuple(fields)):
        outcome, group = FIGURES[name]
        figure = span_of(cells, fields, name)
        best = cells.figure(fields[f"{name}_best"]) if f"{name}_best" in fields else None
        claims += _in_order(_claim(outcome, group, figure, best, source), ask)
    for rule in rules:
        claims += _in_order(_ruled(cells, rule, source), ask)
    return _apart(claims) if own else claims


def _in_order(claim: ClaimDraft | None, ask: Help) -> list[ClaimDraft]:
    """The claim; one whose figures contradict each other as several of the same source, so that
    the record holds all that it may mean: a least of 7 above a greatest of 5 is 5 to 7, best blank.
    """
    if claim is None:
        return []
    stated = [claim[end] for end in ("low", "best", "high") if end in claim]
    if stated == sorted(stated):
        return [claim]
    ask.warn(f"{claim['outcome']}: least, best and greatest are out of order; kept as claims apart")
    bare = {k: v for k, v in claim.items() if k not in ("low", "best", "high")}
    return [
        cast(ClaimDraft, {**bare, "low": n, "best": n, "high": n}) for n in dict.fromkeys(stated)
    ]


def _apart(claims: list[ClaimDraft]) -> list[ClaimDraft]:
    totals = {claim["outcome"] for claim in claims if claim["group"] == TOTAL}
    return [
        {**claim, "derived": True}
        if claim["group"] != TOTAL and claim["outcome"] in totals
        else claim
        for claim in claims
    ]


def _ruled(cells: CellReader, rule: CasualtyRule, source: str) -> ClaimDraft | None:
    rules = rule.rules
    speaker = cells.text(rules.pop("speaker")) if "speaker" in rules else None
    given = {name if name != "figure" else "n": part for name, part in rules.items()}
    renamed = {{"n": "n", "low": "n_low", "high": "n_high"}.get(k, k): v for k, v in given.items()}
    best = cells.figure(rules["best"]) if "best" in rules else None
    claim = _claim(rule.outcome, rule.group, span_of(cells, renamed, "n"), best, source)
    if claim and speaker:
        claim |= {"status": "claimed", "speaker": speaker}
    return claim


def _claim(
    outcome: str, group: str, figure: Figure, best: Figure | None, source: str
) -> ClaimDraft | None:
    stated, exact = low_high(figure), best.low if best else None
    if not figure.words:
        stated.pop("words", None)
    if exact is not None:
        only = "low" not in stated and "high" not in stated
        stated |= {"low": exact, "best": exact, "high": exact} if only else {"best": exact}
    if not stated:
        return None
    return {"outcome": outcome, "group": group, **stated, "source": source}
