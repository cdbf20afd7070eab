"""The store: open it, add, get, revise, retract, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from incidents.listener import Listener
from incidents.store import history, texts
from incidents.store.engines import for_location
from incidents.store.engines.base import Database, Engine, Row
from incidents.store.history import Author
from incidents.store.keys import fetch
from incidents.version import VERSION
from schema.errors import InputError, StoreError, UsageError
from schema.restricted import HeldBack, public_changes

if TYPE_CHECKING:
    from sqlmodel import Session

    from incidents.store import context
    from incidents.store.bulk.load import BulkResult
    from incidents.store.flat import Plain
    from schema.document.context import SourceDocument
    from schema.document.incident import IncidentDocument
    from schema.document.read import Collection

_LEVELS = ("rollup", "wave", "strike")
Alteration = Callable[[Database, "Plain"], "IncidentDocument"]
"""Makes another document out of the one that a store holds."""


class Store:
    """A store of incidents in one file. Every method is one transaction or one reading.

    Nothing is half written: a method that raises has changed nothing. Documents (and pydantic with
    them) are imported by the methods that need them, so that a question starts fast.
    """

    def __init__(self, engine: Engine, listener: Listener | None = None) -> None:
        self.engine = engine
        self.listener = listener or Listener()

    @classmethod
    def open(cls, location: str | Path) -> Self:
        """Open a store that exists; raises StoreError when it is none of this program's version."""
        engine = for_location(location)
        engine.reading().close()
        return cls(engine)

    @classmethod
    def create(cls, location: str | Path, force: bool = False) -> Self:
        """Make a new, empty store with its vocabularies. With `force` an old one is replaced."""
        from incidents.store.context import write_vocabularies

        engine = for_location(location)
        if engine.exists():
            _make_way(engine, force)
        engine.create()
        store = cls(engine)
        with store.writing("create") as database:
            write_vocabularies(database)
        return store

    def __repr__(self) -> str:
        return f"<Store {self.engine.location}>"

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """An open database for reading."""
        database = self.engine.reading()
        try:
            yield database
        finally:
            database.close()

    @contextmanager
    def writing(self, action: str = "write", whole: bool = False) -> Iterator[Database]:
        """One transaction: all of it or nothing, every change of it a leaf of the log. `action` is
        what the log says of changes that no revision of theirs tells of; with `whole` it takes in
        every record anew.
        """
        from incidents.store.changes.total_cells import add_up
        from incidents.store.log.entries import logged

        with self.engine.writing() as database:

            def append() -> None:
                history.append(database, "store", action, {"by": [None, VERSION]}, Author())

            with logged(database, append, whole):
                yield database
            add_up(database, everything=whole)

    def add(self, document: IncidentDocument, author: Author | None = None) -> str:
        """Add one incident; its code. Sources that it brings along are recorded too."""
        from schema.document.read import Collection

        return self.add_collection(Collection(incidents=[document]), author)[0]

    def add_collection(
        self, collection: Collection, author: Author | None = None, replace: bool = False
    ) -> list[str]:
        """Add documents of any kind in one transaction; the codes of the incidents.

        A key that is taken is an error, unless the record is the same, or `replace` is true.
        """
        from incidents.store import context
        from schema.document.write import to_plain

        author = author or Author()
        with self.writing() as database:
            for name, kind in context.KINDS.items():
                documents = [to_plain(document) for document in getattr(collection, name)]
                _put_context(database, name, kind, documents, replace, author)
            plain = [
                to_plain(document) | {"origin": collection.origins.get(id(document))}
                for document in collection.incidents
            ]
            codes = _put_incidents(database, plain, replace, author, typed=True)
        self._tell_open_areas(plain)
        return codes

    def _tell_open_areas(self, documents: Sequence[Plain]) -> None:
        """Say which first-level areas stay as they are written."""
        from incidents.store.places.area_names import OpenNames

        areas = OpenNames()
        places = (document.get("place") or {} for document in documents)
        areas.note((place.get("admin1"), place.get("country")) for place in places)
        for text in areas.warnings():
            self.listener.note(text)

    def add_drafts(
        self,
        documents: Sequence[IncidentDocument],
        text: str,
        readings: Sequence[Sequence[texts.Reading]],
        author: Author | None = None,
    ) -> list[str]:
        """Add drafts with the text that they were extracted from, and where in it each value was
        read (one list a draft); their codes.
        """
        from schema.document.write import to_plain

        with self.writing() as database:
            plain = [to_plain(document) for document in documents]
            codes = _put_incidents(database, plain, False, author or Author())
            texts.keep(database, text, dict(zip(codes, readings, strict=True)))
        return codes

    def add_many(
        self, documents: Iterable[IncidentDocument], name: str, importer: str = "library"
    ) -> int:
        """Add many incidents as one batch with one revision; how many. Memory stays flat."""
        from incidents.store.batches import load
        from schema.document.write import to_plain

        with self.writing() as database:
            return load(database, (to_plain(d) for d in documents), name, importer)

    def add_rows(
        self,
        rows: Iterable[Sequence[Any]],
        columns: Sequence[str],
        name: str,
        importer: str = "library",
        source: SourceDocument | str | None = None,
    ) -> BulkResult:
        """Add flat rows as one batch with one revision; bad rows come back with their reasons.

        `columns` are names of `schema.columns`; cells are text or typed, an empty one unknown.
        `source` is what rows rest on that bring figures and no source.
        """
        from incidents.store.bulk.load import Batch, load_rows

        batch = Batch(name, importer, source=source)
        with self.writing() as database:
            return load_rows(database, rows, columns, batch)

    def get(self, code: str) -> IncidentDocument:
        """One incident with every claim and source; raises UnknownNameError."""
        from incidents.store.documents import incident_document
        from schema.document.incident import IncidentDocument
        from schema.document.read import validate

        with self.reading() as database:
            return validate(IncidentDocument, incident_document(database, code), code)

    def revise(
        self,
        code: str,
        document: IncidentDocument,
        author: Author | None = None,
        *,
        read: IncidentDocument | None = None,
    ) -> int:
        """Put another state of an incident in place; the number of the revision, 0 if unchanged.

        `read` is the record as it was when somebody began to work on it: what was changed since is
        not written over, and raises StoreError.
        """

        def other(_: Database, plain: Plain) -> IncidentDocument:
            if read is not None and type(read).model_validate(plain) != read:
                raise StoreError(
                    f"{code}: expected the record as it was read, found one that was changed since"
                    f"\n  `incidents history {code}` tells by whom; begin again with what it is now"
                )
            return document

        return self.alter(code, other, author)

    def revise_all(
        self,
        documents: Mapping[str, IncidentDocument],
        author: Author | None = None,
        action: str = "revise",
    ) -> list[int]:
        """Put other states of incidents in place, all or none; the numbers of the revisions."""
        from incidents.store.changes.revision import revise
        from schema.document.write import to_plain

        author = author or Author()
        with self.writing() as database:
            return [
                revise(database, code, to_plain(document), action, author)[0]
                for code, document in documents.items()
            ]

    def alter(
        self,
        code: str,
        alteration: Alteration,
        author: Author | None = None,
        action: str = "revise",
    ) -> int:
        """Change an incident as a function says that is given its document; the number of the
        revision. Nobody else writes between reading and writing.
        """
        return self.alter_all({code: alteration}, author, action)[0]

    def alter_all(
        self,
        alterations: Mapping[str, Alteration],
        author: Author | None = None,
        action: str = "revise",
    ) -> list[int]:
        """Change several incidents so, by their codes, all or none; the numbers of the revisions,
        one for each.
        """
        from copy import deepcopy

        from incidents.store.authorities import Authorities
        from incidents.store.changes.revision import revise
        from incidents.store.documents import incident_document
        from schema.document.write import to_plain

        author, numbers = author or Author(), []
        with self.writing() as database:
            authorities = Authorities.in_store(database)
            for code, alteration in alterations.items():
                document = alteration(database, deepcopy(incident_document(database, code)))
                plain = to_plain(document)
                numbers.append(revise(database, code, plain, action, author, authorities)[0])
        return numbers

    def retract(self, code: str, why: str, who: str = "") -> int:
        """Take an incident back: it is kept with its reason and left out of answers."""
        from incidents.store.changes.revision import revise
        from incidents.store.documents import incident_document

        if not why.strip():
            raise UsageError("expected a reason in --why, found none: the history keeps it")
        with self.writing() as database:
            plain = incident_document(database, code) | {"status": "retracted"}
            return revise(database, code, plain, "retract", Author(why, who))[0]

    def restore(self, code: str, to: int, author: Author | None = None) -> int:
        """Bring an incident back to the state after revision `to`; the new revision's number."""
        from incidents.store.changes.revision import revise
        from incidents.store.documents import incident_document
        from schema.document.incident import IncidentDocument
        from schema.document.read import validate

        with self.writing() as database:
            current = incident_document(database, code)
            state = history.state_at(database, f"incident:{code}", current, to)
            validate(IncidentDocument, state, f"{code} at revision {to}")
            author = author or Author(f"restored to revision {to}")
            return revise(database, code, state, "restore", author)[0]

    def purge(
        self,
        code: str,
        numbers: Sequence[int] = (),
        why: str = "",
        who: str = "",
        *,
        claims: Sequence[int] = (),
    ) -> list[int]:
        """Drop for ever what these revisions changed, and these casualty claims (by their numbers
        in `show`) from every state; the revisions that were emptied. Tombstones stay and the log
        verifies.

        The row of a data set or the text that the record came from goes with them: it may say the
        same.
        """
        from incidents.store.changes.purging import purge

        if not why.strip():
            raise UsageError("expected a reason in --why, found none: the history keeps it")
        with self.writing() as database:
            return purge(database, code, numbers, claims, Author(why, who))

    def history(self, code: str, include_restricted: bool = False) -> list[Row]:
        """The revisions of an incident, oldest first; those of its batch come before its own.

        What is restricted stays out of the changes unless asked for. `change` is the number of the
        change of several records that a revision belongs to.
        """
        from incidents.store.changes.together import numbers_of
        from incidents.store.documents import incident_document, public_row

        with self.reading() as database:
            row = public_row(database, code, include_restricted)
            document = incident_document(database, code)
            own = history.revisions(database, f"incident:{code}")
            changes = numbers_of(database, code)
            batch = row["batch_id"] and history.revisions(database, f"batch:{row['batch_id']}")
        if not include_restricted:
            held = HeldBack.across(document, [link["changes"] for link in own])
            own = [link | {"changes": public_changes(link["changes"], held)} for link in own]
        own = [link | {"change": changes.get(link["number"])} for link in own]
        return [{**link, "number": 0, "change": None} for link in batch or []] + own

    def session(self) -> Session:
        """An SQLModel session over `schema.tables`, for questions of your own."""
        from sqlmodel import Session, create_engine

        self.engine.reading().close()
        return Session(create_engine(self.engine.url))


