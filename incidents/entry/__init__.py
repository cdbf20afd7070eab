"""What comes in by hand: dates, figures, places and weapons as typed; the program's collection."""
