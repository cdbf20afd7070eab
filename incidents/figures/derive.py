"""The front of the rule `toll-2`: a record's casualty claims to figures, verdicts and findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents.figures.additions import says_more
from incidents.figures.bounds import Figure, figure_of
from incidents.figures.claims import TOTAL, Claim, counted_status
from incidents.figures.contested import contested_outcomes
from incidents.figures.counts import Count, count_of
from incidents.figures.groups import Lifted, lift
from incidents.figures.standing import Standing, standing
from incidents.figures.verdicts import ClaimVerdict, Finding, Part

_UNKNOWN = Figure()


@dataclass(frozen=True, slots=True)
class Derivation:
    """What the rule makes of the casualty claims of one record.

    `figures` by (outcome, group), the total of every outcome that any claim speaks of included;
    `verdicts` one for each claim, in the order given; `contested` the outcomes of which sides
    disagree; `findings` what `check` reports; `counts` what stands, for proposals.
    """

    figures: dict[tuple[str, str], Figure]
    verdicts: tuple[ClaimVerdict, ...]
    contested: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: tuple[Count, ...] = ()

    def figure(self, outcome: str, group: str = TOTAL) -> Figure:
        """The figure of an outcome and group; unknown where no claim speaks of it."""
        return self.figures.get((outcome, group), _UNKNOWN)


def derive(claims: Sequence[Claim]) -> Derivation:
    """Apply the rule to all casualty claims of one record. Their numbers must differ."""
    if _each_of_its_own(claims):
        return _lone(claims)
    stood = standing(claims)
    lifted = {o: lift([c for c in stood.counts if c.outcome == o]) for o in _outcomes(claims)}
    verdicts = {verdict.number: verdict for verdict in stood.verdicts}
    figures = {
        kind: _with_reasons(_figure(kind, stood, lifted[kind[0]]), kind, claims, verdicts)
        for kind in _kinds(claims)
    }
    findings = [*stood.findings, *(f for found in lifted.values() for f in found.findings)]
    return Derivation(
        figures,
        tuple(stood.verdicts),
        contested_outcomes(claims, stood),
        tuple(findings),
        tuple(stood.counts),
    )


def _each_of_its_own(claims: Sequence[Claim]) -> bool:
    """Whether no two claims speak of one outcome, and each is plain: nearly every loaded record."""
    return len(claims) == len({claim.outcome for claim in claims}) and all(map(_plain, claims))


def _plain(claim: Claim) -> bool:
    """Whether a claim counts and, alone, is all that there is to say."""
    named = claim.supersedes or claim.adds_to
    counts = claim.accepted and claim.figured and counted_status(claim.status)
    return counts and not named and not says_more(claim)


def _lone(claims: Sequence[Claim]) -> Derivation:
    """What the whole rule gives for plain claims of which each is alone with its outcome."""
    counts = tuple(map(count_of, claims))
    figures: dict[tuple[str, str], Figure] = {}
    for count in counts:
        lifted = lift((count,)) if count.group != TOTAL else None
        figures[count.outcome, TOTAL] = (
            figure_of(lifted.stated, lifted.parts) if lifted else figure_of((count,))
        )
    figures |= {(c.outcome, c.group): figure_of((c,)) for c in counts if c.group != TOTAL}
    verdicts = tuple(
        ClaimVerdict(c.number, True, Part.COUNTED, authority=c.authority, side=c.side)
        for c in claims
    )
    return Derivation(figures, verdicts, counts=counts)


def _outcomes(claims: Sequence[Claim]) -> list[str]:
    return list(dict.fromkeys(claim.outcome for claim in claims))


def _kinds(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Every outcome and group spoken of, and the total of each outcome."""
    kinds = dict.fromkeys((outcome, TOTAL) for outcome in _outcomes(claims))
    return list(kinds | dict.fromkeys(claim.kind for claim in claims))


def _figure(kind: tuple[str, str], stood: Standing, lifted: Lifted) -> Figure:
    undecided = kind in stood.undecided
    if kind[1] == TOTAL:
        return figure_of(lifted.stated, lifted.parts, undecided)
    counts = [count for count in stood.counts if (count.outcome, count.group) == kind]
    return figure_of(counts, undecided=undecided)


def _with_reasons(
    figure: Figure,
    kind: tuple[str, str],
    claims: Sequence[Claim],
    verdicts: dict[int, ClaimVerdict],
) -> Figure:
    """The figure with what became of each claim of its kind that does not simply stand."""
    own = [verdicts[claim.number] for claim in claims if claim.kind == kind]
    told = tuple(f"claim {v.number + 1} {v.sentence}" for v in own if v.sentence != "stands")
    return replace(figure, reasons=(*told, *figure.reasons))


def shifted(figure: Figure) -> Figure:
    """The same figure with claims numbered from 1, as people count."""
    return replace(figure, deciding=tuple(number + 1 for number in figure.deciding))
