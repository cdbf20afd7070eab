"""Units of weapon figures: printed in miles or pounds, compared in kilometres and kilograms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from schema.errors import InputError

if TYPE_CHECKING:
    from pint import UnitRegistry

_SIGNIFICANT = 6


def convert(value: float, printed: str, unit: str) -> float:
    """A figure in `printed` units (mi, lb, ft, kn ...) in `unit`, to six significant digits.

    Raises InputError when the two do not measure the same thing.
    """
    from pint.errors import PintError

    try:
        found = _registry().Quantity(value, printed).to(unit).magnitude
    except (PintError, ValueError, TypeError, AttributeError) as error:
        raise InputError(
            f"a unit that can be turned into {unit}", f"{printed!r} ({error})"
        ) from None
    return float(f"{found:.{_SIGNIFICANT}g}")


@cache
def _registry() -> UnitRegistry[Any]:
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)
