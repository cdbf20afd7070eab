"""What tests of the store share."""

import pytest

from tools.torture.older_stores import older_store


@pytest.fixture
def made_older(tmp_path):
    """Put in place of a store's file one of an older version of the tables, with the same rows."""

    def made_older(file, version):
        older_store(file, tmp_path / "older.db", version).replace(file)
        return file

    return made_older
