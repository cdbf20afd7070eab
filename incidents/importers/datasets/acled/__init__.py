"""ACLED, Armed Conflict Location and Event Data."""
