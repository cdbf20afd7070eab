"""One strike in many books: which records may be the same event, who judged so, and how to undo it."""
