"""A chart as a file: a picture, or a page that needs neither script nor network."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.exporters.whole_files import check_free, whole_file, whole_path
from incidents.queries.sums.breakdown import INTERCEPT_RATE
from schema.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.charts.chart import Chart

ENDINGS = (".svg", ".png", ".pdf", ".html")
_SMALLEST, _LARGEST = 300, 10_000
_MOST_TIMES = 8
_STYLE = """
body{font:15px/1.5 system-ui,"DejaVu Sans",sans-serif;color:#1d2433;background:#fff;
margin:2rem auto;max-width:75rem;padding:0 1rem}
svg{width:100%;height:auto}
table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}
caption{text-align:left;color:#5b6472;padding:.3rem 0}
th,td{padding:.25rem .8rem .25rem 0;text-align:right;border-bottom:1px solid #d8dce3}
th:first-child,td:first-child{text-align:left}
@media print{body{margin:0}table{break-inside:avoid}}
"""


def write(chart: Chart, out: Path, size: tuple[int, int], scale: float, force: bool) -> list[str]:
    """Write a chart by the ending of the file; what a person has to know of it."""
    check(out, size, scale, force)
    kind = out.suffix.lower()
    if kind in (".png", ".pdf"):
        from incidents.charts.drawing import picture

        data, notes = picture(chart, kind[1:], size, scale)
        with whole_path(out, force) as draft:
            draft.write_bytes(data)
        return notes
    text = chart.svg(size) if kind == ".svg" else page(chart, size)
    with whole_file(out, force) as file:
        file.write(text)
    return []


def check(out: Path, size: tuple[int, int], scale: float, force: bool) -> None:
    """Refuse, before anything is asked of the store, what no chart can be."""
    if out.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{out}: expected a file that ends in {', '.join(ENDINGS)}, found {out.suffix!r}"
        )
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise UsageError(
            f"--size: expected WIDTHxHEIGHT of {_SMALLEST} to {_LARGEST:,} pixels a side, found"
            f" {size[0]}x{size[1]}"
        )
    if not 0 < scale <= _MOST_TIMES or max(size) * scale > _LARGEST:
        raise UsageError(
            f"--scale: expected a factor up to {_MOST_TIMES} that makes no side longer than"
            f" {_LARGEST:,} pixels, found {scale:g}"
        )
    check_free(out, force)


def page(chart: Chart, size: tuple[int, int]) -> str:
    """A page with the chart and, below it, its values as a table."""
    notes = "".join(f"<li>{escape(note)}</li>" for note in (*chart.notes, chart.credit))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'\">"
        f"<title>{escape(chart.title)}</title><style>{_STYLE}</style></head>\n<body><main>\n"
        f"<h1 hidden>{escape(chart.title)}</h1>\n{chart.svg(size)}\n"
        f"{''.join(_table(chart))}\n<ul>{notes}</ul>\n</main></body></html>\n"
    )


def _table(chart: Chart) -> Iterator[str]:
    columns = [
        (series.label if series.stack is None else f"{panel.unit}: {series.label}", series)
        for panel in chart.panels
        for series in (*panel.series, *((panel.whole,) if panel.whole else ()))
    ]
    yield f"<table><caption>{escape(chart.subtitle)}</caption>"
    yield f"<thead><tr><th>{escape(chart.by)}</th>"
    yield "".join(f"<th>{escape(label)}</th>" for label, _ in columns)
    yield "</tr></thead><tbody>"
    for number, (_, label) in enumerate(chart.keys):
        yield f'<tr><th scope="row">{escape(label)}</th>'
        for _, series in columns:
            point = series.points[number]
            yield f"<td>{escape(point.words(series.figure == INTERCEPT_RATE))}</td>"
        yield "</tr>"
    yield "</tbody></table>"
