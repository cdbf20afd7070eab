"""Every text of our own that must hold, holds: its events, and nothing else."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def _module(name):
    path = ROOT / "benchmarks" / "extraction" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"extraction_{name}", path)
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


texts, scoring = _module("texts"), _module("scoring")
OWN = list(texts.own_texts())


def test_there_are_enough_and_each_has_a_name_of_its_own():
    assert len(OWN) >= 215
    assert len({text.name for text in OWN}) == len(OWN)


@pytest.mark.parametrize("text", [t for t in OWN if t.must], ids=lambda t: t.name)
def test_what_must_hold_holds(text, extract):
    found = extract(text.text, text.published)
    drafts = [draft.plain | {"figures": draft.figures} for draft in found.drafts]
    score = scoring.Score()
    scoring.score(score, text.name, text.events, drafts)
    assert score.faults == []
    for draft in found.drafts:
        for evidence in draft.evidence:
            assert text.text[evidence.start : evidence.end] == evidence.text
