"""How likely two records are one event: a logistic sum of features, and the reasons in words.

The weights stand in `weights.yaml`, which `make bench-link` writes: it fits them on pairs that
people judged, never on those that it measures with. A score is the share of such pairs that were
one event, no proof: a person judges.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from incidents.linkage.comparing import FEATURES, Pairs, compared
from incidents.linkage.records import Numbers
from schema.errors import InputError

VERSION = 1
"""Of the features: weights for others mean something else."""
WEIGHTS_FILE = Path(__file__).parent / "weights.yaml"
_ADDRESS = "same_address"
_KEYS = ("version", "proposed_from", "bias", "weights", _ADDRESS)


@dataclass(frozen=True)
class Weights:
    """The weight of each feature, the sum that stands without any, and the score from which a pair
    is proposed. `same_address` comes on top where both cite one address.
    """

    bias: float
    features: Numbers
    same_address: float
    proposed_from: float

    def scores(
        self, pairs: Pairs, features: Numbers | None = None, addresses: bool = True
    ) -> Numbers:
        """The score of each pair, 0 to 1."""
        known = compared(pairs) if features is None else features
        total = self.bias + known @ self.features
        if addresses and len(pairs.one):
            total = total + self.same_address * pairs.same_address
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(total, -30.0, 30.0))))


@cache
def usual_weights() -> Weights:
    """The weights of this program."""
    return read_weights(WEIGHTS_FILE)


def read_weights(path: Path) -> Weights:
    """Weights of a file; raises InputError where it is none, or of another version."""
    import yaml

    try:
        given: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError("a file of weights (YAML)", f"one that cannot be read ({error})",
                         str(path)) from None  # fmt: skip
    if not isinstance(given, dict) or any(key not in given for key in _KEYS):
        raise InputError(
            f"a file of weights with {', '.join(_KEYS)}", "another one", str(path),
            "`make bench-link` writes such a file",
        )  # fmt: skip
    if given["version"] != VERSION or list(given["weights"]) != list(FEATURES):
        raise InputError(
            f"weights of version {VERSION}, for {', '.join(FEATURES)}",
            f"version {given['version']}, for {', '.join(given['weights'])}",
            str(path),
            "fit them anew with `make bench-link`, or leave --weights out",
        )
    features = np.array(list(given["weights"].values()), np.float32)
    return Weights(float(given["bias"]), features, float(given[_ADDRESS]),
                   float(given["proposed_from"]))  # fmt: skip


def reasons(pairs: Pairs, number: int) -> list[str]:
    """Why a pair may or may not be one event, in words, most telling first."""
    told = [*_in_time_and_place(pairs, number), *_in_kind(pairs, number)]
    if pairs.same_address[number]:
        told.insert(0, "both cite one address")
    likeness = float(pairs.words[number])
    if likeness >= 0.1:
        told.append(f"{likeness:.0%} alike in rare words")
    return told


def _in_time_and_place(pairs: Pairs, number: int) -> list[str]:
    days = int(pairs.days[number])
    same = pairs.same_days[number] == 1
    apart = "a day apart" if days == 1 else f"{days} days apart"
    told = [apart if days else "the same day" if same else "dates that overlap"]
    if pairs.located[number]:
        km = float(pairs.km[number])
        told.append("the same spot" if km < 0.05 else f"{km:.1f} km apart" if km < 10 else
                    f"{km:.0f} km apart")  # fmt: skip
    else:
        told.append("no two points to compare")
    if pairs.same_place[number]:
        told.append("the same place name")
    if pairs.areas[number] < 0:
        told.append("but different first-level areas")
    return told


def _in_kind(pairs: Pairs, number: int) -> list[str]:
    told = []
    if pairs.weapons_alike[number]:
        told.append("weapons that fit")
    if pairs.weapons_exclude[number]:
        told.append("but weapons that exclude each other")
    if pairs.targets[number] > 0:
        told.append("the same kind of target")
    if pairs.tolls_alike[number]:
        told.append("the same toll")
    if pairs.tolls_exclude[number]:
        told.append("but tolls that exclude each other")
    return told
