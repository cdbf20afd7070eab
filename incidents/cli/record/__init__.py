"""Commands that record: add, edit, load, extract, review."""
