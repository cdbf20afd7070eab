"""Where the places of the gazetteer come from: what is packaged, and what a person adds."""
