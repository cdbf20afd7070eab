"""Compares what two editions of the program make of the collection: stores, files, answers, pages.

    python tools/compare.py OLD_CHECKOUT [NEW_CHECKOUT] [--python .venv/bin/python]

Both editions run on the same Python, each out of its own folder. Printed is every flat value that
differs, record by record, and every file or answer that differs; exit 1 when something does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

FILES = ("csv", "tsv", "json", "geojson", "kml", "yaml", "html")
ANSWERS = (
    "query --format csv",
    "query --weapon shahed --format json",
    "query --event-type test_launch --format csv",
    "count --by weapon-type --format json",
    "count --by month --format json",
    "count --by attacker --by country --format json",
    "weapons list --format json",
    "weapons match Шахедів X-101/X-555 --format json",
    "transfers list --format json",
    "codebook",
    "check --format json",
)
CHANGING = re.compile(
    r'("(?:made|at|time|head|version|sha256|accessed)": ?"[^"]*"|\d{4}-\d\d-\d\dT[\d:.+Z]+)'
)
"""What differs between two runs of one edition: times, versions, digests of the store."""
SHOWN = 12
EVERY = 8
"""One record in so many is compared as `show` prints it; each costs a start of the program."""


def made_by(checkout: Path, python: str, folder: Path) -> dict[str, str]:
    """Everything that an edition makes of the collection, by name, without times."""
    texts = {}

    def run(words: str) -> str:
        done = subprocess.run(  # noqa: S603 - words of the lists above
            [python, "-m", "incidents", *words.split()],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(checkout)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout if done.returncode in (0, 1) else f"failed: {done.stderr}"

    run("init")
    for ending in FILES:
        command = "map" if ending == "html" else "export"
        run(f"{command} out.{ending}")
        path = folder / f"out.{ending}"
        texts[path.name] = path.read_text("utf-8") if path.exists() else "not made"
    for words in ANSWERS:
        texts[words] = run(words)
    for code in json.loads(run("query --columns code --format json"))[::EVERY]:
        texts[f"show {code['code']}"] = run(f"show {code['code']}")
    return {name: CHANGING.sub("(changes)", text) for name, text in texts.items()}


def flat_changes(old: str, new: str) -> list[str]:
    """Every flat value that differs, with its record and column."""
    before, after = (
        {row["code"]: row for row in json.loads(text)} if text.startswith("[") else {}
        for text in (old, new)
    )
    lines = [f"record only before: {code}" for code in sorted(set(before) - set(after))]
    lines += [f"record only after: {code}" for code in sorted(set(after) - set(before))]
    for code in sorted(set(before) & set(after)):
        lines += [
            f"{code}: {name}: {before[code].get(name)!r} -> {after[code].get(name)!r}"
            for name in dict.fromkeys([*before[code], *after[code]])
            if before[code].get(name) != after[code].get(name)
        ]
    return lines


def main() -> None:
    """Print what differs; exit 1 where something does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path, nargs="?", default=Path(__file__).parents[1])
    parser.add_argument("--python", default=sys.executable)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        old = made_by(asked.old.resolve(), asked.python, Path(one))
        new = made_by(asked.new.resolve(), asked.python, Path(other))
    changes = flat_changes(old["out.json"], new["out.json"])
    columns = Counter(line.split(": ")[1] for line in changes if line.count(": ") > 1)
    sys.stdout.write(f"flat values that differ: {len(changes)} {dict(columns)}\n")
    sys.stdout.write("".join(f"  {line}\n" for line in changes))
    differing = [name for name in old if old[name] != new.get(name)]
    for name in differing:
        sys.stdout.write(f"differs: {name} ({_sizes(old[name], new.get(name, ''))})\n")
        if name.split()[0] not in ("out.html", "show"):
            sys.stdout.write(_lines(old[name], new.get(name, "")))
    raise SystemExit(bool(differing))


def _sizes(old: str, new: str) -> str:
    digests = (hashlib.sha256(text.encode()).hexdigest()[:8] for text in (old, new))
    return f"{len(old)} -> {len(new)} characters, {' -> '.join(digests)}"


def _lines(old: str, new: str) -> str:
    before, after = old.splitlines(), new.splitlines()
    gone = [f"  - {line[:160]}\n" for line in before if line not in set(after)]
    come = [f"  + {line[:160]}\n" for line in after if line not in set(before)]
    return "".join([*gone[:SHOWN], *come[:SHOWN]])


if __name__ == "__main__":
    main()
