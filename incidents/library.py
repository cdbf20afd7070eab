"""The front door: what a command can do, a store that `incidents.open` gives does in one call."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack

from incidents.importers.loading import Loading
from incidents.linking import Linking
from incidents.listener import Listener
from incidents.publishing import Publishing
from incidents.queries.filters import Filters, from_keywords, takes_filters
from incidents.store.engines import for_location

if TYPE_CHECKING:
    from incidents.entry.documents import Added
    from incidents.entry.from_options import NewIncident
    from incidents.extract.extractor import Extraction
    from incidents.extract.saving import Saved
    from incidents.review.queue import Waiting
    from incidents.store.changes.together import Change
    from incidents.store.checks.findings import Finding
    from incidents.store.checks.judgements import OpenJudgement
    from incidents.store.engines.sqlite_recovery import SavedTable
    from incidents.store.history import Author
    from incidents.store.log.head import Head
    from incidents.weapons.matcher import WeaponMatcher
    from schema.document.incident import IncidentDocument
    from schema.document.read import Collection


class Library(Publishing, Loading, Linking):
    """A store, opened for work in Python. Errors that a person can mend are
    `schema.errors.IncidentsError`; a method that raises has changed nothing. Whatever a command
    says on stderr while it works goes to `listener`.
    """

    @classmethod
    def open(
        cls, location: str | Path, *, check: bool = True, listener: Listener | None = None
    ) -> Self:
        """Open a store; raises StoreError when there is none of this program's version.

        With `check=False` nothing is looked at: for `migrate`, and for what needs no store
        (`geocode`, `extract`, `gazetteer`).
        """
        engine = for_location(location)
        if check:
            engine.reading().close()
        return cls(engine, listener)

    @classmethod
    def init(
        cls,
        location: str | Path,
        *,
        empty: bool = False,
        force: bool = False,
        listener: Listener | None = None,
    ) -> Self:
        """Make a store with vocabularies, weapons, actors, sites, and the seed incidents and
        transfers unless `empty`. It appears when it is whole; `force` replaces an old one.
        """
        from incidents.importers.seed_store import counts, make

        heard, path = listener or Listener(), Path(for_location(location).location)
        with heard.progress() as step:
            made = make(path, force, events=not empty, step=step)
        numbers = ", ".join(f"{number} {kind}" for kind, number in counts(made).items())
        heard.note(f"{path}: {numbers}")
        return cls.open(path, listener=heard)

    # Recording

    def add(
        self,
        document: IncidentDocument | Mapping[str, Any] | NewIncident,
        author: Author | None = None,
        *,
        why: str | None = None,
    ) -> str:
        """Add one incident and the sources that it brings along; its code.

        A dict is a document as `schema.document` defines it, and every fault of it is raised
        together; a `NewIncident` is what the options of `incidents add` take. What is published
        rests on a source. Of recorded incidents that may be the same the listener is warned, and
        may refuse.
        """
        from incidents.entry.documents import incident_from
        from incidents.store.history import Author
        from schema.document.incident import IncidentDocument

        made = incident_from(self, document, self.locate)
        if not isinstance(document, IncidentDocument):  # one that a program made asks nobody
            self._warn_of_twins(made)
        return self.add_collection(made, author or Author(why))[0]

    def add_files(
        self, files: Sequence[str | Path], *, why: str | None = None, replace: bool = False
    ) -> Added:
        """Add the documents of YAML, JSON or NDJSON files, all of them or none; every fault of
        every file is raised together.

        Weapons, actors and places may stand there by any name. With `replace` documents take the
        place of recorded ones; the history is kept.
        """
        from incidents.entry.documents import Added, from_files
        from incidents.store.history import Author

        collection = from_files(self, [Path(file) for file in files], self.locate, replace)
        self._warn_of_twins(collection)
        codes = self.add_collection(collection, Author(why), replace)
        return Added(codes, len(collection) - len(codes))

    def claim(
        self,
        code: str,
        *,
        source: str,
        killed: str | int | None = None,
        injured: str | int | None = None,
        missing: str | int | None = None,
        publisher: str | None = None,
        published: str | None = None,
        grade: str | None = None,
        speaker: str | None = None,
        as_of: str | None = None,
        quote: str | None = None,
        group: str = "total",
        adds_to: str | None = None,
        supersedes: str | None = None,
        denies: str | None = None,
        why: str | None = None,
    ) -> int:
        """Add what one more source says of an incident's toll; the number of the revision.

        Figures are 2, "2-5", "2+" or "at least 2"; `source` is the key or web address of a recorded
        source, or the address of a new one, which `publisher`, `published` (its day) and `grade`
        ("B2") describe. `speaker` is who says so, `as_of` when the figure stood, `quote` the words,
        `group` whom it counts. `adds_to`, `supersedes` and `denies` name claims of the record by
        their key: what the figure comes on top of, what it replaces, what is said not to be so. A
        denial needs no figure. What the record says already stays; the totals are derived anew.
        """
        from incidents.entry.new_claim import NewClaim, add_claim
        from incidents.store.history import Author

        given = NewClaim(source, killed, injured, missing, publisher, published, grade, speaker,
                         as_of, quote, group, adds_to, supersedes, denies)  # fmt: skip
        author = Author(why or f"claim of {publisher or source}")
        return add_claim(self, code, given, author, self.listener.note)

    @takes_filters
    def set_fields(
        self,
        values: Mapping[str, str],
        *,
        why: str,
        dry_run: bool = False,
        **filters: Unpack[Filters],
    ) -> Change:
        """Set fields of all incidents that match to the same values, all or none, as one change:
        what changed in which record, and the number by which `undo_change` takes all of it back.

        `values` are texts as `incidents set` takes them, `{"verification": "corroborated"}`; an
        empty text empties a field. Figures cannot be set: they are made of claims. `dry_run` does
        everything and takes it back.
        """
        from incidents.review.corrections import set_fields
        from incidents.store.history import Author

        wanted = from_keywords(filters)
        return set_fields(self, values, wanted, Author(why), self.locate, dry_run)

    def undo(self, codes: str | Sequence[str], *, why: str | None = None) -> list[int]:
        """Take back the last change of each record, all or none; the numbers of the revisions that
        do so. Undoing an undo brings the change back: every step stays in the history.
        """
        from incidents.store.changes.undo import undo_last

        wanted = [codes] if isinstance(codes, str) else codes
        with self.writing() as database:
            return [undo_last(database, code, why) for code in dict.fromkeys(wanted)]

    def undo_change(self, number: int, *, why: str | None = None) -> Change:
        """Take back a change of many records (`set_fields`) as the one that it was; that is such a
        change itself. Raises UsageError, and changes nothing, where a field was changed since.
        """
        from incidents.store.changes.undo import undo_change

        with self.writing() as database:
            return undo_change(database, number, why)

    def _warn_of_twins(self, collection: Collection) -> None:
        """Warn of recorded incidents that those to be published may be; raises IncidentsError where
        whoever listens then refuses, with nothing written.
        """
        from incidents.linkage.twins import twins_in_words
        from schema.errors import IncidentsError

        with self.reading() as database:
            warnings = twins_in_words(database, collection.incidents)
        for warning in warnings:
            self.listener.warn(warning)
        if warnings and not self.listener.confirm("Publish all the same?"):
            raise IncidentsError("nothing was written")

    # Articles and drafts

    def extract(
        self, text: str, *, published: str | None = None, url: str | None = None
    ) -> Extraction:
        """Draft incidents out of the text (or HTML) of an article: when, where, with what, who was
        hurt, who says so. Offline; each value is tied to its words; nothing is saved.

        `published` is its day, YYYY-MM-DD: without it "on Thursday" stays unresolved.
        """
        from incidents.extract.extractor import Extractor
        from incidents.extract.plugins import installed
        from incidents.extract.reading.document import document_of

        extractor = Extractor(self._matcher(), self.unattended_geocoder, installed())
        return extractor.extract(document_of(text, published, url))

    def save(self, extraction: Extraction) -> Saved:
        """Put the drafts of a text into the store, with the text; each text once. The listener
        hears which recorded incidents they may be.
        """
        from incidents.extract.saving import save

        saved = save(self, extraction)
        self._tell_twins("i.code IN (SELECT value FROM json_each(:codes))",
                         codes=json.dumps(saved.codes))  # fmt: skip
        return saved

    def waiting(
        self, codes: Sequence[str] = (), *, include_restricted: bool = False
    ) -> list[Waiting]:
        """What awaits review: drafts, then records whose place has no coordinates; oldest first.
        With `codes` just these records.
        """
        from incidents.review.queue import waiting

        with self.reading() as database:
            return waiting(database, codes, include_restricted)

    def decide(
        self,
        codes: Sequence[str],
        values: Sequence[tuple[str, str]] = (),
        *,
        accept: bool = False,
        source: str | None = None,
        publisher: str | None = None,
        speaker: str | None = None,
        quote: str | None = None,
        why: str | None = None,
    ) -> list[int]:
        """Set fields (name and text, as `review --set`) and accept drafts, all or none; the number
        of each record's revision, 0 for unchanged.

        A figure that is set needs somebody who says it: a `source` (the key of a recorded one or a
        web address, with its `publisher`), a `speaker`, or a `quote`. It refuses the claim that it
        corrects and no other; `claim_2` sets one claim by its number, which `show` gives.
        """
        from incidents.review.decisions import Decision, decide
        from incidents.review.figures import Words

        words = Words(quote, speaker, why, source, publisher)
        decision = Decision(tuple(values), accept, words)
        return decide(self, codes, decision, self.locate)

    def refuse(
        self, codes: Sequence[str], why: str = "", *, duplicate_of: str | None = None
    ) -> list[int]:
        """Retract drafts with a reason, or as the same as another record; they are kept and left
        out of answers.
        """
        from incidents.review import decisions

        if duplicate_of:
            return decisions.duplicate_of(self, codes, duplicate_of)
        return decisions.refuse(self, codes, why)

    def judgements(
        self, codes: Sequence[str] = (), *, include_restricted: bool = False
    ) -> list[OpenJudgement]:
        """What waits for a person to judge in the casualty claims of published records and drafts:
        early counts that a later one may have overtaken, and "two more" that may add to a count.
        With `codes` in these records alone. Nothing is taken by itself.
        """
        from incidents.store.checks.judgements import open_judgements

        with self.reading() as database:
            return open_judgements(database, codes, include_restricted)

    def take(self, code: str, claims: Sequence[str | int], *, why: str = "") -> int:
        """Take the judgements that wait on these claims of a record (by number from 1, or by key):
        `supersedes` or `adds_to` is written into the claim whose page says so; the number of the
        revision.
        """
        from incidents.store.checks.judgements import take

        return take(self, code, claims, why)

    def undo_decisions(self, codes: Sequence[str]) -> list[int]:
        """Take back what was decided last of each record in review; the numbers of the revisions
        that do so. A decision that was taken back already stays so.
        """
        from incidents.review.decisions import undo

        return undo(self, codes)

    # Care

    def check(self, head: str | None = None) -> list[Finding]:
        """Everything that is wrong with the store or waits for a judgement (level `note`), each
        with the record and what to do. With a `head` that somebody kept (`SIZE:ROOT`, or a file
        with it) also what was changed or taken away of that which stood before it.
        """
        from incidents.linkage import one_text, waiting  # noqa: F401  # they list their checks
        from incidents.store.checks import health

        with self.reading() as database:
            return [*health.since(database, head), *health.run(database)]

    def head(self) -> Head:
        """The head of the store's log: its size, its root, the time of its last change. Kept
        elsewhere, it proves later that nothing before it was changed.
        """
        from incidents.store.log.head import head_of

        with self.reading() as database:
            return head_of(database)

    def prove(self, *, since: str | None = None, code: str | None = None) -> dict[str, Any]:
        """A proof (RFC 6962) that needs no store to be checked: that the log begins with that of an
        earlier head, or that the last change of a record is a leaf of it.
        """
        from incidents.store.log.proofs import consistency, inclusion

        with self.reading() as database:
            return consistency(database, since) if since else inclusion(database, code)

    def mend(self) -> int:
        """Mend what `check` finds and needs no judgement; how many records were."""
        from incidents.store.checks import health

        with self.writing() as database:
            return health.mend(database, list(health.run(database)))

    def backup(self, out: str | Path) -> None:
        """Write the whole store into a new file, consistent while others use this one."""
        from incidents.exporters.whole_files import check_new, whole_path

        check_new(Path(out))
        with whole_path(Path(out)) as draft:
            self.engine.copy_to(draft)

    @staticmethod
    def recover(damaged: str | Path, location: str | Path) -> list[SavedTable]:
        """Save what can still be read of a damaged store into a new one at `location`; what became
        of each table. The damaged file stays as it is; the log begins anew with what could be read.
        """
        from incidents.exporters.whole_files import check_new, whole_path
        from incidents.store.engines.sqlite_recovery import recover

        path = Path(for_location(location).location)
        check_new(path)
        with whole_path(path) as draft:
            saved = recover(Path(damaged), draft)
            with Library(for_location(draft)).writing("recover"):
                return saved

    def migrate(self) -> tuple[str | None, str]:
        """Bring tables, vocabularies and the collection's actors up to this program's version;
        version before and after. Figures stay as they were derived until `mend`.
        """
        from incidents.importers.old_stores import bring

        return bring(self)

    @staticmethod
    def codebook(format: str = "md") -> str:
        """What every column, document field and code means: md, json-schema or table-schema."""
        from schema.codebook import FORMATS
        from schema.errors import UsageError

        if format not in FORMATS:
            raise UsageError(f"--format: expected one of {', '.join(FORMATS)}, found {format!r}")
        return FORMATS[format]()

    def _matcher(self) -> WeaponMatcher:
        """The names of the store's catalogue, or of the seed catalogue where there is no store."""
        if self.engine.exists():
            from incidents.weapons import catalogue

            with self.reading() as database:
                return catalogue.matcher(database)
        from incidents.extract.extractor import matcher_of
        from incidents.importers.seed_collection import read_seed

        return matcher_of(read_seed().weapons)
