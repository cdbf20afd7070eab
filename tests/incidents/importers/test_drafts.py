"""What importers build has the keys of the documents that it becomes, and no other."""

import pytest

from incidents.importers import drafts
from schema.document.claims import CasualtyClaimDocument, StatementDocument
from schema.document.context import SourceDocument
from schema.document.incident import TargetDocument, WeaponUseDocument


@pytest.mark.parametrize(
    ("draft", "document"),
    [(drafts.SourceDraft, SourceDocument), (drafts.ClaimDraft, CasualtyClaimDocument),
     (drafts.StatementDraft, StatementDocument), (drafts.WeaponUseDraft, WeaponUseDocument),
     (drafts.TargetDraft, TargetDocument)],
)  # fmt: skip
def test_a_draft_has_only_keys_of_its_document(draft, document):
    assert draft.__optional_keys__
    assert draft.__optional_keys__ <= document.model_fields.keys()
