"""Airwars civilian harm archive."""
