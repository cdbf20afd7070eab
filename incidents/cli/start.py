"""Where the program starts: check the packages first, then import the rest."""

from __future__ import annotations

from incidents import settings
from incidents.cli.console import prepare_help, prepare_streams
from incidents.cli.ours import refuse_foreign_packages


def run() -> None:
    """Start the program `incidents`."""
    refuse_foreign_packages()
    settings.skip_pydantic_plugins()
    prepare_streams()
    prepare_help()
    from incidents.cli.main import run as start

    start()
