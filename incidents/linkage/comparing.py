"""What speaks for and against two records being one event, as numbers: one column a feature.

Every feature is nought where nobody said anything that could be compared, so that an unknown value
speaks neither way. Distances are seen through the radii: two kilometres say nothing between two
villages' centres and much between two craters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from incidents.linkage import blocking
from incidents.linkage.records import Numbers, Records

_WIDEST_KM = 50.0
USUAL_SPREAD_KM = 1.0
"""Where too few pairs of two books tell how they place events."""
_FEW_WORDS = 0.05
"""Likeness of words below which nobody is anybody's likest."""


@dataclass(frozen=True)
class Others:
    """What can be seen only over many pairs at once.

    `best_words` holds for each record how alike its words are at most to those of any record that
    it is compared with. `books` numbers the data sets of each record, and `spread` says for a pair
    of these numbers how many kilometres lie between records of one event: the median over pairs
    with like words. Two books that copy coordinates agree to the metre, two that round them do not.
    """

    best_words: Numbers
    books: Numbers
    spread: Numbers


@dataclass(frozen=True)
class Pairs:
    """Pairs of records by their places in `records`, and what several features ask of them."""

    records: Records
    one: Numbers
    other: Numbers
    others: Others | None = None
    """What the other pairs tell; None where they were not looked at."""

    @cached_property
    def km(self) -> Numbers:
        """Kilometres between the points; NaN where one has none."""
        return blocking.kilometres(self.records, self.one, self.other)

    @cached_property
    def radius(self) -> Numbers:
        """Both radii together, in kilometres."""
        together = self.records.radius[self.one] + self.records.radius[self.other]
        return np.asarray(np.minimum(together, _WIDEST_KM))

    @cached_property
    def located(self) -> Numbers:
        """Where both have a point."""
        return np.asarray(self.records.has_point[self.one] & self.records.has_point[self.other])

    @cached_property
    def days(self) -> Numbers:
        """Whole days between the spans, 0 where they overlap."""
        return blocking.days_apart(self.records, self.one, self.other)

    @cached_property
    def words(self) -> Numbers:
        """How alike the words of title and summary are, rare ones counting most: 0 to 1."""
        words = self.records.words
        return words.shared(self.one, words, self.other)[0]

    @cached_property
    def likest(self) -> Numbers:
        """How near the words of a pair come to the best that either of its records has with any
        other: 1 where each is the other's likest, 0 where nothing is alike.
        """
        if self.others is None:
            return np.zeros(len(self.one))
        best = self.others.best_words
        parts = [
            np.minimum(self.words / np.maximum(best[side], _FEW_WORDS), 1.0)
            for side in (self.one, self.other)
        ]
        return np.asarray(parts[0] * parts[1])

    @cached_property
    def spread(self) -> Numbers:
        """Kilometres between records of one event, as their two books place them."""
        if self.others is None:
            return np.full(len(self.one), USUAL_SPREAD_KM)
        books = self.others.books
        return np.asarray(self.others.spread[books[self.one], books[self.other]])

    @cached_property
    def beyond(self) -> Numbers:
        """How far two points lie beyond what their books' spread explains, in that spread."""
        with np.errstate(invalid="ignore"):
            excess = self.km / (0.5 + 3.0 * self.spread) - 1.0
        return np.where(self.located, np.clip(excess, 0.0, 5.0), 0.0)

    @cached_property
    def same_place(self) -> Numbers:
        """Where both name one place, or the name of one's place stands in the other's words."""
        names, words = self.records.places, self.records.words
        place = self.records.place
        same = (place[self.one] >= 0) & (place[self.one] == place[self.other])
        for one, other in ((self.one, self.other), (self.other, self.one)):
            same = same | (names.shared(one, words, other)[1] > 0.5)
        return np.asarray(same)

    @cached_property
    def other_place(self) -> Numbers:
        """Where both name a place, and neither the same one nor one that the other's words name."""
        place = self.records.place
        both = (place[self.one] >= 0) & (place[self.other] >= 0)
        return np.asarray(both & ~self.same_place)

    @cached_property
    def weapons_alike(self) -> Numbers:
        """Where a weapon of one is one of the other's, or a kind of it."""
        up, down = self.records.weapons, self.records.own_weapons
        one, other = self.one, self.other
        related = ((up[one] & down[other]) | (down[one] & up[other])).any(axis=1)
        return np.asarray(related & self._both_known(down))

    @cached_property
    def weapons_exclude(self) -> Numbers:
        """Where both name weapons and none of one is, or is a kind of, one of the other's."""
        return np.asarray(self._both_known(self.records.own_weapons) & ~self.weapons_alike)

    def _both_known(self, bits: Numbers) -> Numbers:
        return np.asarray(bits[self.one].any(axis=1) & bits[self.other].any(axis=1))

    @cached_property
    def targets(self) -> Numbers:
        """1 for a kind of target in common, -1 where both name some and none in common."""
        bits = self.records.targets
        common = (bits[self.one] & bits[self.other]).any(axis=1)
        return np.where(self._both_known(bits), np.where(common, 1.0, -1.0), 0.0)

    @cached_property
    def areas(self) -> Numbers:
        """1 for the same first-level area, -1 for different ones."""
        area = self.records.area
        known = (area[self.one] >= 0) & (area[self.other] >= 0)
        return np.where(known, np.where(area[self.one] == area[self.other], 1.0, -1.0), 0.0)

    @cached_property
    def tolls_exclude(self) -> Numbers:
        """Where the killed or the injured of both cannot be the same; an open end excludes none."""
        return self._exclude(self.records.killed) | self._exclude(self.records.injured)

    def _exclude(self, counts: Numbers) -> Numbers:
        low, high = counts[:, 0], counts[:, 1]
        with np.errstate(invalid="ignore"):
            one, other = self.one, self.other
            return np.asarray((low[one] > high[other]) | (low[other] > high[one]))

    @cached_property
    def tolls_alike(self) -> Numbers:
        """Where both have the same lowest number of killed or injured, above none."""
        same = np.zeros(len(self.one), bool)
        for counts in (self.records.killed[:, 0], self.records.injured[:, 0]):
            with np.errstate(invalid="ignore"):
                same |= (counts[self.one] == counts[self.other]) & (counts[self.one] > 0)
        return same

    @cached_property
    def same_address(self) -> Numbers:
        """Where both cite one address, of a page or of a picture."""
        addresses = self.records.addresses
        return np.asarray(addresses.shared(self.one, addresses, self.other)[0] > 0)

    def near(self, reach: Numbers) -> Numbers:
        """How near the points are: 1 on one spot, falling with distance over a reach in kilometres;
        0 where one has no point.
        """
        return np.where(self.located, np.exp(-np.where(self.located, self.km, 0.0) / reach), 0.0)

    @cached_property
    def spot(self) -> Numbers:
        """Nearness over some hundred metres, more where the radii are larger."""
        return self.near(0.15 + 0.15 * self.radius)

    @cached_property
    def same_days(self) -> Numbers:
        """How much of both spans together is common to both: 1 for the same day."""
        first, last = self.records.first, self.records.last
        one, other = self.one, self.other
        together = np.maximum(last[one], last[other]) - np.minimum(first[one], first[other])
        common = np.minimum(last[one], last[other]) - np.maximum(first[one], first[other])
        return np.asarray(np.maximum(common + 1, 0) / (together + 1))


