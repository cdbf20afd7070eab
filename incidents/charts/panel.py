"""One panel of a chart: its axes, its scale, its legend. Dates stand side by side, names one below
the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incidents.charts.bars import INK, QUIET, colour_of, draw_bars, ends_of, letter_size
from incidents.charts.series import APART
from incidents.exporters.optional_packages import library
from incidents.queries.sums.breakdown import INTERCEPT_RATE

if TYPE_CHECKING:
    from incidents.charts.chart import Chart, Panel

_RULE = "#d8dce3"
_TICKS = 14
_WRAP = 36
"""The most letters of a name."""


def draw_panel(axes: Any, chart: Chart, panel: Panel) -> None:
    """Draw a panel on the axes that it is given."""
    (_upright if chart.in_time else _lying)(axes, chart, panel)


def name_width(chart: Chart) -> float:
    """How many inches the names beside lying bars take."""
    longest = max(min(len(label), _WRAP) for _, label in chart.keys)
    return 0.15 + 0.083 * longest


def legend_rows(chart: Chart, panel: Panel, width: float) -> int:
    """How many lines the legend of a panel takes on a figure so many inches wide."""
    labels = _legend(chart, panel)[1]
    return -(-len(labels) // _columns(labels, width)) if labels else 0


def _upright(axes: Any, chart: Chart, panel: Panel) -> None:
    """Bars over time, with a gap before what has no place in it."""
    places = _places(chart)
    draw_bars(axes, chart, panel, places, upright=True)
    labels = [label.replace(" ", "\n") for _, label in chart.keys]
    apart = [number for number, (key, _) in enumerate(chart.keys) if key in APART]
    step = -(-len(labels) // _TICKS)
    shown = [n for n in range(len(labels)) if n in apart or (n % step == 0 and n not in apart)]
    axes.set_xticks([places[n] for n in shown])
    axes.set_xticklabels([labels[n] for n in shown], size=9)
    axes.set_xlim(min(places) - 0.7, max(places) + 0.7)
    axes.set_ylim(0, axes.get_ylim()[1] * 1.12)
    _scale(axes, panel, axes.yaxis)
    axes.grid(axis="y", color=_RULE, linewidth=0.8)
    _finish(axes, chart, panel, ("top", "right", "left"))


def _lying(axes: Any, chart: Chart, panel: Panel) -> None:
    """Names one below the other, each bar with its value."""
    places = [-place for place in _places(chart)]
    axes.set_ylim(min(places) - 0.7, max(places) + 0.7)
    draw_bars(axes, chart, panel, places, upright=False)
    axes.set_yticks(places)
    size = min(9.5, letter_size(axes, 0.9))
    axes.set_yticklabels([_short(label) for _, label in chart.keys], size=size)
    axes.set_ylim(min(places) - 0.7, max(places) + 0.7)
    axes.set_xlim(0, axes.get_xlim()[1] * 1.2)
    _scale(axes, panel, axes.xaxis)
    axes.grid(axis="x", color=_RULE, linewidth=0.8)
    _finish(axes, chart, panel, ("top", "right", "bottom"))


def _finish(axes: Any, chart: Chart, panel: Panel, sides: Sequence[str]) -> None:
    axes.set_axisbelow(True)
    axes.spines[list(sides)].set_visible(False)
    axes.tick_params(length=0)
    axes.annotate(panel.unit, (0, 1), xytext=(0, 6), xycoords="axes fraction", size=9.5,
                  textcoords="offset points", color=QUIET)  # fmt: skip
    handles, labels = _legend(chart, panel)
    if handles:
        axes.legend(
            handles, labels, loc="lower left", bbox_to_anchor=(0, 1.0), frameon=False, fontsize=9,
            ncols=_columns(labels, axes.figure.get_size_inches()[0]), handlelength=1.2,
            columnspacing=1.4, borderpad=0, borderaxespad=2.2,
        )  # fmt: skip


def _columns(labels: Sequence[str], width: float) -> int:
    """How many entries of a legend stand beside each other."""
    longest = max(len(label) for label in labels)
    return max(1, min(len(labels), int((width - 1.2) / (0.5 + 0.078 * longest))))


def _legend(chart: Chart, panel: Panel) -> tuple[list[Any], list[str]]:
    patch = module("matplotlib.patches").Patch
    handles: list[Any] = []
    labels: list[str] = []
    if len(panel.series) > 1 or panel.whole:
        for number, series in enumerate(panel.series):
            handles.append(patch(facecolor=colour_of(chart, panel, series, number)))
            labels.append(_short(series.label))
    points = [p for s in ([panel.whole] if panel.whole else panel.series) for p in s.points]
    if any(p.known and p.most > p.least for p in points):
        if panel.whole:
            handles.append(module("matplotlib.lines").Line2D([], [], color=INK, linewidth=1.2))
            labels.append("total, with its range")
        else:
            handles.append(patch(facecolor="white", edgecolor=QUIET, hatch="////", linewidth=0.6))
            labels.append("possible")
    if panel.whole and any(end > point.least for end, point in ends_of(panel)):
        handles.append(patch(facecolor="#e9ebee"))
        labels.append("in two parts")
    if any(p.known and p.high is None for p in points):
        handles.append(
            module("matplotlib.lines").Line2D([], [], color=QUIET, marker=">", linestyle="none")
        )
        labels.append("or more")
    return handles, labels


def _places(chart: Chart) -> list[float]:
    """Where each key stands, with a gap before those that have no place among the others."""
    places: list[float] = []
    gap = 0.0
    for number, (key, _) in enumerate(chart.keys):
        if key in APART and not gap:
            gap = 0.6 if number else 0.0
        places.append(number + gap)
    return places


def _scale(axes: Any, panel: Panel, axis: Any) -> None:
    ticker = module("matplotlib.ticker")
    if all(series.figure == INTERCEPT_RATE for series in panel.series):
        axis.set_major_locator(ticker.FixedLocator([step / 5 for step in range(6)]))
        axis.set_major_formatter(ticker.PercentFormatter(1.0, decimals=0))
        return
    axis.set_major_locator(ticker.MaxNLocator(6, integer=True))
    axis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{value:,.0f}"))


def _short(label: str) -> str:
    return label if len(label) <= _WRAP else f"{label[: _WRAP - 1].rstrip()}…"


def module(name: str) -> Any:
    """A module of matplotlib."""
    return library(name, "chart", "charts")
