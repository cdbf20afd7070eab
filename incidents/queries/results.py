"""What an export hands on: the rows of a question, the store that they stand in, what made them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast

from incidents.queries.filters import metres
from incidents.queries.places.blur import Grid
from incidents.queries.query import select_expressions, select_rows
from schema.columns import COLUMNS, NAMES, Column
from schema.precisions import AREA_PRECISIONS
from schema.restricted import Location

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.queries.provenance import Made
    from incidents.store.engines.base import Database, Engine

Value: TypeAlias = str | int | float | None
"""A value of a row; None where it is unknown."""
Values: TypeAlias = tuple[Value, ...]
"""A row in the order of its columns."""
Parts: TypeAlias = tuple[Value, str, float | None, float | None, str, float | None, str]
"""A row as `Answer.parts` gives it."""
LOCATION = ("latitude", "longitude", "location_precision", "uncertainty_m")
"""The columns that a grid changes; they stand side by side in the flat row."""
AREAS = (*AREA_PRECISIONS, "unknown")
"""Precisions of records known only to an area: no format draws them as a point."""
FIRST = NAMES.index(LOCATION[0])
AFTER = FIRST + len(LOCATION)
T = TypeVar("T")
_Stored: TypeAlias = tuple[float | None, float | None, str, float | None]


class Look(NamedTuple):
    """How a kind of weapon is drawn: colour as #rrggbb, shape as an SVG path in a box of 24 by
    24 units.
    """

    key: str
    label: str
    colour: str
    shape: str


Palette = Callable[[Sequence[str]], Look]
"""Codes of weapon types to the look of what was used together."""


@dataclass
class Answer:
    """Rows that match, ready to be written. `made` is what made them, as plain values.

    `notes` collects what a person has to know of the file that was written. `sites` are keys of
    places that give no coordinates (`queries.publication`).
    """

    engine: Engine
    database: Database
    query: Query
    made: Made
    restricted: bool = False
    grid: Grid | None = None
    hxl: bool = False
    palette: Palette | None = None
    notes: list[str] = field(default_factory=list)
    sites: frozenset[str] = frozenset()

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of every row."""
        return COLUMNS

    def rows(self) -> Iterator[Values]:
        """Flat rows, newest first, coordinates as they may leave."""
        sql = select_rows(self.query, restricted=self.restricted)
        rows: Iterator[Values] = self.database.tuples(sql, self.query.parameters)
        return (self._moved(row, FIRST) for row in rows) if self.grid else rows

    def parts(self, first: str, text: Callable[[Sequence[Column]], str]) -> Iterator[Parts]:
        """Rows as seven values: the SQL expression `first`, the columns before the location as
        the database's own `text`, the location, the columns after it.
        """
        columns = self.columns
        expressions = [first, text(columns[:FIRST]), *LOCATION, text(columns[AFTER:])]
        sql = select_expressions(self.query, expressions, self.restricted)
        rows: Iterator[Parts] = self.database.tuples(sql, self.query.parameters)
        return (cast(Parts, self._moved(row, 2)) for row in rows) if self.grid else rows

    def seen(self, location: Location) -> Location:
        """A location of any other record, as it may leave."""
        return self.grid.seen(location) if self.grid else location

    def place_seen(self, place: Mapping[str, Any]) -> Location:
        """The location of a recorded place, as it may leave."""
        if place["key"] in self.sites:
            return Location(None, None, "unknown", None)
        names = ("latitude", "longitude", "uncertainty_m")
        latitude, longitude, radius = (place.get(name) for name in names)
        return self.seen(Location(latitude, longitude, "unknown", radius))

    def without_point(self) -> int:
        """How many records have no coordinates, or only those of an area."""
        areas = ", ".join(f"'{code}'" for code in AREAS)
        prefix = "exact_" if self.restricted else ""
        test = f"i.{prefix}latitude IS NULL OR i.{prefix}location_precision IN ({areas})"
        return sum(1 for row in self.rows() if not point(row)) if self.grid else self._count(test)

    def _count(self, test: str) -> int:
        sql = f"SELECT coalesce(sum({test}), 0) FROM incident i {self.query.text}"
        return int(next(self.database.tuples(sql, self.query.parameters))[0])

    def _moved(self, row: Values, at: int) -> Values:
        seen = self.seen(Location(*cast(_Stored, row[at : at + 4])))
        location = (seen.latitude, seen.longitude, seen.precision, seen.uncertainty_m)
        return (*row[:at], *location, *row[at + 4 :])


def grid_of(words: str | None) -> Grid | None:
    """The grid that `--blur` asks for, such as 1km; raises UsageError for what is no distance."""
    return Grid(metres(words, "--blur"), words) if words is not None else None


def point(row: Values) -> tuple[float, float] | None:
    """Longitude and latitude of a row's point; None where it is known to an area or not at all."""
    latitude, longitude, precision, _ = cast(_Stored, row[FIRST:AFTER])
    if latitude is None or longitude is None or precision in AREAS:
        return None
    return longitude, latitude


def blocks(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Rows in lists of `size`, the last one shorter."""
    rest = iter(rows)
    while block := list(islice(rest, size)):
        yield block
