"""What a load says of itself: counts, what was not understood, what was rejected."""
