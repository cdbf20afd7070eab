"""Damaged files for all importers: `make fuzz`. No file may end in a traceback, or take long."""
