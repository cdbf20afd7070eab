"""Changes of what is recorded: of one record, of several as one, and the way back.

`revision` puts another state of an incident in place and `context` one of what incidents point to;
`together` changes several incidents under one number; `undo` takes back what either did.
"""
