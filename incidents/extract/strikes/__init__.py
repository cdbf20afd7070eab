"""From the clauses of an article to the strikes that it tells of, by ordered rules."""
