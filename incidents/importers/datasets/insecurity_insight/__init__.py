"""Insecurity Insight: attacks on health care, education and aid, a sheet a country and subject."""
