"""Judgements on claims that wait for a person: what is proposed, and how one is taken.

A proposal (`incidents.figures.proposals`) says that a later count may have overtaken an early one,
or that "two more" may come on top of a count. Taking it writes `supersedes` or `adds_to` into the
claim whose page says so, as one revision; nothing is taken by itself.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from incidents.figures.proposals import Proposal
from incidents.store.checks.tolls import toll_of, tolls
from incidents.store.engines.base import Database
from incidents.store.history import Author
from incidents.store.store import Store
from schema.columns import join_list, split_list
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import UsageError


@dataclass(frozen=True)
class OpenJudgement:
    """One judgement that waits. Claims are numbered from 1, as `show` does.

    `claim` is the one that is decided about: that `by` supersedes it, or that it adds to `by`
    (`field`); each claim has one judgement at most. `grade` and `by_grade` are their grades.
    """

    code: str
    claim: int
    field: str
    by: int
    grade: str
    by_grade: str
    sentence: str


def open_judgements(
    database: Database, codes: Sequence[str] = (), include_restricted: bool = False
) -> list[OpenJudgement]:
    """What waits for a judgement, in all records or in some. What is restricted stays out unless
    asked for.
    """
    walked = map(partial(toll_of, database), dict.fromkeys(codes)) if codes else tolls(database)
    return [
        _open(toll.code, one)
        for toll in walked
        for one in toll.proposed
        if include_restricted or not _restricted(toll.document, one)
    ]


def _restricted(document: dict[str, Any], proposal: Proposal) -> bool:
    claims = [document["casualties"][number] for number in (proposal.number, proposal.names)]
    return any(part.get("restricted") for part in (document, *claims))


def _open(code: str, proposal: Proposal) -> OpenJudgement:
    one = proposal
    by = one.number if one.field == "supersedes" else one.names
    grades = (one.named_grade, one.grade) if one.field == "supersedes" else (
        one.grade, one.named_grade
    )  # fmt: skip
    return OpenJudgement(code, one.waiting + 1, one.field, by + 1, *grades, one.sentence)


def take(store: Store, code: str, claims: Sequence[str | int], why: str = "") -> int:
    """Take the judgements that wait on these claims, by number from 1 or by key, all or none; the
    number of the revision. Raises UsageError for a claim on which none waits.
    """
    with store.reading() as database:
        toll = toll_of(database, code)
    plain = copy.deepcopy(toll.document)
    wanted = [_waiting_on(plain, one) for one in dict.fromkeys(claims)]
    by_claim = {proposal.waiting: proposal for proposal in toll.proposed}
    for number in wanted:
        if number not in by_claim:
            raise UsageError(
                f"{code}: expected a claim that waits for a judgement ({_listed(by_claim)}),"
                f" found claim {number + 1}"
            )
        _write(plain, by_claim[number])
    done = "; ".join(by_claim[number].sentence for number in wanted)
    author = Author(f"judged in review{f', {why}' if why else ''}: {done}")
    return store.revise(code, validate(IncidentDocument, plain, code), author)


def _waiting_on(plain: dict[str, Any], named: str | int) -> int:
    """The place of a claim that is named by number from 1 or by key."""
    text, claims = str(named).strip(), plain.get("casualties", [])
    keys = [claim.get("key") for claim in claims]
    if text in keys:
        return keys.index(text)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= len(claims):
        raise UsageError(f"--take: expected the number or key of a claim, found {text!r}")
    return int(text) - 1


def _listed(by_claim: dict[int, Proposal]) -> str:
    return ", ".join(str(number + 1) for number in sorted(by_claim)) or "none does"


def _write(plain: dict[str, Any], proposal: Proposal) -> None:
    claims = plain["casualties"]
    claim, named = claims[proposal.number], claims[proposal.names]
    if proposal.field == "adds_to":
        claim["adds_to"] = named["key"]
    else:
        claim["supersedes"] = join_list([*split_list(claim.get("supersedes")), named["key"]])
