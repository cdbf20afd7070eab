"""Weights out of judged pairs: a logistic regression, held near what is known beforehand."""

import numpy as np

from incidents.linkage.comparing import FEATURES
from incidents.linkage.scoring import VERSION

PRIOR = {"weapons_alike": 0.5, "weapons_exclude": -1.5, "tolls_exclude": -1.5, "tolls_alike": 1.0,
         "areas": 0.3, "place_no_point": 0.5, "other_place_no_point": -1.0}  # fmt: skip
"""What a weight is where the pairs say nothing of it: both books name few weapons and no tolls."""
HELD = 0.001
"""How strongly weights are held to that, in shares of the pairs."""
SAME_ADDRESS = 3.0
"""Set by hand: the labels were made of addresses, so they cannot be measured with."""
THRESHOLD = 0.6


def fitted(features: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """The bias and the weights, by Newton's steps."""
    known = np.c_[np.ones(len(features)), features].astype(float)
    start = np.array([0.0, *(PRIOR.get(name, 0.0) for name in FEATURES)])
    held = np.array([1e-6, *[HELD] * len(FEATURES)])
    weights = start.copy()
    for _ in range(60):
        share = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (share - truth) / len(truth) + held * (weights - start)
        curve = (known * (share * (1 - share))[:, None]).T @ known / len(truth) + np.diag(held)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def as_yaml(weights: np.ndarray) -> str:
    """The file of weights."""
    lines = [
        "# Written by `make bench-link`. Weights of a logistic sum over the features of",
        "# `comparing.py`: above nought speaks for one event, below it against.",
        f"version: {VERSION}",
        f"proposed_from: {THRESHOLD}",
        f"bias: {weights[0]:.3f}",
        f"same_address: {SAME_ADDRESS}  # set by hand",
        "weights:",
        *(f"  {name}: {weight:.3f}" for name, weight in zip(FEATURES, weights[1:], strict=True)),
    ]
    return "".join(f"{line}\n" for line in lines)
