"""Entries of a weapon in registers of munitions, which show what remains of it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Lay the column."""
    op.add_column("weapon", sa.Column("links", sa.JSON(), nullable=True))
