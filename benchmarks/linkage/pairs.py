"""Two books of the samples in a store, as given, moved and without coordinates, and the pairs that
people judged: the samples' labels, and `judged.csv`, read and judged for this project.
"""

import csv
import hashlib
import json
import math
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from incidents.linkage.comparing import FEATURES, compared
from incidents.linkage.finding import blocked
from incidents.linkage.records import read_records

JUDGED = Path(__file__).parent / "judged.csv"
VARIANTS = ("given", "moved", "hidden")
MOST_KM = 5.0
_ONE, _OTHER = "timemap", "eyes-on-russia"
_MAPPING = f"""dataset: {_OTHER}
source: {{publisher: Centre for Information Resilience, kind: dataset}}
id: entry
fields:
  date: date
  title: title
  summary: brief description
  latitude: lat
  longitude: lon
  country: country
  admin1: province
  admin2: district
  place: town/city
  weapons: arms/munition
  location_precision: {{value: exact}}
"""


@dataclass
class Compared:
    """Pairs of a variant: their codes, their features, and what people said: 1, 0, or NaN."""

    codes: list[tuple[str, str]]
    features: np.ndarray
    truth: np.ndarray
    labelled: np.ndarray
    matches: int

    def half(self, number: int) -> np.ndarray:
        """Pairs of one half of the events, by a digest of the first record's code."""
        return np.array([half_of(one) == number for one, _ in self.codes])


def half_of(code: str) -> int:
    return hashlib.sha256(code.encode()).digest()[-1] % 2


def labels(folder: Path) -> dict[tuple[str, str], str]:
    with (folder / "pairs_dev.csv").open(encoding="utf-8") as file:
        return {
            (f"{_ONE}-{row['bellingcat_id'].lower()}", f"{_OTHER}-{row['cir_entry'].lower()}"):
            row["weak_label"] for row in csv.DictReader(file)
        }  # fmt: skip


def judged() -> dict[tuple[str, str], str]:
    with JUDGED.open(encoding="utf-8") as file:
        return {(row["one"], row["other"]): row["verdict"] for row in csv.DictReader(file)}


def variant(folder: Path, name: str) -> Compared:
    """Load both books into a store of their own and compare all pairs that are blocked."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        _write(folder, work, name)
        store = _store(work)
        with store.reading() as database:
            records = read_records(database)
    first = np.array([_ONE in books for books in records.books])
    block = blocked(records, first, ~first)
    parts = [compared(part) for part in block.parts(records)]
    features = np.concatenate(parts) if parts else np.zeros((0, len(FEATURES)))
    codes = [(records.codes[a], records.codes[b])
             for a, b in zip(block.one, block.other, strict=True)]  # fmt: skip
    known, own = labels(folder), judged()
    matched = {pair for pair, label in known.items() if label == "likely_match"}
    ones, others = ({pair[n] for pair in matched} for n in (0, 1))
    truth, labelled = [], []
    for pair in codes:
        said = own.get(pair)
        counts = (pair[0] in ones or pair[1] in others) and known.get(pair) != "review"
        labelled.append(counts)
        if pair in matched or said == "same":
            truth.append(1.0)
        elif said == "unsure" or not (counts or said == "different"):
            truth.append(np.nan)
        else:
            truth.append(0.0)
    return Compared(codes, features, np.array(truth), np.array(labelled), len(matched))


def _store(work: Path):
    from incidents.library import Library

    store = Library.init(work / "store.db", empty=True)
    store.load(work / "one.json", "timemap")
    (work / "map.yaml").write_text(_MAPPING, encoding="utf-8")
    store.load(work / "other.csv", "table", mapping=work / "map.yaml", keep_all=True)
    return store


def _write(folder: Path, work: Path, name: str) -> None:
    events = json.loads((folder / "civharm_dev.json").read_text(encoding="utf-8"))
    with (folder / "eyesonrussia_dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    draw = random.Random(7)  # noqa: S311  # the same places each time
    for event in events:
        if name == "hidden":
            event["latitude"] = event["longitude"] = ""
        elif name == "moved":
            km, way = MOST_KM * math.sqrt(draw.random()), draw.random() * math.tau
            latitude, longitude = float(event["latitude"]), float(event["longitude"])
            event["latitude"] = str(latitude + km * math.cos(way) / 111.2)
            narrow = 111.2 * math.cos(math.radians(latitude))
            event["longitude"] = str(longitude + km * math.sin(way) / narrow)
    if name == "hidden":
        for row in rows:
            row["lat"] = row["lon"] = ""
    (work / "one.json").write_text(json.dumps(events), encoding="utf-8")
    with (work / "other.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
