"""A wave and its parts: the larger of what it states and what they add up to, and what is left.

In words for a reader: we take whichever is larger, the wave's count or its strikes together, and
leave blank what neither settles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.figures.claims import Triple

SILENT: Triple = (None, None, None)
"""A record that states nothing."""


def whole(wave: Triple, parts: Sequence[Triple]) -> Triple:
    """Low, best and high of a wave with its parts: each the greater of what it states and what they
    add up to, and unknown where neither settles it.
    """
    if not parts:
        return wave
    low = _greatest(wave[0], _known_sum(part[0] for part in parts))
    return low, _whole_best(wave, parts, low), _whole_high(wave, parts)


def _whole_best(wave: Triple, parts: Sequence[Triple], low: int | None) -> int | None:
    together = sum(part[1] or 0 for part in parts)
    if any(part[1] is None for part in parts) and (wave[1] is None or wave[1] < together):
        return None
    best = max(wave[1] or 0, together)
    return best if low is None or best >= low else None


def _whole_high(wave: Triple, parts: Sequence[Triple]) -> int | None:
    still_open = any(part[2] is None for part in parts)
    # An open part counts with the greatest number that it holds: it has at least so many.
    together = sum(max((n for n in part if n is not None), default=0) for part in parts)
    if wave == SILENT:
        return None if still_open else together
    if wave[2] is None or (still_open and together > wave[2]):
        return None
    return max(wave[2], together)


def remainder(of_all: Triple, parts: Sequence[Triple]) -> Triple:
    """What a wave has beyond its parts, so that rows add up to the total wherever they say so.

    An end is unknown where the total or a part leaves it open, and never below the least.
    """
    low = (of_all[0] or 0) - sum(part[0] or 0 for part in parts)
    stated = [part for part in parts if part != SILENT]
    best, high = (_rest(of_all[end], [part[end] for part in stated], low) for end in (1, 2))
    if best is not None and high is not None and best > high:
        best = None
    return low, best, high


def _rest(of_all: int | None, parts: Sequence[int | None], low: int) -> int | None:
    known = [number for number in parts if number is not None]
    if of_all is None or len(known) < len(parts):
        return None
    rest = of_all - sum(known)
    return rest if rest >= low else None


def _known_sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _greatest(*numbers: int | None) -> int | None:
    return max((number for number in numbers if number is not None), default=None)
