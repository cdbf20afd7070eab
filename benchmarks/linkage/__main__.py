"""`make bench-link`: fits the weights, measures what they find, and how long many records take."""

import argparse
from pathlib import Path

import numpy as np

from benchmarks.linkage.fitting import THRESHOLD, as_yaml, fitted
from benchmarks.linkage.pairs import VARIANTS, Compared, labels, variant
from incidents.linkage.scoring import WEIGHTS_FILE


def main() -> None:
    arguments = argparse.ArgumentParser(prog="make bench-link")
    arguments.add_argument("--samples", type=Path, required=True)
    arguments.add_argument("--write", action="store_true", help="Write the weights.")
    arguments.add_argument("--many", type=int, default=0, help="Records on either side.")
    given = arguments.parse_args()
    folder = given.samples / "linkage"
    compared = {name: variant(folder, name) for name in VARIANTS}
    halves = [fitted(*_training(compared, half)) for half in (0, 1)]
    matched = [pair for pair, label in labels(folder).items() if label == "likely_match"]
    for name, pairs in compared.items():
        print(name, _measured(pairs, halves, matched))
    if given.write:
        text = as_yaml(fitted(*_training(compared, None)))
        WEIGHTS_FILE.write_text(text, encoding="utf-8")
        print(f"{WEIGHTS_FILE}: written")
    if given.many:
        from benchmarks.linkage.many import timed

        print(timed(given.many))


def _training(compared: dict[str, Compared], half: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Features and truth of one half of the events in every variant, or of all of them."""
    features, truth = [], []
    for pairs in compared.values():
        kept = ~np.isnan(pairs.truth) & (pairs.half(half) if half is not None else True)
        features.append(pairs.features[kept])
        truth.append(pairs.truth[kept])
    return np.concatenate(features), np.concatenate(truth)


def _measured(pairs: Compared, halves: list[np.ndarray], matched: list[tuple[str, str]]) -> str:
    """Precision and recall, each half by the weights of the other: by the labels alone, and with
    what was read and judged besides.
    """
    proposed = np.zeros(len(pairs.codes), bool)
    for half, weights in enumerate(halves):
        score = 1 / (1 + np.exp(-(weights[0] + pairs.features @ weights[1:])))
        proposed |= pairs.half(1 - half) & (score >= THRESHOLD)
    known = set(matched)
    right = np.array([pair in known for pair in pairs.codes])
    of_labelled = proposed & pairs.labelled
    read = proposed & ~np.isnan(pairs.truth)
    recall = (proposed & right).sum() / len(matched)
    return (
        f"P {(of_labelled & right).sum() / of_labelled.sum():.3f} by the labels alone,"
        f" {pairs.truth[read & pairs.labelled].mean():.3f} with what was read besides"
        f" ({pairs.truth[read].mean():.3f} over all {read.sum()} proposed pairs that anybody judged"
        f" of {proposed.sum()}); R {recall:.3f}"
    )


if __name__ == "__main__":
    main()
