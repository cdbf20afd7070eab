"""One name for one first-level area: its ISO 3166-2 code, and the source's words beside it; and by
what the place of a record was established.

Older records keep their areas as they are written here; `incidents migrate` puts the shown names in
their place, since names in every language are looked up for that.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Lay the columns."""
    for name in (
        *("admin1_code", "admin1_words"),
        *("location_proof", "location_proof_words", "location_checked_by"),
    ):
        op.add_column("incident", sa.Column(name, sa.String(), nullable=True))
