"""Files that a person added to the gazetteer: kept beside it, so that it can be built anew."""

from __future__ import annotations

import csv
import hashlib
import shutil
from pathlib import Path

from incidents.geocode.gazetteer import geonames, register
from schema.errors import InputError

_FOLDER = "added"


def files(folder: Path) -> list[Path]:
    """The files added to the gazetteer in this folder, in the order of their names."""
    kept = folder / _FOLDER
    return sorted(path for path in kept.iterdir()) if kept.is_dir() else []


def is_country_file(path: Path) -> bool:
    """Whether it is a GeoNames country file; otherwise it is a settlement register."""
    return path.suffix.lower() == ".txt"


def add(folder: Path, path: Path) -> Path:
    """Keep a copy of a file for the gazetteer in this folder.

    Raises InputError when it is no file that the gazetteer can read; nothing is kept then.
    """
    if not path.is_file():
        raise InputError("a file to add to the gazetteer", "none", str(path))
    try:
        rows = geonames.country_file(path) if is_country_file(path) else iter(register.rows(path))
        if next(iter(rows), None) is None:
            raise InputError("a file with at least one settlement", "none in it", str(path))
        for _ in rows:
            pass
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("a table of text in UTF-8", str(error), str(path)) from None
    kept = folder / _FOLDER / path.name
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_name(kept.name + ".part")
    shutil.copyfile(path, partial)
    return partial.replace(kept)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
