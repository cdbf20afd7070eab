"""Packs columns into compressed blocks: what the page carries in place of an object a record.

A text that repeats is a dictionary and a position a row; one that does not is written out. A number
is an unsigned whole number above a base, at a decimal scale that loses nothing, with a bitmap of
the rows where nobody said. `assets/data/columns.js` reads all of it.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maps.table import Numbers, Texts

_END = "\x00"
# NUL ends a text inside a block, so it stands there as the sign that Unicode has for it.
_SAFE = {0: "\u2400"}
_SAMPLE = 1 << 16
# Level 9 takes three times as long as this one for a hundredth of the bytes.
_LEVEL = 6
# Beyond a centimetre, or the size of an injury count, decimals say nothing.
_DECIMALS = range(8)
# A browser takes some milliseconds to inflate a block, however small: these share one.
_SMALL = 1 << 15
_WIDTHS = ((1, np.uint8), (2, np.uint16), (4, np.uint32))


def compressed(data: bytes) -> str:
    """Bytes as a page carries them: zlib, then base64."""
    return base64.b64encode(zlib.compress(data, _LEVEL)).decode("ascii")


@dataclass
class Blocks:
    """The blocks of a page, and what was packed already, so that none stands twice.

    Small blocks lie one after the other in `bundle`; each of the others is a text of its own.
    """

    bundle: bytearray = field(default_factory=bytearray)
    _large: list[str] = field(default_factory=list)
    _known: dict[bytes, dict[str, int]] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """What the page carries: the bundle first, then every larger block."""
        return [compressed(bytes(self.bundle)), *self._large]

    def add(self, data: bytes) -> dict[str, int]:
        """Keep a block: its length in bytes, and where it stands in the bundle or its number."""
        key = hashlib.sha256(data).digest()
        if key not in self._known:
            self._known[key] = {"plain": len(data), **self._keep(data)}
        return self._known[key]

    def _keep(self, data: bytes) -> dict[str, int]:
        if len(data) < _SMALL:
            self.bundle += data
            return {"at": len(self.bundle) - len(data)}
        self._large.append(compressed(data))
        return {"block": len(self._large)}

    def text(self, column: Texts) -> dict[str, Any] | None:
        """One column of texts; None when no row has one."""
        if not (column.positions >= 0).any():
            return None
        if 2 * len(column.values) > len(column.positions):
            return {"texts": self._texts([*column.values, ""], column.positions)}
        order = sorted(range(len(column.values)), key=column.values.__getitem__)
        rank = np.empty(len(order) + 1, np.int64)
        rank[order], rank[-1] = np.arange(1, len(order) + 1), 0
        return {
            "texts": self._texts([column.values[n] for n in order]),
            "positions": self.whole(rank[column.positions], 0),
        }

    def _texts(self, values: list[str], positions: Any = None) -> dict[str, int]:
        clean = [value.translate(_SAFE) if _END in value else value for value in values]
        chosen = clean if positions is None else [clean[position] for position in positions]
        text = _END.join(chosen) + _END
        return self.add(text.encode("utf-8", "replace"))

    def number(self, column: Numbers) -> dict[str, Any] | None:
        """One column of numbers; None when no row has one."""
        unknown = np.isnan(column)
        if unknown.all():
            return None
        filled = np.where(unknown, column[~unknown].min(), column)
        scale, whole = _whole(filled)
        packed = {"scale": scale, **self.whole(whole)} if scale else {"floats": self.floats(filled)}
        if unknown.any():
            packed["unknown"] = self.add(np.packbits(unknown, bitorder="little").tobytes())
        return packed

    def whole(self, values: NDArray[np.int64], base: int | None = None) -> dict[str, Any]:
        """Whole numbers above a base, by default the least of them, in as few bytes as do."""
        base = int(values.min()) if base is None else base
        above = values - base
        most = int(above.max())
        if not most:
            return {"base": base}
        steps = np.diff(above, prepend=0) % (1 << 32)
        width = next(width for width, _ in _WIDTHS if most < 1 << 8 * width)
        plain, stepped = _planes(above, width), _planes(steps, width)
        shorter = len(zlib.compress(stepped[1], 1)) < 0.9 * len(zlib.compress(plain[1], 1))
        data = (stepped if shorter else plain)[0]
        return {"base": base, "width": width, "steps": shorter, **self.add(data)}

    def floats(self, values: Numbers) -> dict[str, int]:
        """Numbers that no decimal scale holds, eight bytes each."""
        return self.add(values.astype("<f8").tobytes())


def _whole(values: Numbers) -> tuple[int, NDArray[np.int64]]:
    """The least power of ten that makes all of these whole, and them; 0 when none does."""
    for decimals in _DECIMALS:
        scale = 10**decimals
        whole = np.rint(values * scale)
        if np.array_equal(whole / scale, values) and np.ptp(whole) < 1 << 32:
            return scale, whole.astype(np.int64)
    return 0, np.empty(0, np.int64)


def _planes(values: NDArray[np.int64], width: int) -> tuple[bytes, bytes]:
    """The bytes of these numbers, all lowest bytes first, and a sample: planes compress better."""
    parts = [(values >> 8 * n & 0xFF).astype(np.uint8).tobytes() for n in range(width)]
    return b"".join(parts), b"".join(part[:_SAMPLE] for part in parts)
