"""How a name is written: in Latin letters, by its consonants, and as what grammar makes of it."""
