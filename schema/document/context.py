"""What incidents point to: sources, data sets, actors, places, transfers."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from schema.document.base import (
    Code,
    Country,
    Document,
    Language,
    Latitude,
    Longitude,
    Metres,
    Number,
    PartialDate,
    Script,
    Slug,
    Text,
    Url,
    year_to_text,
)
from schema.document.claims import EvidenceDocument, StatementDocument, check_fields
from schema.errors import InputError
from schema.vocabulary import vocabulary


def _in_a_register(text: str) -> str:
    """A number of a place with its register before a colon, or ValueError."""
    return in_a_register(text, "place_registers")


def in_a_register(text: str, registers: str) -> str:
    """A number with one of these registers before a colon, or ValueError."""
    register, _, number = text.partition(":")
    known = vocabulary(registers).codes
    if register not in known or not number or number != number.strip():
        raise ValueError(f"expected one of {', '.join(known)}, a colon and the number there")
    return text


class SourceDocument(Document):
    """A page, paper or file that says something, with its Admiralty grade."""

    key: Slug
    """Short lasting name, such as `ap-2024-11-22-dnipro`."""
    publisher: Text
    """Who published it."""
    title: Text | None = None
    author: Text | None = None
    url: Url | None = None
    """Web address, http or https."""
    archive_url: Url | None = None
    """Address of an archived copy."""
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    """When it was read: the page or the copy of it that `read_as` names."""
    read_as: Annotated[str, Code("readings")] | None = None
    """What the recorder had open: the live page, a stored copy, an excerpt, a reprint."""
    language: Language | None = None
    kind: Annotated[str, Code("source_kinds")] = "news"
    reliability: Annotated[str, Code("reliabilities")] = "F"
    """How reliable the source has been, A to F (Admiralty code)."""
    credibility: Annotated[str, BeforeValidator(year_to_text), Code("credibilities")] = "6"
    """How credible the information is, 1 to 6 (Admiralty code)."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Digest of a stored copy."""
    note: Text | None = None


class DatasetDocument(Document):
    """A published data set, with its licence and credit line."""

    slug: Slug
    name: Text
    publisher: Text | None = None
    licence: Text | None = None
    attribution: Text | None = None
    """The credit that its licence asks for."""
    redistributable: bool = False
    """Whether its rows may be passed on."""
    url: Url | None = None


class NameDocument(Document):
    """A name in a script and language."""

    name: Text
    script: Script | None = None
    language: Language | None = None


class ActorDocument(Document):
    """A state, force or group, or an office, organisation or medium that speaks of incidents."""

    code: Slug
    name: Text
    kind: Annotated[str, Code("actor_kinds")] = "unknown"
    country: Country | None = None
    allegiance: list[Slug] = []
    """Whose side it takes beside its own: codes of actors, or `independent`, or `press`."""
    aliases: list[NameDocument] = []
    holders: list[NameDocument] = []
    """Who has held the office, by name: what they say is said by the office."""


class PlaceDocument(EvidenceDocument):
    """A settlement, site or area."""

    key: Slug
    name: Text
    kind: Annotated[str, Code("place_kinds")] = "settlement"
    country: Country | None = None
    admin1: Text | None = None
    admin2: Text | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    uncertainty_m: Metres | None = None
    """Radius in metres that holds the whole place or the doubt about it."""
    gazetteer: Text | None = None
    """Which gazetteer or reference work the coordinates come from."""
    gazetteer_id: Text | None = None
    owner: Text | None = None
    """Who owns or runs a site, as a page names it."""
    ids: list[Annotated[Text, AfterValidator(_in_a_register)]] = []
    """Its numbers in other registers, each behind its code and a colon: `icao:XWSG`."""
    names: list[NameDocument] = []
    """Further names, other scripts included."""
    note: Text | None = None

    @model_validator(mode="after")
    def _coordinates_together(self) -> PlaceDocument:
        check_coordinates(self.latitude, self.longitude)
        return self


class TransferDocument(Document):
    """An arms transfer, sought, said or done."""

    code: Slug
    title: Text
    supplier: Slug | None = None
    """Code of the supplying actor."""
    recipient: Slug | None = None
    """Code of the receiving actor."""
    goods: Text
    weapon: Slug | None = None
    """Slug of the weapon, where one is named."""
    value_usd: Annotated[Number, Field(ge=0)] | None = None
    date: PartialDate | None = None
    status: Annotated[str, Code("transfer_statuses")]
    summary: Text | None = None
    statements: list[StatementDocument] = Field(min_length=1)
    """What sources say of it; at least one."""

    @model_validator(mode="after")
    def _fields_known(self) -> TransferDocument:
        check_fields(self.statements, TransferDocument)
        return self


def check_coordinates(latitude: float | None, longitude: float | None) -> None:
    """Refuse half a pair of coordinates, and 0/0, which marks a failed look-up."""
    if (latitude is None) != (longitude is None):
        raise InputError("latitude and longitude together", "only one of them")
    if latitude == 0 and longitude == 0:
        raise InputError("coordinates of the place", "0/0, which marks a failed look-up")
