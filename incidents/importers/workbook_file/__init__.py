"""Sheets of workbooks as people lay them out: a title above, headers in two rows, merged cells."""
