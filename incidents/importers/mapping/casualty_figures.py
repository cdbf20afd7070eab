"""How many people a row says were killed or injured, as casualty claims of its source."""

from __future__ import annotations

from incidents.importers.base import Plain
from incidents.importers.mapping.cell_reader import CellReader
from incidents.importers.mapping.mapping_model import CasualtyRule, CellRule
from incidents.importers.mapping.weapons_and_targets import span_of
from incidents.importers.values.figures import Figure

Rules = dict[str, CellRule]

_FIGURES = {
    "killed": ("killed", "total"),
    "injured": ("injured", "total"),
    "civilians_killed": ("killed", "civilian"),
    "children_killed": ("killed", "child"),
}


def casualty_claims(
    cells: CellReader, fields: Rules, rules: list[CasualtyRule], source: str
) -> list[Plain]:
    """Every figure of people that a row states, as claims of the source."""
    claims = []
    for name, (outcome, group) in _FIGURES.items():
        figure = span_of(cells, fields, name)
        best = cells.figure(fields[f"{name}_best"]) if f"{name}_best" in fields else None
        claims.append(_claim(outcome, group, figure, best, source))
    for rule in rules:
        claims.append(_ruled(cells, rule, source))
    return [claim for claim in claims if claim]


def _ruled(cells: CellReader, rule: CasualtyRule, source: str) -> Plain | None:
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
) -> Plain | None:
    ends = {"low": figure.low, "best": best.low if best else None, "high": figure.high}
    stated: Plain = {name: number for name, number in ends.items() if number is not None}
    if stated.keys() == {"best"}:
        stated = {"low": stated["best"], "best": stated["best"], "high": stated["best"]}
    if figure.words:
        stated["words"] = figure.words
    if not stated:
        return None
    return {"outcome": outcome, "group": group, **stated, "source": source}
