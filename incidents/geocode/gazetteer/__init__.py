"""The offline gazetteer: an index of places by any of their names, in one file."""
