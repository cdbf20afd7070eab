"""`incidents show`: one record with every claim, its source and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import stored, words
from incidents.cli.console import data_stream, print_json
from incidents.cli.options import LANG, NO_DELAY, check_format
from incidents.cli.session import CliSession, session
from schema.errors import AmbiguousNameError, UnknownNameError

if TYPE_CHECKING:
    from incidents.queries.records_meant import Named

_OFFERED = 20


def show(
    context: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            help="Code of the incident; or a date, a weapon, words of the title.",
            autocompletion=stored("incident"),
        ),
    ],
    format: Annotated[
        str,
        typer.Option(
            help="text, yaml or json.", metavar="NAME", autocompletion=words("text", "yaml", "json")
        ),
    ] = "text",
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Also what is restricted.")
    ] = False,
    no_delay: NO_DELAY = False,
    lang: LANG = None,
) -> None:
    """One incident with every claim, its source, and why each derived figure reads as it does.

    A date, a weapon or words of a title list the records that they may mean.

    Example: incidents show 2024-11-21-dnipro-oreshnik
    """
    check_format(format, "text", "yaml", "json")
    asked = session(context)
    store = asked.store()
    try:
        delayed = format != "text" and not no_delay  # a text is for whoever records
        record = store.record(code, include_restricted=include_restricted, delayed=delayed)
    except UnknownNameError as unknown:
        meant = store.find(code)
        if not meant or unknown.what != "incident":
            raise
        if len(meant) > 1 or format != "text":
            _offer(asked, code, meant, format)
            return
        asked.note(f"no record has the code {code!r}; this one is meant")
        record = store.record(meant[0].code)
    if format == "text":
        from incidents.cli.tables import Page
        from incidents.reports.record_words import write_record

        write_record(record, Page())
        return
    from incidents.queries.record_view import document_with_verdicts
    from schema.document.write import to_yaml

    if format == "json":
        print_json(document_with_verdicts(record))
    else:  # the document alone, so that `add` takes it again
        data_stream().write(to_yaml(record.document))


def _offer(asked: CliSession, text: str, meant: list[Named], format: str) -> None:
    """List the records that a text may mean; to a program that wants one record, as an error."""
    if format != "text":
        lines = [f"{one.code} ({one.title})" for one in meant[:_OFFERED]]
        raise AmbiguousNameError("record", text, lines, "give the code of the one you mean")
    from incidents.cli.tables import print_table

    print_table(("date", "code", "title"), [(one.date, one.code, one.title) for one in meant],
                whole=("date", "code"), spare=("title",))  # fmt: skip
    asked.note(f"no record has the code {text!r}; {len(meant)} may be meant: give a code")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(show)
