"""`incidents history` and `incidents restore`: revisions."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from incidents.cli.completion import stored, words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import session


def history(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(help="Code of the incident.", autocompletion=stored("incident"))
    ],
    format: Annotated[
        str,
        typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json")),
    ] = "table",
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Also what is restricted.")
    ] = False,
) -> None:
    """Who changed a record, when, why, and each field from what to what, oldest first.

    Number 0 is the load that brought the record. A change of many records bears its number.

    Example: incidents history 2024-11-22-sumy-shahed
    """

    check_format(format, "table", "json")
    links = session(context).store().history(code, include_restricted)
    if format == "json":
        print_json(links)
        return
    from incidents.cli.tables import print_table

    rows = [(x["number"], _action(x), x["at"], x["who"], x["why"], _changed(x)) for x in links]
    print_table(("no.", "action", "at", "who", "why", "changed"), rows, right=("no.",))


def restore(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(help="Code of the incident.", autocompletion=stored("incident"))
    ],
    to: Annotated[int, typer.Option(min=0, help="Number of the revision to go back to.")],
    why: Annotated[str | None, typer.Option(help="Reason, for the history.")] = None,
) -> None:
    """Bring a record back to the state after a revision. That is a new revision itself.

    Example: incidents restore 2024-11-22-sumy-shahed --to 0
    """
    from incidents.store.history import Author

    author = Author(why) if why else None
    number = session(context).store().restore(code, to, author)
    state = f"revision {number}" if number else "nothing to change"
    session(context).note(f"{code}: {state}")


def _action(link: dict[str, Any]) -> str:
    return f"{link['action']} (change {link['change']})" if link["change"] else str(link["action"])


def _changed(link: dict[str, Any]) -> str:
    if link["changes"] is None:
        return "purged"
    if link["action"] == "add":
        return ", ".join(link["changes"])
    from incidents.cli.changes_text import change_lines

    return "; ".join(change_lines(link["changes"]))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(history)
    app.command()(restore)
