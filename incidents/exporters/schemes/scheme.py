"""Records in the columns of another data set: what each scheme gives, and what is lost on the way.

A scheme fills its columns with what a record says and leaves the others blank. It never writes its
own code for unknown, such as ACLED's 0 for deaths that nobody counted, and what it has no column
for is counted and said.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.exporters.base import objects
from incidents.exporters.spreadsheet_cells import cell
from schema.errors import UsageError, nearest

if TYPE_CHECKING:
    from incidents.queries.results import Answer, Value

Record = Mapping[str, "Value"]
"""A flat row by column name."""
Loss = tuple[str, Callable[[Record], bool]]
"""What a scheme has no place for, in words, and whether a record has it."""
NAMES = ("acled", "ucdp")
DELIMITERS = {".csv": ",", ".tsv": "\t"}
_CLAIMS = """SELECT count(DISTINCT found.id) FROM (SELECT i.id AS id FROM incident i
    JOIN casualty_claim c ON c.incident_id = i.id AND NOT c.restricted {}
    GROUP BY i.id, c.outcome, c."group" HAVING count(*) > 1) found"""
_SEVERAL = "claims of several sources, of which only the figure that they come to is left"


@dataclass(frozen=True)
class Scheme:
    """The columns of a data set in their order, how a record fills them, and what is lost.

    `row` gets a flat row and its number in the file, and gives the cells that it can fill.
    """

    title: str
    columns: Sequence[str]
    row: Callable[[Record, int], Mapping[str, Value]]
    losses: Sequence[Loss]


def scheme_named(name: str, out: Path) -> Scheme:
    """The scheme of `--as`; raises UsageError for an unknown one, and for a file that is no table
    of text.
    """
    if name not in NAMES:
        near = nearest(name, NAMES) or NAMES
        raise UsageError(f"--as: expected {' or '.join(near)}, found {name!r}")
    if out.suffix.lower() not in DELIMITERS:
        raise UsageError(f"--as: expected a file that ends in .csv or .tsv, found {out.suffix!r}")
    scheme: Scheme = import_module(f"incidents.exporters.schemes.{name}").SCHEME
    return scheme


def write_as(scheme: Scheme, answer: Answer, out: Path) -> tuple[int, dict[str, int]]:
    """Write a header and all rows; how many they were, and of how many records what was lost."""
    lost: Counter[str] = Counter()
    count = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=DELIMITERS[out.suffix.lower()], lineterminator="\r\n")
        writer.writerow(scheme.columns)
        for count, record in enumerate(objects(answer.rows(), answer.columns), start=1):
            cells = scheme.row(record, count)
            writer.writerow([cell(cells.get(name)) for name in scheme.columns])
            lost.update(words for words, has in scheme.losses if has(record))
    if several := _of_several_claims(answer):
        lost[_SEVERAL] = several
    return count, dict(lost.most_common())


def _of_several_claims(answer: Answer) -> int:
    sql = _CLAIMS.format(answer.query.text)
    return int(next(answer.database.tuples(sql, answer.query.parameters))[0])


def has_any(*names: str) -> Callable[[Record], bool]:
    """Whether a record says something in one of these columns."""
    return lambda record: any(record[name] is not None for name in names)


def day(record: Record, name: str) -> dt.date | None:
    """A day of the flat row; None where it has none."""
    text = record[name]
    return dt.date.fromisoformat(text) if isinstance(text, str) else None


COMMON: Sequence[Loss] = (
    ("weapons and their types", has_any("weapons", "weapon_types")),
    ("munitions launched, intercepted and hit",
     has_any("launched_low", "launched_high", "intercepted_low", "intercepted_high", "hit_low",
             "hit_high")),
    ("launch sites", has_any("launch_sites")),
    ("targets", has_any("target_types", "target_names")),
    ("injured", has_any("injured_low", "injured_high")),
    ("missing", has_any("missing_low", "missing_high")),
    ("children, women and combatants among the killed",
     has_any("children_killed_low", "women_killed_low", "combatants_killed_low",
             "children_killed_high", "women_killed_high", "combatants_killed_high")),
    ("how it is known who attacked", has_any("attribution")),
    ("what sides disagree about", has_any("contested")),
    ("time of day", has_any("time_local")),
    ("the radius of the coordinates", has_any("uncertainty_m")),
    ("the wave or roll-up that it belongs to", has_any("parent")),
    ("pictures and films", has_any("media_urls", "graphic_media_urls")),
)  # fmt: skip
"""What neither of the schemes has a column for."""
