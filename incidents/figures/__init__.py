"""Figures: from claims to low, best and high, and from records to sums. Pure: no store, no SQL.

The rule is called `toll-2`; `docs/figures.md` tells it to researchers. `derive.derive` is the front
for the claims of one record, `sums.sums` for waves and their parts.
"""
