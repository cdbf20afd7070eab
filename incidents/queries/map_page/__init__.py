"""What a map carries beside flat rows, so that `maps` need not open a store."""
