"""What became of the rows of one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from incidents.importers.ingest.loaded_records import Tally
from incidents.importers.ingest.reporting.not_understood import Unread
from incidents.importers.ingest.reporting.rejects_file import Reject
from incidents.store.batches import Counts

_MOST_WARNINGS = 100


def left_alone(rows: int) -> str:
    """What is to be said of rows that bear the codes of records which the store has."""
    return (
        f"{rows} rows bear the codes of records of this store, which stay as they are: our CSV and"
        " native documents change records, other formats only add"
    )


@dataclass
class Report:
    """Counts of a load; read = loaded + updated + unchanged + skipped + rejected."""

    format: str
    encoding: str | None = None
    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    identical_rows: int = 0
    skipped_reasons: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    rejects_file: Path | None = None
    columns_unused: list[str] = field(default_factory=list)
    """Columns that nothing of a record was made of; their cells are kept in the original row."""
    not_understood: list[Unread] = field(default_factory=list)
    records: Tally = field(default_factory=Tally)
    fuzzy: int = 0
    """Places that were found by another spelling than the one of the gazetteer."""
    rejects: list[Reject] = field(default_factory=list)
    """The first rejected cells."""
    retracted: list[str] = field(default_factory=list)
    """Codes of records that a whole edition lacks and that were retracted."""
    change: int | None = None
    """The change by which `undo` takes that back; None where nothing was retracted."""

    @property
    def places(self) -> dict[str, int]:
        """How the places of the loaded records are known."""
        found, fuzzy = self.records, min(self.fuzzy, self.records.points)
        return {"exact": found.points - fuzzy, "fuzzy": fuzzy, "area": found.areas,
                "unresolved": found.unresolved}  # fmt: skip

    @property
    def skipped(self) -> int:
        """Rows that are no strike."""
        return sum(self.skipped_reasons.values())

    @property
    def read(self) -> int:
        """All rows of the file."""
        return self.loaded + self.updated + self.unchanged + self.skipped + self.rejected

    def counts(self) -> Counts:
        """The counts as the batch keeps them."""
        return Counts(
            self.read, self.loaded, self.rejected, self.updated, self.unchanged, self.skipped
        )

    def warn(self, texts: Mapping[str, int]) -> None:
        """Add warnings, each with how often it was said; a flood of them is cut."""
        room = max(_MOST_WARNINGS - len(self.warnings), 0)
        said = [f"{text} ({n} times)" if n > 1 else text for text, n in texts.items()]
        self.warnings += said[:room]
        if len(said) > room:
            self.warnings.append(f"and {len(said) - room} further warnings")

    def as_dict(self) -> dict[str, object]:
        """The report as `load --format json` prints it."""
        names = ("format", "encoding", "read", "loaded", "updated", "unchanged", "skipped")
        return {
            **{name: getattr(self, name) for name in names},
            "rejected": self.rejected,
            "rejects_file": str(self.rejects_file) if self.rejects_file else None,
            "skipped_reasons": dict(self.skipped_reasons),
            "warnings": self.warnings,
            "columns_unused": self.columns_unused,
            "not_understood": [one.as_dict() for one in self.not_understood],
            "places": self.places,
            "dates": {
                "missing": self.records.undated,
                "month": self.records.months,
                "year": self.records.years,
                "future": self.records.future,
            },
            "hidden_by_default": {"event_type": dict(self.records.hidden)},
            "identical_rows": self.identical_rows,
            "rejects": [one._asdict() for one in self.rejects],
            "retracted": self.retracted,
            "change": self.change,
        }
