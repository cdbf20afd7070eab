"""From the items of an importer to the store: identity, merging, rejects, one transaction."""
