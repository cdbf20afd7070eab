"""The picture as a whole: title, map, legend, scale, below them what was asked and the credits."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import floor, log10
from typing import Any

import numpy as np

from maps.context import MapContext
from maps.palette import STYLES, Style, style_for
from maps.placing import Placing, place
from maps.still import marks
from maps.still.ground import Box, corners, land, towns
from maps.still.themes import THEMES, Theme
from maps.still.view import View, fitted, read_view
from maps.table import Table, read
from schema.columns import split_list
from schema.errors import UsageError

SIZE = (1600, 1000)
_SMALLEST, _LARGEST = 300, 8_000
_MARGIN, _LEGEND = 28, 250
_FONT = "'DejaVu Sans','Noto Sans','Segoe UI',system-ui,sans-serif"
_LINE = 15
_PER_LETTER = 6.15


@dataclass(frozen=True)
class Still:
    """How a picture is wanted: its words, its size in pixels, of which a .png has `scale` times as
    many, the view (`fit` or LAT,LON,ZOOM), the theme, and whether a small map says where it lies.
    """

    title: str | None = None
    subtitle: str | None = None
    size: tuple[int, int] = SIZE
    scale: float = 1
    view: str = "fit"
    theme: str = "light"
    locator: bool = False
    around: float = 0
    """How many zooms farther off than `fit` a picture is drawn."""

    @property
    def is_usual(self) -> bool:
        """Whether nothing is asked for but perhaps a title."""
        return replace(self, title=None) == Still()

    def check(self) -> None:
        """Raise UsageError for what cannot be drawn."""
        if not all(_SMALLEST <= side <= _LARGEST for side in self.size):
            raise UsageError(
                f"--size: expected WIDTHxHEIGHT of {_SMALLEST} to {_LARGEST:,} pixels a side, found"
                f" {self.size[0]}x{self.size[1]}"
            )
        if self.theme not in THEMES:
            raise UsageError(f"--theme: expected {', '.join(THEMES)}, found {self.theme!r}")
        read_view(self.view, *self.size)


@dataclass
class Sheet:
    """All that a picture is drawn from."""

    still: Still
    theme: Theme
    table: Table
    placed: Placing
    context: MapContext
    styles: list[Style]

    @property
    def wide(self) -> bool:
        """Whether the legend stands beside the map."""
        return self.still.size[0] >= 900


@dataclass(frozen=True)
class Framed:
    """A picture but for the incidents on it, which a film draws anew for each step of time. Names
    of towns keep clear of all of them, so that they stay where they are.
    """

    sheet: Sheet
    view: View
    taken: Sequence[Box]
    before: str
    towns: str
    after: str

    def showing(self, shown: Placing, over: str = "") -> str:
        """The picture with these incidents as SVG; `over` is SVG that lies over the map."""
        sheet, view, theme = self.sheet, self.view, self.sheet.theme
        spots = marks.spots(sheet.table, shown, sheet.styles, view)
        return "".join([
            self.before,
            *(path for path, _ in marks.areas(shown, view, theme, self.taken)),
            *marks.circles(sheet.table, shown, view, theme),
            self.towns,
            *(marks.symbol(spot, theme) for spot in spots),
            over,
            self.after,
        ])  # fmt: skip


def svg(frame: Any, context: MapContext | Mapping[str, Any] | None, still: Still) -> str:
    """A picture of flat incident rows as SVG, with text as text. What is not on it - records
    without a place, or beside the view - is counted in the words below.
    """
    sheet = sheet_of(frame, context, still)
    return framed(sheet).showing(sheet.placed)


def sheet_of(
    frame: Any, context: MapContext | Mapping[str, Any] | None, still: Still, *notes: str
) -> Sheet:
    """What a picture is drawn from; `notes` are further words on what is left out."""
    still.check()
    table = read(frame)
    known = MapContext.from_frame(context, frame)
    known = replace(known, left_out=[*known.left_out, *notes])
    types = table.texts["weapon_types"]
    by_value = [style_for(split_list(value), known.parents) for value in types.values]
    other = style_for([], known.parents)
    styles = [other if n < 0 else by_value[n] for n in types.positions.tolist()]
    return Sheet(still, THEMES[still.theme], table, place(table), known, styles)


def framed(sheet: Sheet, kept: tuple[int, int] = (0, 0)) -> Framed:
    """What surrounds the incidents; no name of a town stands in the upper left corner of the map
    that is `kept` free (width and height in pixels).
    """
    width, height = sheet.still.size
    head = list(_heading(sheet, width))
    top = _MARGIN + sum(size for _, size, _ in head) + 8
    across = width - 2 * _MARGIN - (_LEGEND if sheet.wide else 0)
    lines = _wrapped([*_left_out(sheet), _made_line(sheet), *_credits(sheet)], width - 2 * _MARGIN)
    legend_height = 0 if sheet.wide else 20 * -(-len(_entries(sheet)) // 2) + 8
    down = int(height - top - len(lines) * _LINE - _MARGIN - 14 - legend_height)
    if down < 120:
        raise UsageError(
            f"--size: expected room for the map beside title, legend and credits, found {width}x"
            f"{height}; make it higher"
        )
    view = read_view(sheet.still.view, across, down) or _fitted(sheet, across, down)
    if beside := sheet.placed.dots - marks.inside(sheet.placed, view):
        lines = [f"{beside:,} lie beside this view", *lines]
    scale = (0, view.height - 40, 190, view.height)
    taken = [*marks.boxes(marks.spots(sheet.table, sheet.placed, sheet.styles, view)), scale,
             (0, 0, *kept)]  # fmt: skip
    numbers = [box for _, box in marks.areas(sheet.placed, view, sheet.theme, taken)]
    return Framed(
        sheet,
        view,
        taken,
        "".join(_before(sheet, view, top, head, lines)),
        "".join(towns(view, sheet.theme, [*taken, *numbers])),
        "".join(_after(sheet, view, top, lines)),
    )


def _before(
    sheet: Sheet, view: View, top: float, head: Sequence[tuple[str, float, str]],
    lines: Sequence[str],
) -> Iterator[str]:  # fmt: skip
    """The paper, the title, and the ground of the map."""
    width, height = sheet.still.size
    theme = sheet.theme
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" font-family="{_FONT}" font-size="12"'
        f' fill="{theme.ink}"><title>{escape(_title(sheet))}</title>'
        f"<desc>{escape(' '.join([_subtitle(sheet), *lines]))}</desc>{_styles(theme)}"
        f'<rect width="{width}" height="{height}" fill="{theme.paper}"/>'
    )
    y = float(_MARGIN)
    for text, size, look in head:
        y += size
        yield f'<text x="{_MARGIN}" y="{y - size * 0.25:.1f}" {look}>{escape(text)}</text>'
    yield (
        f'<svg x="{_MARGIN}" y="{top}" width="{view.width}" height="{view.height}"'
        ' overflow="hidden">'
        f'<rect width="{view.width}" height="{view.height}" fill="{theme.sea}"/>'
    )
    yield from land(view, theme, sorted(map(str.upper, sheet.table.texts["country"].used())))


def _after(sheet: Sheet, view: View, top: float, lines: Sequence[str]) -> Iterator[str]:
    """The scale, the border, the legend, and the words below."""
    theme, across, down = sheet.theme, view.width, view.height
    yield from _scale(view, theme)
    yield (
        f'</svg><rect x="{_MARGIN}" y="{top}" width="{across}" height="{down}" fill="none"'
        f' stroke="{theme.border}"/>'
    )
    if sheet.wide:
        yield from _legend(sheet, _MARGIN + across + 18, top + 4, 1)
        if sheet.still.locator:
            yield from _locator(sheet, view, _MARGIN + across + 18, top + down - 118)
    else:
        yield from _legend(sheet, _MARGIN, top + down + 12, 2)
    y = sheet.still.size[1] - _MARGIN - (len(lines) - 1) * _LINE
    for text in lines:
        look = f'font-size="11" fill="{theme.quiet}"'
        yield f'<text x="{_MARGIN}" y="{y}" {look}>{escape(text)}</text>'
        y += _LINE
    yield "</svg>\n"


def _styles(theme: Theme) -> str:
    return (
        f"<style>.town{{font-size:11px;fill:{theme.quiet};paint-order:stroke;stroke:{theme.halo};"
        f"stroke-width:2.5px;stroke-opacity:.8}}.area{{font-size:11px;font-weight:600;fill:{theme.ink};"
        f"paint-order:stroke;stroke:{theme.halo};stroke-width:3px}}</style><defs>"
        '<pattern id="known-to-area" width="8" height="8" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path d="M0 0V8" stroke="{theme.quiet}" stroke-width="1.6"'
        ' opacity=".55"/></pattern></defs>'
    )


def _title(sheet: Sheet) -> str:
    return sheet.context.title if sheet.still.title is None else sheet.still.title


def _subtitle(sheet: Sheet) -> str:
    if sheet.still.subtitle is not None:
        return sheet.still.subtitle
    asked = sheet.context.made.get("filter") or {}
    return "; ".join(f"{name} {_plain(value)}" for name, value in asked.items())


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _heading(sheet: Sheet, width: int) -> Iterator[tuple[str, float, str]]:
    """Lines of the title and what stands under it, their heights and looks."""
    for line in textwrap.wrap(_title(sheet), int((width - 2 * _MARGIN) / 13)):
        yield line, 30, 'font-size="23" font-weight="700"'
    for line in textwrap.wrap(_subtitle(sheet), int((width - 2 * _MARGIN) / 8)):
        yield line, 21, f'font-size="14" fill="{sheet.theme.quiet}"'


def _fitted(sheet: Sheet, across: int, down: int) -> View:
    view = fitted(_places(sheet), across, down)
    return replace(view, zoom=max(0.0, view.zoom - sheet.still.around))


def _places(sheet: Sheet) -> Iterator[tuple[float, float]]:
    """All that a fitted view holds: points, and corners of areas smaller than countries."""
    placed = sheet.placed
    known = ~np.isnan(placed.latitude)
    yield from zip(placed.latitude[known].tolist(), placed.longitude[known].tolist(), strict=True)
    for area in placed.outlines:
        if area.layer != "countries" or not known.any():
            yield from corners(area.layer, area.code)


def _scale(view: View, theme: Theme) -> Iterator[str]:
    """A bar of a round length, true at the middle of the picture."""
    metres = 130 / view.pixels(1, view.latitude)
    step = 10 ** floor(log10(metres))
    length = next(times * step for times in (5, 2, 1) if times * step <= metres)
    pixels = view.pixels(length, view.latitude)
    words = f"{length / 1000:,.0f} km" if length >= 1000 else f"{length:,.0f} m"
    x, y = 14, view.height - 14
    yield (
        f'<rect x="{x - 6}" y="{y - 22}" width="{pixels + 12:.1f}" height="30" fill="{theme.paper}"'
        f' fill-opacity=".8"/><path d="M{x} {y - 5}v5h{pixels:.1f}v-5" fill="none"'
        f' stroke="{theme.ink}" stroke-width="1.4"/><text x="{x}" y="{y - 8}" font-size="11">'
        f"{words}</text>"
    )


def _entries(sheet: Sheet) -> list[tuple[str, str]]:
    """Entries of the legend: what stands for a sign, and its words."""
    theme, placed = sheet.theme, sheet.placed
    dots = np.flatnonzero(~np.isnan(placed.latitude)).tolist()
    there = {sheet.styles[row].key for row in dots}
    entries = [
        (marks.shape(style, theme, 10, 0, 15), style.label)
        for style in STYLES
        if style.key in there
    ]
    checked = sheet.table.texts["verification"]
    if any(checked.at(row) in (marks.UNVERIFIED, None) for row in dots):
        hollow = marks.shape(STYLES[-1], theme, 10, 0, 15, filled=False)
        entries.append((hollow, "Hollow: not verified"))
    if len(dots) > 1:
        ring = (
            f'<circle cx="10" r="8" fill="{theme.paper}" stroke="{theme.ink}" stroke-width="2"/>'
            f'<text x="10" y="3.5" font-size="9" text-anchor="middle">5</text>'
        )
        entries.append((ring, "So many incidents near each other"))
    if not np.isnan(sheet.table.numbers["uncertainty_m"][dots]).all():
        circle = (
            f'<circle cx="10" r="8" fill="{theme.ink}" fill-opacity=".05" stroke="{theme.quiet}"'
            ' stroke-dasharray="3 3"/>'
        )
        entries.append((circle, "It happened within this circle"))
    if any(area.layer != "countries" for area in placed.outlines):
        hatch = (
            f'<rect x="1" y="-7" width="18" height="14" fill="url(#known-to-area)"'
            f' stroke="{theme.quiet}"/>'
        )
        entries.append((hatch, "Known to be in this area, no closer"))
    return entries


def _legend(sheet: Sheet, x: float, y: float, columns: int) -> Iterator[str]:
    across = (sheet.still.size[0] - 2 * _MARGIN) / columns
    for number, (sign, words) in enumerate(_entries(sheet)):
        column, line = number % columns, number // columns
        yield (
            f'<g transform="translate({x + column * across:.1f} {y + 10 + 22 * line:.1f})">{sign}'
            f'<text x="28" y="4">{escape(words)}</text></g>'
        )


def _locator(sheet: Sheet, view: View, x: float, y: float) -> Iterator[str]:
    """A small map of the surroundings with a frame where the picture lies."""
    zoom = max(0.0, view.zoom - 4)
    small = View(max(-60.0, min(72.0, view.latitude)), view.longitude, zoom, 200, 116)
    theme = sheet.theme
    west, south, east, north = view.box
    left, upper = small.at_east(north, west - view.longitude)
    right, lower = small.at_east(south, east - view.longitude)
    yield f'<svg x="{x}" y="{y}" width="200" height="116" overflow="hidden">'
    yield f'<rect width="200" height="116" fill="{theme.sea}"/>'
    yield from land(small, theme, ())
    yield (
        f'<rect x="{left:.1f}" y="{upper:.1f}" width="{max(right - left, 4):.1f}"'
        f' height="{max(lower - upper, 4):.1f}" fill="none" stroke="{theme.ink}"'
        ' stroke-width="1.6"/><rect width="200" height="116" fill="none"'
        f' stroke="{theme.border}"/></svg>'
    )


def _left_out(sheet: Sheet) -> list[str]:
    """What matches and has no symbol, in words."""
    placed, count = sheet.placed, sheet.table.count
    area = placed.area[~np.isnan(placed.area)].astype(int).tolist()
    countries = [n for n in area if placed.outlines[n].layer == "countries"]
    lines = [f"{count:,} incident{'s' * (count != 1)}, {placed.dots:,} with a place on the map"]
    if len(area) > len(countries):
        lines[0] += f", {len(area) - len(countries):,} known to an area"
    if countries:
        lines[0] += f", {len(countries):,} known to a country only and not drawn"
    if missing := count - placed.located:
        lines[0] += f", {missing:,} without a place and not drawn"
    return [*lines, *sheet.context.left_out]


def _made_line(sheet: Sheet) -> str:
    made = sheet.context.made
    facts = [made.get("time", "")[:10], made.get("version"), made.get("blur"),
             made.get("publish_delay")]  # fmt: skip
    head = str(made.get("head") or "")
    if ":" in head:
        size, _, root = head.partition(":")
        facts.append(f"log {size}:{root[:12]}")
    return "; ".join(str(fact) for fact in facts if fact)


def _credits(sheet: Sheet) -> list[str]:
    from schema.ground import CREDIT

    return ["; ".join([*sheet.context.credits, CREDIT])]


def _wrapped(lines: Sequence[str], width: float) -> list[str]:
    return [part for line in lines for part in textwrap.wrap(line, int(width / _PER_LETTER))]
