"""What a text names: one file for each kind of mention, every mention with its place in the text."""
