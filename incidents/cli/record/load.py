"""`incidents load`: other people's data sets into the store."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import formats, words
from incidents.cli.console import data_stream, print_json
from incidents.cli.options import FORCE, check_format
from incidents.cli.session import CliSession, session

if TYPE_CHECKING:
    from incidents.importers.ingest.reporting.report import Report
    from incidents.importers.registry import Format

_TRIED = 20_000_000
"""Bytes of a file up to which a draft is tried at once."""
_COUNTS = ("read", "loaded", "updated", "unchanged", "skipped", "rejected")


def load(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="Files of a data set.")] = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from",
            help="Format (--list names all), or auto.",
            metavar="NAME",
            autocompletion=formats,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen and change nothing.")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(help="Where bad rows go; FILE-rejects.csv when not given.", metavar="FILE"),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(help="Which column feeds which field, for --from table.", metavar="FILE"),
    ] = None,
    guess: Annotated[
        bool, typer.Option("--guess", help="Draft a mapping from the file, on stdout.")
    ] = False,
    keep_all: Annotated[
        bool, typer.Option("--keep-all", help="Load rows that are no strike as `other`.")
    ] = False,
    deleted: Annotated[
        bool,
        typer.Option(
            "--deleted",
            help="The files list numbers that the data set has taken back: retract their records.",
        ),
    ] = False,
    whole_edition: Annotated[
        bool,
        typer.Option(
            "--whole-edition",
            help="The file is all of its data set: retract what earlier loads brought, it not.",
        ),
    ] = False,
    own: Annotated[
        bool, typer.Option("--own", help="The rows are your own and may be passed on.")
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option(help="Encoding, where the guess is wrong.", metavar="NAME"),
    ] = None,
    force: FORCE = False,
    list_formats: Annotated[
        bool, typer.Option("--list", help="Show the formats and what each expects.")
    ] = False,
    format: Annotated[
        str,
        typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json")),
    ] = "table",
) -> None:
    """Load data sets of a known format. Each file is one batch: all of it or nothing.

    The same file again changes nothing; a newer edition updates what nobody edited since.

    Example: incidents load ged241.csv --from ucdp --dry-run
    Example: incidents load --list
    """
    from schema.errors import UsageError

    check_format(format, "table", "json")
    if list_formats:
        _print_formats(format)
    elif not files:
        raise UsageError("expected a file to load, found none\n  --list shows the formats")
    elif guess:
        _print_guesses(session(context), files)
    elif origin is None:
        raise UsageError("expected --from NAME, found none\n  --from auto recognises the format")
    elif rejects and len(files) > 1:
        raise UsageError("--rejects: expected one file to load with it, found several")
    elif deleted:
        _retract(session(context), files, origin, encoding, dry_run, format)
    else:
        asked = session(context)
        store, reports = asked.store(), []
        for path in files:
            report = store.load(
                path, origin, mapping=mapping, encoding=encoding, rejects=rejects,
                keep_all=keep_all, dry_run=dry_run, force=force, own=own,
                whole_edition=whole_edition,
            )  # fmt: skip
            reports.append(report)
            _tell(asked, report, path, dry_run)
        _print(reports, files, format)
        if any(report.rejected and report.rejected == report.read for report in reports):
            raise typer.Exit(1)


def _retract(
    asked: CliSession,
    files: list[Path],
    origin: str,
    encoding: str | None,
    dry_run: bool,
    format: str,
) -> None:
    """Retract what lists of deletions name, and say how to take it back."""
    store = asked.store()
    found = [
        store.retract_deleted(path, origin, encoding=encoding, dry_run=dry_run) for path in files
    ]
    for path, one in zip(files, found, strict=True):
        asked.note(
            f"{path}: {len(one.retracted):,} retracted, {one.already:,} were so already,"
            f" {one.unknown:,} of {one.read:,} numbers are not in this store"
        )
        if one.change:
            asked.note(f"incidents undo --change {one.change} brings them back")
    if dry_run:
        asked.note("nothing was changed")
    if format == "json":
        plain = [one.as_dict() for one in found]
        print_json(plain[0] if len(plain) == 1 else plain)


def _tell(asked: CliSession, report: Report, path: Path, dry_run: bool) -> None:
    from incidents.cli.record.load_summary import lines, warnings

    for text in warnings(report):
        asked.warn(text)
    for line in lines(report, dry_run):
        asked.note(line)
    if report.change and not dry_run:
        asked.note(f"incidents undo --change {report.change} brings the retracted records back")
    if report.rejects_file:
        asked.note(f"{report.rejects_file}: rejected rows with the reasons; correct and load it")
    if dry_run:
        asked.note(f"{path}: nothing was changed")


def _print(reports: list[Report], files: list[Path], format: str) -> None:
    if format == "json":
        found = [report.as_dict() for report in reports]
        print_json(found[0] if len(found) == 1 else found)
        return
    from incidents.cli.tables import print_table

    rows = [(path.name, r.format, *(getattr(r, name) for name in _COUNTS))
            for path, r in zip(files, reports, strict=True)]  # fmt: skip
    print_table(("file", "format", *_COUNTS), rows, _COUNTS, whole=("file",))


def _print_formats(format: str) -> None:
    """Every format: what it is, what its files have to hold, and whether one was tried."""
    from incidents.library import Library

    formats = Library.formats()
    if format == "json":
        print_json([asdict(one) for one in formats])
        return
    from incidents.cli.tables import print_table

    tried = {True: "yes", False: "not yet tried on a real file"}
    rows = [
        (one.name, _titled(one), one.expects, tried[bool(one.tried)], _where_to_get(one))
        for one in formats
    ]
    headers = ("name", "format", "expects", "tried", "where to get it")
    print_table(headers, rows, (), whole=("name",))


def _titled(form: Format) -> str:
    """The title, with the publisher where the title does not name it."""
    if not form.publisher or form.publisher in form.title:
        return form.title
    return f"{form.title} ({form.publisher})"


def _where_to_get(form: Format) -> str:
    return f"{form.published} ({form.file})" if form.published else ""


def _print_guesses(asked: CliSession, files: list[Path]) -> None:
    """A draft of a mapping for each file, on stdout; what it would load as it stands, on stderr."""
    from incidents.library import Library

    for path in files:
        draft = Library.guess_mapping(path)
        data_stream().write(draft)
        if asked.db.is_file() and not asked.quiet and path.stat().st_size <= _TRIED:
            _try_draft(asked, path, draft)


def _try_draft(asked: CliSession, path: Path, draft: str) -> None:
    """Load the file by its draft and take it back. Places are not looked up: that takes its time,
    and is no matter of the draft.
    """
    import tempfile

    from incidents.cli.record.load_summary import lines
    from schema.errors import IncidentsError, StoreError

    with tempfile.TemporaryDirectory() as folder:
        mapping = Path(folder) / "draft.yaml"
        mapping.write_text(f"{draft}\nlook_up_places: false\n", encoding="utf-8")
        try:
            report = asked.store().load(path, "table", mapping=mapping, dry_run=True)
        except StoreError:
            return
        except IncidentsError as error:
            asked.note(f"as it stands the draft does not load: {error}")
            return
    asked.note(f"as it stands {report.loaded:,} of {report.read:,} rows would load")
    for line in lines(report, dry_run=True):
        asked.note(line)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(load)
