"""`incidents geocode`: places for texts, or for the records of a store that lack them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import countries, words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import CliSession, session
from schema.errors import UsageError

if TYPE_CHECKING:
    from incidents.geocode.answer import Answer, Candidate
    from incidents.geocode.pending import Filled


def geocode(
    context: typer.Context,
    places: Annotated[
        list[str] | None,
        typer.Argument(help="Places, coordinates, or a description; - reads lines from stdin."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            help="Country, ISO 3166-1 alpha-2 or name.", metavar="CODE", autocompletion=countries
        ),
    ] = None,
    admin1: Annotated[
        str | None, typer.Option(help="First-level area (oblast, province).", metavar="NAME")
    ] = None,
    admin2: Annotated[str | None, typer.Option(help="District (raion).", metavar="NAME")] = None,
    near: Annotated[
        list[str] | None, typer.Option(help="A place or LAT,LON nearby.", metavar="PLACE")
    ] = None,
    pending: Annotated[
        bool, typer.Option("--pending", help="Fill the records of the store that lack a place.")
    ] = False,
    service: Annotated[
        str | None,
        typer.Option(help="Also ask an online service: nominatim, photon, pelias.", metavar="NAME"),
    ] = None,
    format: Annotated[
        str,
        typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json")),
    ] = "table",
) -> None:
    """Where a place is, how precise and how sure that is, offline; candidates where it is not.

    Nothing is sent anywhere without --service. One place is chosen only when no other of the same
    name and of comparable size lies more than 25 km away.

    Example: incidents geocode Olenivka --admin1 Donetsk
    Example: incidents geocode "6.5 km southwest of the centre of Dnipro" "у Сумах"
    Example: incidents geocode --pending
    """
    check_format(format, "table", "json")
    if bool(places) == pending:
        raise UsageError("expected either places or --pending")
    asked = session(context)
    if pending and (country or admin1 or admin2 or near):
        raise UsageError("--pending takes the hints from each record: leave out the others")
    if pending:
        _fill(asked, service, format)
        return
    answers = asked.unchecked().geocode_all(
        _texts(places or []), country=country, admin1=admin1, admin2=admin2, near=near or [],
        service=service,
    )  # fmt: skip
    if format == "json":
        found = [answer.as_dict() for answer in answers]
        print_json(found)
        return
    for answer in answers:
        _print(answer)


def _texts(places: list[str]) -> list[str]:
    return [
        line
        for text in places
        for line in (sys.stdin.read().splitlines() if text == "-" else [text])
    ]


def _fill(asked: CliSession, service: str | None, format: str) -> None:
    filled = asked.store().fill_places(service)
    if format == "json":
        print_json(filled.as_dict())
    else:
        _print_filled(filled)
    done, all_places = sum(one.filled for one in filled.places), len(filled.places)
    asked.note(
        f"{done} of {all_places} places filled, {all_places - done} left open,"
        f" {filled.areas_named} areas named, {len(filled.doubts)} coordinates look wrong"
    )


def _print_filled(filled: Filled) -> None:
    from incidents.cli.tables import print_table

    rows = [(o.code, "filled" if o.filled else "open", o.answer.text, o.answer.reason)
            for o in filled.places]  # fmt: skip
    if rows:
        print_table(("code", "", "place", "why"), rows, (), whole=("code",), spare=())
    if filled.doubts:
        sys.stdout.write("\n")
        odd = [(d.code, f"{d.latitude:.4f}, {d.longitude:.4f}", d.why) for d in filled.doubts]
        print_table(("code", "lat, lon", "looks wrong"), odd, (), whole=("code",), spare=())


def _print(answer: Answer) -> None:
    from incidents.cli.tables import print_table
    from incidents.language.visible_signs import visible

    state = "" if answer.chosen else "not resolved; "
    sys.stdout.write(f"{visible(answer.text)}: {state}{visible(answer.reason)}\n")
    if not answer.candidates:
        return
    headers = ("", "name", "area", "lat, lon", "precision", "radius", "people", "how")
    rows = [_row(one, one == answer.chosen) for one in answer.candidates]
    print_table(
        headers, rows, ("radius", "people"), whole=("lat, lon",), spare=("people",), last=("how",)
    )


def _row(one: Candidate, chosen: bool) -> tuple[object, ...]:
    area = ", ".join(part for part in (one.admin2, one.admin1, one.country) if part)
    radius = f"{one.uncertainty_m / 1000:.3g} km"
    place = f"{one.latitude:.5f}, {one.longitude:.5f}"
    people = one.population or None
    mark = "→" if chosen else ""
    return (mark, one.name, area, place, one.precision.replace("_", " "), radius, people, one.how)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(geocode)
