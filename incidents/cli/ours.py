"""Check that `schema`, `maps` and `seed_data` are this program's own packages.

PyPI has other projects of these names. The check looks at files and imports nothing.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

MARK = "part of the strike incident database (incidents-db)"
PACKAGES = ("schema", "maps", "seed_data")


def foreign_packages() -> list[str]:
    """Names that lead to somebody else's package, each with the file that it leads to."""
    found = {name: PathFinder.find_spec(name) for name in PACKAGES}
    return [f"{name} ({_file(spec)})" for name, spec in found.items() if not _is_ours(spec)]


def refuse_foreign_packages() -> None:
    """Say plainly what to do and end with exit code 1 when a package is not ours."""
    foreign = foreign_packages()
    if foreign:
        sys.stderr.write(
            "error: expected this program's own packages, found other projects under these names:\n"
            + "".join(f"  {name}\n" for name in foreign)
            + "Install incidents-db into an environment of its own:\n"
            "  python3 -m venv strikes && strikes/bin/pip install incidents-db\n"
        )
        raise SystemExit(1)


def _file(spec: ModuleSpec | None) -> str:
    return (spec.origin if spec else None) or "nothing found"


def _is_ours(spec: ModuleSpec | None) -> bool:
    if spec is None or not spec.origin or Path(spec.origin).name != "__init__.py":
        return False
    with Path(spec.origin).open(encoding="utf-8", errors="replace") as text:
        return MARK in text.read(300)
