"""python -m tools.fuzz [--count 10000] [--seed 1] [--keep DIR]: damaged files for all importers.

Fixtures of every format are damaged and loaded as a trial, by their own format, by `auto` and for a
draft. A traceback, a load of more than 20 seconds or of more than 1 GB is a fault; its file is
kept.
The same seed damages the same way.
"""

from __future__ import annotations

import argparse
import json
import select
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tools.fuzz.mutations import mutated

FILES = Path(__file__).parents[2] / "tests" / "incidents" / "importers" / "files"
_SECONDS = 20


@dataclass(frozen=True)
class Case:
    """One damaged file: its content, its name, and how it is loaded."""

    number: int
    name: str
    content: bytes
    format: str
    mapping: str | None


class Worker:
    """The process that loads; started anew after a fault, as it may have been killed."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store.db"
        self._process: subprocess.Popen[str] | None = None

    def load(self, case: Case, path: Path) -> str:
        """What is wrong with how a case ended; empty where all is well."""
        process = self._running()
        asked = {"path": str(path), "format": case.format, "mapping": case.mapping}
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], _SECONDS)
        line = process.stdout.readline() if ready else ""
        if not line:
            self.stop()
            return f"more than {_SECONDS} s" if not ready else "the process died"
        fault = str(json.loads(line)["fault"])
        if fault:
            self.stop()
        return fault

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            words = [sys.executable, "-m", "tools.fuzz.worker", str(self.store)]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True)  # noqa: S603
            self._process.stdout.readline()  # it is ready: a start counts for no load
        return self._process

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


def cases(count: int, seed: int) -> Iterator[Case]:
    """Damaged files, each made of the seed and its number alone."""
    seeds = [path for path in sorted(FILES.rglob("*")) if path.suffix not in ("", ".yaml")]
    seeds += [*_books(), *_layers()]
    mapping = str(FILES / "table" / "raids.yaml")
    for number in range(count):
        random = Random(f"{seed} {number}")  # noqa: S311  # damage, no secret
        path = random.choice(seeds)
        format = random.choice([path.parent.name, path.parent.name, "auto", "guess"])
        content = mutated(path.read_bytes(), path.name, random)
        yield Case(number, path.name, content, format, mapping if format == "table" else None)


def _books() -> Iterator[Path]:
    """A workbook and a KMZ, made of the fixtures."""
    import zipfile

    from openpyxl import Workbook

    folder = Path(tempfile.mkdtemp())
    for kind in ("xlsx", "kml"):
        (folder / kind).mkdir()
    book = Workbook()
    for line in (FILES / "table" / "raids.csv").read_text("utf-8").splitlines():
        book.active.append(line.split(","))
    book.save(folder / "xlsx" / "raids.xlsx")
    with zipfile.ZipFile(folder / "kml" / "places.kmz", "w") as archive:
        archive.write(FILES / "kml" / "places.kml", "doc.kml")
    yield from (folder / "xlsx" / "raids.xlsx", folder / "kml" / "places.kmz")


def _layers() -> Iterator[Path]:
    """A GPX file and a shapefile in a zip; they are read by a mapping of their columns."""
    import struct
    import zipfile

    import numpy as np
    from pyogrio import raw

    folder = Path(tempfile.mkdtemp()) / "table"
    folder.mkdir()
    point = (
        '<wpt lat="50.1" lon="36.2"><time>2022-03-09T11:05:00Z</time><name>A strike</name></wpt>'
    )
    gpx = f'<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">{point}</gpx>'
    (folder / "points.gpx").write_text(gpx, "utf-8")
    shapes = np.array([struct.pack("<BIdd", 1, 1, 36.2, 50.1)] * 3, dtype=object)
    cells = [np.array(["2022-03-09", "10.03.2022", ""], dtype=object)]
    raw.write(folder / "s.shp", shapes, cells, ["date"], geometry_type="Point", crs="EPSG:4326",
              driver="ESRI Shapefile")  # fmt: skip
    with zipfile.ZipFile(folder / "shape.zip", "w") as archive:
        for part in sorted(folder.glob("s.*")):
            archive.write(part, part.name)
    yield from (folder / "points.gpx", folder / "shape.zip")


def main() -> None:
    """Try all cases; exit code 1 when one is at fault."""
    from incidents.importers.seed_store import make

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="begin with this case")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"))
    given = parser.parse_args()
    faults = Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        worker = Worker(folder)
        make(worker.store, events=False)
        for case in cases(given.count, given.seed):
            if case.number < given.first:
                continue
            path = folder / case.name
            path.write_bytes(case.content)
            fault = worker.load(case, path)
            if fault:
                _keep(given.keep, case, fault)
                faults[fault.strip().splitlines()[-1][:150]] += 1
            if case.number % 500 == 499:
                sys.stdout.write(f"{case.number + 1:,} tried, {sum(faults.values())} at fault\n")
                sys.stdout.flush()
        worker.stop()
    for fault, number in faults.most_common():
        sys.stdout.write(f"{number:5} {fault}\n")
    sys.exit(1 if faults else 0)


def _keep(folder: Path, case: Case, fault: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{case.number}-{case.format}-{case.name}").write_bytes(case.content)
    (folder / f"{case.number}.txt").write_text(f"--from {case.format}\n{fault}", "utf-8")


if __name__ == "__main__":
    main()
