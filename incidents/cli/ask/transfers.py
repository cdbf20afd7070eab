"""`incidents transfers`: arms transfers, as context of strikes."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.completion import words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import session

group = typer.Typer(help="Arms transfers, sought, said or done.", no_args_is_help=False)


_FORMAT = Annotated[
    str, typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json"))
]


@group.callback(invoke_without_command=True)
def transfers(context: typer.Context, format: _FORMAT = "table") -> None:
    """Lead to `list` when no sub-command is given."""
    if context.invoked_subcommand is None:
        list_transfers(context, format)


@group.command("list")
def list_transfers(context: typer.Context, format: _FORMAT = "table") -> None:
    """All transfers with their status; json adds every statement and its source.

    Example: incidents transfers list --format json
    """
    from incidents.cli.tables import print_table

    check_format(format, "table", "json")
    records = session(context).store().transfers()
    if format == "json":
        print_json(records)
        return
    headers = ("date", "supplier", "recipient", "goods", "value, USD", "status", "sources")
    rows = [
        (
            r["date"],
            r["supplier"],
            r["recipient"],
            r["goods"],
            f"{r['value_usd']:,.0f}" if r["value_usd"] is not None else None,
            r["status"].replace("_", " "),
            "; ".join(dict.fromkeys(s["publisher"] for s in r["statements"])),
        )
        for r in records
    ]
    print_table(headers, rows, ("value, USD",), whole=("date",), spare=("value, USD", "sources"))


def register(app: typer.Typer) -> None:
    """Add the command group to the program."""
    app.add_typer(group, name="transfers")
