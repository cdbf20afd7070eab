"""Reading other people's data sets: one protocol, one list of formats, one folder a data set."""
