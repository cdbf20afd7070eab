"""`incidents set`: one correction of many records."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.completion import settings_of_fields
from incidents.cli.options import check_format, with_filters
from incidents.cli.record.many import print_change
from incidents.cli.record.outcome import FORMAT
from incidents.cli.session import session
from incidents.queries.filters import Filters
from schema.errors import UsageError


@with_filters
def set_(
    wanted: Filters,
    *,
    context: typer.Context,
    values: Annotated[
        list[str],
        typer.Argument(
            help="What to set; an empty value empties the field.",
            metavar="FIELD=VALUE...",
            autocompletion=settings_of_fields,
        ),
    ],
    why: Annotated[str, typer.Option(help="Reason, for the history.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen and change nothing.")
    ] = False,
    format: FORMAT = "text",
) -> None:
    """Set fields of all incidents that match, all or none, as one change that is undone as one.

    It changes what `query` lists with the same filters. Figures are made of claims and cannot be
    set.

    Example: incidents set --source "Example News" verification=unverified --why "page withdrawn" --dry-run
    """  # noqa: E501  # one example a line
    check_format(format, "text", "json")
    asked = session(context)
    pairs = dict(map(_pair, values))
    if len(pairs) < len(values):
        raise UsageError("expected each field once")
    change = asked.store().set_fields(pairs, why=why, dry_run=dry_run, **wanted)
    print_change(asked, change, format, dry_run)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise UsageError(
            f"expected FIELD=VALUE, found {text!r}\n"
            "  filters say which records; `incidents review CODE --set` changes a single one"
        )
    return name.strip(), value


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("set")(set_)
