"""How a source was read: the live page, a stored copy, an excerpt of one, a reprint."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Lay the column; what older stores hold does not say how it was read."""
    op.add_column("source", sa.Column("read_as", sa.String(), nullable=True))
