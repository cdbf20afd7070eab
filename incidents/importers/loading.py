"""Files of other people into a store: what `incidents load` does, as calls of the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from incidents.geocode.places import Places

if TYPE_CHECKING:
    from incidents.importers.ingest.editions.deletions import Deletions
    from incidents.importers.ingest.reporting.report import Report
    from incidents.importers.registry import Format


_OTHERS = "SELECT 1 FROM incident i WHERE NOT coalesce({}, 0) LIMIT 1"


class Loading(Places):
    """A store that takes the data sets of others."""

    def load(
        self,
        path: str | Path,
        format: str = "auto",
        *,
        mapping: str | Path | None = None,
        encoding: str | None = None,
        rejects: str | Path | None = None,
        keep_all: bool = False,
        dry_run: bool = False,
        force: bool = False,
        own: bool = False,
        whole_edition: bool = False,
    ) -> Report:
        """Load a file of somebody's data set as one batch: all of it or nothing; the counts.

        The same file again changes nothing; a newer edition updates what nobody edited since. Bad
        rows go with their reasons to `rejects`, or to FILE-rejects beside the file. `keep_all`
        loads rows that are no strike as `other`; `dry_run` does everything and takes it back. `own`
        says that the rows are yours, so that they may be passed on; `whole_edition` that the file
        is all of its data set: what earlier loads brought and it lacks is retracted.
        """
        from incidents.importers.ingest.load import FileOptions, load_path

        bad, fields = (Path(one) if one else None for one in (rejects, mapping))
        options = FileOptions(
            format, dry_run, bad, fields, keep_all, force, encoding, own, whole_edition
        )
        report = load_path(
            self, Path(path), options, lambda: self.unattended_geocoder, self.listener
        )
        if report.loaded and not dry_run:
            self._tell_twins("i.batch_id = (SELECT max(id) FROM batch)")
        return report

    def _tell_twins(self, condition: str, **parameters: str) -> None:
        """Say which recorded incidents may be the same as those that were just added, by a
        condition over `incident i`.
        """
        from incidents.linkage.twins import NAMED, twins_of_recorded

        with self.reading() as database:
            if database.one(_OTHERS.format(condition), parameters) is None:
                return
            told = twins_of_recorded(database, condition, **parameters)
        for text in told[:NAMED]:
            self.listener.note(text)
        if len(told) > NAMED:
            self.listener.note(
                f"and {len(told) - NAMED:,} more that may be the same event as others:"
                " `incidents link find` lists them"
            )

    def retract_deleted(
        self, path: str | Path, format: str, *, encoding: str | None = None, dry_run: bool = False
    ) -> Deletions:
        """Retract the records whose numbers in a data set a file lists, such as ACLED's lists of
        deleted events; they are kept, with the reason. `undo_change` brings them back.
        """
        from incidents.importers.ingest.editions.deletions import retract_deleted
        from incidents.importers.registry import by_name

        return retract_deleted(self, Path(path), by_name(format), encoding, dry_run)

    @staticmethod
    def formats() -> list[Format]:
        """The formats that `load` reads, and what each expects."""
        from incidents.importers import registry

        return registry.formats()

    @staticmethod
    def guess_mapping(path: str | Path) -> str:
        """A draft of a mapping for a table of one's own (YAML), for a person to correct."""
        from incidents.importers.guessing.draft import guess
        from incidents.importers.reading import open_file

        return guess(open_file(Path(path)))
