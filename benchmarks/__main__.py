"""`make bench`: start-up, matching, geocoding, adding, loads, exports, maps, with peers.

Only the ratios mean anything. `--samples DIR` also tries the geocoder on texts with known
coordinates; `--register FILE` does so once more with a settlement register added.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.accuracy import accuracy, with_register
from benchmarks.bulk import DOCUMENTS, ROWS, bulk_add
from benchmarks.exports import exports
from benchmarks.features import features
from benchmarks.geocoding import geocoding
from benchmarks.loading import FEW, LOADED, loading
from benchmarks.maps import maps
from benchmarks.matching import matching
from benchmarks.measure import Result, cost
from benchmarks.questions import SIZES, questions
from benchmarks.startup import startup

PARTS: dict[str, Callable[[Path], list[Result]]] = {
    "startup": startup,
    "matching": matching,
    "geocoding": lambda _: geocoding(),
    "adding": bulk_add,
    "loading": loading,
    "features": features,
    "questions": questions,
    "exports": exports,
    "maps": maps,
}
SAMPLES = Path(__file__).parents[2] / "shared" / "samples"


_LINE = "{:<56}{:>14}{:>12}{:>9}{:>10}  {}"


def show(results: list[Result]) -> None:
    """Print results, ours against the peer's."""
    for r in results:
        peer = "" if r.peer is None else f"{r.peer:.3f} {r.unit}"
        ratio = "" if r.ratio is None else f"{r.ratio:.2f}"
        line = _LINE.format(r.work, f"{r.ours:.3f} {r.unit}", peer, ratio, r.wanted, r.met)
        print(line.rstrip(), flush=True)


def show_accuracy(folder: Path, samples: Path, register: Path | None) -> None:
    """How right the geocoder is, where there are samples to try it on."""
    if not samples.is_dir():
        print(f"accuracy of geocoding: left out, there is no folder {samples}")
        return
    accuracy(samples, folder)
    country_file = samples / "gazetteer" / "LB.txt"
    if country_file.exists():
        print(f"\nwith {country_file.name} added")
        with_register(country_file, folder / "with-country")
        accuracy(samples, folder / "with-country", with_file=True)
    if register:
        print(f"\nwith {register.name} added")
        with_register(register, folder / "registered")
        accuracy(samples, folder / "registered")


parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
parser.add_argument("--samples", type=Path, default=SAMPLES, help="texts with known coordinates")
parser.add_argument("--register", type=Path, help="a settlement register, or a country file")
parser.add_argument("--only", choices=PARTS, action="append", help="this part; repeatable")
parser.add_argument("--small", action="store_true", help="a few minutes: nothing of a million")
given = parser.parse_args()
if given.small:
    PARTS = {"startup": startup, "matching": matching,
             "questions": lambda folder: questions(folder, SIZES[:-1])}  # fmt: skip
parts = {name: measure for name, measure in PARTS.items() if name in (given.only or PARTS)}
with tempfile.TemporaryDirectory() as name:
    made = Path(name)
    os.environ["INCIDENTS_CACHE"] = name
    if parts.keys() & {"startup", "adding", "loading", "features"}:
        few = (100, 100, 100, 100)
        numbers = map(str, few if given.small else (DOCUMENTS, ROWS, FEW, LOADED))
        cost([sys.executable, "-m", "benchmarks.files", name, *numbers])
    print(_LINE.format("work", "ours", "peer", "ratio", "wanted", "").rstrip())
    for measure in parts.values():
        show(measure(made))
    if "geocoding" in parts:
        print()
        show_accuracy(made, given.samples, given.register)
