"""Figures with two ends: one wording, in a table that the scripts of the map can be held to."""

import json
from pathlib import Path

import pytest

from incidents.language.figures_in_words import span

CASES = json.loads((Path(__file__).parents[2] / "figures_in_words.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "unknown")
def test_a_figure_reads_as_the_table_says(case):
    assert span(case["low"], case["high"], case["best"]) == case["text"]
