"""How often each rule is right: its precision on reports that people read, as it was measured.

`bands.yaml` holds the counts and is written by `make bench-bands`. A band is a share, such as
"0.97 of 113 values": of the values that this rule gave in the evaluation texts so many were right.
It says nothing of the single value. A rule with too few cases is "unmeasured".
"""

from __future__ import annotations

from pathlib import Path

import yaml

TABLE = Path(__file__).with_suffix(".yaml")
FEWEST = 20
"""Values that a rule must have given before a share is told."""
RULES = """
date_stated date_spoken date_shared place_resolved place_named place_quarter weapon_named
weapon_typed weapon_counted casualties_counted casualties_none attacker_worded speaker_worded
target_worded launch_worded statement_worded
""".split()
"""Every rule of the core; what a plug-in brings has no band."""
_LEAST = {"sure": 0.95, "good": 0.85}


def _counts() -> dict[str, tuple[int, int]]:
    table = yaml.safe_load(TABLE.read_text("utf-8"))
    return {rule: tuple(table[rule]["others"]) for rule in RULES}


def _band(right: int, of: int) -> str:
    return f"{right / of:.2f} of {of} values" if of >= FEWEST else "unmeasured"


def _word(right: int, of: int) -> str:
    share = right / of if of >= FEWEST else 0
    return next((word for word, least in _LEAST.items() if share >= least), "check")


_COUNTS = _counts()
BANDS = {rule: _band(*counts) for rule, counts in _COUNTS.items()}
"""The band of each rule."""
WORDS = {rule: _word(*counts) for rule, counts in _COUNTS.items()}
"""The band in a word: `sure`, `good`, or `check` where a rule is right less often or unmeasured."""
