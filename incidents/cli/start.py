"""Where the program starts: check the packages first, then import the rest."""

from __future__ import annotations

from incidents import settings
from incidents.cli.ours import refuse_foreign_packages


def run() -> None:
    """Start the program `incidents`."""
    refuse_foreign_packages()
    settings.skip_pydantic_plugins()
    from incidents.cli.main import run as start

    start()
