"""Data sets of other people: one folder each, with what it is and how its rows are read."""
