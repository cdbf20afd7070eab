"""Changes of recorded incidents: of one, of several as one, and the way back. In one transaction.

`revision` puts another state of a record in place, `together` does so for several records under one
number, `undo` takes back what either did.
"""
