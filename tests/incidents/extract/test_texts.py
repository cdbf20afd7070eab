"""Every text of our own that must hold, holds: its events, and nothing else."""

import pytest

from benchmarks.extraction import scoring, texts

OWN = list(texts.own_texts())


def test_there_are_enough_and_each_has_a_name_of_its_own():
    assert len(OWN) >= 360
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
