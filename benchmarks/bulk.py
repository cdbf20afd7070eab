"""Bulk add: many validated incidents into all tables, beside sqlite-utils into one.

Each runs in a process of its own, reading the same NDJSON file. Ours validates every document,
resolves what it points to, derives casualties, writes seven tables, indexes the text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.measure import Result, cost
from incidents import create
from incidents.seed import fill

RECORDS = 20_000
_ADD = """
import sys
from pathlib import Path
import incidents
from schema.document.read import read_lines
incidents.open(sys.argv[1]).add_many(read_lines(Path(sys.argv[2])), "bench")
"""


def bulk_add(folder: Path) -> list[Result]:
    """CPU time and memory of a bulk add."""
    documents, rows, db = folder / "many.ndjson", folder / "rows.ndjson", folder / "many.db"
    _write(documents, rows)
    fill(create(db), events=False)
    ours = cost([sys.executable, "-c", _ADD, db, documents])
    peer_program = Path(sys.executable).parent / "sqlite-utils"
    insert: list[str | Path] = [
        peer_program,
        "insert",
        folder / "peer.db",
        "incident",
        rows,
        "--nl",
    ]
    peer = cost(insert)
    work = f"CPU, add {RECORDS:,} incidents (peer: one table, unchecked)"
    return [
        Result(work, ours.cpu, peer.cpu),
        Result("memory of the same", ours.memory_mb, peer.memory_mb, "MB"),
    ]


def _write(documents: Path, rows: Path) -> None:
    with documents.open("w") as full, rows.open("w") as flat:
        for number in range(RECORDS):
            document = _document(number)
            full.write(json.dumps(document) + "\n")
            flat.write(json.dumps(_flat(document)) + "\n")


def _document(number: int) -> dict[str, object]:
    day = f"{2014 + number % 11}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    claim = {"outcome": "killed", "low": number % 7, "high": number % 7 + number % 3}
    return {
        "code": f"bench-{number}",
        "title": f"Strike number {number} on a district of town {number % 500}",
        "event_type": "drone_strike",
        "date_start": day,
        "date_precision": "day",
        "place": {
            "name": f"Town {number % 500}",
            "country": "UA",
            "latitude": 44.5 + number % 780 / 100,
            "longitude": 22.5 + number % 1700 / 100,
        },
        "location_precision": "settlement",
        "location_how": "gazetteer",
        "attacker": "russia",
        "weapons": [
            {"weapon": "shahed", "launched_low": 1 + number % 5, "source": f"s-{number % 99}"}
        ],
        "targets": [{"category": "residential", "name": f"block {number}"}],
        "casualties": [{**claim, "source": f"s-{number % 99}"}],
        "sources": [{"key": f"s-{number % 99}", "publisher": f"Paper {number % 99}"}],
    }


def _flat(document: dict[str, object]) -> dict[str, object]:
    """The same facts as one flat row, as the peer stores them."""
    plain = {k: v for k, v in document.items() if not isinstance(v, dict | list)}
    place = document["place"]
    assert isinstance(place, dict)  # noqa: S101  # made above
    return plain | place | {f"column_{n}": n for n in range(25)}
