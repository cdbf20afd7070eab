"""Judgements on two records that may tell of one event, each a change in the log."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Lay the table."""
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("one", "other", "verdict")),
        sa.Column("score", sa.Float(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("reasons", "why")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("who", "at")),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("decision", "one", "other"):
        op.create_index(f"ix_judgement_{name}", "judgement", [name])
