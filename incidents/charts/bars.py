"""The bars of one panel: solid to the end that is certain, hatched to the end that is possible, an
arrow where that end is open, a question mark where nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incidents.queries.sums.breakdown import INTERCEPT_RATE

if TYPE_CHECKING:
    from incidents.charts.chart import Chart, Panel
    from incidents.charts.series import Point, Series

INK, QUIET = "#1d2433", "#5b6472"
_FIGURES = {
    "incidents": "#23445f",
    "killed": "#8c1c13",
    "injured": "#d08a2e",
    "missing": "#7d7f86",
    "launched": "#8fa9bd",
    "intercepted": "#1f4e79",
    "hit": "#b5482a",
    "civilians_killed": "#8c1c13",
    "children_killed": "#d08a2e",
    "combatants_killed": "#4b5563",
    "women_killed": "#b98bb0",
    INTERCEPT_RATE: "#1f4e79",
}
"""Colours of figures: on one axis they differ in lightness too, so that grey prints tell them
apart.
"""
_PARTS = ("#23445f", "#d08a2e", "#4f9d8f", "#8c1c13", "#8fa9bd", "#b98bb0", "#c9b458", "#5b6472")
_OTHERS = "#c4c8cf"
_LABELLED = 18
"""So many bars side by side have room for their values."""


def draw_bars(
    axes: Any, chart: Chart, panel: Panel, places: Sequence[float], upright: bool
) -> None:
    """Draw the bars of a panel at their places, upright or lying, with their values."""
    if panel.whole:
        _stacked(axes, chart, panel, places, upright)
        return
    width = 0.78 / len(panel.series)
    for number, series in enumerate(panel.series):
        colour = colour_of(chart, panel, series, number)
        offset = (number - (len(panel.series) - 1) / 2) * width
        shift = offset if upright else -offset
        here = [place + shift for place in places]
        one_figure = len(panel.series) == 1
        fills = [
            chart.colours.get("unknown" if key is None else str(key), colour)
            if one_figure else colour for key, _ in chart.keys
        ]  # fmt: skip
        draw = axes.bar if upright else axes.barh
        draw(here, [point.least for point in series.points], width, color=fills)
        spans = [point.most - point.least for point in series.points]
        certain = {"bottom" if upright else "left": [p.least for p in series.points]}
        draw(here, spans, width, facecolor="none", edgecolor=fills, hatch="////", linewidth=0,
             **certain)  # fmt: skip
        _values(axes, series.points, here, width, upright, _labelled(panel, places, upright),
                series.figure == INTERCEPT_RATE)  # fmt: skip


def _labelled(panel: Panel, places: Sequence[float], upright: bool) -> bool:
    return not upright or len(places) * len(panel.series) <= _LABELLED


def ends_of(panel: Panel) -> list[tuple[float, Point]]:
    """Of each stacked bar where its parts end, and the whole."""
    sizes = zip(*([point.least for point in part.points] for part in panel.series), strict=True)
    whole = panel.whole.points if panel.whole else ()
    return list(zip(map(sum, sizes), whole, strict=True)) if panel.series else []


def _stacked(axes: Any, chart: Chart, panel: Panel, places: Sequence[float], upright: bool) -> None:
    """Parts upon each other, and a line at the total. What stands in two parts makes them exceed
    it: that is drawn pale.
    """
    draw, from_ = (axes.bar, "bottom") if upright else (axes.barh, "left")
    begin = [0.0] * len(places)
    for number, series in enumerate(panel.series):
        sizes = [point.least for point in series.points]
        draw(places, sizes, 0.78, color=colour_of(chart, panel, series, number), edgecolor="white",
             linewidth=0.5, **{from_: list(begin)})  # fmt: skip
        begin = [end + size for end, size in zip(begin, sizes, strict=True)]
    ends = ends_of(panel)
    for place, (end, point) in zip(places, ends, strict=True):
        if end > point.least:
            draw(
                [place], [end - point.least], 0.8, color="white", alpha=0.8, **{from_: point.least}
            )
        if point.known:
            _mark(axes, place, point, upright)
    above = [max(end, point.most) for end, point in ends]
    points = [point for _, point in ends]
    labelled = not upright or len(places) <= _LABELLED
    _values(axes, points, places, 0.78, upright, labelled, False, above)


def _mark(axes: Any, place: float, point: Point, upright: bool) -> None:
    """A line across a bar at the least, and from there to the most."""
    for ends, values in (((place - 0.39, place + 0.39), (point.least,) * 2),
                         ((place, place), (point.least, point.most))):  # fmt: skip
        pair = (ends, values) if upright else (values, ends)
        axes.plot(*pair, color=INK, linewidth=1.2, zorder=3, solid_capstyle="butt")


def _values(
    axes: Any, points: Sequence[Point], places: Sequence[float], width: float, upright: bool,
    labelled: bool, share: bool, above: Sequence[float] | None = None,
) -> None:  # fmt: skip
    """The value at the end of each bar, an arrow where it is open, a question mark for nothing."""
    for number, (point, place) in enumerate(zip(points, places, strict=True)):
        if not point.records and not point.known:
            continue
        end = above[number] if above else point.most
        unknown = not point.known
        if point.known and point.high is None:
            at = (place, end) if upright else (end, place)
            axes.annotate(
                "", at, xytext=(0, 9) if upright else (9, 0), textcoords="offset points",
                arrowprops={"arrowstyle": "<|-", "color": QUIET, "shrinkA": 0, "shrinkB": 0},
                annotation_clip=False,
            )  # fmt: skip
        text = point.words(share) if labelled else "?" if point.unknown else ""
        if upright:
            text = text.replace("[", "\n").replace("]", "").strip()
        if not text:
            continue
        beyond = 12 if point.known and point.high is None else 3
        at = (place, end) if upright else (end, place)
        axes.annotate(
            text, at, xytext=(0, beyond) if upright else (beyond + 1, 0),
            textcoords="offset points", size=8 if upright else letter_size(axes, width),
            color=QUIET if unknown else INK,
            ha="center" if upright else "left", va="bottom" if upright else "center_baseline",
        )  # fmt: skip


def letter_size(axes: Any, width: float) -> float:
    """The size of letters that fit beside a lying bar, in points."""
    low, high = axes.get_ylim()
    inches = axes.get_position().height * axes.figure.get_size_inches()[1]
    return float(min(9.0, max(5.0, 72 * inches * width / (high - low) * 0.95)))


def colour_of(chart: Chart, panel: Panel, series: Series, number: int) -> str:
    """The colour of a figure; of a part that of the map where it has one of its own there."""
    if series.stack is None:
        return _FIGURES[series.figure]
    if series.stack == "others":
        return _OTHERS
    own = [chart.colours.get(one.stack or "") for one in panel.series if one.stack != "others"]
    if None not in own and len(set(own)) == len(own):
        return chart.colours[series.stack]
    return _PARTS[number % len(_PARTS)]
