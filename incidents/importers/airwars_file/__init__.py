"""The parts of an Airwars assessment: two shapes, their codes, places, and what is private."""
