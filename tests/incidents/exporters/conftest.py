"""Files that `export` writes of the ledger, in every format, and one strike with any text."""

import pytest

from schema.document.incident import IncidentDocument
from schema.document.read import validate


@pytest.fixture
def export(call, tmp_path):
    """Export a store to a file of this ending; the file."""

    def export(store, ending, *options):
        db = getattr(store, "engine", None)
        out = tmp_path / f"out{ending}"
        ended = call("--db", db.location if db else store, "export", out, "--force", *options)
        assert ended.code == 0, ended.err
        return out

    return export


@pytest.fixture(scope="session")
def strike_of():
    """Make a strike whose every free text is this one."""

    def strike_of(text, code="hostile"):
        plain = {
            "code": code, "title": text, "event_type": "other", "summary": text,
            "time_local": text, "date_start": "2024-05-11", "date_precision": "day",
            "place": {"name": text, "admin1": text, "country": "UA", "latitude": 50.1,
                      "longitude": -34.25},
            "location_precision": "site", "location_how": "hand",
            "targets": [{"category": "port", "name": text}],
            "sources": [{"key": code, "publisher": text}],
        }  # fmt: skip
        return validate(IncidentDocument, plain, "")

    return strike_of
