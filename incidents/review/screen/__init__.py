"""The terminal screen of `incidents review`; the only part that imports textual."""
