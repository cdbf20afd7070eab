"""The catalogue of weapons: names in every script, matching, records, arms transfers."""
