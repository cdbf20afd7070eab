"""Specifications: claimed values of a weapon's properties, with units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import model_validator

from schema.document.base import Code, Number, Text
from schema.document.claims import ClaimDocument
from schema.errors import InputError
from schema.units import convert
from schema.vocabulary import vocabulary


class SpecificationDocument(ClaimDocument):
    """One claimed value of a weapon's property."""

    property: Annotated[str, Code("specification_properties")]
    """What is measured."""
    low: Number | None = None
    """Least value; equal to `high` for one figure, empty for "up to"."""
    high: Number | None = None
    """Greatest value; empty for "at least"."""
    unit: Text | None = None
    """Unit of `low` and `high` as printed, where it is not the property's own: mi, lb, ft, kn."""
    text: Text | None = None
    """The value of a property without unit."""
    words: Text | None = None
    """The figure and unit as printed."""
    condition: Text | None = None
    """Under what condition the value holds."""

    @model_validator(mode="after")
    def _value_fits(self) -> SpecificationDocument:
        figures = [n for n in (self.low, self.high) if n is not None]
        if figures != sorted(figures):
            raise InputError("low not above high", f"{self.low} above {self.high}")
        unit = unit_of(self.property)
        if unit and not figures:
            raise InputError(f"a figure in {unit} (low, high)", "none")
        if not unit and not self.text:
            raise InputError("a value in `text`", "none")
        self._plausible([n for n in in_own_unit(self.model_dump()).values() if n is not None])
        return self

    def _plausible(self, figures: list[float]) -> None:
        bounds = vocabulary("specification_properties").terms[self.property].plausible
        if bounds and any(not bounds[0] <= n <= bounds[1] for n in figures):
            wanted = f"{self.property} between {bounds[0]:g} and {bounds[1]:g}"
            raise InputError(wanted, ", ".join(f"{n:g}" for n in figures))


def unit_of(property_code: str) -> str | None:
    """The unit of a weapon property's `low` and `high`; None where it holds text."""
    return vocabulary("specification_properties").terms[property_code].unit


def in_own_unit(specification: Mapping[str, Any]) -> dict[str, float | None]:
    """`low` and `high` of a plain specification in the property's own unit."""
    own, printed = unit_of(specification["property"]), specification.get("unit")
    figures: dict[str, float | None] = {end: specification.get(end) for end in ("low", "high")}
    if own is None or printed in (None, own):
        return figures
    return {end: None if n is None else convert(n, printed, own) for end, n in figures.items()}
