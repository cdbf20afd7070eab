"""What all readers of a text share: words of assertions, written dates, counts, first looks."""
