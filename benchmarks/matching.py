"""Weapon names matched a second, in a process of its own, none of them matched before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Result

_MATCH = """
import sys, time
import incidents
from incidents.weapons import catalogue
with incidents.open(sys.argv[1]).reading() as database:
    matcher = catalogue.matcher(database)
texts = [name.text for name in matcher.names]
matcher.match("Shaheds and what it loads first")
started = time.process_time()
for text in texts:
    matcher.match(text)
print(len(texts) / (time.process_time() - started))
"""


def matching(folder: Path) -> list[Result]:
    """Every name of the catalogue once, exact and in its spellings."""
    command = [sys.executable, "-c", _MATCH, str(folder / "seed.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [Result("weapon names matched", float(done.stdout), None, "/s", ">= 20,000")]
