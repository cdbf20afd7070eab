"""Places described by way of others: `20 km south of Kharkiv`, `між Ізюмом та Балаклією`."""

from __future__ import annotations

from incidents.geocode.relative.placing import Anchor, Placed, place_of
from incidents.geocode.relative.reading import read_relative
from incidents.geocode.relative.relation import KINDS, Distance, Relation

__all__ = ["KINDS", "Anchor", "Distance", "Placed", "Relation", "place_of", "read_relative"]
