"""Who owns or runs a site, and its numbers in other registers."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Lay the columns."""
    op.add_column("place", sa.Column("owner", sa.String(), nullable=True))
    op.add_column("place", sa.Column("ids", sa.JSON(), nullable=True))
