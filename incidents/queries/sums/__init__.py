"""Totals: the question, what the database sums, waves with their parts, and what is left out."""
