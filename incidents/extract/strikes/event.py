"""Strikes, waves and roll-ups: what the clauses of an article add up to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.extract.casualties.tolls import Toll
from incidents.extract.mentions.calendar import DateMention
from incidents.extract.mentions.places import PlaceMention
from incidents.extract.mentions.sites import SiteMention
from incidents.extract.mentions.speakers import Speaker
from incidents.extract.mentions.statements import StatementMention
from incidents.extract.mentions.weapons import WeaponMention, compatible, family_of
from incidents.extract.strikes.places_hit import PlaceHit

if TYPE_CHECKING:
    from incidents.extract.strikes.clauses import Clause

STRIKE, WAVE, ROLLUP = "strike", "wave", "rollup"


@dataclass(frozen=True)
class TollClaim:
    """A casualty figure with who gives it."""

    toll: Toll
    speaker: Speaker | None


@dataclass(frozen=True)
class WeaponUse:
    """A weapon that was used, and what its count counts: launched, hit, or nothing."""

    mention: WeaponMention
    counts: str | None


@dataclass(frozen=True)
class Lead:
    """What was known of a strike while the text named only an area for it: the figures, and how
    many weapons, sites and spans. `single`: it spoke of one strike.
    """

    place: PlaceHit | None
    single: bool
    tolls: list[TollClaim]
    weapons: int
    sites: int
    spans: int


@dataclass
class Event:
    """One strike as it grows from clause to clause."""

    level: str = STRIKE
    place: PlaceHit | None = None
    quarter: PlaceHit | None = None
    date: DateMention | None = None
    spoken: DateMention | None = None
    weapons: list[WeaponUse] = field(default_factory=list)
    intercepted: list[WeaponMention] = field(default_factory=list)
    tolls: list[TollClaim] = field(default_factory=list)
    named: list[TollClaim] = field(default_factory=list)
    """People hurt who are called by their names."""
    statements: list[StatementMention] = field(default_factory=list)
    """Who did it and why, as somebody says."""
    sites: list[SiteMention] = field(default_factory=list)
    launches: list[PlaceMention] = field(default_factory=list)
    attacker: tuple[str, int, int] | None = None
    debris: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    speaker: Speaker | None = None
    parent: Event | None = None
    earlier: bool = False
    apart: bool = False
    """Whether the text sets it apart from those before it: "another", "elsewhere"."""
    single: bool = False
    """Whether the text spoke of one strike when it first told of it: "a missile hit"."""
    spread: bool = False
    """Whether it spoke of several places then: "in different parts of the region"."""
    lead: Lead | None = None
    begun: int | None = None
    """Where the sentence starts that first told of it."""
    around: set[str] = field(default_factory=set)
    """The names that the text gives beside its place: the town it is in, a town it is near."""

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """First and last day, if known."""
        if self.date is None or self.date.first is None or self.date.last is None:
            return None
        return self.date.first, self.date.last

    @property
    def _reported(self) -> tuple[dt.date, dt.date] | None:
        """When it was spoken of, and the day before."""
        if self.spoken is None or self.spoken.first is None:
            return None
        return self.spoken.first - dt.timedelta(days=1), self.spoken.first

    @property
    def families(self) -> set[str]:
        """The broad kinds of its weapons."""
        return {family_of(used.mention.type) for used in self.weapons}

    def move_to(self, place: PlaceHit) -> None:
        """Take over a closer place; what was told before of the wider one is kept as the lead."""
        wide = len(self.weapons), len(self.sites), len(self.spans)
        self.lead = self.lead or Lead(self.place, self.single, list(self.tolls), *wide)
        self.place = place

    def fits_date(self, date: DateMention | None) -> bool:
        """Whether a date may be the event's: a night and its two days go together."""
        days = self.days or self._reported
        if date is None or days is None or date.first is None or date.last is None:
            return True
        first, last = days
        return date.first <= last and first <= date.last

    def fits_weapons(self, weapons: list[WeaponMention]) -> bool:
        """Whether weapons may be the event's: one of them is, or one side names none."""
        if not weapons or not self.weapons:
            return True
        own = [used.mention.type for used in self.weapons]
        return any(
            compatible(w.type, t) or family_of(w.type) == family_of(t) for w in weapons for t in own
        )

    def repeated_by(self, clause: Clause) -> bool:
        """Whether a clause says nothing new of this strike: no other figure, day or weapon."""
        if clause.assertion.apart or not (
            self.fits_date(clause.date) and self.fits_weapons(clause.weapons)
        ):
            return False
        known = {(claim.toll.outcome, claim.toll.count.low) for claim in self.tolls}
        return all(t.none or t.partial or (t.outcome, t.count.low) in known for t in clause.tolls)

    @property
    def anchored(self) -> bool:
        """Whether there is enough for a record: a place, a weapon or a casualty."""
        return (
            (self.place is not None and not self.place.country_wide)
            or self._hurt
            or bool(self.weapons and self.date)
        )

    @property
    def faint(self) -> bool:
        """Whether only an area, or a name that nothing explains, tells it from other strikes."""
        place = self.place
        return (place is None or place.broad or place.unknown) and not self.tolls

    @property
    def _hurt(self) -> bool:
        return any(not claim.toll.none for claim in self.tolls)
