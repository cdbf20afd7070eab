"""`incidents add`: native documents, or one incident by options."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.completion import codes, countries, stored
from incidents.cli.session import session


def add(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Native documents: .yaml, .json or .ndjson.")
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Put documents in place of recorded ones; history is kept."),
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Record it as a draft, for `incidents review`.")
    ] = False,
    template: Annotated[
        bool, typer.Option("--template", help="Print a commented document to fill in.")
    ] = False,
    why: Annotated[str | None, typer.Option(help="Reason, for the history.")] = None,
    title: Annotated[str | None, typer.Option(help="Title.", metavar="TEXT")] = None,
    date: Annotated[
        str | None,
        typer.Option(help="2024-11-21, 2024-11 or 2024; a night as 2024-11-21/22.", metavar="DATE"),
    ] = None,
    place: Annotated[str | None, typer.Option(help="A place.", metavar="NAME")] = None,
    at: Annotated[
        str | None, typer.Option(help="Coordinates, as reported by the source.", metavar="LAT,LON")
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(help="Country by code or name.", metavar="CODE", autocompletion=countries),
    ] = None,
    weapon: Annotated[
        list[str] | None,
        typer.Option(
            help="A weapon by any name, or a type.", metavar="NAME", autocompletion=stored("weapon")
        ),
    ] = None,
    event_type: Annotated[
        str | None,
        typer.Option(help="Kind of event.", metavar="CODE", autocompletion=codes("event_types")),
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(help="What was hit.", metavar="CODE", autocompletion=codes("target_types")),
    ] = None,
    killed: Annotated[
        str | None, typer.Option(help="2, 2-5 or 2+ (at least).", metavar="N")
    ] = None,
    injured: Annotated[str | None, typer.Option(help="As --killed.", metavar="N")] = None,
    launched: Annotated[str | None, typer.Option(help="As --killed.", metavar="N")] = None,
    attacker: Annotated[
        str | None,
        typer.Option(
            help="Who attacked, by code or name.", metavar="NAME", autocompletion=stored("attacker")
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(help="Key of a recorded source, or a web address.", metavar="KEY|URL"),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Publisher of a new source.", metavar="NAME")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(help="Who says the figures.", metavar="NAME")
    ] = None,
) -> None:
    """Add native documents, or one incident by options. All of it or nothing.

    Weapons, actors and places may be named in any script. What is published rests on a source;
    without one, --draft records it for review. Recorded incidents of the same day and place that
    may be the same are warned of: on a terminal you are asked, a script goes on.

    Example: incidents add --template > strike.yaml
    Example: incidents add strike.yaml
    Example: incidents add --date 2024-11-22 --place Sumy --weapon Shahed --killed 2 --source https://example.org/report --publisher "Example News"
    """  # noqa: E501  # one example a line
    from incidents.entry.from_options import NewIncident
    from schema.errors import UsageError

    given = NewIncident(
        title, date, place, at, country, tuple(weapon or ()), event_type, tuple(target or ()),
        killed, injured, launched, attacker, source, publisher, speaker, draft,
    )  # fmt: skip
    if template:
        _print_template(bool(files) or given.any())
        return
    if bool(files) == given.any():
        raise UsageError("expected either documents or options such as --date and --place")
    asked = session(context)
    store = asked.store()
    if files:
        added = store.add_files(files, why=why, replace=replace)
        codes, others = added.codes, added.others
    else:
        codes, others = [store.add(given, why=why)], 0
    for code in codes:
        sys.stdout.write(f"{code}\n")
    asked.note(f"{_number(len(codes), 'incident')}, {_number(others, 'other record')}")


def _print_template(more: bool) -> None:
    from incidents.entry.documents import template
    from schema.errors import UsageError

    if more:
        raise UsageError("expected --template alone, found other options or files with it")
    sys.stdout.write(template())


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(add)
