"""Between a relation and its anchors: the names to look up, and the candidate they make."""

from __future__ import annotations

import re
from dataclasses import replace

from incidents.geocode import wording
from incidents.geocode.answer import Candidate
from incidents.geocode.gazetteer.sources.entry import built_up_radius_m, settlement_radius_m
from incidents.geocode.relative.placing import place_of
from incidents.geocode.relative.reading import read_relative
from incidents.geocode.relative.relation import Relation
from schema.vocabulary import vocabulary


def relation_of_head(plain: str) -> Relation | None:
    """The relation of a text with more behind it: "near Shomera (Israel), approx"."""
    head, behind = parted(plain)
    found = read_relative(head) if head and behind else None
    return found and replace(found, anchors=tuple(name + behind for name in found.anchors))


def parted(text: str) -> tuple[str, str]:
    """What stands before the first comma or bracket, and the rest with it."""
    head = re.split(r"\s*(?=[,،，(\[])", text, maxsplit=1)[0]
    return head.strip(), text[len(head) :]


def placed(text: str, relation: Relation, anchors: list[Candidate]) -> tuple[Candidate, str]:
    """The candidate that a relation and its certain anchors make, and how in words."""
    spot = place_of(relation, [_as_built(anchor) for anchor in anchors])
    order = vocabulary("location_precisions").codes
    precision = max(relation.precision, anchors[0].precision, key=order.index)
    candidate = replace(
        anchors[0],
        name=wording.clean(text),
        latitude=spot.latitude,
        longitude=spot.longitude,
        precision=precision,
        uncertainty_m=spot.uncertainty_m,
        how="relative",
        key=None,
        population=0,
    )
    return candidate, spot.how


def _as_built(anchor: Candidate) -> Candidate:
    """The anchor with the radius of the town itself, which distances are measured from, and not of
    all that reports call by its name. A radius beyond that is doubt about the point, and stays.
    """
    doubted = anchor.uncertainty_m > settlement_radius_m(anchor.population)
    if anchor.kind != "settlement" or anchor.how == "relative" or doubted:
        return anchor
    radius = min(anchor.uncertainty_m, built_up_radius_m(anchor.population))
    return replace(anchor, uncertainty_m=radius)
