"""What people say of two records: judgements, each a change in the log, and their undoing.

Nothing is overwritten: the last judgement of a pair stands, and an undo is one more judgement,
which says again what was said before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.columns import join_list, split_list
from schema.errors import UsageError
from schema.vocabulary import VERDICTS, vocabulary

if TYPE_CHECKING:
    from incidents.store.engines.base import Database, Row
    from incidents.store.history import Author

SAME, DIFFERENT, PART_OF, UNSURE = "same", "different", "part_of", "unsure"
WITHDRAWN = "withdrawn"
_COLUMNS = ["decision", "one", "other", "verdict", "score", "reasons", "why", "who", "at"]
_ANY = "SELECT 1 FROM judgement LIMIT 1"
_ALL = "SELECT * FROM judgement ORDER BY id"
_LAST = "SELECT max(decision) FROM judgement"
_LISTED = 5
_UNDO = "undo"
_UNDOINGS = """SELECT record, changes FROM revision
    WHERE record >= 'judgement:' AND record < 'judgement;' AND action = :action"""
_MERGE = "merge"
"""The action of a decision that took duplicates out of a reviewer's way."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Judgement:
    """One judgement of two records by their codes. `score` is that of the program where the pair
    was accepted for it; `decision` is the number under which it was made, and is taken back.
    """

    one: str
    other: str
    verdict: str
    score: float | None = None
    reasons: tuple[str, ...] = ()
    why: str | None = None
    who: str = ""
    at: str = ""
    decision: int = 0

    @property
    def pair(self) -> Pair:
        """Both codes in order: what is said of a pair is said of it either way round."""
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)


def is_judged(database: Database) -> bool:
    """Whether anything was ever judged: what nobody judged costs a question nothing."""
    return database.one(_ANY) is not None


def standing(database: Database) -> dict[Pair, Judgement]:
    """The judgement that stands of each pair; none of one that was withdrawn."""
    last = {judgement.pair: judgement for judgement in _read(database)}
    return {pair: one for pair, one in last.items() if one.verdict != WITHDRAWN}


def judge(
    database: Database, one: str, other: str, verdict: str, author: Author
) -> tuple[int, Judgement | None]:
    """Say what two records are to each other; the number of the decision, and what stood before.
    Raises UsageError for what cannot be said of them.
    """
    from incidents.store.documents import incident_row

    code = vocabulary(VERDICTS).encode(verdict)
    if not (author.why or "").strip():
        raise UsageError("expected a reason in --why, found none: the log keeps it")
    _refuse_impossible(incident_row(database, one), incident_row(database, other), code)
    judgement = Judgement(one, other, code)
    before = standing(database).get(judgement.pair)
    return decide(database, [judgement], "judge", author), before


def decide(
    database: Database,
    judgements: Sequence[Judgement],
    action: str,
    author: Author,
    undoes: int | None = None,
) -> int:
    """Write judgements that are one decision, which may undo another one; its number."""
    from incidents.store import history

    (last,) = next(database.tuples(_LAST))
    number = (last or 0) + 1
    at = history.now()
    database.insert_many("judgement", _COLUMNS, (
        (number, j.one, j.other, j.verdict, j.score, join_list(j.reasons) or None,
         j.why or author.why, author.name, at)
        for j in judgements
    ))  # fmt: skip
    told = [[j.one, j.other, j.verdict, j.score] for j in judgements]
    changes: history.Changes = {"pairs": [None, told]}
    changes |= {"undoes": [None, undoes]} if undoes else {}
    history.append(database, f"judgement:{number}", action, changes, author)
    return number


def same_as(database: Database, codes: Sequence[str], other: str, author: Author) -> int:
    """Judge records the same as another one, as one decision; its number."""
    return decide(database, [Judgement(code, other, SAME) for code in codes], _MERGE, author)


def undo_same_as(database: Database, code: str, why: str) -> None:
    """Take back the decision by which `same_as` judged a record last; one that was judged again
    since stays as it was judged then.
    """
    made = [one for one in _read(database) if code in (one.one, one.other)]
    if made and _action(database, made[-1].decision) == _MERGE:
        undo(database, made[-1].decision, why)


def _action(database: Database, decision: int) -> str:
    from incidents.store import history

    (link, *_) = history.revisions(database, f"judgement:{decision}")
    return str(link["action"])


