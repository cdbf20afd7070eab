"""Commands that answer: query, count, show, weapons, transfers, history, geocode, codebook."""
