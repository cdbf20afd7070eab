"""What importers build has the keys of the documents that it becomes, and no other."""

import pytest

from incidents.importers import drafts
from schema.document.claims import CasualtyClaimDocument, StatementDocument
from schema.document.context import SourceDocument
from schema.document.incident import (
    DatasetReference,
    IncidentDocument,
    MediaDocument,
    PlaceReference,
    TargetDocument,
    WeaponUseDocument,
)


@pytest.mark.parametrize(
    ("draft", "document"),
    [(drafts.SourceDraft, SourceDocument), (drafts.ClaimDraft, CasualtyClaimDocument),
     (drafts.StatementDraft, StatementDocument), (drafts.WeaponUseDraft, WeaponUseDocument),
     (drafts.TargetDraft, TargetDocument), (drafts.MediaDraft, MediaDocument),
     (drafts.PlaceDraft, PlaceReference), (drafts.DatasetDraft, DatasetReference),
     (drafts.DateDraft, IncidentDocument), (drafts.LocationDraft, IncidentDocument),
     (drafts.SidesDraft, IncidentDocument), (drafts.IncidentDraft, IncidentDocument)],
)  # fmt: skip
def test_a_draft_has_only_keys_of_its_document(draft, document):
    assert draft.__optional_keys__
    assert draft.__optional_keys__ <= document.model_fields.keys()
