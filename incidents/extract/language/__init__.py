"""What all readers of a text share: words for a strike, days and months, numbers."""
