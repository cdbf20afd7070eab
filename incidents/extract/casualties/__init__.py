"""Casualties: who a text says was killed, injured or is missing, and how many."""
