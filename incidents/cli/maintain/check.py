"""`incidents check`: the health of a store."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import words
from incidents.cli.options import check_format
from incidents.cli.session import session

if TYPE_CHECKING:
    from incidents.store.checks import Finding


def check(
    context: typer.Context,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended without judgement.")
    ] = False,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help="Only count what the catalogue holds.")
    ] = False,
    format: Annotated[
        str,
        typer.Option(help="text or json.", metavar="NAME", autocompletion=words("text", "json")),
    ] = "text",
) -> None:
    """Look for what is wrong in a store; exit code 1 when something is.

    Example: incidents check --format json
    """
    check_format(format, "text", "json")
    if catalogue:
        _print_counts(context)
        return
    store = session(context).store()
    if fix:
        broken = store.check()
        mended = store.mend()
        for finding in broken:
            if finding.check == "flat_columns_agree":
                session(context).note(f"{finding.code}: {finding.message}")
        session(context).note(f"mended {mended} record{'' if mended == 1 else 's'}")
    findings = store.check()
    if format == "json":
        found = [finding.as_dict() for finding in findings]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        _print(findings)
    if findings:
        raise typer.Exit(1)


def _print_counts(context: typer.Context) -> None:
    from incidents.cli.tables import print_table

    counts = session(context).store().contents()
    print_table(("holds", "number"), list(counts.items()), right=("number",))


def _print(findings: list[Finding]) -> None:
    from incidents.cli.tables import print_hanging
    from incidents.store.checks import CHECKS

    for name, function in CHECKS.items():
        own = [finding for finding in findings if finding.check == name]
        state = "ok" if not own else f"{len(own)} found"
        print_hanging(f"{state:>9}  ", function.__doc__ or "")
        for finding in own:
            print_hanging(f"{finding.level:>19}: ", f"{finding.code}: {finding.message}")
            print_hanging(" " * 21, finding.hint)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(check)