Feature = Callable[[Pairs], Numbers]
FEATURES: dict[str, Feature] = {
    "spot": lambda pairs: pairs.spot,
    "around": lambda pairs: pairs.near(6.0 + pairs.radius),
    "in_spread": lambda pairs: pairs.near(0.2 + 1.5 * pairs.spread),
    "beyond": lambda pairs: pairs.beyond,
    "no_point": lambda pairs: ~pairs.located,
    "days": lambda pairs: pairs.days,
    "same_days": lambda pairs: pairs.same_days,
    "weapons_alike": lambda pairs: pairs.weapons_alike,
    "weapons_exclude": lambda pairs: pairs.weapons_exclude,
    "targets": lambda pairs: pairs.targets,
    "areas": lambda pairs: pairs.areas,
    "tolls_exclude": lambda pairs: pairs.tolls_exclude,
    "tolls_alike": lambda pairs: pairs.tolls_alike,
    "words": lambda pairs: pairs.words,
    "many_words": lambda pairs: np.maximum(pairs.words - 0.35, 0.0),
    "likest": lambda pairs: pairs.likest * (1.0 - pairs.spot),
    "words_no_point": lambda pairs: pairs.words * ~pairs.located,
    "place_no_point": lambda pairs: pairs.same_place & ~pairs.located,
    "other_place_no_point": lambda pairs: pairs.other_place & ~pairs.located,
}
"""Every feature by its name, as the file of weights lists them."""


def compared(pairs: Pairs) -> Numbers:
    """The features of pairs: a row a pair, the columns in the order of `FEATURES`."""
    return np.stack([feature(pairs) for feature in FEATURES.values()], 1).astype(np.float32)
