"""From the words of a source to a place on the map, with how sure that is."""
