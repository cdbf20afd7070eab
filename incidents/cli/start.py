"""Where the program starts: check the packages first, then import the rest."""

from __future__ import annotations

import os

from incidents.cli.ours import refuse_foreign_packages


def run() -> None:
    """Start the program `incidents`."""
    refuse_foreign_packages()
    # Looking for pydantic plugins in every installed package takes a tenth of a start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from incidents.cli.main import run as start

    start()