def undo(database: Database, decision: int, why: str | None = None) -> int:
    """Take a decision back: of each of its pairs what stood before is said again. The number of the
    decision that does so; raises UsageError where a pair was judged again since, and that was not
    taken back itself.
    """
    from incidents.store.history import Author

    undone = _undone(database)
    own: dict[Pair, Judgement] = {}
    before: dict[Pair, Judgement] = {}
    origins: dict[Pair, dict[int, int]] = defaultdict(dict)
    last = 0
    for judgement in _read(database):
        last, pair = judgement.decision, judgement.pair
        taken = undone.get(last)
        origins[pair][last] = _origin_before(origins[pair], taken) if taken else last
        if last == decision:
            own[pair] = judgement
        elif last < decision:
            before[pair] = judgement
    if not own:
        known = f"1 to {last}" if last else "none was made yet"
        raise UsageError(f"expected the number of a decision ({known}), found {decision}\n"
                         "  `incidents link list --judgements` shows them")  # fmt: skip
    _refuse_later(decision, {pair: origins[pair] for pair in own})
    again = [_said_again(judgement, before.get(pair)) for pair, judgement in own.items()]
    author = Author(why or f"decision {decision} taken back")
    return decide(database, again, _UNDO, author, decision)


def _undone(database: Database) -> dict[int, int]:
    """Which decision each decision that is an undo took back."""
    rows = database.rows(_UNDOINGS, {"action": _UNDO})
    told = ((row["record"], json.loads(row["changes"] or "{}")) for row in rows)
    return {
        int(record.removeprefix("judgement:")): changes["undoes"][1]
        for record, changes in told
        if "undoes" in changes
    }


def _origin_before(origins: Mapping[int, int], decision: int) -> int:
    """The decision that first said what stood of a pair before another one; 0 where nothing did."""
    earlier = [number for number in origins if number < decision]
    return origins[max(earlier)] if earlier else 0


def _refuse_later(decision: int, origins: Mapping[Pair, Mapping[int, int]]) -> None:
    """Refuse where what stands of a pair is not what the decision said."""
    later = [
        f"{' and '.join(pair)} (decision {max(made)})"
        for pair, made in origins.items()
        if made[max(made)] != made[decision]
    ]
    if later:
        listed = "; ".join(later[:_LISTED]) + ("; ..." if len(later) > _LISTED else "")
        raise UsageError(
            f"decision {decision} cannot be taken back: judged again since: {listed}\n"
            "  take the later ones back first"
        )


def judgements(database: Database, include_restricted: bool = False) -> list[Judgement]:
    """Every judgement that was ever made, oldest first; none on a restricted record unless those
    were asked for.
    """
    held = set() if include_restricted else restricted_codes(database)
    return [one for one in _read(database) if not {one.one, one.other} & held]


def restricted_codes(database: Database) -> set[str]:
    """Codes that are shown to nobody who did not ask for what is restricted."""
    return {code for (code,) in database.tuples("SELECT code FROM incident WHERE restricted")}


def _said_again(judgement: Judgement, before: Judgement | None) -> Judgement:
    if before is None:
        return Judgement(judgement.one, judgement.other, WITHDRAWN)
    return Judgement(before.one, before.other, before.verdict, before.score, before.reasons)


def _read(database: Database) -> Iterable[Judgement]:
    for row in database.rows(_ALL):
        reasons = tuple(split_list(row["reasons"])) if row["reasons"] else ()
        yield Judgement(row["one"], row["other"], row["verdict"], row["score"], reasons,
                        row["why"], row["who"], row["at"], row["decision"])  # fmt: skip


def _refuse_impossible(one: Row, other: Row, verdict: str) -> None:
    if one["code"] == other["code"]:
        raise UsageError(f"expected two records, found {one['code']} twice")
    if verdict != SAME:
        return
    if one["level"] != other["level"]:
        raise UsageError(
            f"expected two records of one level, found {one['code']} ({one['level']}) and"
            f" {other['code']} ({other['level']})\n  say part_of of a strike that belongs to a wave"
        )
    if one["parent_id"] == other["id"] or other["parent_id"] == one["id"]:
        raise UsageError(f"{one['code']} and {other['code']}: one is part of the other already")
    for row in (one, other):
        if row["status"] == "retracted":
            raise UsageError(
                f"expected records that stand, found {row['code']}, which was retracted\n"
                f"  `incidents undo {row['code']}` brings it back"
            )
