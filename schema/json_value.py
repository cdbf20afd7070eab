"""What JSON text can hold, for what is read from files and services before it is checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
"""A value of JSON, nested as it may be. Lists and objects are read and never changed in place."""
JsonObject: TypeAlias = "Mapping[str, Json]"
"""An object of JSON."""
