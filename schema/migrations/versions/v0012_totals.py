"""Totals that are kept, and an index of targets that answers alone.

`total_cell` holds sums over the records of a month; triggers take a month away as soon as a record
of it changes, whoever changes it, and the program adds it up again. A later migration that makes
the tables `incident` or `weapon_use` anew has to lay these triggers anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
_FIGURES = {
    "launched": ("low", "high"),
    "intercepted": ("low", "high"),
    "killed": ("low", "best", "high"),
    "injured": ("low", "best", "high"),
    "missing": ("low", "best", "high"),
}
_OF_RECORDS = (
    *("date_earliest", "date_latest", "date_precision", "event_type", "status", "verification"),
    *("restricted", "country", "attacker_id", "attacker", "parent_id"),
    *(f"{name}_{end}" for name, ends in _FIGURES.items() for end in ends),
)
_OF_USES = ("incident_id", "type", "launched_low", "launched_high", "intercepted_low",
            "intercepted_high")  # fmt: skip
_MONTH = "coalesce(substr(date_latest, 1, 7), '')"
_FORGET = {
    "incident": """DELETE FROM total_cell WHERE month IN (
        SELECT coalesce(substr({row}.date_latest, 1, 7), '')
        UNION SELECT {month} FROM incident WHERE id = {row}.parent_id);""",
    "weapon_use": """DELETE FROM total_cell WHERE month IN (
        SELECT {month} FROM incident WHERE id = {row}.incident_id);""",
}
"""What takes away the months of a row: of a part, that of its wave too."""
_CHANGES = {
    "added": ("INSERT", ("NEW",)),
    "changed": ("UPDATE OF {columns}", ("OLD", "NEW")),
    "deleted": ("DELETE", ("OLD",)),
}


def upgrade() -> None:
    """Lay the table with its triggers, and the index of targets that holds their categories."""
    counts = [f"{name}_{end}{known}" for name, ends in _FIGURES.items() for end in ends
              for known in ("", "_known")]  # fmt: skip
    counts += [f"{name}_known" for name in _FIGURES]
    op.create_table(
        "total_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("by_type", sa.Boolean(), nullable=False),
        sa.Column("lone", sa.Boolean(), nullable=False),
        *(sa.Column(n, sa.String()) for n in ("date_earliest", "date_latest", "date_precision")),
        *(sa.Column(n, sa.String()) for n in ("event_type", "status", "verification")),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("country", sa.String()),
        sa.Column("attacker_id", sa.Integer()),
        *(sa.Column(name, sa.String()) for name in ("attacker", "weapon_type")),
        sa.Column("records", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer()) for name in counts),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_total_cell_month", "total_cell", ["month"])
    op.drop_index("ix_target_incident_id", "target")
    op.create_index("ix_target_incident_category", "target", ["incident_id", "category"])
    for name, (event, rows) in _CHANGES.items():
        for table, columns in (("incident", _OF_RECORDS), ("weapon_use", _OF_USES)):
            when = event.format(columns=", ".join(columns))
            forget = " ".join(_FORGET[table].format(row=row, month=_MONTH) for row in rows)
            begin = f"CREATE TRIGGER total_{name}_{table} AFTER {when} ON {table}"
            op.execute(f"{begin} BEGIN {forget} END")
