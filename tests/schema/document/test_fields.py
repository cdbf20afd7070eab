"""The names of fields by which a record is read back are those of the models, in their order."""

import pytest

from schema.document import claims, context, fields, incident


@pytest.mark.parametrize(
    ("names", "model"),
    [
        (fields.INCIDENT, incident.IncidentDocument),
        (fields.SOURCE, context.SourceDocument),
        (fields.WEAPON_USE, incident.WeaponUseDocument),
        (fields.TARGET, incident.TargetDocument),
        (fields.CASUALTY_CLAIM, claims.CasualtyClaimDocument),
        (fields.STATEMENT, claims.StatementDocument),
        (fields.MEDIA, incident.MediaDocument),
    ],
)
def test_the_names_are_those_of_the_model(names, model):
    assert names == tuple(model.model_fields)
    flags = {name: field.default for name, field in model.model_fields.items()
             if field.annotation is bool}  # fmt: skip
    assert flags == {name: fields.FLAGS[name] for name in flags}
    assert set(flags) == {name for name in names if name in fields.FLAGS}
