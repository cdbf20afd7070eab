"""The collection, read once, and how the parts of a record are walked through."""

import re

import pytest

from incidents.importers.seed_collection import read_seed

PARTS = ("weapons", "targets", "casualties", "statements")


class Collected:
    """The incidents of the seed collection by code, with every source that they cite."""

    def __init__(self, seed):
        self.incidents = {incident.code: incident for incident in seed.incidents}
        own = [source for incident in seed.incidents for source in incident.sources]
        self.sources = {source.key: source for source in [*seed.sources, *own]}

    def __iter__(self):
        return iter(self.incidents.values())

    def strikes(self):
        """Real strikes: no wave, no roll-up, no test launch."""
        return [i for i in self if i.level == "strike" and i.event_type != "test_launch"]

    @staticmethod
    def evidence(incident):
        """Every part of a record that has a source."""
        return [part for name in PARTS for part in getattr(incident, name)]

    def cited(self, incident):
        return [self.sources[key] for key in {p.source for p in self.evidence(incident)} if key]

    @staticmethod
    def said(incident, *fields):
        """The statements of a record on these fields."""
        return [s for s in incident.statements if s.field in fields]


@pytest.fixture(scope="session")
def seed():
    return read_seed()


@pytest.fixture(scope="session")
def collected(seed):
    return Collected(seed)


@pytest.fixture(scope="session")
def runs():
    """Every run of so many words in a text, for telling whether one was copied from another."""

    def runs(text, length):
        words = re.findall(r"\w+", (text or "").lower())
        return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}

    return runs
