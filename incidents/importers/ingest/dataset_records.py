"""The data sets that rows belong to, with their licences where the program knows them."""

from __future__ import annotations

from incidents.importers.registry import dataset_document
from incidents.store import context
from incidents.store.engines.base import Database
from incidents.store.keys import fetch
from schema.document.context import DatasetDocument
from schema.document.write import to_plain


def record_dataset(database: Database, slug: str, title: str) -> None:
    """Record a data set that rows name, unless the store knows it.

    One that nobody described may not be passed on, until somebody says that it may.
    """
    if fetch(database, "datasets", [slug]):
        return
    document = dataset_document(slug) or DatasetDocument(slug=slug, name=title)
    context.write(database, context.KINDS["datasets"], [to_plain(document)])


def record_described(database: Database, document: DatasetDocument | None) -> set[str]:
    """Record a data set that a mapping describes, unless the store knows it; the known slugs."""
    if document is None:
        return set()
    if not fetch(database, "datasets", [document.slug]):
        context.write(database, context.KINDS["datasets"], [to_plain(document)])
    return {document.slug}
