"""Points of a load that are no points, but stand for a country, a province or many villages."""
