"""Massive Missile Attacks on Ukraine (piterfm)."""
