"""Tables in the columns of other data sets, and what those columns cannot hold."""
