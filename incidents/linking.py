"""One event in several books, as calls of the library: what may be the same, what was judged so,
how it is taken back. A part of the library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from incidents.queries.filters import Filters, from_keywords, takes_filters
from incidents.store.store import Store
from schema.errors import UsageError

if TYPE_CHECKING:
    from incidents.linkage.finding import Candidate
    from incidents.linkage.judging import Judgement
    from incidents.linkage.views import Accepted, Cluster, SideBySide
    from incidents.queries.filters import Filter


class Linking(Store):
    """A store that tells which of its records may be one event. Nothing is merged by itself,
    nothing is written into a record, and every judgement can be taken back.
    """

    @takes_filters
    def link_find(
        self,
        *,
        between: Sequence[str] | None = None,
        above: float | None = None,
        weights: str | Path | None = None,
        addresses: bool = True,
        **filters: Unpack[Filters],
    ) -> list[Candidate]:
        """Pairs of records that may be one event, best first, each with its score and the
        reasons in words. One of both matches the filters, whatever its kind of event.

        `between` names two data sets; without it records of one data set are not compared with one
        another. `above` is the least score, 0 to 1; that of the weights when left out. `weights` is
        a file as `make bench-link` writes it; `addresses=False` leaves out which pages and pictures
        both cite.
        """
        wanted = from_keywords(filters)
        return self._pairs(wanted, between, above, weights, addresses=addresses)

    def link_judge(self, one: str, other: str, verdict: str, *, why: str, who: str = "") -> int:
        """Say what two records are to each other: same, different, part_of (the first is part of
        the second), unsure or withdrawn; the number of the decision. Where something else was
        judged before, the listener hears by whom: yours stands, theirs stays in the log.
        """
        from incidents.linkage.judging import judge
        from incidents.store.history import Author

        with self.writing() as database:
            number, before = judge(database, one, other, verdict, Author(why, who))
        if before:
            self.listener.note(
                f"{one} and {other} were judged {before.verdict} by {before.who} on"
                f" {before.at[:10]} ({before.why}); that stays in the log, and this stands now"
            )
        return number

    @takes_filters
    def link_accept(
        self,
        *,
        above: float,
        between: Sequence[str] | None = None,
        weights: str | Path | None = None,
        why: str | None = None,
        dry_run: bool = False,
        **filters: Unpack[Filters],
    ) -> Accepted:
        """Judge all published pairs with a score of at least `above` the same, as one decision,
        which `link_undo` takes back. Pairs that somebody judged stay as they were judged. `dry_run`
        only says which they would be.
        """
        from incidents.linkage.judging import SAME, Judgement, decide
        from incidents.linkage.views import Accepted
        from incidents.store.history import Author

        published = replace(from_keywords(filters), status="published")
        found = self._pairs(published, between, above, weights, "i.status = 'published'")
        taken = [pair for pair in found if pair.verdict is None]
        if dry_run or not taken:
            return Accepted(None, tuple(taken), len(found) - len(taken))
        author = Author(why or f"accepted with a score of {above:g} or more")
        made = [Judgement(p.one, p.other, SAME, p.score, p.reasons) for p in taken]
        with self.writing() as database:
            return Accepted(decide(database, made, "accept", author), tuple(taken),
                            len(found) - len(taken))  # fmt: skip

    def link_undo(self, decision: int, *, why: str | None = None) -> int:
        """Take back a decision by its number: of each of its pairs what was said before is said
        again; the number of the decision that does so.
        """
        from incidents.linkage.judging import undo

        with self.writing() as database:
            return undo(database, decision, why)

    def link_clusters(self, *, include_restricted: bool = False) -> list[Cluster]:
        """Records that were judged to be one event, those first whose members cannot all be, and
        the links that another judgement breaks.
        """
        from incidents.linkage.views import recorded_clusters

        with self.reading() as database:
            return recorded_clusters(database, include_restricted)

    def link_cluster(self, code: str, *, include_restricted: bool = False) -> SideBySide:
        """The cluster of a record: its members side by side, field by field."""
        from incidents.linkage.views import side_by_side

        with self.reading() as database:
            return side_by_side(database, code, include_restricted)

    def link_judgements(self, *, include_restricted: bool = False) -> list[Judgement]:
        """Every judgement that was ever made, oldest first."""
        from incidents.linkage.judging import judgements

        with self.reading() as database:
            return judgements(database, include_restricted)

    def _pairs(
        self,
        wanted: Filter,
        between: Sequence[str] | None,
        above: float | None,
        weights: str | Path | None,
        condition: str = "1 = 1",
        addresses: bool = True,
    ) -> list[Candidate]:
        from incidents.linkage.finding import candidates
        from incidents.linkage.judging import standing
        from incidents.linkage.records import read_records
        from incidents.linkage.scoring import read_weights, usual_weights

        if above is not None and not 0 <= above <= 1:
            raise UsageError(f"--above: expected a score from 0 to 1, found {above:g}")
        used = read_weights(Path(weights)) if weights else usual_weights()
        with self.reading() as database, self.listener.progress() as step:
            step("records read", 0, 0)
            ids = self._meant(database, wanted)
            records = read_records(database, condition, wanted.include_restricted)
            one, other = sides(database, records, ids, between)
            judged = standing(database)
            found = candidates(
                records, one, other, used.proposed_from if above is None else above, used,
                lambda done, all_: step("pairs scored", done, all_), addresses=addresses,
            )  # fmt: skip
        return [
            replace(pair, verdict=judged[key].verdict) if (key := _key(pair)) in judged else pair
            for pair in found
        ]

    def _meant(self, database: Any, wanted: Filter) -> set[int] | None:
        """The ids of the records that a filter means, of whatever kind; None where it means all."""
        from incidents.queries.query import build

        query = build(self.engine, database, wanted)
        if not query.conditions:
            return None
        sql = f"SELECT i.id FROM incident i WHERE {' AND '.join(query.conditions)}"
        return {number for (number,) in database.tuples(sql, query.parameters)}


def sides(
    database: Any, records: Any, ids: set[int] | None, between: Sequence[str] | None
) -> tuple[Any, Any]:
    """Which records may stand on either side of a pair."""
    import numpy as np

    meant = np.ones(len(records), bool)
    if ids is not None:
        meant = np.isin(records.ids, np.fromiter(ids, np.int64, len(ids)))
    if between is None:
        return meant, np.ones(len(records), bool)
    known = [slug for (slug,) in database.tuples("SELECT slug FROM dataset ORDER BY slug")]
    if len(between) != 2:
        raise UsageError(f"--between: expected two data sets, found {len(between)}")
    for name in between:
        if name not in known:
            from schema.errors import UnknownNameError, nearest

            raise UnknownNameError("data set", name, nearest(name, known))
    one, other = (
        np.array([name in books for books in records.books], bool).reshape(-1) for name in between
    )
    return one & meant, other


def _key(pair: Candidate) -> tuple[str, str]:
    return (pair.one, pair.other) if pair.one < pair.other else (pair.other, pair.one)
