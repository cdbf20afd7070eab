"""What a text has told so far: its strikes and waves, and the one that it is speaking of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.extract.strikes.event import Event

if TYPE_CHECKING:
    from incidents.extract.strikes.clauses import Clause

REACH = 100
"""How many strikes back a sentence may go on about."""


@dataclass(frozen=True)
class Unbound:
    """A fact that belongs to no event, and why."""

    start: int
    end: int
    what: str
    why: str


@dataclass(frozen=True)
class Match:
    """A strike that a clause speaks of, and the name of the rule that says so.

    `closer`: the clause names its place more closely than the text did before.
    """

    rule: str
    event: Event
    closer: bool = False


@dataclass(frozen=True)
class Step:
    """One step of the trace: the clause between two offsets, the rule that it fell under, and the
    strikes that it was bound to.
    """

    start: int
    end: int
    rule: str
    matches: Sequence[Match]


@dataclass
class Memory:
    """Actions of a rule write here (`changes`, `waves`) and the walk over the clauses (`binding`);
    conditions only look.
    """

    events: list[Event] = field(default_factory=list)
    waves: list[Event] = field(default_factory=list)
    """Waves and roll-ups: parents of strikes."""
    focus: Event | None = None
    """The strike that the text is speaking of."""
    unbound: list[Unbound] = field(default_factory=list)
    unexplained: list[Clause] = field(default_factory=list)
    """Clauses on people hurt before any strike is told of: "she was killed on 3 May"."""
    long_total: bool = False
    """Whether the clause before gave the totals of a war, so that a bare figure goes on so."""
    trace: list[Step] = field(default_factory=list)

    @property
    def recent(self) -> list[Event]:
        """The last strikes, the newest first: what a reader still has in mind."""
        return self.events[: -REACH - 1 : -1]
