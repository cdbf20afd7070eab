"""Totals that are kept, so that a question for them need not read every record.

A cell holds sums over the records of one month that have kind of event, status, verification,
country and the like in common; a question reads cells as if they were records. There are two sets:
over records, and over the weapon types of records (a record with two types stands in two cells). A
month whose records change loses its cells at once, by triggers of the database, and is then read
from its records until it is added up again: at the end of a change of few records, or of a load.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from incidents.figures.sums.munitions import TOGETHER
from schema.columns import SUMMED, SUMMED_COLUMNS

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

FEW = 2_000
"""A month of so many records is added up again by whatever change: that takes milliseconds."""
_SHARE = 100
"""A larger one only by a load that brings a hundredth of its records."""
UNDATED = ""
"""The month of records without a date."""

_MONTH = "coalesce(substr({}, 1, 7), '')"
_IN_MONTH = "i.date_latest >= :month AND i.date_latest < :month || '~'"
_UNSUMMED = f"""WITH RECURSIVE newest(day) AS (SELECT max(date_latest) FROM incident UNION ALL
    SELECT (SELECT max(date_latest) FROM incident WHERE date_latest < substr(newest.day, 1, 7))
    FROM newest WHERE newest.day IS NOT NULL)
    SELECT month FROM (SELECT substr(day, 1, 7) AS month FROM newest WHERE day IS NOT NULL
        UNION ALL SELECT '{UNDATED}' WHERE EXISTS (SELECT 1 FROM incident
            WHERE date_latest IS NULL)) AS recorded
    WHERE NOT EXISTS (SELECT 1 FROM total_cell c WHERE c.month = recorded.month)"""
"""Months of records that have no cells: an index is asked for the newest day, then for the newest
one of the months before.
"""
_ALIKE = ("date_precision", "event_type", "status", "verification", "restricted", "country",
          "attacker_id", "attacker")  # fmt: skip
_COLUMNS = ("month", "by_type", "lone", "date_earliest", "date_latest", *_ALIKE, "weapon_type",
            "records", *SUMMED_COLUMNS)  # fmt: skip
_IN_NO_WAVE = """i.parent_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM incident c WHERE c.parent_id = i.id)"""
_ALL_NAMED = f"""NOT EXISTS (SELECT 1 FROM weapon_use v
    WHERE v.incident_id = i.id AND v.type = '{TOGETHER}')"""
_OTHER_USE = "EXISTS (SELECT 1 FROM weapon_use v WHERE v.incident_id = i.id AND v.id != u.id)"


def pieces(figure: str, ends: Sequence[str]) -> dict[str, str]:
    """What is summed of a figure, by the name of the column that keeps it, as SQL over records:
    every end and how many records state it, and how many state any.
    """
    columns = [f"{figure}_{end}" for end in ends]
    summed = {name: f"sum({name})" for name in columns}
    known = {f"{name}_known": f"count({name})" for name in columns}
    each = {name: sql for pair in zip(summed.items(), known.items(), strict=True)
            for name, sql in pair}  # fmt: skip
    return {**each, f"{figure}_known": f"count(coalesce({', '.join(columns)}))"}


def unsummed(database: Database) -> list[str]:
    """The months of which no cells stand: a question reads their records."""
    return [month for (month,) in database.tuples(_UNSUMMED)]


def in_month(month: str) -> tuple[str, dict[str, str]]:
    """The condition over `incident i` for the records of a month, with its parameter."""
    return (_IN_MONTH, {"month": month}) if month else ("i.date_latest IS NULL", {})


def add_up(database: Database, everything: bool = False) -> None:
    """Add up months without cells, of a large one only where this change brings much of it, or
    where `everything` is to be added up.
    """
    months = unsummed(database)
    if not months:
        return
    brought = 0 if everything else _brought(database)
    if everything or brought * _SHARE >= _size(database, months):
        if database.one("SELECT 1 FROM total_cell LIMIT 1") is None:
            _insert(database, "1 = 1", {})
            return
        wanted = months
    else:
        wanted = [month for month in months if _size(database, [month]) <= FEW]
    for month in wanted:
        _insert(database, *in_month(month))


def add_up_anew(database: Database) -> None:
    """Make all cells anew."""
    database.execute("DELETE FROM total_cell")
    add_up(database, everything=True)


def wrong_months(database: Database) -> Iterator[tuple[str, str]]:
    """Months whose cells are not what their records make, or that are small and have none; each
    with what is wrong.
    """
    missing = unsummed(database)
    for month in missing:
        if _size(database, [month]) <= FEW:
            yield month, "its totals are not kept"
    kept = f"SELECT {', '.join(_COLUMNS)} FROM total_cell"
    differ = Counter(map(tuple, database.tuples(kept)))
    for sql in _SELECTS:
        differ.subtract(map(tuple, database.tuples(sql.format(which="1 = 1"))))
    wrong = {row[0] for row, number in differ.items() if number} - set(missing)
    for month in sorted(map(str, wrong)):
        yield month, "its totals are not what its records make"


def _brought(database: Database) -> int:
    """How many records a transaction added or changed."""
    first = database.first_new("incident")
    sql = "SELECT count(*) FROM incident WHERE id >= :first"
    (added,) = next(database.tuples(sql, {"first": first}))
    return int(added) + len(database.changed("incident", ()))


def _size(database: Database, months: Sequence[str]) -> int:
    """How many records some months have."""
    total = 0
    for month in months:
        condition, values = in_month(month)
        sql = f"SELECT count(*) FROM incident i WHERE {condition}"
        total += next(database.tuples(sql, values))[0]
    return total


def _insert(database: Database, condition: str, values: dict[str, str]) -> None:
    for sql in _SELECTS:
        insert = f"INSERT INTO total_cell ({', '.join(_COLUMNS)}) {sql.format(which=condition)}"
        database.execute(insert, values)


def _select(by_type: bool, lone: str, weapon_type: str, counts: str, source: str) -> str:
    """The cells over some rows `source` of records or of their uses, whose `counts` are summed."""
    dates = [f"i.{name} AS {name}" for name in ("date_earliest", "date_latest", *_ALIKE)]
    people = [f"i.{name}_{end} AS {name}_{end}" for name in _PEOPLE for end in SUMMED[name]]
    picked = ", ".join([*dates, *people, counts, f"{weapon_type} AS weapon_type",
                        f"CASE WHEN {lone} THEN 1 ELSE 0 END AS lone"])  # fmt: skip
    summed: dict[str, Any] = {
        "month": _MONTH.format("date_latest"),
        "by_type": str(int(by_type)),
        "date_earliest": "min(date_earliest)",
        "date_latest": "max(date_latest)",
        "records": "count(*)",
    }
    for figure, ends in SUMMED.items():
        summed |= pieces(figure, ends)
    told = ", ".join(summed.get(name, name) for name in _COLUMNS)
    alike = ", ".join(
        [summed["month"], _MONTH.format("date_earliest"), *_ALIKE, "weapon_type", "lone"]
    )
    return (
        f"SELECT {told} FROM (SELECT {picked} FROM incident i {source}) AS record GROUP BY {alike}"
    )


_PEOPLE = ("killed", "injured", "missing")
_ENDS = [f"{name}_{end}" for name in ("launched", "intercepted") for end in SUMMED[name]]
_USES = "LEFT JOIN weapon_use u ON u.incident_id = i.id"


def _together(end: str) -> str:
    """SQL for an end over the uses of one type: the greatest is known where all state it."""
    if end.endswith("_low"):
        return f"sum(u.{end}) AS {end}"
    return f"CASE WHEN count(u.{end}) = count(*) THEN sum(u.{end}) END AS {end}"


_SELECTS = (
    _select(False, _IN_NO_WAVE, "NULL", ", ".join(f"i.{end} AS {end}" for end in _ENDS),
            "WHERE {which}"),
    _select(True, f"{_IN_NO_WAVE} AND {_ALL_NAMED}", "u.type",
            ", ".join(f"u.{end} AS {end}" for end in _ENDS),
            f"{_USES} WHERE {{which}} AND NOT {_OTHER_USE}"),
    _select(True, f"{_IN_NO_WAVE} AND {_ALL_NAMED}", "u.type",
            ", ".join(map(_together, _ENDS)),
            f"{_USES} WHERE {{which}} AND {_OTHER_USE} GROUP BY i.id, u.type"),
)  # fmt: skip
"""Cells over records, over the types of records of at most one use, and over those of others."""
