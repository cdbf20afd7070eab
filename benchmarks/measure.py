"""Measure programs from outside: wall time, CPU time and memory of a child process."""

from __future__ import annotations

import operator
import os
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """One line of the table. `wanted` is what the project set itself, such as `<= 0.45`: of the
    ratio where there is a peer and no unit is named, else of our own figure.
    """

    work: str
    ours: float
    peer: float | None = None
    unit: str = "s"
    wanted: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by the peer's."""
        return None if self.peer is None else self.ours / self.peer

    @property
    def met(self) -> str:
        """Whether it is as wanted; empty where nothing was."""
        target = re.match(r"([<>]=?) ([\d.,]+) ?(\w*)", self.wanted)
        if not target:
            return ""
        sign, number, unit = target[1], float(target[2].replace(",", "")), target[3]
        figure = self.ours if self.ratio is None or unit else self.ratio
        return "met" if _COMPARED[sign](figure, number) else "not met"


_COMPARED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@dataclass(frozen=True)
class Cost:
    """What one run of a program took."""

    wall: float
    cpu: float
    memory_mb: float


def cost(command: list[str | Path]) -> Cost:
    """Run a program to its end; raises when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cheapest(ours: list[str | Path], peer: list[str | Path], rounds: int = 7) -> tuple[Cost, Cost]:
    """The least wall time of each program, taken in turn so that both meet the same machine."""
    pairs = [(cost(ours), cost(peer)) for _ in range(rounds)]
    mine = min((a for a, _ in pairs), key=lambda c: c.wall)
    theirs = min((b for _, b in pairs), key=lambda c: c.wall)
    return mine, theirs
