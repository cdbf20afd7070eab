"""The walk over the clauses of an article: each is bound by the first rule that fits it."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.extract.reading.blocks import HEADLINE
from incidents.extract.strikes import rules
from incidents.extract.strikes.clauses import Clause
from incidents.extract.strikes.memory import Memory, Step
from incidents.extract.strikes.places_hit import PlaceLookup
from incidents.extract.strikes.situation import Situation


def bind(clauses: Sequence[Clause], lookup: PlaceLookup) -> Memory:
    """All that an article tells of strikes. The headline comes last: it says what the body does,
    in fewer words.
    """
    memory = Memory()
    for clause in clauses:
        if clause.sentence.kind != HEADLINE:
            _read(Situation(clause, memory, lookup))
    for clause in memory.unexplained:
        _apply(rules.UNEXPLAINED, Situation(clause, memory, lookup))
    read = _head if memory.events else _read
    for clause in clauses:
        if clause.sentence.kind == HEADLINE:
            read(Situation(clause, memory, lookup))
    return memory


def _read(situation: Situation) -> None:
    _apply(rules.BODY, situation)
    situation.memory.long_total = situation.general


def _head(situation: Situation) -> None:
    _apply(rules.HEADLINE, situation)


def _apply(ordered: Sequence[rules.Rule], situation: Situation) -> None:
    """Act by the first rule that fits, and note which it was; the last of a list always fits."""
    rule = next(rule for rule in ordered if rule.condition(situation))
    matches = rule.action(situation)
    clause = situation.clause
    focus = situation.memory.focus
    for event in [match.event for match in matches] or ([focus] if focus else []):
        event.statements += clause.statements
    situation.memory.trace.append(Step(clause.start, clause.end, rule.name, matches))
