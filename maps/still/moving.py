"""Pictures one after the other as one file: .gif by Pillow, .mp4 by an ffmpeg of this machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from maps.pictures import of_svg, picture
from schema.errors import IncidentsError

if TYPE_CHECKING:
    from PIL.Image import Image

_HIGHEST = 15_000
"""So many pixels a browser's picture may be high; several frames stand on one."""
_LAST_SECONDS = 2.5
_COLOURS = 128


class NoFilmError(IncidentsError):
    """What makes films of pictures is not installed, or made none."""


def moving(
    svgs: Sequence[str], path: str | PathLike[str], size: tuple[int, int], seconds: float
) -> Path:
    """Write these pictures as .gif or .mp4, `seconds` each and longer the last, and say where;
    raises NoBrowserError, and NoFilmError where Pillow or ffmpeg is wanted and missing.
    """
    written = Path(path)
    frames = _frames(svgs, size)
    if written.suffix.lower() == ".gif":
        _gif(frames, written, svgs, seconds)
    else:
        _mp4(frames, written, size, seconds)
    return written


def _frames(svgs: Sequence[str], size: tuple[int, int]) -> Iterator[Image]:
    """The pictures as pixels, several taken at once."""
    try:
        from PIL import Image
    except ImportError:
        raise NoFilmError(
            "expected the package pillow to write a film, found none\n  pip install"
            ' "incidents-db[charts]" brings it'
        ) from None
    width, height = size
    at_once = max(1, _HIGHEST // height)
    with tempfile.TemporaryDirectory() as folder:
        strip = Path(folder, "strip.png")
        for first in range(0, len(svgs), at_once):
            some = svgs[first : first + at_once]
            picture(of_svg("".join(some), size), strip, (width, height * len(some)))
            with Image.open(strip) as pixels:
                whole = pixels.convert("RGB")
            for number in range(len(some)):
                yield whole.crop((0, height * number, width, height * (number + 1)))


def _gif(frames: Iterator[Image], path: Path, svgs: Sequence[str], seconds: float) -> None:
    """All frames have one palette, so that what stays is not written again: the colours that the
    pictures name, and those that their edges are mixed of.
    """
    from PIL.Image import Dither, fromarray

    first = next(frames)
    named = {int(colour, 16) for colour in re.findall(r'"#([0-9a-f]{6})"', svgs[0])}
    mixed = first.quantize(_COLOURS, dither=Dither.NONE).getpalette() or []
    palette = np.array(sorted(named | {r << 16 | g << 8 | b for r, g, b in _threes(mixed)})[:256])
    drawn = []
    for frame in chain([first], frames):
        image = fromarray(_indexed(frame, palette), "P")
        image.putpalette(bytes(_bands(palette).astype(np.uint8).ravel()))
        drawn.append(image)
    each = [round(1000 * seconds)] * (len(drawn) - 1) + [round(1000 * _LAST_SECONDS)]
    drawn[0].save(
        path, format="GIF", save_all=True, append_images=drawn[1:], duration=each, loop=0,
        optimize=False,
    )  # fmt: skip


def _indexed(frame: Image, palette: NDArray[np.int64]) -> NDArray[np.uint8]:
    """For each pixel the nearest colour of a palette."""
    pixels = np.asarray(frame, np.int64)
    packed = pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]
    colours, positions = np.unique(packed, return_inverse=True)
    apart = ((_bands(colours)[:, None] - _bands(palette)[None]) ** 2).sum(2)
    nearest: NDArray[np.uint8] = apart.argmin(1).astype(np.uint8)
    return nearest[positions].reshape(packed.shape)


def _bands(colours: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)


def _threes(numbers: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    return zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)


def _mp4(frames: Iterator[Image], path: Path, size: tuple[int, int], seconds: float) -> None:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise NoFilmError(
            "expected ffmpeg to write .mp4, found none\n  install it (apt-get install ffmpeg), or"
            " write .gif"
        )
    command = [
        ffmpeg, "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-s", f"{size[0]}x{size[1]}", "-framerate", f"{1 / seconds:.4f}", "-i", "-",
        "-vf", f"tpad=stop_mode=clone:stop_duration={_LAST_SECONDS},pad=ceil(iw/2)*2:ceil(ih/2)*2",
        "-r", "25", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "+faststart",
        "-f", "mp4", str(path),
    ]  # fmt: skip
    with tempfile.TemporaryFile() as complaints:
        running = subprocess.Popen(  # noqa: S603  # an ffmpeg that this machine has
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints
        )
        with suppress(BrokenPipeError):  # it ended by itself and says why
            _feed(frames, cast("IO[bytes]", running.stdin))
        if running.wait():
            complaints.seek(0)
            words = complaints.read().decode("utf-8", "replace").strip()
            raise NoFilmError(
                f"expected a film from {ffmpeg}, found none\n  it said: {words[-300:]}"
            )


def _feed(frames: Iterator[Image], pipe: IO[bytes]) -> None:
    with pipe:
        for frame in frames:
            pipe.write(frame.tobytes())
