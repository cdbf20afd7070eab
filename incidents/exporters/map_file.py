"""A map or a report as a file: a page that opens without a network, a picture, a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from incidents.exporters.whole_files import check_free, whole_file, whole_path
from schema.errors import UsageError

_PAGES = (".html", ".htm")
_PICTURES = (".svg", ".png", ".pdf")
_FILMS = (".gif", ".mp4")
_MOST_TIMES, _LARGEST = 8, 16_000
Size = tuple[int, int]


class Browser(Protocol):
    """What takes a picture or a PDF of a page (`maps.pictures`)."""

    def picture(self, page: str, path: Path, size: Size = ..., scale: float = ...) -> object:
        """Write a PNG."""

    def pdf(self, page: str, path: Path) -> object:
        """Write a PDF."""

    def of_svg(self, svg: str, size: Size) -> str:
        """A page that is nothing but this SVG."""

    def moving(self, svgs: Sequence[str], path: Path, size: Size, seconds: float) -> object:
        """Write pictures one after the other."""


@dataclass(frozen=True)
class MapFile:
    """The file that a map is asked for. A picture is drawn for print; one with `layers` can only
    be taken of the page.
    """

    out: Path
    force: bool = False
    layers: tuple[str, ...] = ()
    scale: float = 1

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        return self._kind in _PAGES

    @property
    def is_drawn(self) -> bool:
        """Whether it is a picture drawn for print."""
        return not self.is_page and not self.layers

    @property
    def is_film(self) -> bool:
        """Whether it plays the time."""
        return self._kind in _FILMS

    @property
    def _kind(self) -> str:
        return self.out.suffix.lower()

    def check(self, tiles: Sequence[str], story: object, still: object, film: object) -> None:
        """Refuse, before anything is drawn, what no map can be."""
        if self._kind not in (*_PAGES, *_PICTURES, *_FILMS):
            endings = ", ".join((_PAGES[0], *_PICTURES, *_FILMS))
            raise UsageError(
                f"{self.out}: expected a file that ends in {endings}, found {self._kind!r}"
            )
        if not self.is_page:
            if tiles:
                found = "found a still, which asks nothing of a network"
                raise UsageError(f"--tiles: expected a page, {found}")
            if story is not None:
                raise UsageError("--story: expected a page (.html), found a picture")
        if film is not None and not self.is_film:
            raise UsageError(
                f"--step and --cumulative: expected a film ({' or '.join(_FILMS)}), found"
                f" {self.out.name}"
            )
        if self.layers and self._kind in (".svg", ".pdf", *_FILMS):
            raise UsageError(
                f"--layer: expected a page or a .png, found {self.out.name}: a picture for print"
                " shows incidents, their areas and circles"
            )
        if not 0 < self.scale <= _MOST_TIMES or (self.scale != 1 and self._kind != ".png"):
            raise UsageError(
                f"--scale: expected a factor up to {_MOST_TIMES} for a .png, found {self.scale:g}"
                f" for {self.out.name}"
            )
        size = getattr(still, "size", (0, 0))
        if max(size) * self.scale > _LARGEST:
            raise UsageError(
                f"--scale: expected no side longer than {_LARGEST:,} pixels, found"
                f" {max(size) * self.scale:,.0f}"
            )
        check_free(self.out, self.force)

    def check_document(self) -> None:
        """Refuse, before anything is asked of the store, what no report can be."""
        if self._kind not in (*_PAGES, ".pdf"):
            raise UsageError(
                f"{self.out}: expected a file that ends in .html or .pdf, found {self._kind!r}"
            )
        check_free(self.out, self.force)

    def write_document(self, page: str, browser: Browser) -> None:
        """Write a document, or print it as a PDF."""
        if self.is_page:
            self._write(page)
        else:
            with whole_path(self.out, self.force) as draft:
                browser.pdf(page, draft)

    def write_page(self, page: str, browser: Browser) -> None:
        """Write the page, or a picture taken of it."""
        if self.is_page:
            self._write(page)
        else:
            with whole_path(self.out, self.force) as draft:
                browser.picture(page, draft, scale=self.scale)

    def write_drawing(self, svg: str, size: Size, browser: Browser) -> None:
        """Write a picture that was drawn."""
        if self._kind == ".svg":
            self._write(svg)
            return
        page = browser.of_svg(svg, size)
        with whole_path(self.out, self.force) as draft:
            if self._kind == ".pdf":
                browser.pdf(page, draft)
            else:
                browser.picture(page, draft, size, self.scale)

    def write_film(self, svgs: Sequence[str], size: Size, seconds: float, browser: Browser) -> None:
        """Write pictures that were drawn, one after the other."""
        with whole_path(self.out, self.force) as draft:
            browser.moving(svgs, draft, size, seconds)

    def _write(self, text: str) -> None:
        with whole_file(self.out, self.force) as file:
            file.write(text)
