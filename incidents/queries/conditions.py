"""SQL conditions over incidents, with named parameters, as `queries.query` collects them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from incidents.queries.results import Value
    from incidents.store.engines.base import Database

MANY = 25_000
"""From so many records on it costs less to walk the index in the order of the answer than to look
each of them up and to sort what was found.
"""


@dataclass
class Query:
    """Conditions over `incident i` and their parameters. Ready to be put into a SELECT.

    `kinds` are the conditions that hide what answers only to its name (refuted records, drafts,
    test launches), each beginning with its column. `use_conditions` are those over `weapon_use u`
    that a filter for weapons makes, so that totals count only the munitions asked for. `areas` are
    the conditions that ask for a record's own country or first-level area; `by_parts` says that a
    spot or a weapon is asked for, of which a wave's own figures may be only in part. `in_cells`
    says that every condition is as true of a cell of totals as of each record in it. `functions`
    are Python functions that the conditions call, by name with the number of their arguments.
    `notes` are what a person has to know of the answer.
    """

    conditions: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    by_parts: bool = False
    use_conditions: list[str] = field(default_factory=list)
    parameters: dict[str, Value] = field(default_factory=dict)
    in_cells: bool = True
    functions: dict[str, tuple[int, Callable[..., Any]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def prepare(self, database: Database) -> None:
        """Let an open database run the conditions; one that `build` was given is ready."""
        for name, (arguments, function) in self.functions.items():
            database.add_function(name, arguments, function)

    def where(self, condition: str, *, in_cells: bool = False, **parameters: Value) -> None:
        """Add a condition; `in_cells` where it may be asked of a cell of totals (`in_cells` of the
        query).
        """
        self.conditions.append(condition)
        self.in_cells &= in_cells
        self.parameters |= parameters

    def where_among(self, database: Database, ids: str, **parameters: Value) -> str:
        """Add that a record is among those whose ids a SELECT gives; the condition. Of few, the
        database begins with them; of many (`+` says so, in every SQL), it walks the records in the
        order of the answer and looks for each whether it is among them.
        """
        self.parameters |= parameters
        counted = f"SELECT count(*) FROM ({ids} LIMIT {MANY}) AS few"
        (number,) = next(database.tuples(counted, self.parameters))
        condition = f"{'+i.id' if number >= MANY else 'i.id'} IN ({ids})"
        self.where(condition)
        return condition

    def where_area(self, condition: str, **parameters: Value) -> None:
        """Add a condition over a record's own country or first-level area."""
        self.where(condition, in_cells=condition.startswith("i.country "), **parameters)
        self.areas.append(condition)

    def list(self, name: str, values: Iterable[Value]) -> str:
        """`IN (:name0, :name1 ...)`, with the parameters noted."""
        marked = {f"{name}{n}": value for n, value in enumerate(values)}
        self.parameters |= marked
        return f"IN ({', '.join(':' + mark for mark in marked)})"

    @property
    def use_text(self) -> str:
        """The condition that joins weapon uses to their incident: of a filter for weapons, only
        those asked for.
        """
        return " AND ".join(["u.incident_id = i.id", *self.use_conditions])

    @property
    def fits(self) -> str:
        """All conditions as one."""
        return " AND ".join([*self.conditions, *self.kinds]) or "1 = 1"

    @property
    def text(self) -> str:
        """The WHERE clause, empty when there is no condition."""
        return f"WHERE {self.fits}" if self.conditions or self.kinds else ""

    @property
    def hits(self) -> str:
        """A SELECT of the ids of what answers."""
        return f"SELECT i.id FROM incident i {self.text}"
