"""Zip files from strangers: how much they unpack to and where to is looked at first."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from schema.errors import InputError

MOST = 512 * 1024 * 1024
"""What all files inside may come to, in bytes. Nothing larger is unpacked."""
_MOST_FILES = 10_000
_AT_ONCE = 1 << 20


def names_in(path: Path) -> list[str]:
    """The files inside, refused when they are too many, too large, or named outside the zip."""
    with _opened(path) as archive:
        found = archive.infolist()
    if len(found) > _MOST_FILES:
        raise InputError(f"at most {_MOST_FILES:,} files inside", f"{len(found):,}", str(path))
    for info in found:
        _refuse_outside(info.filename, path)
    if (size := sum(info.file_size for info in found)) > MOST:
        raise InputError(f"at most {_mb(MOST)} unpacked", _mb(size), str(path))
    return [info.filename for info in found if not info.is_dir()]


def check_contents(path: Path) -> list[str]:
    """Unpack everything into nothing, for readers that do not look at sizes themselves.

    A file inside that is larger than it says does not fit its checksum, and is refused.
    """
    names = names_in(path)
    for name in names:
        with member(path, name) as file:
            while file.read(_AT_ONCE):
                pass
    return names


@contextmanager
def member(path: Path, name: str) -> Iterator[IO[bytes]]:
    """A file inside, opened for reading; it ends where it says that it ends."""
    where = f"{path}: {name}"
    with _opened(path) as archive:
        try:
            with archive.open(name) as file:
                yield file
        except KeyError:
            raise InputError("a file inside the zip", "none of that name", where) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise InputError("a whole zip", f"a damaged one ({error})", where) from None
        except RuntimeError:
            raise InputError("a zip without a password", "one with a password", where) from None


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError("a whole zip", f"a damaged one ({error})", str(path)) from None
    with archive:
        yield archive


def _refuse_outside(name: str, path: Path) -> None:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if name.startswith(("/", "\\")) or ".." in parts or ":" in (parts or ("",))[0]:
        raise InputError("files inside the zip", f"{name!r}, a path that leads out", str(path))


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:,.0f} MB"
