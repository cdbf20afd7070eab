"""How well records of two books are linked: measured on pairs that people judged, and fitted there."""
