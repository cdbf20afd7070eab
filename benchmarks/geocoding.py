"""Geocoding: names a second, a cold question, memory, the build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Result, cheapest, cost

_NAMES, _MISSPELT, _UNKNOWN = 4_000, 200, 200
_WARM = """
import random, sys, time
from incidents.geocode.gazetteer import home
from incidents.geocode.geocoder import Geocoder
names, misspelt, unknown = map(int, sys.argv[1:])
gazetteer = home.existing()
rows = gazetteer._database.execute("SELECT DISTINCT name FROM place WHERE kind = 'settlement'")
chosen = random.Random(4)
texts = chosen.sample([name for (name,) in rows if len(name) > 5], names)
for number in range(misspelt):
    at = chosen.randrange(1, len(texts[number]) - 2)
    text = texts[number]
    texts[number] = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
letters = "bcdfghklmnprstvz"
for number in range(misspelt, misspelt + unknown):
    texts[number] = "".join(chosen.choice(letters) + chosen.choice("aeiou") for _ in range(5))
chosen.shuffle(texts)
geocoder = Geocoder(gazetteer)
for text in ("Dnipro", "Khrakiv", "20 km south of Mosul"):
    geocoder.geocode(text)
started = time.process_time()
for text in texts:
    geocoder.geocode(text)
print(len(texts) / (time.process_time() - started))
"""


def geocoding() -> list[Result]:
    """Build the gazetteer anew, then ask it. The build is measured in a folder of its own."""
    folder = Path(os.environ["INCIDENTS_CACHE"]) / "gazetteer"
    incidents = Path(sys.executable).parent / "incidents"
    shutil.rmtree(folder, ignore_errors=True)
    built = cost([incidents, "--quiet", "gazetteer", "build"])
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    words: list[str | Path] = [
        sys.executable,
        "-c",
        _WARM,
        *map(str, (_NAMES, _MISSPELT, _UNKNOWN)),
    ]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True)
    cold, help_ = cheapest([incidents, "geocode", "Dnipro"], [incidents, "--help"], 9)
    return [
        Result("geocoding, distinct names, 5 % misspelt, 5 % no place", float(done.stdout), None,
               "/s", ">= 2,000"),
        Result("wall, geocode Dnipro, beside --help", cold.wall, help_.wall, "s", "<= 1.50"),
        Result("memory, geocoding 4,000 names", cost(words).memory_mb, None, "MB", "<= 80"),
        Result("memory, building the gazetteer", built.memory_mb, None, "MB", "<= 200"),
        Result("wall, building the gazetteer", built.wall, None, "s", "<= 90"),
        Result("the gazetteer's file", size, None, "MB"),
    ]  # fmt: skip
