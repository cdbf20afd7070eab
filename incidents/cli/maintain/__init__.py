"""Commands that keep a store in order: init, check, migrate, gazetteer."""
