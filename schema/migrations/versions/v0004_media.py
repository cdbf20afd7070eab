"""Pictures and films of incidents, by address."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
_TEXTS = ("archive_url", "credit", "captured", "published", "sha256", "note")


def upgrade() -> None:
    """Lay the table of media and the two flat columns that hold their addresses."""
    op.create_table(
        "media",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("graphic", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=True) for name in _TEXTS),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_media_incident_id", "media", ["incident_id"])
    for name in ("media_urls", "graphic_media_urls"):
        op.add_column("incident", sa.Column(name, sa.String(), nullable=True))
