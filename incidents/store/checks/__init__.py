"""Health of a store: what is wrong, what contradicts itself, and which judgements wait."""

from incidents.store.checks import records

# Checks are made in the order in which their files are imported: whether the log and the records
# are whole comes before whatever reads them.
__all__ = ["records"]
