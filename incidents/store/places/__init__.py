"""Places of records: first-level areas by their one name, and which recorded place one is."""
