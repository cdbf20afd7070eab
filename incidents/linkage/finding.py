"""Pairs of recorded incidents that may be one event: blocked, compared, scored, with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from incidents.linkage.blocking import AT_ONCE, Crowded, pairs
from incidents.linkage.comparing import Pairs
from incidents.linkage.records import Numbers, Records
from incidents.linkage.scoring import Weights, reasons, usual_weights

Progress = Callable[[int, int], None]
"""Called with how many pairs were scored, and how many there are."""


@dataclass(frozen=True)
class Candidate:
    """Two records that may be one event, by their codes; `score` is 0 to 1."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Blocked:
    """All pairs that are compared, and how alike the words of each are."""

    one: Numbers
    other: Numbers
    best_words: Numbers

    def __len__(self) -> int:
        return len(self.one)

    def parts(self, records: Records) -> Iterator[Pairs]:
        """The pairs, some at a time."""
        for start in range(0, len(self), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            yield Pairs(records, self.one[some].astype(np.int64),
                        self.other[some].astype(np.int64), self.best_words)  # fmt: skip


def blocked(
    records: Records, one: Numbers, other: Numbers, crowded: Crowded | None = None
) -> Blocked:
    """Block records: pairs of one book are none, since a data set knows its own events apart."""
    books = _book_numbers(records)
    best = np.zeros(len(records))
    left, right = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for first, second in pairs(records, one, other, crowded):
        apart = (books[first] != books[second]) | (books[first] < 0)
        a, b = first[apart], second[apart]
        words = Pairs(records, a, b).words
        np.maximum.at(best, a, words)
        np.maximum.at(best, b, words)
        left.append(a.astype(np.int32))
        right.append(b.astype(np.int32))
    return Blocked(np.concatenate(left), np.concatenate(right), best)


def _book_numbers(records: Records) -> Numbers:
    """The data sets of each record as one number; -1 for records of one's own."""
    known: dict[frozenset[str], int] = {}
    return np.array(
        [known.setdefault(books, len(known)) if books else -1 for books in records.books], np.int64
    )


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
        chosen = Pairs(records, part.one[kept], part.other[kept], block.best_words)
        for number, score in enumerate(scores[kept]):
            a, b = records.codes[chosen.one[number]], records.codes[chosen.other[number]]
            told = tuple(reasons(chosen, number))
            made.append(Candidate(a, b, round(float(score), 4), told))
        done += len(part.one)
        if progress:
            progress(done, len(block))
    return sorted(made, key=lambda pair: (-pair.score, pair.one, pair.other))