def refuse_taken(engine: Engine, force: bool) -> None:
    """Refuse a place where something stands, unless it is a store of ours and `force` is true."""
    if not engine.exists():
        return
    if not force:
        raise StoreError(
            f"{engine.location}: expected a new file, found one that exists\n"
            "  --force replaces it; --db names another"
        )
    if engine.version() is None:
        raise StoreError(f"{engine.location}: it is no store of ours, so it is not replaced")


def _make_way(engine: Engine, force: bool) -> None:
    refuse_taken(engine, force)
    try:
        Path(engine.location).unlink()
    except OSError as error:
        raise StoreError(f"{engine.location}: cannot be replaced ({error.strerror})") from error


def _put_context(
    database: Database,
    name: str,
    kind: context.Kind,
    documents: list[Plain],
    replace: bool,
    author: Author,
) -> None:
    from incidents.store import context
    from incidents.store.changes.context import revise_context

    new: dict[str, Plain] = {}
    for document in documents:
        key = document[kind.key]
        stored = context.stored(database, kind, key)
        if stored is None:
            if new.setdefault(key, document) != document:
                raise InputError(f"each {kind.key} once", f"two that differ, {key!r}", name)
        elif replace:
            revise_context(database, kind, stored, document, author)
        elif context.recorded(database, kind, stored) != document:
            raise InputError(
                f"a new {kind.table}, or the same as recorded",
                f"another one with the {kind.key} {key!r}",
                name,
                "--replace puts it in place of the recorded one",
            )
    for key, document in new.items():
        changes = history.changes_between({}, document)
        history.append(database, f"{kind.table}:{key}", "add", changes, author)
    if new:
        context.write(database, kind, list(new.values()))


def _put_incidents(
    database: Database,
    documents: list[Plain],
    replace: bool,
    author: Author,
    typed: bool = False,
) -> list[str]:
    """Add what is new, waves before what they hold, then put the others in place."""
    from incidents.store import writing
    from incidents.store.changes.revision import revise
    from incidents.store.documents import incident_documents

    taken = set(fetch(database, "incidents", [d.get("code") for d in documents])) if replace else ()
    new = [document for document in documents if document.get("code") not in taken]
    new.sort(key=lambda document: _LEVELS.index(document["level"]))
    added = list(writing.insert(database, new, typed=typed))
    for row, document in incident_documents(database, added):
        changes = history.changes_between({}, document)
        history.append(database, f"incident:{row['code']}", "add", changes, author)
    for document in documents:
        if document["code"] in taken:
            revise(database, document["code"], document, "revise", author)
    return [document["code"] for document in documents]
