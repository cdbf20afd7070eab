"""Counts the rooms of `incidents/` and draws which room imports which: `python tools/rooms.py`.

A room is a package directly inside `incidents/`. Every package, at any depth, has 3 to 15 files;
folders of data sets may be smaller. Imports are read by grimp, the library under import-linter;
`--dot` prints a graph for Graphviz.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
MOST_ROOMS = 25
FEWEST_FILES, MOST_FILES = 3, 15
SINGLE = ("incidents/importers/datasets",)
"""Folders whose packages may be smaller: a data set is a folder, however little it needs."""


def packages() -> dict[str, int]:
    """Every package of `incidents` by its path, with the number of its own Python files."""
    folders = sorted({path.parent for path in (ROOT / "incidents").rglob("*.py")})
    return {
        folder.relative_to(ROOT).as_posix(): len(list(folder.glob("*.py"))) for folder in folders
    }


def rooms() -> list[str]:
    """The packages directly inside `incidents`."""
    return sorted(name.split("/")[1] for name in packages() if name.count("/") == 1)


def arrows() -> dict[str, set[str]]:
    """Which room imports which, at run time or for types."""
    graph = grimp.build_graph("incidents")
    names = set(rooms())
    imported: dict[str, set[str]] = defaultdict(set)
    for module in graph.modules:
        importer = _room(module, names)
        for target in graph.find_modules_directly_imported_by(module):
            room = _room(target, names)
            if importer and room and importer != room:
                imported[importer].add(room)
    return dict(imported)


def floors(imported: dict[str, set[str]]) -> dict[str, int]:
    """The floor of each room: 0 for one that imports no other. Raises ValueError for a circle."""
    floor: dict[str, int] = {}

    def climb(room: str, above: tuple[str, ...]) -> int:
        if room in above:
            raise ValueError(f"a circle: {' -> '.join((*above, room))}")
        if room not in floor:
            below = imported.get(room, ())
            floor[room] = max((climb(one, (*above, room)) + 1 for one in below), default=0)
        return floor[room]

    for room in rooms():
        climb(room, ())
    return floor


def faults() -> list[str]:
    """What is wrong with the cut: too many rooms, packages too small or too full, circles."""
    wrong = []
    if len(rooms()) > MOST_ROOMS:
        wrong.append(f"expected at most {MOST_ROOMS} rooms, found {len(rooms())}")
    for name, files in packages().items():
        least = 1 if name.startswith(SINGLE) else FEWEST_FILES
        if not least <= files <= MOST_FILES:
            wrong.append(f"{name}: expected {least} to {MOST_FILES} files, found {files}")
    try:
        floors(arrows())
    except ValueError as circle:
        wrong.append(str(circle))
    return wrong


def _room(module: str, names: set[str]) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in names else None


def main() -> None:
    """Print the rooms by floor, or the graph; exit 1 where the cut is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dot", action="store_true", help="a graph for Graphviz")
    imported = arrows()
    if parser.parse_args().dot:
        edges = [f'  "{a}" -> "{b}";' for a in sorted(imported) for b in sorted(imported[a])]
        sys.stdout.write("\n".join(["digraph incidents {", *edges, "}"]) + "\n")
        return
    own = packages()
    for room, floor in sorted(floors(imported).items(), key=lambda item: (-item[1], item[0])):
        inside = {name: n for name, n in own.items() if f"{name}/".startswith(f"incidents/{room}/")}
        below = ", ".join(sorted(imported.get(room, ()))) or "nothing of ours"
        sys.stdout.write(
            f"{floor:>2}  {room:<10} {len(inside)} packages, {sum(inside.values())} files; "
            f"imports {below}\n"
        )
    count = sum(len(below) for below in imported.values())
    sys.stdout.write(f"{len(rooms())} rooms, {count} arrows\n")
    for fault in faults():
        sys.stdout.write(f"{fault}\n")
    raise SystemExit(bool(faults()))


if __name__ == "__main__":
    main()
