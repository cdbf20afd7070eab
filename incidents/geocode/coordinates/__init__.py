"""Coordinates in any of the usual ways of writing, read without a network.

One file a notation, each with `read(text) -> Fix | None`, and one list, `NOTATIONS`.
"""

from __future__ import annotations

from incidents.geocode.coordinates import angles, grids, links, pairs, plus_codes
from incidents.geocode.coordinates.fix import Fix
from incidents.geocode.coordinates.plus_codes import read_short_plus_code, recover
from incidents.geocode.coordinates.writing import plain

__all__ = ["NOTATIONS", "Fix", "read_coordinates", "read_short_plus_code", "recover"]

NOTATIONS = (links, plus_codes, grids, pairs, angles)
"""The ways of writing, in the order in which they are tried."""


def read_coordinates(text: str) -> Fix | None:
    """The point that a text gives in figures, or None when it is no coordinates at all.

    The whole text has to be coordinates: figures inside prose are not searched for. Raises
    InputError when it is plainly meant as coordinates and cannot be any: off the Earth, sixty
    minutes, two latitudes, a short Plus Code without a town, or 0,0.
    """
    even = plain(text)
    return next((fix for notation in NOTATIONS if (fix := notation.read(even))), None)
