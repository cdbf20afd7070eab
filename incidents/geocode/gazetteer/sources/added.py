"""Files that a person added to the gazetteer: kept beside it, so that it can be built anew."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from incidents.geocode.gazetteer.sources import geonames, register
from schema.errors import InputError, StoreError

_FOLDER = "added"
_FETCHED = "fetched.json"


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
    _check(path)
    kept = folder / _FOLDER / path.name
    kept.parent.mkdir(parents=True, exist_ok=True)
    # beside the folder, where no layer is looked for
    partial = folder / f"{path.name}.part"
    try:
        shutil.copyfile(path, partial)
        return partial.replace(kept)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise StoreError(f"{kept}: the file cannot be kept ({error})") from error


def _check(path: Path) -> None:
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


@contextmanager
def adding(folder: Path, paths: list[Path]) -> Iterator[None]:
    """Keep files for the gazetteer while it is built; when that fails, it has those of before."""
    names = [path.name for path in paths]
    before = {path: path.read_bytes() for path in files(folder) if path.name in names}
    if (folder / _FETCHED).exists():
        before[folder / _FETCHED] = (folder / _FETCHED).read_bytes()
    kept = [folder / _FETCHED]
    try:
        for path in paths:
            kept.append(add(folder, path))
        yield
    except BaseException:
        for path in kept:
            path.unlink(missing_ok=True)
        for path, content in before.items():
            path.write_bytes(content)
        raise


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A country file as it was fetched: its name, from where, on which day (UTC), its SHA-256."""

    file: str
    address: str
    date: str
    sha256: str


def remember(folder: Path, files: list[Fetched]) -> None:
    """Write beside the gazetteer where its files came from and when."""
    known = {**remembered(folder), **{one.file: one for one in files}}
    written = json.dumps([asdict(one) for one in known.values()], indent=2)
    partial = folder / f"{_FETCHED}.part"
    partial.write_text(written + "\n", encoding="utf-8")
    partial.replace(folder / _FETCHED)


def remembered(folder: Path) -> dict[str, Fetched]:
    """Where the files of this folder came from, by their names; empty when nothing says so."""
    try:
        read = json.loads((folder / _FETCHED).read_text("utf-8"))
        return {one["file"]: Fetched(**one) for one in read}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
