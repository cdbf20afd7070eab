"""Sums over records: waves and their parts, munitions, breakdowns, and what was left out."""
