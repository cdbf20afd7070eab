"""Health of a store: what is wrong, what contradicts itself, and which judgements wait."""
