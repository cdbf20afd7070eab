"""Seed records, part of the strike incident database (incidents-db): data alone."""
