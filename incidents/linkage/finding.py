"""Pairs of recorded incidents that may be one event: blocked, compared, scored, with reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from incidents.linkage.blocking import AT_ONCE, Crowded, pairs
from incidents.linkage.comparing import USUAL_SPREAD_KM, Others, Pairs
from incidents.linkage.records import Numbers, Records
from incidents.linkage.scoring import Weights, reasons, usual_weights

_TELLING_WORDS, _LIKEST, _ENOUGH = 0.35, 0.9, 20
"""Words so alike, and so much more alike than any others, that two records are mostly one event;
and how many such pairs tell how two books place events."""
Progress = Callable[[int, int], None]
"""Called with how many pairs were scored, and how many there are."""


@dataclass(frozen=True)
class Candidate:
    """Two records that may be one event, by their codes; `score` is 0 to 1. `verdict` is what was
    judged of them, None where nobody did.
    """

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]
    verdict: str | None = None


@dataclass(frozen=True)
class Blocked:
    """All pairs that are compared, and what they tell of one another."""

    one: Numbers
    other: Numbers
    others: Others

    def __len__(self) -> int:
        return len(self.one)

    def parts(self, records: Records) -> Iterator[Pairs]:
        """The pairs, some at a time."""
        for start in range(0, len(self), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            yield Pairs(records, self.one[some].astype(np.int64),
                        self.other[some].astype(np.int64), self.others)  # fmt: skip


def blocked(
    records: Records, one: Numbers, other: Numbers, crowded: Crowded | None = None
) -> Blocked:
    """Block records: pairs of one book are none, since a data set knows its own events apart."""
    books = _book_numbers(records)
    best = np.zeros(len(records))
    left, right = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    telling: list[Pairs] = []
    for first, second in pairs(records, one, other, crowded):
        apart = (books[first] != books[second]) | (books[first] == 0)
        part = Pairs(records, first[apart], second[apart])
        np.maximum.at(best, part.one, part.words)
        np.maximum.at(best, part.other, part.words)
        left.append(part.one.astype(np.int32))
        right.append(part.other.astype(np.int32))
        alike = (part.words > _TELLING_WORDS) & (part.days == 0) & part.located
        telling.append(Pairs(records, part.one[alike], part.other[alike]))
    spread = _spread(telling, books, best)
    return Blocked(np.concatenate(left), np.concatenate(right), Others(best, books, spread))


def _spread(telling: Sequence[Pairs], books: Numbers, best: Numbers) -> Numbers:
    """The median distance of pairs that are each other's likest, for every two books."""
    number = int(books.max(initial=0)) + 1
    table = np.full((number, number), USUAL_SPREAD_KM)
    if not telling:
        return table
    one = np.concatenate([part.one for part in telling])
    other = np.concatenate([part.other for part in telling])
    words = np.concatenate([part.words for part in telling])
    km = np.concatenate([part.km for part in telling])
    likest = np.minimum(words / best[one], words / best[other]) > _LIKEST
    group = (books[one] * number + books[other])[likest]
    for pair in np.unique(group):
        distances = km[likest][group == pair]
        if len(distances) >= _ENOUGH:
            first, second = divmod(int(pair), number)
            table[first, second] = table[second, first] = float(np.median(distances))
    return table


def _book_numbers(records: Records) -> Numbers:
    """The data sets of each record as one number; 0 for records of one's own."""
    known: dict[frozenset[str], int] = {frozenset(): 0}
    return np.array([known.setdefault(books, len(known)) for books in records.books], np.int64)


def candidates(
    records: Records,
    one: Numbers,
    other: Numbers,
    above: float,
    weights: Weights | None = None,
    progress: Progress | None = None,
    *,
    addresses: bool = True,
) -> list[Candidate]:
    """Pairs with a score of at least `above`, best first; `addresses=False` leaves out what pages
    and pictures both cite.
    """
    used = weights or usual_weights()
    block = blocked(records, one, other)
    made: list[Candidate] = []
    done = 0
    for part in block.parts(records):
        scores = used.scores(part, addresses=addresses)
        kept = np.flatnonzero(scores >= above)
        chosen = Pairs(records, part.one[kept], part.other[kept], block.others)
        for number, score in enumerate(scores[kept]):
            a, b = records.codes[chosen.one[number]], records.codes[chosen.other[number]]
            told = tuple(reasons(chosen, number))
            made.append(Candidate(a, b, round(float(score), 4), told))
        done += len(part.one)
        if progress:
            progress(done, len(block))
    return sorted(made, key=lambda pair: (-pair.score, pair.one, pair.other))
