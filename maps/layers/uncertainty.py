"""Circles that hold the true place of an incident, in metres on the ground."""

from __future__ import annotations

from typing import Any

import numpy as np

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "uncertainty"
LABEL = N_("Uncertainty circles")
MARK = N_("The true place lies within this circle")
SHOWN = True


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """Nothing of its own: the script reads the column `uncertainty_m`, where there is one."""
    return None if np.isnan(table.numbers["uncertainty_m"]).all() else {}
