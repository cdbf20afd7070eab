"""Text files of other people: their encoding, their delimiter, their rows of cells."""
