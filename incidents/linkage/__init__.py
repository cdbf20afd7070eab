"""One strike in many books: what may be the same event, who judged so, and how to undo it."""
