"""Civilian Harm in Ukraine, as TimeMap exports it."""
