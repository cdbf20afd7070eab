"""GeoNames country files by network: only when a person asks for them by name.

What arrives is kept when it is whole, is a country file of the country asked for, and has the
digest that was given, if any. When and from where it came stands beside the files.
"""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from incidents.geocode.gazetteer.sources import added, geonames
from incidents.geocode.gazetteer.sources.added import Fetched
from schema.areas import country_names
from schema.errors import IncidentsError, InputError, UnknownNameError, nearest

ADDRESS = "https://download.geonames.org/export/dump/"
CREDIT = geonames.CREDIT
_TIMEOUT_S = 30
_PIECE = 1 << 16
_MOST_BYTES = 200 << 20
_MOST_UNPACKED = 2 << 30
_HINT = "nothing was changed, and the gazetteer that was there still answers; try again later"

Progress = Callable[[str, int, int], None]


class FetchError(IncidentsError):
    """A country file could not be fetched whole. Nothing was changed."""

    def __init__(self, expected: str, found: str, where: str) -> None:
        super().__init__(str(InputError(expected, found, where, _HINT)))


def country_codes(names: list[str]) -> list[str]:
    """Alpha-2 codes, in capitals, each once. Raises UnknownNameError for one that is none."""
    known = country_names()
    codes = [name.strip().upper() for name in names]
    for code in codes:
        if code not in known:
            raise UnknownNameError("country", code, nearest(code, known))
    return list(dict.fromkeys(codes))


@contextmanager
def fetched(
    codes: list[str], address: str, sha256: str | None, progress: Progress
) -> Iterator[list[tuple[Path, Fetched]]]:
    """The country files of these codes in a folder of their own, which is gone afterwards."""
    with TemporaryDirectory(prefix="incidents-") as name:
        yield [_one(code, Path(name), address, sha256, progress) for code in codes]


def _one(
    code: str, folder: Path, address: str, sha256: str | None, progress: Progress
) -> tuple[Path, Fetched]:
    where = f"{address.rstrip('/')}/{code}.zip"
    if not where.startswith(("https://", "http://")):
        raise FetchError("an address that starts with https://", where, "INCIDENTS_GEONAMES_URL")
    packed = folder / f"{code}.zip"
    _download(where, packed, lambda done, whole: progress(f"fetching {code}", done, whole))
    path = _unpacked(packed, f"{code}.txt", where)
    digest = added.digest(path)
    if sha256 and digest != sha256.lower():
        raise FetchError(f"a file {path.name} with the SHA-256 {sha256}", digest, where)
    foreign = geonames.countries_of(path) - {code}
    if foreign:
        raise FetchError(f"settlements of {code} alone", ", ".join(sorted(foreign)[:5]), where)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return path, Fetched(path.name, where, today, digest)


def _download(address: str, to: Path, progress: Callable[[int, int], None]) -> None:
    request = Request(address, headers={"User-Agent": "incidents-db"})  # noqa: S310
    try:
        with urlopen(request, timeout=_TIMEOUT_S) as page, to.open("wb") as file:  # noqa: S310
            whole, done = int(page.headers.get("Content-Length") or 0), 0
            while piece := page.read1(_PIECE):
                done += file.write(piece)
                progress(done, whole)
                if done > _MOST_BYTES:
                    raise FetchError(f"at most {_MOST_BYTES:,} bytes", "more", address)
    except HTTPError as error:
        raise FetchError("a country file", f"the answer {error.code}", address) from None
    except (HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise FetchError("a country file", f"no answer ({reason})", address) from None
    if done < whole:
        raise FetchError(f"{whole:,} bytes", f"{done:,} before the connection broke", address)


def _unpacked(packed: Path, name: str, where: str) -> Path:
    try:
        with zipfile.ZipFile(packed) as archive:
            if archive.getinfo(name).file_size > _MOST_UNPACKED:
                raise FetchError(f"{name} of at most 2 GB", "more", where)
            with archive.open(name) as source, (packed.parent / name).open("wb") as target:
                shutil.copyfileobj(source, target)
    except KeyError:
        raise FetchError(f"an archive with {name}", "none in it", where) from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise FetchError("a whole archive", str(error), where) from None
    return packed.parent / name
