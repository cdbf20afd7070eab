"""Indexes for the questions that are asked.

`ix_incident_newest` is a narrow copy of the records in the order of every answer. It takes the
place of the indexes on dates, coordinates, country and attacker, which served no order. What is
empty in nearly every record is indexed where it is not.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
_DROPPED = {
    "incident": ("attacker_id", "batch_id", "coordinates", "country", "dates", "parent_id",
                 "place_id"),
    "target": ("category",),
    "weapon_use": ("launch_site_id", "type_date", "weapon_date"),
}  # fmt: skip
_NEWEST = (
    *("code", "date_earliest", "date_precision", "event_type", "status", "verification"),
    *("restricted", "parent_id", "country", "admin1", "admin1_code", "attacker_id"),
    *("attacker", "latitude", "longitude", "contested", "source_count"),
    *("launched_low", "launched_high", "intercepted_low", "intercepted_high"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
    *("missing_low", "missing_best", "missing_high", "civilians_killed_low"),
    *("children_killed_low", "combatants_killed_low", "women_killed_low"),
)
_WHOLE = (
    ("ix_incident_newest", "incident", (sa.text("date_latest DESC"), *_NEWEST)),
    ("ix_incident_area", "incident", ("admin1", "country")),
    ("ix_target_category", "target", ("category", "incident_id")),
    ("ix_weapon_use_type", "weapon_use", ("type", "incident_id")),
    ("ix_weapon_use_weapon", "weapon_use", ("weapon_id", "incident_id")),
)
_WHERE_KNOWN = (
    ("ix_incident_batch", "incident", "batch_id"),
    ("ix_incident_parent", "incident", "parent_id"),
    ("ix_incident_place", "incident", "place_id"),
    ("ix_target_place", "target", "place_id"),
    ("ix_weapon_use_launch_site", "weapon_use", "launch_site_id"),
)


def upgrade() -> None:
    """Drop the indexes that no question uses, then lay the new ones."""
    for table, names in _DROPPED.items():
        for name in names:
            op.drop_index(f"ix_{table}_{name}", table)
    for name, table, columns in _WHOLE:
        op.create_index(name, table, list(columns))
    for name, table, column in _WHERE_KNOWN:
        known = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, table, [column], sqlite_where=known, postgresql_where=known)
