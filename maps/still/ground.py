"""The ground of a picture: land, borders, provinces, water and towns, from the data of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from maps.basemap import zoom_of
from maps.outlines import provinces_of, topology
from maps.still.themes import Theme
from maps.still.view import Pixel, View
from schema import ground
from schema.topology import decode_arcs, geometries, polygons

_BEYOND = 20.0
_WATER_RANKS = ((3, 1), (5, 3), (7, 6), (99, 9))
"""From a zoom up to which rivers of which rank are drawn."""
_LETTER = 6.1
_SOONER = 0.8

Box = tuple[float, float, float, float]


def land(view: View, theme: Theme, countries: Iterable[str]) -> Iterator[str]:
    """Land and borders, the provinces of some countries, rivers and lakes."""
    yield from _areas(view, "countries", None, f'fill="{theme.land}" stroke="{theme.border}"')
    codes = provinces_of(countries)
    if codes:
        style = f'fill="none" stroke="{theme.province}" stroke-width="0.8"'
        yield from _areas(view, "admin1", codes, style)
        yield from _areas(view, "countries", None, f'fill="none" stroke="{theme.border}"')
    yield from _water(view, theme)


def outline(view: View, layer: str, code: str) -> str:
    """The path of one area; empty where it lies beside the picture."""
    shapes = topology(layer, [code])  # type: ignore[arg-type]
    arcs = decode_arcs(shapes)
    rings = [
        ring for shape in geometries(shapes) for part in polygons(shape, arcs) for ring in part
    ]
    return _path(view, rings)


def corners(layer: str, code: str) -> list[tuple[float, float]]:
    """Latitude and longitude of the points of an area's outline."""
    return [(y, x) for arc in decode_arcs(topology(layer, [code])) for x, y in arc]  # type: ignore[arg-type]


def towns(view: View, theme: Theme, taken: list[Box]) -> Iterator[str]:
    """Names of towns, the larger first, where they cover neither a mark nor each other."""
    for town in sorted(ground.towns(), key=zoom_of):
        if zoom_of(town) > view.zoom + _SOONER:
            return
        x, y = view.at(town.latitude, town.longitude)
        if not view.holds((x, y), -12):
            continue
        covering = [box for box in taken if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
        left, right = (min([x, *(b[0] for b in covering)]), max([x, *(b[2] for b in covering)]))
        wide = _LETTER * len(town.name) + 8
        for start, at, anchor in (
            (right + 4, right + 6, "start"),
            (left - 4 - wide, left - 6, "end"),
        ):
            box = (start, y - 8, start + wide, y + 7)
            on_picture = box[0] >= 2 and box[2] <= view.width - 2
            if on_picture and not any(meet(box, one) for one in taken):
                taken.append(box)
                weight = ' font-weight="600"' if town.capital else ""
                if not covering:
                    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{theme.quiet}"/>'
                look = f'text-anchor="{anchor}" class="town"{weight}'
                yield f'<text x="{at:.1f}" y="{y + 4:.1f}" {look}>{escape(town.name)}</text>'
                break


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes cover a pixel together."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _areas(view: View, layer: str, codes: Sequence[str] | None, style: str) -> Iterator[str]:
    shapes = topology(layer, codes)  # type: ignore[arg-type]
    arcs = decode_arcs(shapes)
    path = "".join(
        _path(view, part) for shape in geometries(shapes) for part in polygons(shape, arcs)
    )
    if path:
        yield f'<path d="{path}" {style} fill-rule="evenodd" stroke-linejoin="round"/>'


def _water(view: View, theme: Theme) -> Iterator[str]:
    rank = next(rank for zoom, rank in _WATER_RANKS if view.zoom <= zoom)
    lines = [line for line in ground.water() if line.rank <= rank]
    lakes = [line.degrees() for line in lines if line.kind == "lake"]
    rivers = [line.degrees() for line in lines if line.kind == "river"]
    if path := _path(view, lakes):
        yield f'<path d="{path}" fill="{theme.sea}" stroke="{theme.water}" stroke-width="0.6"/>'
    if path := _path(view, rivers, closed=False):
        yield f'<path d="{path}" fill="none" stroke="{theme.water}" stroke-width="1"/>'


def _path(view: View, lines: Iterable[Sequence[tuple[float, float]]], closed: bool = True) -> str:
    """The part of lines (longitude, latitude) that lies on the picture, as an SVG path."""
    drawn = []
    for line in lines:
        for turned in _turns(view, line):
            if closed:
                pixels = _clipped(turned, view)
                drawn += [_moves(pixels) + "Z"] if len(pixels) > 2 else []
            else:
                drawn += [_moves(part) for part in _visible(turned, view)]
    return "".join(drawn)


def _turns(view: View, line: Sequence[tuple[float, float]]) -> Iterator[list[Pixel]]:
    """The line's pixels without a jump at the antimeridian, once for each turn around the globe
    that touches the picture.
    """
    east, last = 0.0, None
    pixels = []
    for longitude, latitude in line:
        step = longitude - (view.longitude if last is None else last)
        east += step if last is None else (step + 180) % 360 - 180
        last = longitude
        pixels.append(view.at_east(latitude, east))
    west_most = min(x for x, _ in pixels)
    east_most = max(x for x, _ in pixels)
    if min(y for _, y in pixels) > view.height or max(y for _, y in pixels) < 0:
        return
    for turn in (-1, 0, 1):
        shift = turn * view.scale
        if west_most + shift <= view.width and east_most + shift >= 0:
            yield [(x + shift, y) for x, y in pixels] if turn else pixels


def _clipped(ring: list[Pixel], view: View) -> list[Pixel]:
    """A ring cut to the picture and a little beyond (Sutherland and Hodgman 1974)."""
    low, right, bottom = -_BEYOND, view.width + _BEYOND, view.height + _BEYOND
    for axis, limit, sign in ((0, low, 1), (0, right, -1), (1, low, 1), (1, bottom, -1)):
        cut: list[Pixel] = []
        for one, after in zip(ring, [*ring[1:], ring[0]], strict=True) if ring else ():
            here, there = (sign * (point[axis] - limit) for point in (one, after))
            if here >= 0:
                cut.append(one)
            if (here >= 0) != (there >= 0):
                part = here / (here - there)
                cut.append(
                    (one[0] + part * (after[0] - one[0]), one[1] + part * (after[1] - one[1]))
                )
        ring = cut
    return ring


def _visible(line: list[Pixel], view: View) -> Iterator[list[Pixel]]:
    """The stretches of a line that come near the picture."""
    near: list[Pixel] = []
    seen = False
    for pixel in line:
        inside = view.holds(pixel, _BEYOND)
        if not inside and not seen:
            near = [pixel]
            continue
        near.append(pixel)
        if seen and not inside:
            yield near
            near = [pixel]
        seen = inside
    if seen and len(near) > 1:
        yield near


def _moves(pixels: Iterable[Pixel]) -> str:
    """A path of relative moves in tenths of a pixel, without those that move nowhere."""
    words: list[str] = []
    last: Pixel | None = None
    for x, y in pixels:
        here = (round(x, 1), round(y, 1))
        if last is None:
            words.append(f"M{here[0]:g} {here[1]:g}")
        elif abs(here[0] - last[0]) + abs(here[1] - last[1]) >= 0.4:
            words.append(f"l{here[0] - last[0]:.1f} {here[1] - last[1]:.1f}")
        else:
            continue
        last = here
    return "".join(words)
