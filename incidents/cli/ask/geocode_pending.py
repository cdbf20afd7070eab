"""`incidents geocode --pending`: what was filled, what is left open, what looks wrong."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import typer

from incidents.cli.progress import progress
from incidents.cli.session import CliSession

if TYPE_CHECKING:
    from incidents.geocode.geocoder import Geocoder
    from incidents.geocode.pending import Doubt, Locate, Outcome


def run(asked: CliSession, geocoder: Geocoder, locate: Locate, format: str) -> None:
    """Fill what is certain and print the rest."""
    from incidents.geocode import pending

    store = asked.store()
    total = pending.count(store)
    outcomes: list[Outcome] = []
    with progress(asked) as step:
        for number, outcome in enumerate(pending.fill(store, locate), 1):
            outcomes.append(outcome)
            step("places", number, total)
    areas = pending.fill_areas(store, geocoder)
    doubts = list(pending.doubtful(store, geocoder))
    if format == "json":
        _print_json(outcomes, areas, doubts)
    else:
        _print_tables(outcomes, doubts)
    filled = sum(outcome.filled for outcome in outcomes)
    asked.note(
        f"{filled} of {len(outcomes)} places filled, {len(outcomes) - filled} left open,"
        f" {areas} areas named, {len(doubts)} coordinates look wrong"
    )


def _print_json(outcomes: list[Outcome], areas: int, doubts: list[Doubt]) -> None:
    found = {
        "places": [
            {"code": outcome.code, "filled": outcome.filled, **outcome.answer.as_dict()}
            for outcome in outcomes
        ],
        "areas_named": areas,
        "doubts": [
            {"code": d.code, "latitude": d.latitude, "longitude": d.longitude, "why": d.why}
            for d in doubts
        ],
    }
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _print_tables(outcomes: list[Outcome], doubts: list[Doubt]) -> None:
    from incidents.cli.tables import print_table

    rows = [(o.code, "filled" if o.filled else "open", o.answer.text, o.answer.reason)
            for o in outcomes]  # fmt: skip
    if rows:
        print_table(("code", "", "place", "why"), rows, (), whole=("code",), spare=())
    if doubts:
        typer.echo()
        odd = [(d.code, f"{d.latitude:.4f}, {d.longitude:.4f}", d.why) for d in doubts]
        print_table(("code", "lat, lon", "looks wrong"), odd, (), whole=("code",), spare=())
