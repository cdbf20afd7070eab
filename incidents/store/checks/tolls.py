"""What a person should look at in a record's casualty claims; the rule of figures is `toll-2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from incidents.figures.claims import TOTAL, Claim
from incidents.figures.counts import Count, one_count_each
from incidents.figures.derive import Derivation, derive
from incidents.figures.proposals import Proposal, proposals
from incidents.figures.verdicts import Problem, listed
from incidents.store.authorities import Authorities
from incidents.store.checks.findings import NOTE, WARNING, Finding, checks
from incidents.store.documents import incident_document, references_of
from incidents.store.engines.base import Database
from incidents.store.flat import Plain, claims_of, parties_of
from schema.moments import before, last_minute, newest

LARGE = 10
"""So many dead, and rescuers dig for days: a count of the first day is seldom the last."""
EARLY_DAYS = 1
"""A count that stood no later than a day after the strike is an early one."""
_SEVERAL = """SELECT code FROM incident i WHERE i.status != 'retracted' AND (i.id IN (
    SELECT incident_id FROM casualty_claim GROUP BY incident_id
    HAVING count(*) > 1 OR count(supersedes) > 0 OR count(adds_to) > 0)
    OR i.killed_low >= :large) ORDER BY i.id"""
_LEVELS = {
    Problem.CIRCLE: WARNING,
    Problem.NO_SUCH_CLAIM: WARNING,
    Problem.TOTAL_BELOW_GROUPS: WARNING,
    Problem.OLDER_GROUPS_ABOVE_TOTAL: NOTE,
    Problem.TWIN_ADDITIONS: NOTE,
}
_HINTS = {
    Problem.CIRCLE: "take `supersedes` away where the claim is the first of them",
    Problem.NO_SUCH_CLAIM: "name the key that the claim has, or record the claim that is meant",
    Problem.TOTAL_BELOW_GROUPS: "read both pages: refuse the claim that is wrong, or let the newer"
    " one supersede the other",
    Problem.OLDER_GROUPS_ABOVE_TOTAL: "where the newer total leaves the group out, refuse the one"
    " that is wrong",
    Problem.TWIN_ADDITIONS: "where both tell of the same people, refuse one of them",
}


@dataclass(frozen=True)
class Toll:
    """The casualty claims of one record, what the rule makes of them, and what it proposes."""

    code: str
    document: Plain
    claims: list[Claim]
    derived: Derivation
    proposed: list[Proposal]


def toll_of(database: Database, code: str, authorities: Authorities | None = None) -> Toll:
    """The toll of one record."""
    document = incident_document(database, code)
    known = references_of(database, document, authorities)
    claims = claims_of(document, known, parties_of(document, known))
    derived = derive(claims)
    return Toll(code, document, claims, derived, proposals(claims, derived))


def tolls(database: Database) -> Iterator[Toll]:
    """The records of which there is anything to judge: several claims, or one of many dead."""
    authorities = Authorities.in_store(database)
    for (code,) in list(database.tuples(_SEVERAL, {"large": LARGE})):
        yield toll_of(database, code, authorities)


@checks({
    "circle": "No claims supersede or add to each other in a circle",
    "no_such_claim": "Every claim that adds to another names one that counts",
    "total_below_groups": "No total is below the groups of its own authority",
    "older_groups_above_total": "No newer total is below older groups of its own authority",
    "twin_additions": "No two authorities add the same number to one count",
    "overtaken": "No early count waits for a judgement whether it was overtaken",
    "addition": "No claim that says \"more\" waits for a judgement",
    "equals_exclude": "No two authorities graded alike exclude each other",
    "early_toll": "No large strike rests on one early count",
})  # fmt: skip
def claims_agree(database: Database) -> Iterator[Finding]:
    """Walk through the records with claims to judge."""
    for toll in tolls(database):
        yield from _by_the_rule(toll)
        yield from _proposed(toll)
        yield from _equals_exclude(toll)
        yield from _early(toll)


def _by_the_rule(toll: Toll) -> Iterator[Finding]:
    """What the rule itself found while it derived the figures."""
    for finding in toll.derived.findings:
        problem = finding.problem
        level = _LEVELS[problem]
        if problem is Problem.TOTAL_BELOW_GROUPS and _left_behind(toll.claims, finding.numbers):
            level = NOTE
        yield Finding(problem.value, level, toll.code, finding.sentence, _HINTS[problem])


def _left_behind(claims: Sequence[Claim], numbers: Sequence[int]) -> bool:
    """Whether every total is older than a group: it is then no contradiction, but out of date."""
    named = [claim for claim in claims if claim.number in numbers]
    newest_group = newest([claim.moment for claim in named if claim.group != TOTAL])
    return all(before(claim.moment, newest_group) for claim in named if claim.group == TOTAL)


_IF_TAKEN = {
    "supersedes": "where the later page says that the toll rose",
    "adds_to": "where it comes on top",
}


def _proposed(toll: Toll) -> Iterator[Finding]:
    for one in toll.proposed:
        name = "overtaken" if one.field == "supersedes" else "addition"
        take = f"`incidents review {toll.code} --take {one.waiting + 1}`"
        yield Finding(name, NOTE, toll.code, one.sentence, f"{_IF_TAKEN[one.field]}: {take}")


def _equals_exclude(toll: Toll) -> Iterator[Finding]:
    """Counts of one grade that leave no number to both, where no proposal would settle it."""
    rising = {frozenset((one.number, one.names)) for one in toll.proposed}
    kinds: dict[tuple[str, str], list[Count]] = {}
    for count in one_count_each(toll.derived.counts):
        kinds.setdefault((count.outcome, count.group), []).append(count)
    for (outcome, group), counts in kinds.items():
        pairs = [p for p in combinations(counts, 2) if _exclude(*p) and not _any(p, rising)]
        numbers = sorted({n for pair in pairs for count in pair for n in count.numbers})
        if numbers:
            of_group = "" if group == TOTAL else f" ({group})"
            message = f"{outcome}{of_group}: {listed(numbers)} exclude each other and are graded"
            hint = "look who could know, and grade the pages apart; or leave the range as it is"
            yield Finding("equals_exclude", NOTE, toll.code,
                          f"{message} {_grades(pairs)}", hint)  # fmt: skip


def _grades(pairs: Sequence[tuple[Count, Count]]) -> str:
    """The grades that excluding counts share, in words."""
    return " or ".join(dict.fromkeys(one.grade for one, _ in pairs))


def _exclude(one: Count, other: Count) -> bool:
    alike = one.grade == other.grade and one.authority != other.authority
    return alike and one.excludes(other)


def _any(pair: tuple[Count, Count], rising: set[frozenset[int]]) -> bool:
    one, other = pair
    return any(frozenset((n, m)) in rising for n in one.numbers for m in other.numbers)


def _early(toll: Toll) -> Iterator[Finding]:
    """A large strike whose dead were counted once, within a day, and by nobody since."""
    killed = [c for c in toll.derived.counts if (c.outcome, c.group) == ("killed", TOTAL)]
    if len(killed) != 1 or len(killed[0].numbers) != 1 or (killed[0].low or 0) < LARGE:
        return
    count, end = killed[0], toll.document.get("date_end") or toll.document.get("date_start")
    if count.moment is None or end is None or len(end) < len("2024-11-21"):
        return
    if count.moment[1] <= last_minute(end, EARLY_DAYS):
        message = f"killed rests on {listed(count.numbers)} alone, of {count.moment[1][:10]}"
        hint = "look for a later count: tolls of large strikes rise while rubble is searched"
        yield Finding("early_toll", NOTE, toll.code, message, hint)
