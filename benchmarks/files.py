"""Make the files that bulk loads read. Run as a program, so that the measurer stays small:
the peak memory that a system reports of a child begins at the size of its parent.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schema.columns import NAMES
from schema.event_types import event_type_of

_TYPES = {
    "shahed": "one_way_attack_drone",
    "kh-101": "air_launched_cruise_missile",
    "iskander-m": "short_range_ballistic_missile",
    "fab": "unguided_bomb",
}
_TARGETS = ("residential", "energy", "industrial", "residential; medical", "port", "rail")


def make(folder: Path, documents: int, rows: int, few: int, many: int) -> None:
    """Write `many.ndjson`, `many-flat.ndjson`, `rows.csv`, `load-few.csv`, `load-many.csv`, the
    stores to load them into, and `seed.db` with the seed collection.
    """
    import incidents
    from incidents.importers.seed_collection import fill

    _write_documents(folder, documents)
    _write_rows(folder / "rows.csv", rows)
    _write_rows(folder / "load-few.csv", few)
    _write_rows(folder / "load-many.csv", many)
    for name in ("many.db", "rows.db", "load-few.db", "load-many.db"):
        fill(incidents.create(folder / name), events=False)
    fill(incidents.create(folder / "seed.db"))


def _write_rows(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, NAMES, restval="")
        writer.writeheader()
        writer.writerows(flat_rows(number))


def flat_rows(number: int) -> Iterator[dict[str, Any]]:
    """So many flat rows, all different."""
    return map(_row, range(number))


def _row(number: int) -> dict[str, Any]:
    """A flat row as full as those of conflict data sets: about 30 of 45 cells."""
    weapon = list(_TYPES)[number % len(_TYPES)]
    killed, injured, town = number % 7, number % 23, number * 7919 % 4000
    return {
        "code": f"bench-{number}",
        "title": f"Strike number {number} on a district of town {town}",
        "level": "strike",
        "event_type": event_type_of([_TYPES[weapon]]),
        "status": "published",
        "verification": "single_source",
        "date_start": _day(number),
        "date_precision": "day",
        "place": f"Town {town}",
        "admin1": f"Province {town % 25}",
        "country": "UA",
        "latitude": f"{44.5 + number * 31 % 7800 / 1000:.4f}",
        "longitude": f"{22.5 + number * 17 % 17000 / 1000:.4f}",
        "location_precision": "settlement",
        "uncertainty_m": "5000",
        "attacker": "Russia",
        "attribution": "likely",
        "target_types": _TARGETS[number % len(_TARGETS)],
        "target_names": f"block {number}",
        "weapons": weapon,
        "weapon_types": _TYPES[weapon],
        "launched_low": 1 + number % 5,
        "launched_high": 1 + number % 5 + number % 3,
        "intercepted_low": number % 2,
        "killed_low": killed,
        "killed_best": killed,
        "killed_high": killed,
        "injured_low": injured,
        "injured_high": injured + number % 3,
        "civilians_killed_low": killed // 2,
        "civilians_killed_high": killed // 2,
        "sources": f"Paper {number // 3 % 99}",
        "source_urls": f"https://paper-{number // 3 % 99}.example/{number // 3}",
        "summary": f"Windows broke in {number % 50} houses of quarter {town % 17}; power was cut.",
    }


def _write_documents(folder: Path, number: int) -> None:
    full, flat = folder / "many.ndjson", folder / "many-flat.ndjson"
    with full.open("w") as documents, flat.open("w") as rows:
        for document in map(_document, range(number)):
            documents.write(json.dumps(document) + "\n")
            rows.write(json.dumps(_flat(document)) + "\n")


def _document(number: int) -> dict[str, Any]:
    claim = {"outcome": "killed", "low": number % 7, "high": number % 7 + number % 3}
    source = f"s-{number % 99}"
    return {
        "code": f"bench-{number}",
        "title": f"Strike number {number} on a district of town {number % 500}",
        "event_type": "drone_strike",
        "date_start": _day(number),
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
        "weapons": [{"weapon": "shahed", "launched_low": 1 + number % 5, "source": source}],
        "targets": [{"category": "residential", "name": f"block {number}"}],
        "casualties": [{**claim, "source": source}],
        "sources": [{"key": source, "publisher": f"Paper {number % 99}"}],
    }


def _flat(document: dict[str, Any]) -> dict[str, Any]:
    """The same facts as one flat row, as the peer stores them."""
    plain = {k: v for k, v in document.items() if not isinstance(v, dict | list)}
    return plain | document["place"] | {f"column_{n}": n for n in range(25)}


def _day(number: int) -> str:
    return f"{2014 + number % 11}-{1 + number % 12:02d}-{1 + number % 28:02d}"


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:]))
