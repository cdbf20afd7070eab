"""The project's own sites: bases, plants, hospitals and towns that records name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from incidents.geocode.gazetteer.sources.entry import Entry, settlement_radius_m
from schema.document.yaml import load_yaml

CREDIT = "incidents-db sites, CC BY 4.0, each with its own source"


def packaged() -> Iterator[Entry]:
    """Every site of `seed_data/sites.yaml` that has coordinates."""
    path = Path(str(files("seed_data") / "sites.yaml"))
    read: Any = load_yaml(path.read_text("utf-8"), str(path))
    for site in read["places"]:
        if site.get("latitude") is None:
            continue
        kind = site.get("kind", "settlement")
        geonames = site.get("gazetteer") == "GeoNames" and kind == "settlement"
        yield Entry(
            source="sites",
            ref=site["gazetteer_id"] if geonames else site["key"],
            name=site["name"],
            latitude=site["latitude"],
            longitude=site["longitude"],
            country=site.get("country"),
            names=[name["name"] for name in site.get("names", [])],
            kind=kind,
            precision="settlement" if kind == "settlement" else "site",
            uncertainty_m=site.get("uncertainty_m") or settlement_radius_m(0),
            admin1=site.get("admin1"),
            key=site["key"],
        )
