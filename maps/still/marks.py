"""What a picture shows of the incidents: symbols, circles of uncertainty, areas, groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import log10, sqrt

import numpy as np

from maps.palette import STYLES, Style
from maps.placing import Placing
from maps.still.ground import Box, meet, outline
from maps.still.themes import Theme
from maps.still.view import View
from maps.table import Table

_SYMBOL = 18
_NEAR = 19
"""Symbols nearer to each other than so many pixels are one group."""
_SMALL_CIRCLE = 8
UNVERIFIED = "unverified"


@dataclass(frozen=True)
class Spot:
    """Incidents that a picture draws as one: where, of which kinds of weapon, how many."""

    x: float
    y: float
    styles: tuple[Style, ...]
    count: int
    verified: bool

    @property
    def style(self) -> Style:
        """The one kind, or "several"."""
        kinds = set(self.styles)
        return self.styles[0] if len(kinds) == 1 else _BY_KEY["several"]

    @property
    def radius(self) -> float:
        """Half its width in pixels: a group grows with the number in it."""
        return _SYMBOL / 2 if self.count == 1 else 9 + 5 * log10(self.count)


_BY_KEY = {style.key: style for style in STYLES}


def spots(table: Table, placed: Placing, styles: Sequence[Style], view: View) -> list[Spot]:
    """The incidents on the picture, those that would cover each other together."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    pixels = {}
    for row in np.flatnonzero(~np.isnan(placed.latitude)).tolist():
        pixel = view.at(float(placed.latitude[row]), float(placed.longitude[row]))
        if view.holds(pixel):
            pixels[row] = pixel
            groups[int(pixel[0] // _NEAR), int(pixel[1] // _NEAR)].append(row)
    checked = table.texts["verification"]
    found = []
    for rows in _merged(groups, pixels):
        x, y = (sum(pixels[row][axis] for row in rows) / len(rows) for axis in (0, 1))
        verified = any(checked.at(row) not in (UNVERIFIED, None) for row in rows)
        found.append(Spot(x, y, tuple(styles[row] for row in rows), len(rows), verified))
    return sorted(found, key=lambda spot: spot.count)


def inside(placed: Placing, view: View) -> int:
    """How many incidents with a point lie on the picture."""
    known = ~np.isnan(placed.latitude)
    points = zip(placed.latitude[known].tolist(), placed.longitude[known].tolist(), strict=True)
    return sum(view.holds(view.at(*point)) for point in points)


def _merged(
    groups: dict[tuple[int, int], list[int]], pixels: dict[int, tuple[float, float]]
) -> Iterator[list[int]]:
    """Squares of the picture with their rows; neighbours whose middles lie too near are joined."""
    middles: list[tuple[float, float, list[int]]] = []
    for _, rows in sorted(groups.items(), key=lambda group: -len(group[1])):
        x, y = (sum(pixels[row][axis] for row in rows) / len(rows) for axis in (0, 1))
        beside = next((m for m in middles if (m[0] - x) ** 2 + (m[1] - y) ** 2 < _NEAR**2), None)
        if beside:
            beside[2].extend(rows)
        else:
            middles.append((x, y, list(rows)))
    return (rows for _, _, rows in middles)


def circles(table: Table, placed: Placing, view: View, theme: Theme) -> Iterator[str]:
    """One circle a spot, the greatest radius there, where it is larger than a symbol."""
    greatest: dict[tuple[float, float], float] = {}
    radius = table.numbers["uncertainty_m"]
    for row in np.flatnonzero(~np.isnan(placed.latitude) & ~np.isnan(radius)).tolist():
        place = float(placed.latitude[row]), float(placed.longitude[row])
        greatest[place] = max(greatest.get(place, 0.0), float(radius[row]))
    for place, metres in greatest.items():
        pixels = view.pixels(metres, place[0])
        x, y = view.at(*place)
        if pixels > _SMALL_CIRCLE and view.holds((x, y), pixels):
            yield (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{pixels:.1f}" fill="{theme.ink}"'
                f' fill-opacity="0.05" stroke="{theme.quiet}" stroke-dasharray="3 3"/>'
            )


def areas(
    placed: Placing, view: View, theme: Theme, taken: Sequence[Box] = ()
) -> Iterator[tuple[str, Box]]:
    """Hatched outlines of records that are known to an area, with how many there are, and the box
    of the number, which keeps clear of what is `taken` where there is room; countries are too
    large to hatch and stand in the words below.
    """
    known = placed.area[~np.isnan(placed.area)]
    counts = Counter(known.astype(int).tolist())
    full = list(taken)
    for position, number in sorted(counts.items()):
        area = placed.outlines[position]
        path = outline(view, area.layer, area.code) if area.layer != "countries" else ""
        if not path:
            continue
        middle = _middle(path)
        text = f"{number} in {area.name}" if view.zoom > 4.5 else str(number)
        wide = 6.4 * len(text) + 10
        boxes = [_box(middle, step, wide) for step in _STEPS]
        box = next((one for one in boxes if not any(meet(one, other) for other in full)), boxes[0])
        full.append(box)
        look = f'fill="url(#known-to-area)" stroke="{theme.quiet}" stroke-width="1.2"'
        words = f'text-anchor="middle" class="area">{escape(text)}</text>'
        x, y = (box[0] + box[2]) / 2, box[1] + 13
        yield f'<path d="{path}" {look}/><text x="{x:.1f}" y="{y:.1f}" {words}', box


_STEPS = sorted(
    ((across * 22, down * 20) for across in range(-2, 3) for down in range(-3, 4)),
    key=lambda step: step[0] ** 2 + step[1] ** 2,
)
"""How far beside the middle of its area a number may stand, in pixels."""


def _box(middle: tuple[float, float], step: tuple[float, float], wide: float) -> Box:
    x, y = middle[0] + step[0], middle[1] + step[1]
    return x - wide / 2, y - 9, x + wide / 2, y + 9


def _middle(path: str) -> tuple[float, float]:
    """The middle of the box of a path of relative moves."""
    xs, ys = [], []
    x = y = 0.0
    for part in path.replace("Z", "").replace("M", " M").replace("l", " l").split(" M"):
        steps = part.strip().split(" l")
        for number, step in enumerate(steps):
            if not step:
                continue
            a, b = (float(word) for word in step.lstrip("M").split())
            x, y = (a, b) if number == 0 else (x + a, y + b)
            xs.append(x)
            ys.append(y)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def symbol(spot: Spot, theme: Theme) -> str:
    """A spot as SVG: the shape of its kind of weapon, or a disc with the number of its group."""
    colour, x, y = theme.mark(spot.style), spot.x, spot.y
    if spot.count > 1:
        size = 11 if spot.count < 1000 else 9.5
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{spot.radius:.1f}" fill="{theme.paper}"'
            f' stroke="{colour}" stroke-width="2.5"/><text x="{x:.1f}" y="{y + 4:.1f}"'
            f' text-anchor="middle" font-size="{size}" font-weight="600"'
            f' fill="{theme.ink}">{spot.count:,}</text>'
        )
    return shape(spot.style, theme, x, y, _SYMBOL, spot.verified)


def shape(style: Style, theme: Theme, x: float, y: float, size: float, filled: bool = True) -> str:
    """The symbol of a kind of weapon around a point; an unverified one is hollow."""
    times = size / 24
    colour = theme.mark(style)
    inside = colour if filled else theme.paper
    line, width = (theme.halo, 1.6) if filled else (colour, 3.2)
    return (
        f'<path transform="translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({times:.3f})"'
        f' d="{style.shape}" fill="{inside}" stroke="{line}" stroke-width="{width}"/>'
    )


def boxes(spots: Sequence[Spot]) -> list[Box]:
    """What the symbols cover."""
    reach = [(spot, spot.radius + sqrt(2)) for spot in spots]
    return [(s.x - r, s.y - r, s.x + r, s.y + r) for s, r in reach]
