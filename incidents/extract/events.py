"""Events: what the units of an article add up to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.extract.mentions.casualties import Toll
from incidents.extract.mentions.dates import DateMention
from incidents.extract.mentions.places import PlaceMention
from incidents.extract.mentions.resolve import Where
from incidents.extract.mentions.sites import SiteMention
from incidents.extract.mentions.speakers import Speaker
from incidents.extract.mentions.weapons import WeaponMention, compatible, family_of
from incidents.geocode.answer import Candidate
from incidents.geocode.scope import kilometres
from incidents.language.folding import lookup_form

if TYPE_CHECKING:
    from incidents.extract.units import Unit

_NEAR_KM = 40
STRIKE, WAVE, ROLLUP = "strike", "wave", "rollup"


@dataclass(frozen=True)
class Spot:
    """A place that was hit, and what the gazetteer has for it."""

    mention: PlaceMention
    where: Where

    @property
    def chosen(self) -> Candidate | None:
        """The place of the gazetteer, if one was chosen."""
        return self.where.chosen

    @property
    def form(self) -> str:
        """The name as look-ups have it."""
        return lookup_form(self.mention.name)

    @property
    def broad(self) -> bool:
        """Whether it is an area and no settlement."""
        found = self.chosen
        return self.mention.kind == "area" or (
            found is not None and found.precision in ("admin1", "country")
        )

    @property
    def small(self) -> bool:
        """Whether it is a part of a town or a site, rather than a town."""
        found = self.chosen
        if found is not None:
            return found.precision in ("site", "neighbourhood")
        return self.mention.kind in ("quarter", "district", "site")

    @property
    def unexplained(self) -> bool:
        """Whether neither the gazetteer nor the text says what it is."""
        return self.chosen is None and self.mention.kind is None

    def near(self, other: Spot) -> bool:
        """Whether the other may lie in or by this one, as far as coordinates tell."""
        mine, theirs = self.chosen, other.chosen
        if mine is None or theirs is None or self.broad:
            return True
        apart = kilometres((mine.latitude, mine.longitude), (theirs.latitude, theirs.longitude))
        return apart < _NEAR_KM

    @property
    def country_wide(self) -> bool:
        """Whether it is a whole country."""
        return self.chosen is not None and self.chosen.precision == "country"

    def same(self, other: Spot) -> bool:
        """Whether two names mean one place."""
        if self.broad != other.broad:
            return False
        mine, theirs = self.chosen, other.chosen
        if mine and theirs:
            return (mine.latitude, mine.longitude) == (theirs.latitude, theirs.longitude)
        return self.form == other.form

    def holds(self, other: Spot) -> bool:
        """Whether this area holds that town, as far as the text or the gazetteer knows."""
        if self.country_wide and other.broad and not other.country_wide:
            return bool(
                other.chosen and self.chosen and other.chosen.country == self.chosen.country
            )
        if not self.broad or other.broad:
            return False
        if other.mention.inside and lookup_form(other.mention.inside) == self.form:
            return True
        mine, theirs = self.chosen, other.chosen
        if mine is None or theirs is None:
            return theirs is None
        if mine.precision == "country":
            return mine.country == theirs.country
        return (mine.country, mine.admin1) == (theirs.country, theirs.admin1)


@dataclass(frozen=True)
class Told:
    """A casualty figure with who gives it."""

    toll: Toll
    speaker: Speaker | None


@dataclass(frozen=True)
class Used:
    """A weapon that was used, and what its count counts: launched, hit, or nothing."""

    mention: WeaponMention
    counts: str | None


@dataclass
class Event:
    """One strike as it grows from unit to unit."""

    level: str = STRIKE
    spot: Spot | None = None
    quarter: Spot | None = None
    date: DateMention | None = None
    spoken: DateMention | None = None
    date_inferred: str | None = None
    weapons: list[Used] = field(default_factory=list)
    intercepted: list[WeaponMention] = field(default_factory=list)
    tolls: list[Told] = field(default_factory=list)
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

    def take_date(self, date: DateMention | None) -> None:
        """A first date, or a day in place of the night that it lies in."""
        if date is None:
            return
        closer = (
            self.date is not None and self.date.precision == "night" and date.precision == "day"
        )
        if self.days is None or (closer and self.fits_date(date)):
            self.date = date

    @property
    def families(self) -> set[str]:
        """The broad kinds of its weapons."""
        return {family_of(used.mention.type) for used in self.weapons}

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

    def retold(self, unit: Unit) -> bool:
        """Whether a unit says nothing that this strike has not: no other figure, day or weapon."""
        if unit.meaning.apart or not (
            self.fits_date(unit.date) and self.fits_weapons(unit.weapons)
        ):
            return False
        known = {(told.toll.outcome, told.toll.count.low) for told in self.tolls}
        return all(t.none or t.partial or (t.outcome, t.count.low) in known for t in unit.tolls)

    @property
    def anchored(self) -> bool:
        """Whether there is enough for a record: a place, a weapon or a casualty."""
        return (
            (self.spot is not None and not self.spot.country_wide)
            or self._hurt
            or bool(self.weapons and self.date)
        )

    @property
    def faint(self) -> bool:
        """Whether only an area, or a name that nothing explains, tells it from other strikes."""
        spot = self.spot
        vague = spot is None or spot.broad or (spot.chosen is None and spot.mention.kind != "town")
        return vague and not self.tolls

    @property
    def _hurt(self) -> bool:
        return any(not told.toll.none for told in self.tolls)
