"""Flat rows by the million: checked, resolved and written a chunk at a time, column by column.

`load` runs it. `chunk` holds the rows at hand; `rules` are what the cells of one row have to say
to each other; `uses`, `targets`, `cited` and `media` turn list cells into weapons, targets,
sources and media; `known` finds what cells name; `codes` and `parents` place a row among the
others; `tables` writes.

What a flat row cannot say is filled in by written rules. Claims are asserted, hold the completed
figures, and rest on the first source of the row, or on that of the batch. Coordinates count as
reported. Targets and sources are paired in the order of their lists.
"""
