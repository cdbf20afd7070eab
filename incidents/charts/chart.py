"""A chart: what is drawn, in which words, and what made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incidents.queries.sums.breakdown import IN_TIME

if TYPE_CHECKING:
    from incidents.charts.series import Series
    from incidents.queries.provenance import Made


@dataclass(frozen=True)
class Panel:
    """What shares one axis: its unit, the bars, and, where those are parts, the whole of each."""

    unit: str
    series: tuple[Series, ...]
    whole: Series | None = None


@dataclass(frozen=True)
class Chart:
    """Totals as bars with their ranges. In a notebook it shows itself; `save` writes it.

    `keys` are the codes and the names along the axis, `panels` what is drawn (one for each unit),
    `notes` what a reader has to know of the figures, `made` the question, the time and the head of
    the log, `colours` those of the parts of a bar by their codes.
    """

    title: str
    subtitle: str
    by: str
    keys: tuple[tuple[str | None, str], ...]
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    made: Made
    colours: Mapping[str, str]

    @property
    def in_time(self) -> bool:
        """Whether the axis is one of time."""
        return self.by in IN_TIME

    @property
    def credit(self) -> str:
        """The line below: sources, day, program, head of the log."""
        head = self.made["head"].split(":")
        short = f"{head[0]}:{head[1][:12]}" if len(head) > 1 else self.made["head"]
        return (
            f"{'; '.join(self.made['credits'])}. {self.made['time'][:10]},"
            f" {self.made['version']}, log {short}"
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What is drawn, one row a value: figure, stack, key, label, low, best, high, unknown,
        records; None for what is not known.
        """
        return [
            {"figure": one.figure, "stack": one.stack, "key": point.key, "label": label,
             "low": point.low, "best": point.best, "high": point.high,
             "unknown": point.unknown, "records": point.records}
            for panel in self.panels
            for one in (*panel.series, *((panel.whole,) if panel.whole else ()))
            for point, (_, label) in zip(one.points, self.keys, strict=True)
        ]  # fmt: skip

    def svg(self, size: tuple[int, int] = (1200, 700)) -> str:
        """The chart as an SVG text, with text as text; its values stand in it for programs too."""
        from incidents.charts.drawing import svg

        return svg(self, size)

    def save(
        self, out: str | Path, *, size: tuple[int, int] = (1200, 700), scale: float = 1,
        force: bool = False,
    ) -> list[str]:  # fmt: skip
        """Write the chart by the ending of the file: .svg, .png, .pdf or .html; what a person has
        to know of the file. `size` is in pixels, of which a .png has `scale` times as many.
        """
        from incidents.charts.files import write

        return write(self, Path(out), size, scale, force)

    def _repr_svg_(self) -> str:
        return self.svg()
