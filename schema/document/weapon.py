"""The weapon document: a weapon or a family, its names and its sourced specifications."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from schema.document.base import Code, Country, Document, PartialDate, Slug, Text
from schema.document.claims import StatementDocument, check_fields
from schema.document.context import NameDocument, in_a_register
from schema.document.fields import REGISTER
from schema.document.specification import SpecificationDocument
from schema.errors import InputError


class AliasDocument(NameDocument):
    """A further name of a weapon."""

    kind: Annotated[str, Code("alias_kinds")] = "official"
    ambiguous: bool = False
    """True when several weapons are called so; look-ups then ask which one is meant."""


class WeaponDocument(Document):
    """A weapon, or a family that sources often name without the variant."""

    slug: Slug
    """Lasting name, such as `shahed-136`."""
    name: Text
    level: Literal["weapon", "family"] = "weapon"
    """A family stands for "one of these, the source does not say which"."""
    family: Slug | None = None
    """Slug of the family that it belongs to."""
    type: Annotated[str, Code("weapon_types")]
    origin: list[Country] = []
    """Where it was designed or is made."""
    designer: Text | None = None
    manufacturer: Text | None = None
    operators: list[Text] = []
    """Countries (ISO alpha-2) and groups that use it."""
    first_use: PartialDate | None = None
    """First use in combat."""
    derived_from: Slug | None = None
    """Slug of the weapon that it is based on."""
    summary: Text | None = None
    aliases: list[AliasDocument] = []
    specifications: list[SpecificationDocument] = []
    statements: list[StatementDocument] = []

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> WeaponDocument:
        if self.slug in (self.family, self.derived_from):
            raise InputError("another weapon as family or derived_from", repr(self.slug))
        check_fields(self.statements, WeaponDocument)
        for statement in self.statements:
            if statement.field == REGISTER:
                in_a_register(statement.value, "munition_registers")
        return self
