"""How often each rule is right on the project's evaluation texts, in bands.

Measured by `make bench-extract` as right values among given ones, not invented for each value.
"""

from __future__ import annotations

BANDS: dict[str, str] = {}
