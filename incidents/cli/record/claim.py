"""`incidents claim`: what one more source says of a recorded incident."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.completion import claims, codes, stored
from incidents.cli.options import check_format
from incidents.cli.record.outcome import FORMAT, RESTRICTED, print_outcome
from incidents.cli.session import session


def claim(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(help="Code of the incident.", autocompletion=stored("incident"))
    ],
    source: Annotated[
        str,
        typer.Option(
            help="Web address of the page, or the key of a recorded source.",
            metavar="URL|KEY",
            autocompletion=stored("source"),
        ),
    ],
    killed: Annotated[
        str | None, typer.Option(help="2, 2-5, 2+ or 'at least 2'.", metavar="N")
    ] = None,
    injured: Annotated[str | None, typer.Option(help="As --killed.", metavar="N")] = None,
    missing: Annotated[str | None, typer.Option(help="As --killed.", metavar="N")] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Publisher of a new source.", metavar="NAME")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Day of publication of a new source.", metavar="DATE")
    ] = None,
    grade: Annotated[
        str | None, typer.Option(help="Admiralty grade of a new source, A1 to F6.", metavar="B2")
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(help="Who says so, where it is not the source itself.", metavar="NAME"),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="When the figure stood: a date, or 2026-03-10T09:00.", metavar="DATE"),
    ] = None,
    quote: Annotated[
        str | None, typer.Option(help="The source's words, kept short.", metavar="WORDS")
    ] = None,
    group: Annotated[
        str,
        typer.Option(
            help="Whom the figure counts, such as civilian.",
            metavar="CODE",
            autocompletion=codes("casualty_groups"),
        ),
    ] = "total",
    adds_to: Annotated[
        str | None,
        typer.Option(
            help="Claim that the figure comes on top of, by the key that `show` prints.",
            metavar="KEY",
            autocompletion=claims,
        ),
    ] = None,
    supersedes: Annotated[
        str | None,
        typer.Option(
            help="Claim that the figure takes the place of.", metavar="KEY", autocompletion=claims
        ),
    ] = None,
    denies: Annotated[
        str | None,
        typer.Option(
            help="Claim that the source denies; needs no figure.",
            metavar="KEY",
            autocompletion=claims,
        ),
    ] = None,
    why: Annotated[str | None, typer.Option(help="Reason, for the history.")] = None,
    format: FORMAT = "text",
    include_restricted: RESTRICTED = False,
) -> None:
    """Add what one more source says of an incident's toll; a revision, the rest stays as it is.

    Prints the derived figures from what to what, and whether the claim stands or gave way.

    Example: incidents claim 2024-11-22-sumy-shahed --killed 4 --source https://example.org/later --publisher "Example News" --as-of 2024-11-23
    Example: incidents claim 2024-11-22-sumy-shahed --killed 2 --adds-to killed-1 --source example-org-later
    """  # noqa: E501  # one example a line
    check_format(format, "text", "json")
    asked = session(context)
    store = asked.store()
    before = store.record(code, include_restricted=include_restricted)
    number = store.claim(
        code, source=source, killed=killed, injured=injured, missing=missing, publisher=publisher,
        published=published, grade=grade, speaker=speaker, as_of=as_of, quote=quote, group=group,
        adds_to=adds_to, supersedes=supersedes, denies=denies, why=why,
    )  # fmt: skip
    print_outcome(store, before, format, include_restricted)
    asked.note(f"{code}: revision {number}")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(claim)
