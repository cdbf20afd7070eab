"""Tries whether the tests notice small changes of the rules that decide what a reader believes.

    python -m tools.mutants [FILE...]

`tests/mutants.yaml` names the files, the tests of each and the changes that no test can notice,
with the reason. Exit 1 when a file's tests notice fewer than the bar of the other changes, or when
a listed change is noticed after all or no longer made.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from tools.mutants.changes import Change, changes
from tools.mutants.trial import Outcome, Trial, prepare, run

LIST = Path("tests/mutants.yaml")
PATIENCE = 10
"""How many times longer than the file as it is a trial may take, in CPU time."""


@dataclass(slots=True)
class Score:
    """What became of the changes of one file."""

    file: str
    tried: int = 0
    seconds: float = 0.0
    unnoticed: list[Change] = field(default_factory=list)
    listed: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of 100 changes that could be noticed, how many were."""
        able = self.tried - self.listed
        return 100.0 if not able else 100 * (able - len(self.unnoticed)) / able


def main(words: Sequence[str]) -> int:
    """Try the files that are named, or all; the exit code."""
    listed = yaml.safe_load(LIST.read_text("utf-8"))
    known = {entry["file"]: entry for entry in listed["files"]}
    if unknown := [word for word in words if word not in known]:
        sys.stderr.write(f"error: expected files of {LIST}, found {', '.join(unknown)}\n")
        return 2
    prepare()
    scores = [_file(known[file], listed) for file in words or known]
    low = [score.file for score in scores if score.share < listed["bar"]]
    for file in low:
        sys.stdout.write(f"{file}: fewer than {listed['bar']} in 100 changes were noticed\n")
    seconds = sum(score.seconds for score in scores)
    sys.stdout.write(f"{sum(s.tried for s in scores)} changes, {seconds:.0f} s of CPU time\n")
    return int(bool(low) or any(score.faults for score in scores))


def _file(entry: dict[str, Any], listed: dict[str, Any]) -> Score:
    score = Score(entry["file"])
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        plan = Trial(entry["file"], tuple(entry["tests"]), None, 600, Path(name))
        (base,) = _outcomes([plan])
        if base.noticed:
            log = (plan.folder / "log").read_text("utf-8")
            score.faults.append(f"its tests fail without any change:\n{log[-2000:]}")
            return _told(score)
        every = changes(Path(plan.file).read_text("utf-8"))
        drawn = _drawn(every, entry.get("sample", listed["sample"]), listed["seed"])
        limit = 5 + int(PATIENCE * base.seconds)
        outcomes = _outcomes([replace(plan, text=c.text, seconds=limit) for c in drawn])
    score.tried = len(drawn)
    score.seconds = base.seconds + sum(outcome.seconds for outcome in outcomes)
    _judge(score, entry.get("unnoticed") or [], drawn, outcomes, every)
    return _told(score)


def _drawn(every: Sequence[Change], sample: int | str, seed: int) -> list[Change]:
    """The sample of a file, in the order of its lines. A change elsewhere leaves it as it is."""
    if sample == "all":
        return list(every)
    drawn = sorted(every, key=lambda change: change.rank(seed))[: int(sample)]
    return sorted(drawn, key=lambda change: change.line)


def _outcomes(trials: Sequence[Trial]) -> list[Outcome]:
    outcomes: dict[int, Outcome] = {}
    run(trials, int(os.environ.get("MUTANTS_JOBS") or os.cpu_count() or 1), outcomes.__setitem__)
    return [outcomes[place] for place in range(len(trials))]


def _judge(
    score: Score,
    reasons: Sequence[dict[str, Any]],
    drawn: Sequence[Change],
    outcomes: Sequence[Outcome],
    every: Sequence[Change],
) -> None:
    listed = {(reason["was"], reason["now"]): reason for reason in reasons}
    made = {change.key: change for change in every}
    for key, reason in listed.items():
        if key not in made:
            score.faults.append(f"line {reason['line']}: listed and no longer made: {key[1]}")
        elif made[key].line != reason["line"]:
            score.faults.append(f"line {reason['line']}: stands on line {made[key].line} now")
    for change, outcome in zip(drawn, outcomes, strict=True):
        score.listed += change.key in listed
        if change.key in listed and outcome.noticed:
            score.faults.append(f"line {change.line}: listed and noticed after all: {change.now}")
        elif change.key not in listed and not outcome.noticed:
            score.unnoticed.append(change)


def _told(score: Score) -> Score:
    noticed = score.tried - score.listed - len(score.unnoticed)
    lines = [
        f"{score.file}: {score.tried} changes, {noticed} noticed, {score.listed} listed, "
        f"{score.share:.0f} in 100, {score.seconds:.0f} s",
        *(f"  line {c.line}, unnoticed:\n    - {c.was}\n    + {c.now}" for c in score.unnoticed),
        *(f"  {fault}" for fault in score.faults),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    return score


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
