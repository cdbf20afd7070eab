"""`python -m incidents` is the program `incidents`."""

from incidents.cli.start import run

run()
