"""Colour and shape of a weapon type, by the top of the type tree.

Colour alone never tells two kinds apart: each has a shape of its own. Rings and hatches have none,
so the colours lie at least ten apart (CIE Lab) also for people who see no red, no green or no blue,
by day and by night, with three times the contrast of the ground; a test measures it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schema.languages.catalogue import N_
from schema.vocabulary import vocabulary


@dataclass(frozen=True)
class Style:
    """How one kind of weapon is drawn.

    `colour` is for light surroundings, `night` for dark ones, both #rrggbb. `shape` is an SVG
    path in a box of 24 by 24 units around its centre.
    """

    key: str
    label: str
    colour: str
    night: str
    shape: str


_DIAMOND = "M12 1.5 22.5 12 12 22.5 1.5 12Z"
_CROSS = "M8.5 2.5H15.5V8.5H21.5V15.5H15.5V21.5H8.5V15.5H2.5V8.5H8.5Z"
_STAR = (
    "M12 1 14.6 7.2 20.5 3.5 16.8 9.4 23 12 16.8 14.6 20.5 20.5 14.6 16.8 12 23 9.4 16.8 "
    "3.5 20.5 7.2 14.6 1 12 7.2 9.4 3.5 3.5 9.4 7.2Z"
)
_DISC = "M12 3A9 9 0 1 1 12 21 9 9 0 1 1 12 3Z"

STYLES: tuple[Style, ...] = (
    Style("ballistic", N_("Ballistic missiles"), "#a71d01", "#ff4934", "M12 2.5 21.5 20.5H2.5Z"),
    Style("cruise", N_("Cruise missiles"), "#6b0035", "#b257a9", "M2.5 4 21.5 12 2.5 20 7.5 12Z"),
    Style("missile", N_("Other missiles"), "#ca6699", "#cba0a4", "M12 21.5 2.5 3.5H21.5Z"),
    Style("drone", N_("Drones and loitering munitions"), "#297eff", "#a0cbfd", _DIAMOND),
    Style("bomb", N_("Bombs"), "#219709", "#64a66a", "M12 1.5 21.9 8.8 18.2 20.5H5.8L2.1 8.8Z"),
    Style("rocket", N_("Rockets"), "#7459ae", "#f9fb4f", "M3.5 3.5H20.5V20.5H3.5Z"),
    Style("artillery", N_("Artillery and mortars"), "#3614c2", "#be78f8", _CROSS),
    Style("several", N_("Several kinds of weapon"), "#23445f", "#e1f1f2", _STAR),
    Style("other", N_("Other or unknown weapon"), "#8e8868", "#97a2b9", _DISC),
)

_BY_KEY = {style.key: style for style in STYLES}
_TOPS = {
    "ballistic_missile": "ballistic",
    "cruise_missile": "cruise",
    "missile": "missile",
    "drone": "drone",
    "loitering_munition": "drone",
    "bomb": "bomb",
    "rocket": "rocket",
    "artillery": "artillery",
}


def style_of(code: str, parents: Mapping[str, str | None] | None = None) -> Style:
    """The style of a weapon type: its own, or that of the nearest broader type that has one.

    `parents` adds types that the vocabulary does not hold; a type nobody placed is "other".
    """
    terms, extra, seen = vocabulary("weapon_types").terms, parents or {}, set()
    above: str | None = code
    while above and above not in seen:
        if above in _TOPS:
            return _BY_KEY[_TOPS[above]]
        seen.add(above)
        above = extra.get(above) or (terms[above].parent if above in terms else None)
    return _BY_KEY["other"]


def style_for(codes: Sequence[str], parents: Mapping[str, str | None] | None = None) -> Style:
    """The one style of an incident: that of its weapons, or "several" when they differ."""
    found = {style_of(code, parents) for code in codes}
    known = found - {_BY_KEY["other"]} or found
    if len(known) > 1:
        return _BY_KEY["several"]
    return next(iter(known), _BY_KEY["other"])
