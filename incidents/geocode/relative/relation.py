"""What a wording such as `20 km south of Kharkiv` says, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.geocode.relative.compass import Direction

KINDS = {
    "offset": "a distance in a direction",
    "distance": "a distance without a direction",
    "direction": "a direction without a distance",
    "near": "near a place",
    "opposite": "on the other side of a river or a street from a place",
    "border": "at or across the border by a place",
    "between": "between two places",
    "outskirts": "on the edge of a settlement or just outside it",
    "part": "a part of a place",
}
"""Every kind of relation, and what it means."""


@dataclass(frozen=True, slots=True)
class Distance:
    """Metres, and by how many they may be wrong as they were rounded or left vague."""

    metres: float
    doubt_m: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A place that is described by others, which still have to be found.

    `kind` is a code of `KINDS`. `anchors` are the names that it hangs on as the text has them, in
    whatever grammatical form: two for `between`, else one. `from_centre` is true when the text
    measures from the middle of the anchor. `part` is the part that is named, such as `northern` or
    `Saltivskyi district`; `district` tells the second from the first. `whole` is false for a
    district without the settlement that it belongs to: its name is then the anchor.
    """

    kind: str
    anchors: tuple[str, ...]
    distance: Distance | None = None
    direction: Direction | None = None
    from_centre: bool = False
    part: str | None = None
    district: bool = False
    whole: bool = True

    @property
    def anchor(self) -> str:
        """The first, mostly the only, name to look up."""
        return self.anchors[0]

    @property
    def distance_m(self) -> float | None:
        """The distance in metres, or None when the text gives none."""
        return self.distance.metres if self.distance else None

    @property
    def bearing(self) -> float | None:
        """Degrees clockwise from north, or None when the text gives no direction."""
        return self.direction.bearing if self.direction else None

    @property
    def precision(self) -> str:
        """The code of location_precisions that a place worked out from this deserves at best.

        Where the anchor's own precision is coarser (`southern Lebanon`), that one holds.
        """
        if self.kind != "part":
            return "near_settlement"
        if not self.whole:
            return "admin2"
        return "neighbourhood" if self.district else "settlement"
