"""`incidents retract` and `incidents undo`: what is taken back, with its reason in the history."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.completion import stored
from incidents.cli.options import check_format
from incidents.cli.record.many import print_change
from incidents.cli.record.outcome import FORMAT, RESTRICTED, print_outcome
from incidents.cli.session import session
from schema.errors import UsageError

_CODE = typer.Argument(help="Code of the incident.", autocompletion=stored("incident"))


def retract(
    context: typer.Context,
    code: Annotated[str, _CODE],
    why: Annotated[str, typer.Option(help="Reason, for the history.")],
    format: FORMAT = "text",
    include_restricted: RESTRICTED = False,
) -> None:
    """Take a record back: it is kept with the reason, and left out of answers, maps and sums.

    Example: incidents retract 2024-11-22-sumy-shahed --why "the same as another record"
    """
    check_format(format, "text", "json")
    asked = session(context)
    store = asked.store()
    before = store.record(code, include_restricted=include_restricted)
    number = store.retract(code, why)
    if number or format == "json":
        print_outcome(store, before, format, include_restricted)
    asked.note(f"{code}: {f'retracted, revision {number}' if number else 'is retracted already'}")


def undo(
    context: typer.Context,
    code: Annotated[str | None, _CODE] = None,
    change: Annotated[
        int | None,
        typer.Option(
            help="A change of many records by its number, all of it (`set` and `history` say it).",
            metavar="ID",
        ),
    ] = None,
    why: Annotated[str | None, typer.Option(help="Reason, for the history.")] = None,
    format: FORMAT = "text",
    include_restricted: RESTRICTED = False,
) -> None:
    """Take back the last change of a record, or a whole change of many records.

    That is a revision itself: undoing the undo brings the change back.

    Example: incidents undo 2024-11-22-sumy-shahed
    Example: incidents undo --change 3
    """
    check_format(format, "text", "json")
    if (code is None) == (change is None):
        either = "neither" if code is None else "both"
        raise UsageError(f"expected the code of a record or --change ID, found {either}")
    asked = session(context)
    store = asked.store()
    if change is not None:
        print_change(asked, store.undo_change(change, why=why), format)
    elif code is not None:
        before = store.record(code, include_restricted=include_restricted)
        (number,) = store.undo(code, why=why)
        print_outcome(store, before, format, include_restricted)
        asked.note(f"{code}: revision {number}; the same again brings the change back")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(retract)
    app.command()(undo)
