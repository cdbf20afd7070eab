"""A chart as SVG, PNG or PDF: its words, its panels, what made it.

The library is matplotlib (extra `charts`): it writes SVG with text as text, PNG and PDF without a
browser or a network, brings a font with Latin, Cyrillic and Arabic letters, and is a third of the
size of Altair with vl-convert.
"""

from __future__ import annotations

import io
import json
import textwrap
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from incidents.charts.bars import INK, QUIET
from incidents.charts.panel import draw_panel, legend_rows, module, name_width

if TYPE_CHECKING:
    from incidents.charts.chart import Chart
_DOTS = 100
_DRAWN = {
    "font.family": ["DejaVu Sans"],
    "font.size": 10,
    "svg.fonttype": "none",
    "svg.hashsalt": "incidents",
    "hatch.linewidth": 0.7,
    "text.parse_math": False,
    "axes.edgecolor": QUIET,
    "text.color": INK,
    "axes.labelcolor": QUIET,
    "xtick.color": INK,
    "ytick.color": INK,
    "pdf.fonttype": 42,
}


def svg(chart: Chart, size: tuple[int, int]) -> str:
    """The chart as an SVG text with its title, and its values as JSON in `metadata`."""
    out = io.StringIO()
    with _figure(chart, size) as figure:
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": chart.made["version"]})
    text = out.getvalue()
    text = text[text.index("<svg") :]
    opened = text.index(">") + 1
    facts = {"title": chart.title, "asked": chart.made, "values": chart.rows}
    values = escape(json.dumps(facts, ensure_ascii=False))
    head = (
        f"\n <title>{escape(chart.title)}</title>\n <desc>{escape(_described(chart))}</desc>"
        f'\n <metadata id="values">{values}</metadata>'
    )
    return f'{text[: opened - 1]} role="img">{head}{text[opened:]}'


def picture(
    chart: Chart, kind: str, size: tuple[int, int], scale: float
) -> tuple[bytes, list[str]]:
    """The chart as a PNG or PDF, and which letters no font of the library has."""
    out = io.BytesIO()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with _figure(chart, size) as figure:
            facts = {"Title": chart.title, "Creator": chart.made["version"]}
            dated = {"CreationDate": None} if kind == "pdf" else {"Software": None}
            own = facts if kind == "pdf" else {"Title": chart.title}
            figure.savefig(out, format=kind, dpi=_DOTS * scale, metadata=own | dated)
    missing = sorted({str(one.message) for one in told if "missing from" in str(one.message)})
    notes = ["letters that the chart's font lacks are drawn as boxes: .svg keeps them as text"]
    return out.getvalue(), notes if missing else []


def _described(chart: Chart) -> str:
    return " ".join([chart.subtitle, *chart.notes, chart.credit])


@contextmanager
def _figure(chart: Chart, size: tuple[int, int]) -> Iterator[Any]:
    matplotlib = module("matplotlib")
    make = module("matplotlib.figure").Figure
    with matplotlib.rc_context(_DRAWN):
        width, height = (side / _DOTS for side in size)
        figure = make(figsize=(width, height), dpi=_DOTS, facecolor="white")
        _lay(figure, chart, width, height)
        yield figure


def _lay(figure: Any, chart: Chart, width: float, height: float) -> None:
    """Title above, panels one below the other, notes and credit below."""
    letters = int(width * 14.5)
    title = textwrap.wrap(chart.title, int(width * 7.6)) or [""]
    below = [line for note in chart.notes for line in textwrap.wrap(note, letters)]
    credit = textwrap.wrap(chart.credit, letters)
    margin = 0.28
    top = height - margin
    figure.text(margin / width, top / height, "\n".join(title), size=16, weight="bold", va="top")
    top -= 0.28 * len(title) + 0.04
    for line in textwrap.wrap(chart.subtitle, int(width * 11)):
        figure.text(margin / width, top / height, line, size=11, color=QUIET, va="top")
        top -= 0.2
    foot = margin + 0.15 * (len(below) + len(credit)) + 0.05
    text = "\n".join([*below, *credit])
    figure.text(margin / width, margin / height, text, size=8, color=QUIET, va="bottom",
                linespacing=1.35)  # fmt: skip
    beside = 0.55 if chart.in_time else name_width(chart)
    rows = max(legend_rows(chart, panel, width) for panel in chart.panels)
    count, gap = len(chart.panels), 0.62 + 0.21 * rows
    each = (top - 0.3 - 0.21 * rows - foot - 0.5 - (count - 1) * gap) / count
    area = figure.add_gridspec(
        count, 1, hspace=gap / max(each, 0.3),
        left=(margin + beside) / width, right=1 - margin / width,
        top=(top - 0.3 - 0.21 * rows) / height, bottom=(foot + 0.5) / height,
    )  # fmt: skip
    for number, panel in enumerate(chart.panels):
        axes = figure.add_subplot(area[number])
        draw_panel(axes, chart, panel)
