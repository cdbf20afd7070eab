"""From conflicting casualty claims to low, best and high, with the reason for each.

The written rule (named `RULE`):

1. Counted are accepted claims that are asserted or claimed. "None reported" counts, as "0 or
   more", only while no counted claim of that outcome is above zero, whatever the group. Denied,
   refuted and opinion claims never count.
2. A claim that another one names in `supersedes` gives way to it. Of one source and speaker the
   newest counts. An earlier toll that lies wholly below a later one is superseded (tolls rise); an
   earlier, larger one is kept (that is a conflict). A month is not earlier than a day in it.
3. low is the least of the lows. high is the greatest of the highs, and unknown when an open
   claim ("at least") begins at or above every closed high.
4. best comes from the best-graded, then newest source that gives a figure: its own best, or its
   value when it gives one figure; blank otherwise, and blank when equals disagree. A claim of words
   alone ("dozens") is shown and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from schema.dates import earliest, latest
from schema.vocabulary import vocabulary

RULE = "rising-toll-1"


@dataclass(frozen=True)
class Toll:
    """One casualty claim as the rule sees it. `number` is its place in the record's list.

    `grade` is the Admiralty code of its source, such as "B2"; `date` is the date on which the
    figure stood, or else the source's date of publication.
    """

    number: int
    outcome: str
    group: str
    low: int | None
    best: int | None
    high: int | None
    status: str
    teller: tuple[str, str]
    grade: str = "F6"
    date: str = ""
    accepted: bool = True
    key: str | None = None
    supersedes: str | None = None

    @property
    def bottom(self) -> int | None:
        """The least that the claim says."""
        return self.best if self.low is None else self.low

    @property
    def top(self) -> int | None:
        """The most that the claim says; None for "at least"."""
        return self.best if self.low is None and self.high is None else self.high

    @property
    def value(self) -> int | None:
        """The one figure that the claim stands for, if it does."""
        if self.best is not None:
            return self.best
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class Figure:
    """A derived figure: low, best and high (None is unknown), the claims that decided, and why."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    deciding: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
    rule: str = RULE


def derive(tolls: Sequence[Toll]) -> dict[tuple[str, str], Figure]:
    """The figure of every (outcome, group) that some claim speaks of."""
    kinds = dict.fromkeys((toll.outcome, toll.group) for toll in tolls)
    harmful = {toll.outcome for toll in tolls if _counts(toll) and (toll.bottom or 0) > 0}
    return {
        (outcome, group): _figure(
            [toll for toll in tolls if (toll.outcome, toll.group) == (outcome, group)],
            outcome in harmful,
        )
        for outcome, group in kinds
    }


def toll_of(number: int, claim: Mapping[str, object], source: Mapping[str, object]) -> Toll:
    """A toll out of a claim's and its source's fields, as documents name them."""

    def figure(name: str) -> int | None:
        value = claim.get(name)
        return int(value) if isinstance(value, int) else None

    return Toll(
        number=number,
        outcome=str(claim["outcome"]),
        group=str(claim.get("group") or "total"),
        low=figure("low"),
        best=figure("best"),
        high=figure("high"),
        status=str(claim.get("status") or "asserted"),
        teller=(str(claim.get("source")), str(claim.get("speaker") or "")),
        grade=f"{source.get('reliability') or 'F'}{source.get('credibility') or '6'}",
        date=str(claim.get("as_of") or source.get("published") or ""),
        accepted=bool(claim.get("accepted", True)),
        key=_text_or_none(claim.get("key")),
        supersedes=_text_or_none(claim.get("supersedes")),
    )


def _text_or_none(value: object) -> str | None:
    return str(value) if value else None


def _figure(tolls: Sequence[Toll], harmful: bool) -> Figure:
    counted, reasons = _counted(tolls, harmful)
    if not counted:
        return Figure(reasons=(*reasons, "no counted claim"))
    standing, superseded = _standing(counted)
    deciding = tuple(toll.number for toll in standing)
    reasons += superseded
    if all(toll.status == "none_reported" for toll in standing):
        reasons.append("none reported, which is not none: low 0, best blank, high unknown")
        return Figure(0, None, None, deciding, tuple(reasons))
    low, high, high_reason = _bounds(standing)
    best, best_reason = _best(standing)
    reasons += [reason for reason in (high_reason, best_reason) if reason]
    return Figure(low, best, high, deciding, tuple(reasons))


