"""Figures for a report: totals as bars with their ranges, as a file or in a terminal."""
