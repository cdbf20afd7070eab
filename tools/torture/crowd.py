"""Several writers and many readers of one store at the same time."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from incidents.library import Library
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import IncidentsError

_STRIKE = {
    "title": "Strike", "event_type": "other", "date_start": "2024-05-01", "date_precision": "day",
    "sources": [{"key": "paper", "publisher": "The Paper", "url": "https://paper.example/1"}],
}  # fmt: skip


@dataclass
class Crowd:
    """What became of a crowd: how much each side did, in how many seconds at most, and faults."""

    seconds: float
    written: int = 0
    read: int = 0
    longest_write: float = 0.0
    longest_read: float = 0.0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The figures in a line."""
        return (
            f"{self.written} written ({self.written / self.seconds:.1f}/s, longest"
            f" {self.longest_write:.2f} s), {self.read} read ({self.read / self.seconds:.1f}/s,"
            f" longest {self.longest_read:.2f} s), {self.refused} refused as busy"
        )


def gather(base: Path, folder: Path, writers: int, readers: int, seconds: float) -> Crowd:
    """Let so many write and read for a while, each as a process; every record that was acknowledged
    has to be there at the end, and no reader may ever see fewer than before.
    """
    store = Path(shutil.copy(base, folder / "crowd.db"))
    context = multiprocessing.get_context("fork")
    queue: Any = context.Queue()
    until = time.monotonic() + seconds
    jobs = [(_write, n) for n in range(writers)] + [(_read, n) for n in range(readers)]
    started = [context.Process(target=_told, args=(queue, job, store, n, until)) for job, n in jobs]
    for process in started:
        process.start()
    crowd, acknowledged = Crowd(seconds), set[str]()
    for _ in started:
        told = json.loads(queue.get())
        _add_up(crowd, told)
        acknowledged |= set(told.get("codes", ()))
    for process in started:
        process.join()
    there = {code for (code,) in Library.open(store).query(columns=["code"])}
    crowd.wrong += [f"{code} was acknowledged and is lost" for code in acknowledged - there]
    crowd.wrong += [f"{f.check} {f.code}: {f.message}" for f in Library.open(store).check()
                    if f.level == "error"]  # fmt: skip
    return crowd


def _add_up(crowd: Crowd, told: dict[str, Any]) -> None:
    crowd.written += len(told.get("codes", ()))
    crowd.read += told.get("read", 0)
    crowd.refused += told["refused"]
    crowd.wrong += told["wrong"]
    if "codes" in told:
        crowd.longest_write = max(crowd.longest_write, told["longest"])
    else:
        crowd.longest_read = max(crowd.longest_read, told["longest"])


def _told(
    queue: Any, job: Callable[..., dict[str, Any]], store: Path, number: int, until: float
) -> None:
    try:
        told = job(store, number, until)
    except Exception as error:  # whatever it is, it is a fault of the program
        told = {"refused": 0, "longest": 0, "wrong": [f"{job.__name__} {number}: {error!r}"]}
    queue.put(json.dumps(told))


def _write(file: Path, number: int, until: float) -> dict[str, Any]:
    store, codes, refused, longest = Library.open(file), [], 0, 0.0
    while time.monotonic() < until:
        code = f"by-{number}-{len(codes)}"
        document = validate(IncidentDocument, {"code": code, **_STRIKE}, code)
        began = time.monotonic()
        try:
            codes.append(store.add(document))
        except IncidentsError:
            refused += 1
        longest = max(longest, time.monotonic() - began)
        time.sleep(0.01)
    return {"codes": codes, "refused": refused, "longest": longest, "wrong": []}


def _read(file: Path, number: int, until: float) -> dict[str, Any]:
    store, done, refused, longest, seen = Library.open(file), 0, 0, 0.0, 0
    wrong: list[str] = []
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            rows = list(store.query(columns=["code", "title", "sources"]))
        except IncidentsError:
            refused += 1
        else:
            if len(rows) < seen:
                wrong.append(f"reader {number} saw {seen} records and then {len(rows)}")
            seen, done = len(rows), done + 1
        longest = max(longest, time.monotonic() - began)
        time.sleep(0.05)
    return {"read": done, "refused": refused, "longest": longest, "wrong": wrong}
