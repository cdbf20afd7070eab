"""What a text names: a file for each kind of mention, each with its place in the text."""
