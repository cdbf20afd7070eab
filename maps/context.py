"""What a map knows beyond its rows: launch sites, labels, credits and what made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from schema.errors import InputError
from schema.languages.catalogue import N_
from schema.languages.labels import label


@dataclass(frozen=True)
class MapContext:
    """Plain facts that the caller hands over, so that `maps` need not open a store.

    `sites`: launch sites as dicts with key, name, latitude, longitude, country, kind; a row's
    `launch_sites` holds their names. `labels`: what people read for a code, by vocabulary
    ("weapons" for slugs). `parents`: weapon type to broader type, where it is not in the
    vocabulary. `made`: filter, time, version, revision, records, `left_out` (how
    many records match and are not drawn, by reason), `blur` where positions are coarsened, in
    words that go on after "Positions are", and `publish_delay` where strikes are fresh. `ranges`:
    weapons as dicts with weapon (slug), low_km and high_km, as sources print them. `uses`: weapon
    uses of records that have several, as dicts with code, type and the four counts launched_low
    to intercepted_high, and weapon (slug) where it is named; where sums count one kind of weapon,
    they go by these. `waves`: of records in waves, dicts with code, above (the nearest record above
    that the rows hold), parts (whether it has any) and wider (whether its own casualties are of
    more than was asked for). `broader`: the family of each
    weapon, or its type as `type CODE`, and of each type the broader one. `aliases`: other names by
    flat column, then by what stands in it (a weapon's slug, the name of a place or attacker).
    `left_out`: what matches and is not drawn, a sentence a reason. `records`: who says what, as
    tables of plain columns (`maps.records`); without it the page says that it holds none.
    `story`: steps that the page leads through, each with title, text and address (what stands
    after the `#` when the map shows it). `credits`: lines owed to data sets. `title`: heading of
    the page.
    """

    sites: Sequence[Mapping[str, Any]] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    parents: Mapping[str, str | None] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)
    ranges: Sequence[Mapping[str, Any]] = ()
    uses: Sequence[Mapping[str, Any]] = ()
    waves: Sequence[Mapping[str, Any]] = ()
    broader: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    left_out: Sequence[str] = ()
    records: Mapping[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    story: Sequence[Mapping[str, str]] = ()
    credits: Sequence[str] = ()
    title: str = N_("Strike incidents")

    @classmethod
    def from_frame(
        cls, given: MapContext | Mapping[str, Any] | None, frame: Any = None
    ) -> MapContext:
        """The context given, or the one that the frame carries in `attrs`, or an empty one."""
        carried = getattr(frame, "attrs", {}).get("context") if given is None else given
        if isinstance(carried, MapContext):
            return carried
        if carried is None:
            return cls()
        if not isinstance(carried, Mapping):
            raise InputError("a MapContext or a mapping", type(carried).__name__, "context")
        known = {f.name for f in fields(cls)}
        return cls(**{key: value for key, value in carried.items() if key in known and value})

    def label(self, name: str, code: str) -> str:
        """What people read for a code; the code itself, made readable, when nobody named it."""
        if code in self.labels.get(name, {}):
            return self.labels[name][code]
        if name == "weapons":
            return _from_slug(code)
        return label(name, code)


def _from_slug(slug: str) -> str:
    """A heading for a weapon that came without its name: `oreshnik` reads Oreshnik."""
    return slug[:1].upper() + slug[1:]
