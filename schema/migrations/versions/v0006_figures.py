"""Who stands behind a casualty claim, and the flat columns of the rule `toll-2`.

Figures of older records stay as they were derived, under the name of the older rule, until
`incidents check --fix` derives them anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
_COUNTS = (
    *(f"missing_{end}" for end in ("low", "best", "high")),
    *(f"{group}_killed_{end}" for group in ("combatants", "women") for end in ("low", "high")),
    "source_count",
)
_TEXTS = ("contested", "figures_rule", "date_edtf", "start_utc")


def upgrade() -> None:
    """Lay the columns; the older rule's name stands in every record that is there."""
    op.add_column("actor", sa.Column("allegiance", sa.JSON(), nullable=True))
    for name in ("adds_to", "authority", "side"):
        op.add_column("casualty_claim", sa.Column(name, sa.String(), nullable=True))
    whole: sa.Column[bool] = sa.Column(
        "whole", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("casualty_claim", whole)
    for name in _COUNTS:
        op.add_column("incident", sa.Column(name, sa.Integer(), nullable=True))
    for name in _TEXTS:
        op.add_column("incident", sa.Column(name, sa.String(), nullable=True))
    op.execute("UPDATE incident SET figures_rule = 'rising-toll-1'")
