"""The tables of records. Those of loads, kept texts and the history are `schema.bookkeeping`.

A table class does not check its values on construction: everything that enters goes through
`schema.document` first. Field names are those of the codebook. The flat columns of
`schema.columns` stand on `incident` under their own names; one function writes them
(`incidents.store.flat`).
"""

# No `from __future__ import annotations` here: SQLModel needs the real types.
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from schema import bookkeeping  # noqa: F401  # its tables are laid together with these

_KEY = Field(default=None, primary_key=True)


def _points_to(target: str, index: bool = True) -> Any:
    """A foreign key that may be empty."""
    return Field(default=None, foreign_key=target, index=index)


def _where_known(name: str, column: str) -> Index:
    """An index of a column that is empty in nearly every row, over the rows where it is not."""
    known = text(f"{column} IS NOT NULL")
    return Index(name, column, sqlite_where=known, postgresql_where=known)


class Evidence(SQLModel):
    """Where something comes from: a source, a short quote and where it stands in the source."""

    source_id: int | None = _points_to("source.id", index=False)
    quote: str | None = None
    locator: str | None = None


class Claim(Evidence):
    """What everything asserted shares: how it is said, by whom, and whether it is accepted."""

    key: str | None = None
    status: str = "asserted"
    speaker: str | None = None
    via: str | None = None
    inferred: str | None = None
    as_of: str | None = None
    accepted: bool = True
    refused_because: str | None = None
    supersedes: str | None = None
    restricted: bool = False


class Term(SQLModel, table=True):
    """A code of a vocabulary, so that SQL users can read labels without the program."""

    id: int | None = _KEY
    vocabulary: str = Field(index=True)
    code: str
    label: str
    description: str
    parent: str | None = None
    hidden: bool = False
    deprecated: bool = False
    replaced_by: str | None = None
    position: int = 0
    __table_args__ = (UniqueConstraint("vocabulary", "code"),)


class Source(SQLModel, table=True):
    """A page, paper or file that says something, with its Admiralty grade."""

    id: int | None = _KEY
    key: str = Field(unique=True)
    publisher: str = Field(index=True)
    title: str | None = None
    author: str | None = None
    url: str | None = Field(default=None, index=True)
    archive_url: str | None = None
    published: str | None = None
    accessed: str | None = None
    read_as: str | None = None
    language: str | None = None
    kind: str = "news"
    reliability: str = "F"
    credibility: str = "6"
    sha256: str | None = None
    note: str | None = None


class Dataset(SQLModel, table=True):
    """A published data set, with its licence and the credit that it asks for."""

    id: int | None = _KEY
    slug: str = Field(unique=True)
    name: str
    publisher: str | None = None
    licence: str | None = None
    attribution: str | None = None
    redistributable: bool = False
    url: str | None = None


class Actor(SQLModel, table=True):
    """A state, force or group that attacks, defends, supplies or receives; or an office,
    organisation or medium that speaks of incidents.
    """

    id: int | None = _KEY
    code: str = Field(unique=True)
    name: str
    kind: str = "unknown"
    country: str | None = None
    allegiance: list[str] = Field(default=[], sa_column=Column(JSON))


class ActorName(SQLModel, table=True):
    """A name of an actor, the names of those who have held an office included."""

    __tablename__ = "actor_name"
    id: int | None = _KEY
    actor_id: int = Field(foreign_key="actor.id", index=True)
    name: str
    script: str | None = None
    language: str | None = None
    lookup: str = Field(index=True)


class Place(Evidence, table=True):
    """A settlement, site or area, with coordinates only as precise as a source prints them."""

    id: int | None = _KEY
    key: str = Field(unique=True)
    name: str
    kind: str = "settlement"
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    uncertainty_m: float | None = None
    gazetteer: str | None = None
    gazetteer_id: str | None = None
    owner: str | None = None
    ids: list[str] = Field(default=[], sa_column=Column(JSON))
    note: str | None = None


class PlaceName(SQLModel, table=True):
    """A name of a place, its main one included, with the form that look-ups use."""

    __tablename__ = "place_name"
    id: int | None = _KEY
    place_id: int = Field(foreign_key="place.id", index=True)
    name: str
    script: str | None = None
    language: str | None = None
    main: bool = False
    lookup: str = Field(index=True)


class Weapon(SQLModel, table=True):
    """A weapon, or a family of weapons that sources often name without the variant."""

    id: int | None = _KEY
    slug: str = Field(unique=True)
    name: str
    level: str = "weapon"
    type: str = Field(index=True)
    family_id: int | None = _points_to("weapon.id")
    derived_from_id: int | None = _points_to("weapon.id", index=False)
    origin: list[str] = Field(default=[], sa_column=Column(JSON))
    designer: str | None = None
    manufacturer: str | None = None
    operators: list[str] = Field(default=[], sa_column=Column(JSON))
    first_use: str | None = None
    summary: str | None = None


