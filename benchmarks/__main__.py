"""`make bench`: start-up, matching, geocoding, adding, loading, exports, maps, with peers.

Only the ratios mean anything. `--samples DIR` also tries the geocoder on texts with known
coordinates; `--register FILE` does so once more with a settlement register added.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.bulk import DOCUMENTS, ROWS, bulk_add
from benchmarks.exports import exports
from benchmarks.geocoding import accuracy, geocoding, with_register
from benchmarks.loading import FEW, LOADED, loading
from benchmarks.maps import maps
from benchmarks.matching import matching
from benchmarks.measure import Result, cost
from benchmarks.startup import startup

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"


def show(results: list[Result]) -> None:
    """Print a table of results, ours against the peer's."""
    line = "{:<56}{:>14}{:>12}{:>9}{:>10}"
    print(line.format("work", "ours", "peer", "ratio", "wanted"))
    for r in results:
        peer = "" if r.peer is None else f"{r.peer:.3f} {r.unit}"
        ratio = "" if r.peer is None else f"{r.ours / r.peer:.2f}"
        print(line.format(r.work, f"{r.ours:.3f} {r.unit}", peer, ratio, r.wanted))


def show_accuracy(folder: Path, samples: Path, register: Path | None) -> None:
    """How right the geocoder is, where there are samples to try it on."""
    if not samples.is_dir():
        print(f"accuracy of geocoding: left out, there is no folder {samples}")
        return
    accuracy(samples, folder)
    if register:
        print(f"\nwith {register.name} added")
        with_register(register, folder / "registered")
        accuracy(samples, folder / "registered")


parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
parser.add_argument("--samples", type=Path, default=SAMPLES, help="texts with known coordinates")
parser.add_argument("--register", type=Path, help="a settlement register, or a country file")
parser.add_argument("--only", choices=("geocoding",), help="leave out the rest")
given = parser.parse_args()
with tempfile.TemporaryDirectory() as name:
    made = Path(name)
    os.environ["INCIDENTS_CACHE"] = name
    results = geocoding()
    if not given.only:
        numbers = map(str, (DOCUMENTS, ROWS, FEW, LOADED))
        cost([sys.executable, "-m", "benchmarks.files", name, *numbers])
        results = [*startup(made), *matching(made), *results]
        results += [*bulk_add(made), *loading(made), *exports(made), *maps(made)]
    show(results)
    print()
    show_accuracy(made, given.samples, given.register)
