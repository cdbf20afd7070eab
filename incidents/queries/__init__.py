"""What is asked of a store: the filters, the SQL, flat rows, totals, and what made an answer."""