class WeaponAlias(SQLModel, table=True):
    """A name of a weapon, its main one included, with the form that look-ups use."""

    __tablename__ = "weapon_alias"
    id: int | None = _KEY
    weapon_id: int = Field(foreign_key="weapon.id", index=True)
    name: str
    script: str | None = None
    language: str | None = None
    kind: str = "official"
    ambiguous: bool = False
    main: bool = False
    lookup: str = Field(index=True)


class Specification(Claim, table=True):
    """One claimed value of a weapon's property; several may disagree."""

    id: int | None = _KEY
    weapon_id: int = Field(foreign_key="weapon.id", index=True)
    property: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    printed_low: float | None = None
    printed_high: float | None = None
    printed_unit: str | None = None
    text: str | None = None
    words: str | None = None
    condition: str | None = None


class Transfer(SQLModel, table=True):
    """An arms transfer, sought, said or done. Context of strikes, never a strike."""

    id: int | None = _KEY
    code: str = Field(unique=True)
    title: str
    supplier_id: int | None = _points_to("actor.id", index=False)
    recipient_id: int | None = _points_to("actor.id", index=False)
    goods: str
    weapon_id: int | None = _points_to("weapon.id")
    value_usd: float | None = None
    date: str | None = None
    status: str
    summary: str | None = None


class Incident(SQLModel, table=True):
    """One attack at one place and time, or a wave of them. The columns after
    `restricted` are the flat ones, written by `incidents.store.flat` alone.
    """

    id: int | None = _KEY
    uid: str = Field(unique=True)
    code: str = Field(unique=True)
    level: str = "strike"
    parent_id: int | None = _points_to("incident.id", index=False)
    title: str
    summary: str | None = None
    event_type: str
    status: str = "published"
    verification: str = "unverified"
    attribution: str = "unknown"
    attacker_id: int | None = _points_to("actor.id", index=False)
    defender_id: int | None = _points_to("actor.id", index=False)
    date_words: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_precision: str | None = None
    date_earliest: str | None = None
    date_latest: str | None = None
    time_local: str | None = None
    timezone: str | None = None
    place_id: int | None = _points_to("place.id", index=False)
    exact_latitude: float | None = None
    exact_longitude: float | None = None
    exact_location_precision: str = "unknown"
    exact_uncertainty_m: float | None = None
    location_words: str | None = None
    location_how: str | None = None
    location_by: str | None = None
    location_at: str | None = None
    location_proof: str | None = None
    location_proof_words: str | None = None
    location_checked_by: str | None = None
    restricted: bool = False
    recorded_by: str | None = None
    batch_id: int | None = _points_to("batch.id", index=False)

    parent: str | None = None
    place: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    location_precision: str = "unknown"
    uncertainty_m: float | None = None
    attacker: str | None = None
    target_types: str | None = None
    target_names: str | None = None
    weapons: str | None = None
    weapon_types: str | None = None
    launched_low: int | None = None
    launched_high: int | None = None
    intercepted_low: int | None = None
    intercepted_high: int | None = None
    hit_low: int | None = None
    hit_high: int | None = None
    launch_sites: str | None = None
    killed_low: int | None = None
    killed_best: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_best: int | None = None
    injured_high: int | None = None
    civilians_killed_low: int | None = None
    civilians_killed_high: int | None = None
    children_killed_low: int | None = None
    children_killed_high: int | None = None
    missing_low: int | None = None
    missing_best: int | None = None
    missing_high: int | None = None
    combatants_killed_low: int | None = None
    combatants_killed_high: int | None = None
    women_killed_low: int | None = None
    women_killed_high: int | None = None
    contested: str | None = None
    figures_rule: str | None = None
    sources: str | None = None
    source_urls: str | None = None
    source_count: int | None = None
    datasets: str | None = None
    media_urls: str | None = None
    graphic_media_urls: str | None = None
    date_edtf: str | None = None
    start_utc: str | None = None
    area_how: str | None = None
    admin1_code: str | None = None
    admin1_words: str | None = None
    __table_args__ = (
        Index("ix_incident_area", "admin1", "country"),
        _where_known("ix_incident_parent", "parent_id"),
        _where_known("ix_incident_place", "place_id"),
        _where_known("ix_incident_batch", "batch_id"),
    )


