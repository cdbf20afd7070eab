"""Keeping: everything that writes to a store, and what reads a whole record back."""
