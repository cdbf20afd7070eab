"""Totals as bars of signs, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incidents.charts.chart import Chart
from incidents.charts.series import Series
from incidents.queries.sums.breakdown import INTERCEPT_RATE

_BLOCKS = ("█", "▒", "→")
_PLAIN = ("#", "-", ">")
"""Certain, possible, open: as signs, and as every console has them."""
_LEAST = 10


def lines(chart: Chart, width: int, encoding: str) -> Iterator[str]:
    """The lines of a chart in so many columns. A console whose encoding lacks blocks gets others;
    nothing is drawn of what is not known.
    """
    signs = _signs(encoding)
    labels = [label for _, label in chart.keys]
    drawn = [series for panel in chart.panels for series in panel.series]
    for series in drawn:
        if len(drawn) > 1:
            yield f"{series.label}:"
        yield from _bars(series, labels, width, signs)


def _signs(encoding: str) -> tuple[str, str, str]:
    try:
        "".join(_BLOCKS).encode(encoding)
    except (UnicodeError, LookupError):
        return _PLAIN
    return _BLOCKS


def _bars(
    series: Series, labels: Sequence[str], width: int, signs: tuple[str, str, str]
) -> Iterator[str]:
    from rich.cells import cell_len, set_cell_size

    certain, possible, open_end = signs
    words = [point.words(series.figure == INTERCEPT_RATE) for point in series.points]
    names = min(max(map(cell_len, labels)), max(width // 3, 1))
    room = max(_LEAST, width - names - max(map(cell_len, words)) - 4)
    most = max((point.most for point in series.points), default=0) or 1
    for label, point, text in zip(labels, series.points, words, strict=True):
        solid = round(point.least / most * room)
        reach = max(round(point.most / most * room), solid)
        bar = certain * solid + possible * (reach - solid)
        if point.known and point.high is None:
            bar += open_end
        elif not bar and point.most > 0:
            bar = possible
        yield f"{set_cell_size(label, names)} {bar} {text}".rstrip()