_RECORDS = Incident.metadata.tables["incident"].c
Index(
    "ix_incident_newest",
    _RECORDS.date_latest.desc(),
    *(_RECORDS[name] for name in (
        *("code", "date_earliest", "date_precision", "event_type", "status", "verification"),
        *("restricted", "parent_id", "country", "admin1", "admin1_code", "attacker_id"),
        *("attacker", "latitude", "longitude", "contested", "source_count"),
        *("launched_low", "launched_high", "intercepted_low", "intercepted_high"),
        *("killed_low", "killed_best", "killed_high"),
        *("injured_low", "injured_best", "injured_high"),
        *("missing_low", "missing_best", "missing_high"),
        *("civilians_killed_low", "children_killed_low"),
        *("combatants_killed_low", "women_killed_low"),
    )),
)  # fmt: skip
"""A narrow copy of the records in the order of every answer. Whatever a filter compares and a sum
adds up stands in it, so that a question reads a record itself only where it answers: a filter whose
column is missing here would look up every record, one by one.
"""


class WeaponUse(Evidence, table=True):
    """A weapon, a family or only a type used in an incident, with munition counts."""

    __tablename__ = "weapon_use"
    id: int | None = _KEY
    incident_id: int = Field(foreign_key="incident.id", index=True)
    weapon_id: int | None = Field(default=None, foreign_key="weapon.id")
    type: str
    text: str | None = None
    launched_low: int | None = None
    launched_high: int | None = None
    intercepted_low: int | None = None
    intercepted_high: int | None = None
    lost_low: int | None = None
    lost_high: int | None = None
    hit_low: int | None = None
    hit_high: int | None = None
    inferred: str | None = None
    launch_site_id: int | None = _points_to("place.id", index=False)
    carrier: str | None = None
    flight_time_min: float | None = None
    payload: str | None = None
    date: str | None = None
    __table_args__ = (
        Index("ix_weapon_use_weapon", "weapon_id", "incident_id"),
        Index("ix_weapon_use_type", "type", "incident_id"),
        _where_known("ix_weapon_use_launch_site", "launch_site_id"),
    )


class Target(Evidence, table=True):
    """What was hit: its category, and its name and damage where a source gives them."""

    id: int | None = _KEY
    incident_id: int = Field(foreign_key="incident.id")
    category: str
    name: str | None = None
    place_id: int | None = _points_to("place.id", index=False)
    damage: str = "unknown"
    note: str | None = None
    __table_args__ = (
        Index("ix_target_category", "category", "incident_id"),
        Index("ix_target_incident_category", "incident_id", "category"),
        _where_known("ix_target_place", "place_id"),
    )


class CasualtyClaim(Claim, table=True):
    """Who says how many were killed, injured or missing."""

    __tablename__ = "casualty_claim"
    id: int | None = _KEY
    incident_id: int = Field(foreign_key="incident.id", index=True)
    outcome: str
    group: str = "total"
    low: int | None = None
    best: int | None = None
    high: int | None = None
    words: str | None = None
    whole: bool = False
    derived: bool = False
    adds_to: str | None = None
    authority: str | None = None
    side: str | None = None


class Statement(Claim, table=True):
    """What a source says of any other field or circumstance. Belongs to one record."""

    id: int | None = _KEY
    incident_id: int | None = _points_to("incident.id")
    weapon_id: int | None = _points_to("weapon.id")
    transfer_id: int | None = _points_to("transfer.id")
    field: str
    value: str
    __table_args__ = (
        CheckConstraint(
            "(incident_id IS NOT NULL) + (weapon_id IS NOT NULL) + (transfer_id IS NOT NULL) = 1",
            name="ck_statement_one_record",
        ).ddl_if(dialect="sqlite"),
    )


class Media(SQLModel, table=True):
    """A picture or film of an incident, by its address; the store holds no copy."""

    id: int | None = _KEY
    incident_id: int = Field(foreign_key="incident.id", index=True)
    url: str
    archive_url: str | None = None
    graphic: bool = False
    credit: str | None = None
    captured: str | None = None
    published: str | None = None
    sha256: str | None = None
    note: str | None = None


class IncidentSource(SQLModel, table=True):
    """The sources of an incident, in the order in which the record cites them."""

    __tablename__ = "incident_source"
    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    source_id: int = Field(foreign_key="source.id", primary_key=True, index=True)
    position: int = 0


class IncidentDataset(SQLModel, table=True):
    """The same event's number in a published data set."""

    __tablename__ = "incident_dataset"
    id: int | None = _KEY
    incident_id: int = Field(foreign_key="incident.id", index=True)
    dataset_id: int = Field(foreign_key="dataset.id")
    external_id: str
    __table_args__ = (UniqueConstraint("dataset_id", "external_id"),)
