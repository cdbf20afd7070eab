"""What sums can be asked for: the keys that break them down, and the figures that they add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from incidents.figures.sums.munitions import TOGETHER
from incidents.queries.conditions import Query
from incidents.queries.query import RECORDED_AREAS
from incidents.store.changes.total_cells import in_month, unsummed
from schema.columns import SUMMED

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

Statements = Callable[["Asked"], Sequence[str]]
"""Makes the SQL texts of a question."""

_SPAN = """CASE WHEN i.date_latest IS NULL THEN 'undated' WHEN i.date_precision = 'night'
    OR substr(i.date_earliest, 1, {n}) = substr(i.date_latest, 1, {n})
    THEN substr(i.date_latest, 1, {n}) ELSE 'imprecise' END"""
_OF_AREA = "SELECT {}(o.country) FROM incident o WHERE o.admin1 = a.area"
_IN_SEVERAL = f"""SELECT a.area FROM ({RECORDED_AREAS}) AS a
    WHERE ({_OF_AREA.format("min")}) != ({_OF_AREA.format("max")})"""
"""Names of first-level areas of more than one country: a row of each says of which."""
KEYS = {
    "weapon": f"CASE WHEN u.type = '{TOGETHER}' THEN u.type ELSE w.slug END",
    "weapon-type": "u.type",
    "month": _SPAN.format(n=7),
    "year": _SPAN.format(n=4),
    "admin1": f"CASE WHEN i.admin1 IN ({_IN_SEVERAL}) THEN i.admin1 || ' (' || i.country || ')'"
    " ELSE i.admin1 END",
    "country": "i.country",
    "target": "t.category",
    "attacker": "i.attacker",
}
"""Keys by the name of `--by`, each as SQL over an incident, its weapon uses and targets."""
OF_WEAPONS = ("weapon", "weapon-type")
OVERLAPPING = (*OF_WEAPONS, "target")
"""Keys of which one record can have several values."""
IN_TIME = ("month", "year")

MUNITIONS = ("launched", "intercepted", "hit")
CASUALTIES = ("killed", "injured", "missing")
GROUPS = ("civilians_killed", "children_killed", "combatants_killed", "women_killed")
FIGURES = ("launched", "intercepted", "killed", "injured", "missing", "hit", *GROUPS)
"""Sums by the name of `--of`, in the order of an answer's columns."""
USUAL = FIGURES[:5]
INTERCEPT_RATE = "intercept_rate"
CHOICES = (*FIGURES, INTERCEPT_RATE)
"""Every name that `--of` takes."""
PER = ("incident",)
"""What sums can be divided by, by the name of `--per`."""
RATE = ("rate_launched", "rate_intercepted")
"""Tallies over the records that give both counts in full."""


def ends(figure: str) -> tuple[str, ...]:
    """The ends that a figure has: only people have a best, and groups of them have none."""
    return ("low", "best", "high") if figure in CASUALTIES else ("low", "high")


IN_CELLS = {
    **{key: KEYS[key] for key in ("month", "year", "country", "attacker")},
    "weapon-type": "i.weapon_type",
}
"""Keys that cells of totals have, as SQL over `total_cell i`, whose columns are named as those of
records are.
"""
FEW_MONTHS = 12
"""So many months without cells are read from their records beside the cells of the others."""


@dataclass(frozen=True)
class Asked:
    """A question for sums: what answers, the keys in their order, and the figures."""

    query: Query
    by: tuple[str, ...]
    figures: tuple[str, ...]

    @cached_property
    def people(self) -> list[str]:
        """Figures that every record has once."""
        return [name for name in (*CASUALTIES, *GROUPS) if name in self.figures]

    @cached_property
    def munitions(self) -> list[str]:
        """Counts over weapon uses."""
        wanted = {*self.figures, *(("launched", "intercepted") if self.rate else ())}
        return [name for name in MUNITIONS if name in wanted]

    @property
    def rate(self) -> bool:
        """Whether the share of what was intercepted is asked for."""
        return INTERCEPT_RATE in self.figures

    @property
    def by_weapon(self) -> bool:
        """Whether weapons are broken down."""
        return bool(set(self.by) & set(OF_WEAPONS))

    @property
    def by_use(self) -> bool:
        """Whether munitions are counted use by use: of some weapons alone, or broken down."""
        return self.by_weapon or bool(self.query.use_conditions)

    @property
    def apart(self) -> str:
        """The condition for records that SQL cannot sum alone: waves and their parts, and where
        uses are counted one by one, those with a count of all weapons together.
        """
        parts = "FROM incident c WHERE c.parent_id IS NOT NULL"
        ids = f"SELECT c.id {parts} UNION SELECT c.parent_id {parts}"
        if self.by_use:
            ids += f" UNION SELECT incident_id FROM weapon_use WHERE type = '{TOGETHER}'"
        return f"i.id IN ({ids})"

    @property
    def in_cells(self) -> bool:
        """Whether cells of totals answer: every condition, key and figure is theirs."""
        own = set(self.by) <= IN_CELLS.keys() and set(self.figures) <= SUMMED.keys()
        return own and self.query.in_cells

    def statements(
        self, database: Database, cells: Statements, records: Statements
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """What to ask, with its parameters: cells where they answer, and records for the months
        that have none.
        """
        months = unsummed(database) if self.in_cells else []
        if not self.in_cells or len(months) > FEW_MONTHS:
            yield from ((sql, self.query.parameters) for sql in records(self))
            return
        yield from ((sql, self.query.parameters) for sql in cells(self))
        for month in months:
            condition, values = in_month(month)
            conditions = [*self.query.conditions, condition]
            of_month = replace(self.query, conditions=conditions)
            for sql in records(replace(self, query=of_month)):
                yield sql, {**self.query.parameters, **values}

    @property
    def keys(self) -> list[str]:
        """The keys as columns key0, key1 and so on."""
        return [f"{KEYS[key]} AS key{number}" for number, key in enumerate(self.by)]

    @property
    def cells(self) -> str:
        """The cells that answer but for the kinds of records, as FROM and WHERE."""
        return f"FROM total_cell i WHERE i.by_type = {int(self.by_weapon)}"

    @property
    def cell_keys(self) -> list[str]:
        """The same of cells."""
        return [f"{IN_CELLS[key]} AS key{number}" for number, key in enumerate(self.by)]

    @property
    def joins(self) -> str:
        """What keys and munitions need beside the incident: uses that fit, and the categories of
        targets, each once a record.
        """
        uses = f"LEFT JOIN weapon_use u ON {self.query.use_text}" if self.by_use else ""
        if "weapon" in self.by:
            uses = f"{uses} LEFT JOIN weapon w ON w.id = u.weapon_id"
        if "target" not in self.by:
            return uses
        return f"{uses} LEFT JOIN target t ON t.incident_id = i.id AND t.id NOT IN ({_AGAIN})"


_AGAIN = """SELECT e.id FROM target e JOIN
    (SELECT category, incident_id, min(id) AS first FROM target
    GROUP BY category, incident_id HAVING count(*) > 1) AS d
    ON d.category = e.category AND d.incident_id = e.incident_id AND e.id > d.first"""
"""Targets of a category that a record has already. They are few and an index finds them, so that
categories need not be sorted to have each of them once.
"""


def key_columns(by: Sequence[str]) -> list[str]:
    """The names of the key columns of a SELECT."""
    return [f"key{number}" for number in range(len(by))]
