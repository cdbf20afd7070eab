"""`incidents check`: the health of a store."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import session

if TYPE_CHECKING:
    from incidents.store.checks.findings import Finding

_SHOWN = 5
"""So many findings of a check stand on a terminal, where a long list hides the others."""


def check(
    context: typer.Context,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended without judgement.")
    ] = False,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help="Only count what the catalogue holds.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="List every finding, however many, on a terminal too.")
    ] = False,
    head: Annotated[
        str | None,
        typer.Option(
            help="A head of the log that was kept: prove that nothing before it was changed.",
            metavar="FILE|TEXT",
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(help="text or json.", metavar="NAME", autocompletion=words("text", "json")),
    ] = "text",
) -> None:
    """Look for what is wrong in a store; exit code 1 when something is.

    An error is something broken, a warning something that contradicts itself or is missing. A note
    is a judgement that waits for a person, such as an early count that may have been overtaken: it
    fails nothing.

    Example: incidents check --format json
    """
    check_format(format, "text", "json")
    if catalogue:
        _print_counts(context)
        return
    store = session(context).store()
    if fix:
        broken = [one for one in store.check() if one.check == "flat_columns_agree"]
        mended = store.mend()
        for finding in broken:
            session(context).note(f"{finding.code}: {finding.message}")
        session(context).note(f"mended {mended} record{'' if mended == 1 else 's'}")
        if len(broken) > mended:
            session(context).note(
                f"not mended: {len(broken) - mended}, which are not what the log says"
            )
    findings = store.check(head)
    if format == "json":
        listed = [finding.as_dict() for finding in findings]
        print_json(listed)
    else:
        most = len(findings) if every or not sys.stdout.isatty() else _SHOWN
        _print(findings, most, kept=head is not None)
        session(context).note(_summary(findings))
    if any(finding.fails for finding in findings):
        raise typer.Exit(1)


def _print_counts(context: typer.Context) -> None:
    from incidents.cli.tables import print_table

    counts = session(context).store().contents()
    print_table(("holds", "number"), list(counts.items()), right=("number",))


def _print(findings: list[Finding], most: int, kept: bool) -> None:
    """Every check in a line, with how many findings it has, and at most so many of them."""
    from incidents.cli.tables import print_hanging
    from incidents.store.checks.health import CHECKS, HEAD

    for name, line in {**CHECKS, **({"head": HEAD} if kept else {})}.items():
        own = [finding for finding in findings if finding.check == name]
        print_hanging(f"{_state(own):>11}  ", line)
        # What is to be done alike stands once, below the last of the findings that need it.
        for hint, alike in groupby(own[:most], lambda finding: finding.hint):
            for finding in alike:
                print_hanging(f"{finding.level:>11}: ", f"{finding.code}: {finding.message}")
            print_hanging(" " * 13, hint)
        if len(own) > most:
            print_hanging(" " * 13, f"and {len(own) - most} more; --all lists them")


def _state(findings: list[Finding]) -> str:
    if not findings:
        return "ok"
    return f"{len(findings)} {'found' if any(f.fails for f in findings) else 'to judge'}"


def _summary(findings: list[Finding]) -> str:
    from incidents.store.checks.findings import LEVELS

    if not findings:
        return "nothing is wrong"
    counts = Counter(finding.level for finding in findings)
    records = len({finding.code for finding in findings})
    parts = [f"{counts[n]} {n}{'s' * (counts[n] != 1)}" for n in LEVELS if counts[n]]
    return f"{', '.join(parts)} in {records} record{'s' * (records != 1)}"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(check)
