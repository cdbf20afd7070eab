"""Reading other people's data sets: one file a format, one protocol, one list."""
