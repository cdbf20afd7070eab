"""Extractors of others: their claims come in only with the words that stand in the text."""

import pytest

from incidents.extract.plugins import add_claims
from incidents.extract.reading.document import document_of
from schema.errors import InputError

TEXT = "A missile struck Dnipro on Thursday. The area was cordoned off."


def _claim(**more):
    start = TEXT.index("cordoned off")
    claim = {"draft": 0, "kind": "statement", "start": start, "end": start + 12}
    return claim | {"text": "cordoned off", "field": "site_access", "value": "cordoned off"} | more


def test_a_true_claim_comes_in(extract):
    drafts = extract(TEXT).drafts
    add_claims(drafts, lambda text, found: [_claim()], document_of(TEXT))
    assert drafts[0].plain["statements"][-1]["field"] == "site_access"
    assert drafts[0].evidence[-1].text == "cordoned off"


@pytest.mark.parametrize(
    "more",
    [
        {"text": "cordoned of"}, {"start": 0}, {"end": 10_000}, {"start": -5}, {"draft": 7},
        {"kind": "guess"},
    ],
)  # fmt: skip
def test_a_claim_that_is_not_in_the_text_is_refused(extract, more):
    drafts = extract(TEXT).drafts
    before = drafts[0].plain
    with pytest.raises(InputError):
        add_claims(drafts, lambda text, found: [_claim(**more)], document_of(TEXT))
    assert drafts[0].plain == before
