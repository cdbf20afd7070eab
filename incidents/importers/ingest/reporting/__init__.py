"""What a load says of itself: the counts, what it could not read, the rows that it left out."""
