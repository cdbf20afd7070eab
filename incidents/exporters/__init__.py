"""Handing flat rows on: one file a format, one protocol, one list."""
