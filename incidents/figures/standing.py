"""Which claims of a record stand, and for each other one what it gave way to and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from incidents.figures.additions import More, Others, says_more
from incidents.figures.claim_links import circles, end_of, pointers
from incidents.figures.claims import NONE_REPORTED, Claim, counted_status
from incidents.figures.counts import Count, count_of, summed, twins_of
from incidents.figures.series import Series
from incidents.figures.verdicts import ClaimVerdict, Finding, Part, Problem, listed
from schema.moments import Span, before

Kind = tuple[str, str]


@dataclass(slots=True)
class Standing:
    """The counts that stand, a verdict for every claim, and what `check` should report.

    `undecided` holds outcome and group of every claim that counts "more" and may or may not add to
    an earlier one: their greatest is unknown.
    """

    counts: list[Count] = field(default_factory=list)
    undecided: set[Kind] = field(default_factory=set)
    verdicts: list[ClaimVerdict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def standing(claims: Sequence[Claim]) -> Standing:
    """Apply the part of the rule that says which claims stand. Numbers must differ."""
    desk = _Desk(claims)
    desk.set_aside()
    # A person's word comes before every comparison of dates.
    desk.supersede()
    desk.echo()
    # Sums are made before the newest is looked for: a count with what was added to it is as new
    # as its last addition, and what adds to it must not outdate it.
    desk.add()
    desk.read_more()
    desk.outdate()
    # Last, because only a count that still stands makes "none reported" give way.
    desk.give_way_to_counts()
    return desk.result()


class _Desk:
    """The claims of one record while the rule is applied to them, step by step."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.by_number = {claim.number: claim for claim in claims}
        self.part: dict[int, Part] = {}
        self.gave_way: dict[int, int] = {}
        self.base: dict[int, int] = {}
        self.at_least: set[int] = set()
        self.undecided: set[int] = set()
        self.counts: list[Count] = []
        self.findings: list[Finding] = []

    @property
    def left(self) -> list[Claim]:
        """Counted claims that have not given way so far."""
        return [
            c for c in self.claims if c.number not in self.part and c.number not in self.gave_way
        ]

    def set_aside(self) -> None:
        for claim in self.claims:
            if not claim.accepted:
                self.part[claim.number] = Part.REFUSED
            elif claim.status != NONE_REPORTED and not counted_status(claim.status):
                self.part[claim.number] = Part.NOT_COUNTED

    def supersede(self) -> None:
        edges = pointers(self.claims, lambda claim: claim.supersedes)
        edges = {n: named for n, named in edges.items() if n not in self.part}
        void = self._void(edges, "supersede")
        for number, named in edges.items():
            for old in named:
                if (number, old) not in void and self.part.get(old) is not Part.REFUSED:
                    self._replace(old, number, Part.SUPERSEDED)

    def _replace(self, old: int, new: int, part: Part) -> None:
        rival = self.by_number[self.gave_way[old]].moment if old in self.gave_way else None
        if old not in self.gave_way or before(rival, self.by_number[new].moment):
            self.gave_way[old] = new
        self.part[old] = part

    def _void(self, edges: dict[int, list[int]], verb: str) -> set[tuple[int, int]]:
        """Steps of a circle. None of its claims gives way to another of them."""
        void: set[tuple[int, int]] = set()
        for circle in circles(edges):
            void |= set(zip(circle, (*circle[1:], circle[0]), strict=True))
            numbers = tuple(sorted(circle))
            sentence = f"{listed(numbers)} {verb} each other in a circle, so none of them does"
            self.findings.append(Finding(Problem.CIRCLE, numbers, sentence))
        return void

    def echo(self) -> None:
        """What repeats a superseded number of its authority goes with it."""
        ends = {old: end_of(old, self.gave_way) for old in self.gave_way}
        gone: dict[tuple[object, ...], Claim] = {}
        for old in self.gave_way:
            claim = self.by_number[old]
            if claim.figured and counted_status(claim.status):
                gone[_voice(claim)] = claim
        for claim in self.left:
            old_claim = gone.get(_voice(claim)) if claim.figured else None
            if old_claim is not None:
                self._echo_one(claim, old_claim, ends)

    def _echo_one(self, claim: Claim, old: Claim, ends: dict[int, int]) -> None:
        new = self.by_number[self.gave_way[old.number]]
        # Where the newer claim has no moment, only a figure as old as the first is surely an echo.
        if before(new.moment or old.moment, claim.stated_moment):
            return
        end = ends[old.number]
        while end in self.gave_way:
            end = ends.get(end) or self.gave_way[end]
        # A claim that itself replaces the newer one is a return to the old number and no echo.
        if end != claim.number:
            self.gave_way[claim.number] = new.number
            self.part[claim.number] = Part.ECHO

    def add(self) -> None:
        """Find the claim that each addition adds to in the end."""
        adding = [claim for claim in self.left if claim.adds_to]
        if not adding:
            return
        named = pointers(self.claims, lambda claim: claim.adds_to, _may_be_added_to)
        edges = {claim.number: named.get(claim.number, []) for claim in adding}
        void = self._void(edges, "add to")
        steps = {n: to[0] for n, to in edges.items() if to and (n, to[0]) not in void}
        for claim in adding:
            if not edges[claim.number]:
                self._no_base(claim)
            elif claim.number in steps:
                self.base[claim.number] = end_of(claim.number, steps)
        for number, base in list(self.base.items()):
            self._settle(number, base)

    def _no_base(self, claim: Claim) -> None:
        self.undecided.add(claim.number)
        sentence = f"{listed([claim.number])} adds to {claim.adds_to!r}, which no claim of its "
        sentence += f"outcome and group that counts is called: the greatest of {claim.outcome} "
        self.findings.append(
            Finding(Problem.NO_SUCH_CLAIM, (claim.number,), f"{sentence}stays unknown")
        )

    def _settle(self, number: int, base: int) -> None:
        """An addition whose base does not stand, or gives no number to add to."""
        if base in self.gave_way:
            self._without_base(number, self.gave_way[base])
        elif base in self.part:
            del self.base[number]
            self._no_base(self.by_number[number])
        elif not self.by_number[base].figured:
            del self.base[number]
            self.at_least.add(number)

    def _without_base(self, number: int, new: int) -> None:
        del self.base[number]
        if before(self.by_number[number].moment, self.by_number[new].moment):
            self.gave_way[number] = new
            self.part[number] = Part.WITH_ITS_BASE
        else:
            self.undecided.add(number)

    def read_more(self) -> None:
        """Judge claims that say "more" and name nothing that they add to or replace."""
        left = [claim for claim in self.left if claim.status != NONE_REPORTED]
        more = [c for c in left if not (c.adds_to or c.supersedes) and says_more(c)]
        if not more:
            return
        counted = [c for c in self.claims if c.accepted and counted_status(c.status)]
        others = Others(left, more, counted)
        for claim in more:
            match others.meaning(claim):
                case More.UNDECIDED:
                    self.undecided.add(claim.number)
                case More.AT_LEAST:
                    self.at_least.add(claim.number)

    def outdate(self) -> None:
        """Of one authority the newest stands, within one outcome and group."""
        series: dict[tuple[str, ...], Series] = {}
        sums = self._sums()
        for claim in self.left:
            if claim.number in self.base:
                continue
            if claim.status == NONE_REPORTED:
                self.counts.append(count_of(claim))
                continue
            count = sums.get(claim.number) or self._count(claim)
            key = (claim.authority, *claim.kind)
            line = series.setdefault(key, Series())
            line.enter(count, self._repeats_from(claim), claim.number in self.undecided)
        for claim in self._superseded():
            of_its_own = series.get((claim.authority, *claim.kind))
            if of_its_own is not None:
                of_its_own.enter_superseded(count_of(claim))
        for line in series.values():
            self._close(line)

    def _superseded(self) -> list[Claim]:
        """Whole counts that gave way to another claim by name."""
        return [
            c for c in self.claims
            if self.part.get(c.number) is Part.SUPERSEDED and counted_status(c.status)
            and c.figured and not c.adds_to
        ]  # fmt: skip

    def _repeats_from(self, claim: Claim) -> tuple[bool, Span | None]:
        """Whether a claim can be an echo at all, and its own moment."""
        plain = claim.figured and not (claim.supersedes or claim.adds_to)
        return plain and claim.number not in self.base.values(), claim.stated_moment

    def _count(self, claim: Claim) -> Count:
        count = count_of(claim)
        if claim.number not in self.at_least:
            return count
        return replace(count, low=count.low if count.low is not None else count.best, best=None,
                       high=None)  # fmt: skip

    def _sums(self) -> dict[int, Count]:
        additions: dict[int, list[Count]] = {}
        for number, base in self.base.items():
            additions.setdefault(base, []).append(count_of(self.by_number[number]))
        for counts in additions.values():
            self._report_twins(counts)
        return {b: summed(count_of(self.by_number[b]), more) for b, more in additions.items()}

    def _report_twins(self, additions: Sequence[Count]) -> None:
        for twins in twins_of(additions):
            if len({twin.authority for twin in twins}) > 1:
                numbers = tuple(number for twin in twins for number in twin.numbers)
                sentence = f"{listed(numbers)} add one number to one claim: the least counts it"
                sentence += " once, in case all tell of the same people"
                self.findings.append(Finding(Problem.TWIN_ADDITIONS, numbers, sentence))

    def _close(self, line: Series) -> None:
        line.close()
        for number, new, part in line.gave_way:
            self.gave_way[number] = new
            self.part[number] = part
            for addition in [a for a, base in self.base.items() if base == number]:
                self._without_base(addition, new)
        for count, part in line.standing:
            first = count.numbers[0]
            self.part[first] = Part.UNDECIDED if first in self.undecided else part
            if first in self.at_least:
                self.part[first] = Part.MORE_AT_LEAST
            if first not in self.undecided:
                self.counts.append(count)

    def give_way_to_counts(self) -> None:
        """ "None reported" gives way to any count or words of its outcome, whatever the group."""
        silent = {n for count in self.counts for n in count.numbers if self._silent(n)}
        counted = {
            c.outcome: c.number for c in reversed(self.claims)
            if c.number not in self.gave_way and c.number not in silent
            and self.part.get(c.number) not in (Part.REFUSED, Part.NOT_COUNTED)
        }  # fmt: skip
        for number in silent:
            new = counted.get(self.by_number[number].outcome)
            if new is not None:
                self.gave_way[number] = new
                self.part[number] = Part.NONE_REPORTED
        self.counts = [c for c in self.counts if c.numbers[0] not in self.gave_way]

    def _silent(self, number: int) -> bool:
        return self.by_number[number].status == NONE_REPORTED

    def result(self) -> Standing:
        undecided = {n for n in self.undecided if n not in self.gave_way}
        return Standing(
            [count for count in self.counts if count.figured],
            {self.by_number[n].kind for n in undecided},
            [self._verdict(claim, undecided) for claim in self.claims],
            self.findings,
        )

    def _verdict(self, claim: Claim, undecided: set[int]) -> ClaimVerdict:
        number = claim.number
        part = self.part.get(number, Part.COUNTED)
        if number in undecided:
            part = Part.UNDECIDED
        elif number in self.base:
            part = Part.ADDED
        elif part in (Part.COUNTED, Part.ORDER_UNKNOWN) and not claim.figured:
            part = Part.COUNTED if claim.status == NONE_REPORTED else Part.WORDS
        uncounted = part in (Part.REFUSED, Part.NOT_COUNTED, Part.UNDECIDED)
        return ClaimVerdict(
            number,
            not uncounted and number not in self.gave_way,
            part,
            self.gave_way.get(number),
            self.base.get(number),
            claim.authority,
            claim.side,
        )


def _voice(claim: Claim) -> tuple[object, ...]:
    """What makes two claims one number of one authority."""
    return (claim.authority, *claim.kind, *claim.figure)


def _may_be_added_to(claim: Claim, named: Claim) -> bool:
    return claim.kind == named.kind and named.status != NONE_REPORTED
