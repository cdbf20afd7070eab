"""What is worked out and by whom: areas of a record, groups of a flat row.

Whether the country and first-level area of a record are stated or worked out is a column. Older
records do not say: those that came with a file whose areas the program may have worked out, of the
point or by its gazetteer, are marked so, which is the weaker of the two. What `geocode --pending`
filled in and what was read in a text is marked by `incidents migrate`: such records have a history.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
_STATED = """UPDATE incident SET area_how = 'stated'
    WHERE country IS NOT NULL OR admin1 IS NOT NULL"""
_DERIVED = """UPDATE incident SET area_how = 'derived'
    WHERE area_how = 'stated' AND exact_latitude IS NOT NULL AND batch_id IN (
        SELECT id FROM batch WHERE importer IN (
            'airwars', 'geoconfirmed', 'geojson', 'kml', 'table', 'timemap', 'viina', 'xlsx')
        OR (importer != 'seed' AND location_how IN ('gazetteer', 'relative', 'service')))"""


def upgrade() -> None:
    """Lay the columns and fill them where an older store tells."""
    derived: sa.Column[bool] = sa.Column(
        "derived", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("casualty_claim", derived)
    op.add_column("incident", sa.Column("area_how", sa.String(), nullable=True))
    op.execute(_STATED)
    op.execute(_DERIVED)
