"""One place under its many names: areas of a country, and recorded places that mean the same."""
