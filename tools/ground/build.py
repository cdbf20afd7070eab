"""Makes seed_data/ground/*.json: rivers, lakes and towns for the ground of a map.

    python tools/ground/build.py [--work FOLDER]

Fetches a Debian package into FOLDER (a temporary one by default), needs apt-get and dpkg-deb, the
Python packages that README.md names, and half a minute. The same package versions give the same
bytes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import towns
import water

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "seed_data" / "ground"
PACKAGE, VERSION = "libmagics++-data", "4.13.0-1"


def main() -> None:
    """Fetch, thin out, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, help="folder to keep the package in")
    given = parser.parse_args().work
    with tempfile.TemporaryDirectory() as scratch:
        shapes = fetch((given or Path(scratch)).resolve())
        write(OUT / "water.json", {"steps": water.STEPS}, "lines", water.lines(shapes))
        known = water.places(shapes)
        write(OUT / "towns.json", {"columns": towns.COLUMNS}, "towns", towns.chosen(known))


def fetch(work: Path) -> Path:
    """Unpack the Debian package into `work`: the folder of its shapefiles at 1:10 million."""
    folder = work / "usr" / "share" / "magics" / "10m"
    if not folder.exists():
        work.mkdir(parents=True, exist_ok=True)
        asked = ["apt-get", "download", f"{PACKAGE}={VERSION}"]
        subprocess.run(asked, cwd=work, check=True)  # noqa: S603
        (packed,) = work.glob("*.deb")
        subprocess.run(["dpkg-deb", "-x", packed, work], check=True)  # noqa: S603, S607
    return folder


def write(path: Path, head: Mapping[str, Any], name: str, rows: Iterable[Any]) -> None:
    """Write JSON with one row a line, so that a change can be read."""
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    lines = ",\n".join(json.dumps(row, **compact) for row in rows)
    start = json.dumps(head, **compact).removesuffix("}")
    path.write_text(f'{start},"{name}":[\n{lines}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main()
