"""Puts prepared stores of the seed collection into a wheel, so that `incidents init` copies one.

Hatchling calls this when it builds a wheel, with the packages that `pyproject.toml` lists with it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedSeed(BuildHookInterface):  # type: ignore[type-arg]
    """Makes them before the wheel is packed, in a folder of its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the stores and name them among the wheel's files."""
        self.folder = Path(tempfile.mkdtemp())
        if version == "editable":  # a checkout makes its own, and makes them anew as it changes
            return
        sys.path.insert(0, self.root)
        from incidents.importers.seed_store import NAMES, SHIPPED, prepared

        for events, name in NAMES.items():
            path = prepared(events, self.folder / name)
            build_data["force_include"][str(path)] = f"seed_data/{SHIPPED}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear up."""
        shutil.rmtree(self.folder, ignore_errors=True)
