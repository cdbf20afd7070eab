"""The data sets that rows belong to, with their licences where the program knows them."""

from __future__ import annotations

from incidents.importers.base import Importer, Loaded
from incidents.importers.reading import InputFile
from incidents.importers.reading.rejects_format import without_mark
from incidents.importers.registry import dataset_document
from incidents.language.folding import slug
from incidents.store import context
from incidents.store.changes.context import revise_context
from incidents.store.engines.base import Database
from incidents.store.history import Author
from schema.document.context import DatasetDocument
from schema.document.write import to_plain
from schema.errors import UsageError

_KIND = context.KINDS["datasets"]


class FileDataset:
    """The data set of one file: the importer's, the one that a mapping describes, or one called
    after the file. `own` says that its rows are the user's, who may pass them on.
    """

    def __init__(
        self, database: Database, file: InputFile, importer: Importer, author: Author, own: bool
    ) -> None:
        described: DatasetDocument | None = getattr(importer, "dataset_document", None)
        self._database, self._author, self._own = database, author, own
        self._named = described.slug if described else importer.dataset
        self.slug = self._named or slug(without_mark(file.path)) or "table"
        title = importer.title if importer.dataset else file.path.stem
        if own and (importer.dataset or dataset_document(self.slug)):
            raise UsageError(
                f"--own: expected a table of your own, found the data set {self.slug}, whose terms"
                " are its publisher's"
            )
        known = described or dataset_document(self.slug)
        self._document = known or DatasetDocument(slug=self.slug, name=title)
        self._recorded: set[str] = set()

    def identity_of(self, item: Loaded) -> tuple[str, str]:
        """Data set and number of a row, as the file or else the row says; both are recorded."""
        stated = next(iter(item.document.get("datasets") or ()), None)
        if stated and not self._named:
            name, number = stated["dataset"], stated["id"]
        else:
            name, number = self.slug, item.id
        if name not in self._recorded:
            self._record(name)
            self._recorded.add(name)
        return name, number

    def _record(self, name: str) -> None:
        if name != self.slug:
            record_dataset(self._database, name, name)
            return
        document = self._document.model_copy(update={"redistributable": True} if self._own else {})
        stored = context.stored(self._database, _KIND, name)
        if stored is None:
            context.write(self._database, _KIND, [to_plain(document)])
        elif self._own and not stored["redistributable"]:
            known = context.recorded(self._database, _KIND, stored)
            state = known | {"redistributable": True}
            revise_context(self._database, _KIND, stored, state, self._author)


def record_dataset(database: Database, slug: str, name: str) -> None:
    """Record a data set that rows name, unless the store knows it.

    One that nobody described may not be passed on, until somebody says that it may.
    """
    if context.stored(database, _KIND, slug) is None:
        document = dataset_document(slug) or DatasetDocument(slug=slug, name=name)
        context.write(database, _KIND, [to_plain(document)])
