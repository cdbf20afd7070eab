"""How often each rule is right on the project's evaluation texts, in bands.

Measured by `make bench-extract` as right values among given ones, over reports that people read
and the rules were not fitted to; not invented for a single value. `high`: at least 0.95;
`good`: 0.85 to 0.95; `check`: below, or too few to tell.
"""

from __future__ import annotations

BANDS = {
    "date_stated": "high",
    "date_spoken": "check",
    "date_shared": "check",
    "place_resolved": "high",
    "place_named": "good",
    "place_quarter": "check",
    "weapon_named": "high",
    "weapon_typed": "high",
    "weapon_counted": "check",
    "casualties_counted": "good",
    "casualties_none": "check",
    "attacker_worded": "check",
    "speaker_worded": "check",
    "target_worded": "check",
    "launch_worded": "check",
}
"""The band of each rule; what a plug-in brings has none."""
