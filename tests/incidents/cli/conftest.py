"""The ledger on the command line."""

import pytest


@pytest.fixture
def codes(on):
    """The codes that a query with these options answers."""

    def codes(*options):
        ended = on("query", *options, "--format", "json", "--columns", "code")
        assert ended.code == 0, ended.err
        return {row["code"] for row in ended.json}

    return codes
