"""The log under a store: every change is a leaf of one append-only tree, with what it made.

`merkle` is the tree, `states` what a record is for a digest, `entries` how a transaction is put
into the log, `head` its size and root, `verify` what a stranger can check.
"""
