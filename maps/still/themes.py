"""Colours of a picture: for a light page, a dark one, and for print in greys."""

from __future__ import annotations

from dataclasses import dataclass

from maps.palette import Style


@dataclass(frozen=True)
class Theme:
    """Colours (#rrggbb) of paper, sea, land, borders, water, words and marks."""

    name: str
    paper: str
    sea: str
    land: str
    border: str
    province: str
    water: str
    ink: str
    quiet: str
    halo: str
    night: bool = False
    grey: bool = False

    def mark(self, style: Style) -> str:
        """The colour of a kind of weapon; in greys its shape tells it apart."""
        if self.grey:
            return "#1a1a1a"
        return style.night if self.night else style.colour


THEMES = {
    theme.name: theme
    for theme in (
        Theme("light", "#ffffff", "#dfe8ef", "#f7f6f2", "#9a9fa8", "#d3d3cd", "#b9d0e0", "#1d2433",
              "#5b6472", "#ffffff"),
        Theme("dark", "#12161d", "#0d1218", "#1f2630", "#6b7585", "#39424f", "#2d4154", "#eef1f5",
              "#a9b3c0", "#12161d", night=True),
        Theme("grey", "#ffffff", "#ececec", "#ffffff", "#8a8a8a", "#d0d0d0", "#c4c4c4", "#111111",
              "#4d4d4d", "#ffffff", grey=True),
    )
}  # fmt: skip
"""By the name of `--theme`."""
