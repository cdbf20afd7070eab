"""Drafts checked by a person: what waits, what can be changed, and what was decided."""
