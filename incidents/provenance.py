"""What made an output: the filter, the time, the program, the store's last revision, the credits.

Exports and maps carry it, so that a figure can be traced back and made again.
"""

from __future__ import annotations

from typing import Any

from incidents.filters import Filter
from incidents.store.engines.base import Database
from incidents.store.history import now
from incidents.version import VERSION

_CREDITS = "SELECT slug, name, publisher, licence, attribution, redistributable FROM dataset"
_LAST = "SELECT id, at, substr(chain, 1, 12) AS chain FROM revision ORDER BY id DESC LIMIT 1"
_SITES = """SELECT key, name, kind, country, latitude, longitude, uncertainty_m FROM place
    WHERE latitude IS NOT NULL AND id IN (SELECT launch_site_id FROM weapon_use)"""
OWN_CREDIT = "incidents-db: records CC BY 4.0, each figure credited to its source"


def made(database: Database, wanted: Filter, records: int) -> dict[str, Any]:
    """What made an answer, as plain values that go into every output."""
    last = database.one(_LAST)
    revision = f"{last['id']} of {last['at']} ({last['chain']})" if last else "none"
    return {
        "filter": {name: _plain(value) for name, value in wanted.asked().items()},
        "time": now(),
        "version": f"incidents-db {VERSION}",
        "revision": revision,
        "records": records,
        "credits": credits(database),
    }


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | list) else str(value)


def credits(database: Database) -> list[str]:
    """Credit lines of the data sets that the store holds rows of, the project's own first."""
    used = database.rows(f"{_CREDITS} WHERE id IN (SELECT dataset_id FROM incident_dataset)")
    lines = [row["attribution"] or f"{row['name']} ({row['licence']})" for row in used]
    return [OWN_CREDIT, *lines]


def map_context(database: Database, wanted: Filter, records: int) -> dict[str, Any]:
    """What a map needs beside flat rows: launch sites, names of weapons, credits, what made it."""
    facts = made(database, wanted, records)
    return {
        "labels": {"weapons": dict(database.tuples("SELECT slug, name FROM weapon"))},
        "sites": list(database.rows(_SITES)),
        "credits": facts.pop("credits"),
        "made": facts,
    }
