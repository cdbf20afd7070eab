"""Dronestream."""