def _counts(toll: Toll) -> bool:
    return toll.accepted and vocabulary("claim_statuses").terms[toll.status].counted


def _counted(tolls: Sequence[Toll], harmful: bool) -> tuple[list[Toll], list[str]]:
    """The claims that count, and why the others do not. `harmful`: somebody was hurt, so that
    "none reported" gives way.
    """
    counted, set_aside = [], []
    for toll in tolls:
        silent = toll.status == "none_reported"
        if not toll.accepted:
            set_aside.append(f"claim {toll.number + 1} was refused")
        elif _counts(toll):
            counted.append(toll)
        elif silent and not harmful:
            counted.append(replace(toll, low=0, best=None, high=None))
        elif silent:
            set_aside.append(f"claim {toll.number + 1} (none reported) gives way to a figure")
        else:
            set_aside.append(f"claim {toll.number + 1} is {toll.status}, which does not count")
    return counted, set_aside


def _standing(counted: list[Toll]) -> tuple[list[Toll], list[str]]:
    """The counted claims that no other claim replaces: first those that `supersedes` names go,
    then those that a later one outdates. Claims that only replace each other all stay.
    """
    unnamed, reasons = _without_replaced(counted, _names)
    standing, outdated = _without_replaced(unnamed or counted, _outdates)
    return standing, (reasons if unnamed else []) + outdated


def _without_replaced(
    tolls: list[Toll], replaces: Callable[[Toll, Toll], bool]
) -> tuple[list[Toll], list[str]]:
    kept, reasons = [], []
    for toll in tolls:
        successor = next((t for t in tolls if t is not toll and replaces(t, toll)), None)
        if successor is None:
            kept.append(toll)
        else:
            reasons.append(f"claim {toll.number + 1} is superseded by claim {successor.number + 1}")
    return kept, reasons


def _names(newer: Toll, older: Toll) -> bool:
    return newer.supersedes is not None and newer.supersedes == older.key


def _outdates(later: Toll, earlier: Toll) -> bool:
    if not (earlier.date and later.date and latest(earlier.date) < earliest(later.date)):
        return False
    return later.teller == earlier.teller or _wholly_below(earlier, later)


def _wholly_below(earlier: Toll, later: Toll) -> bool:
    if later.bottom is None:
        return False
    if earlier.top is None:
        return earlier.bottom is not None and earlier.bottom <= later.bottom
    return earlier.top < later.bottom


def _bounds(standing: list[Toll]) -> tuple[int | None, int | None, str]:
    lows = [toll.bottom for toll in standing if toll.bottom is not None]
    highs = [toll.top for toll in standing if toll.top is not None]
    open_lows = [toll.bottom for toll in standing if toll.top is None and toll.bottom is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if high is not None and any(open_low >= high for open_low in open_lows):
        return low, None, 'high unknown: a claim of "at least" reaches every upper figure'
    if high is None:
        return low, None, "high unknown: no claim gives an upper figure"
    return low, high, ""


def _best(standing: list[Toll]) -> tuple[int | None, str]:
    figured = [toll for toll in standing if toll.bottom is not None or toll.top is not None]
    if not figured:
        return None, "best blank: no claim gives a figure"
    ranked = sorted(figured, key=lambda toll: toll.date, reverse=True)
    ranked.sort(key=lambda toll: toll.grade)
    first = ranked[0]
    equals = [t for t in ranked if (t.grade, t.date) == (first.grade, first.date)]
    values = {toll.value for toll in equals}
    if len(values) > 1:
        return None, "best blank: equally graded and dated claims disagree"
    if first.value is None:
        return None, f"best blank: claim {first.number + 1} gives no single figure"
    return first.value, f"best from claim {first.number + 1} (source graded {first.grade})"


def shifted(figure: Figure) -> Figure:
    """The same figure with claims numbered from 1, as people count."""
    return replace(figure, deciding=tuple(number + 1 for number in figure.deciding))
