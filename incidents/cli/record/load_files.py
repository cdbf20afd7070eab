"""What `incidents load` does: one file after another, each with its report."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incidents.cli.progress import progress
from incidents.cli.session import CliSession
from incidents.importers import registry as formats
from incidents.importers.ingest.load import Wanted, load
from incidents.importers.reading import InputFile, open_file
from incidents.importers.reading.rejects_format import rejects_beside

if TYPE_CHECKING:
    from incidents.geocode.geocoder import Geocoder
    from incidents.importers.base import Importer
    from incidents.importers.ingest.report import Report

_COUNTS = ("read", "loaded", "updated", "unchanged", "skipped", "rejected")


@dataclass(frozen=True)
class Asked:
    """The options of one call."""

    origin: str
    dry_run: bool
    rejects: Path | None
    mapping: Path | None
    keep_all: bool
    force: bool
    encoding: str | None = None


def run(asked: CliSession, files: list[Path], options: Asked, format: str) -> None:
    """Load the files and print what became of their rows; exit code 1 when no row was good."""
    store = asked.store()
    reports = []
    for path in files:
        file = open_file(path, options.encoding)
        importer = _importer(file, options)
        asked.note(_opened(file, importer))
        with progress(asked) as step:
            wanted = Wanted(
                opening=_opening(asked),
                dry_run=options.dry_run,
                keep_all=options.keep_all,
                rejects=_rejects(file, options),
                force=options.force,
                step=step,
            )
            report = load(store, file, importer, wanted)
        reports.append(report)
        _tell(asked, report, path, options.dry_run)
    _print(reports, files, format)
    if any(report.rejected and report.rejected == report.read for report in reports):
        raise SystemExit(1)


def _importer(file: InputFile, options: Asked) -> Importer:
    if options.origin == formats.AUTO:
        return formats.recognised(file)
    if options.mapping is None:
        return formats.by_name(options.origin)
    from incidents.importers.mapping.mapping_file import read_mapping

    return formats.by_name(options.origin, read_mapping(options.mapping))


def _opening(asked: CliSession) -> Callable[[], Geocoder]:
    """Gives the geocoder; its gazetteer is opened when the first place is looked up."""

    def opening() -> Geocoder:
        from incidents.cli.maintain.gazetteer import opened
        from incidents.geocode.geocoder import Geocoder

        return Geocoder(opened(asked))

    return opening


def _rejects(file: InputFile, options: Asked) -> Path | None:
    """Where bad rows go; a trial writes them only where it is told to."""
    if options.rejects or options.dry_run:
        return options.rejects
    return rejects_beside(file.path, file.kind)


def _opened(file: InputFile, importer: Importer) -> str:
    return f"{file.path}: {importer.title}" + (f" ({file.evidence})" if file.evidence else "")


def _tell(asked: CliSession, report: Report, path: Path, dry_run: bool) -> None:
    for text in report.warnings:
        asked.warn(text)
    for reason, count in report.skipped_reasons.most_common():
        asked.note(f"skipped {count}: {reason}")
    if report.rejects_file:
        asked.note(f"{report.rejects_file}: rejected rows with the reasons; correct and load it")
    if dry_run:
        asked.note(f"{path}: nothing was changed")


def _print(reports: list[Report], files: list[Path], format: str) -> None:
    if format == "json":
        found = [report.as_dict() for report in reports]
        _write(found[0] if len(found) == 1 else found)
        return
    from incidents.cli.tables import print_table

    rows = [(path.name, r.format, *(getattr(r, name) for name in _COUNTS))
            for path, r in zip(files, reports, strict=True)]  # fmt: skip
    print_table(("file", "format", *_COUNTS), rows, _COUNTS, whole=("file",))


def show_formats(format: str) -> None:
    """Every format: what it is, what its files have to hold, whether one was tried, where to get
    the file of a data set.
    """
    listed = formats.formats()
    if format == "json":
        _write([asdict(form) for form in listed])
        return
    from incidents.cli.tables import print_table

    tried = {True: "yes", False: "not yet tried on a real file"}
    rows = [
        (f.name, _titled(f), f.expects, tried[f.tried], f.published and f"{f.published} ({f.file})")
        for f in listed
    ]
    headers = ("name", "format", "expects", "tried", "where to get it")
    print_table(headers, rows, (), whole=("name",))


def _titled(form: formats.Format) -> str:
    """The title, with the publisher where the title does not name it."""
    if not form.publisher or form.publisher in form.title:
        return form.title
    return f"{form.title} ({form.publisher})"


def guess(files: list[Path]) -> None:
    """A draft of a mapping for each file, on stdout."""
    from incidents.importers.guessing.draft import guess as draft

    for path in files:
        sys.stdout.write(draft(open_file(path)))


def _write(plain: Any) -> None:
    sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
