"""What an importer is: it turns the rows of one format into native documents.

An importer knows its format and nothing else. It never opens the store and never guesses: what a
row does not say stays blank, what it says stays beside our reading of it. The rest - encoding,
identity, duplicates, rejects, the transaction - is the same for all and stands in `ingest`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, runtime_checkable

from incidents.importers.drafts import IncidentDraft, LocationDraft, WeaponUseDraft
from incidents.importers.reading.data_file import Cell, DataFile, Row


@dataclass(frozen=True, slots=True)
class Loaded:
    """A row that is a strike.

    `row` is its number in the file as a spreadsheet shows it (the header is 1), or the number of
    the item in JSON and KML. `id` is its number in the data set, which has to be unique and to
    last: `ingest` keeps (dataset, id) as the row's identity. `document` is a native incident
    document (`schema.document.incident`) without `code`, whose `parent` is the `id` of the wave in
    the same data set; `original` is the row as the file has
    it, kept beside it.
    """

    row: int
    id: str
    document: IncidentDraft
    original: Row
    numbered: bool = True
    """Whether `id` is the file's own; else it was made of the row, and a row that is the same in
    every cell is the same strike told twice."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no strike, such as a protest; `reason` is counted, so keep it short."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be loaded as it is: the column, the value and why.

    `original` is written to the rejects file, which loads again once it is corrected.
    """

    row: int
    column: str
    value: str
    reason: str
    original: Row


Item = Loaded | Skipped | Rejected


class Help(Protocol):
    """What an importer may ask while it reads. Every answer is kept, so asking twice is cheap."""

    keep_all: bool
    """Load rows that are no strike as event type `other`, rather than skip them."""

    def weapons(self, text: str, column: str = "weapons") -> list[WeaponUseDraft]:
        """Weapon uses for a text such as "Shahed-136/131 and X-101": each a dict with `weapon`
        and `type`, or only `type`, and `text` as written. What the catalogue does not know is one
        use of type `unknown` with its text, and counted as not understood in `column`.
        """

    def place(
        self, text: str, country: str | None, admin1: str | None = None, admin2: str | None = None
    ) -> LocationDraft:
        """The parts of an incident document that say where: `place`, `location_precision`,
        `location_words` and, when the geocoder is sure, coordinates, `uncertainty_m`,
        `location_how`, `location_by`, `location_at`. A name that it is not sure of stays a name.
        """

    def area(self, latitude: float, longitude: float) -> tuple[str | None, str | None]:
        """Country code and first-level area of coordinates."""

    def zone(
        self, spot: tuple[float, float] | None, country: str | None, admin1: str | None
    ) -> str | None:
        """The IANA time zone of a point, or of a country that has but one; None where nobody can
        say which clock a source there goes by.
        """

    def country(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country by any of its names."""

    def actor(self, name: str) -> str | None:
        """The code of a recorded actor, or None."""

    def attacker(self, name: str) -> str | None:
        """The code of an actor that a row says attacked; one that nobody has recorded is recorded
        as it is written, its kind unknown. None for a name of an office, monitor or medium.
        """

    def not_understood(self, column: str, value: str, kind: str = "") -> None:
        """Count a value that nothing could be made of, while the rest of its row loads. `kind` is
        what it should have been: weapon, place, country, attacker, figure or code.
        """

    def columns(self, names: Iterable[str], used: Iterable[str]) -> None:
        """Say which columns a table has and which of them are read; the rest is listed."""

    def warn(self, text: str) -> None:
        """Say something about the whole file; the same text counts once."""


class Importer(Protocol):
    """One format, ours or a plug-in's.

    It gets an opened file and what it may ask, and gives items; it never opens the store, writes
    a file or asks the network, and never fills in what a row does not say.
    """

    name: ClassVar[str]
    """As in `load --from NAME`."""
    title: ClassVar[str]
    """The data set or format, for people."""
    dataset: ClassVar[str | None]
    """Slug of the data set as its `dataset.yaml` has it; None when the file says or has none."""
    expects: ClassVar[str]
    """What the file has to hold, in one line, for `load --list`."""
    tried: ClassVar[bool]
    """Whether it was tried on a real file."""

    def recognises(self, file: DataFile) -> bool:
        """Whether the file looks like this format; it has read only its beginning."""

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every row in the order of the file, read as a stream.

        Raises InputError when the file as a whole is not of this format: a required column that is
        missing is named, with the nearest column that is there.
        """


@runtime_checkable
class FlatImporter(Importer, Protocol):
    """A format whose rows may have the columns of `schema.columns` already: they take the short
    way to the tables (`ingest.flat_rows`), and `items` is not asked.
    """

    def flat_columns(self, file: DataFile) -> Sequence[str] | None:
        """The columns of the file; None for a file of other columns, of which `items` is asked.
        Raises for a column that is none of ours, where there may be no others.
        """

    def flat_rows(self, file: DataFile) -> Iterator[tuple[int, list[Cell]]]:
        """The rows of the file as (number, cells), streamed; text as it was before export."""


@runtime_checkable
class ExportImporter(FlatImporter, Protocol):
    """A format that anybody writes, and our exports too. Of those it only adds records: those that
    the store has stay as they are.
    """

    def refused_items(self, file: DataFile, ask: Help, numbers: Collection[int]) -> Iterator[Item]:
        """The rows of an export of ours that the short way refused, such as one whose weapon the
        store does not have, by their numbers.
        """


@runtime_checkable
class NativeImporter(Importer, Protocol):
    """Our own documents: known by their code, and put in place as they are."""

    def context(self, file: DataFile) -> Mapping[str, Sequence[Cell]]:
        """The sources, weapons, places and so on that the file brings along, by kind."""
