"""The data sets that rows belong to, with their licences where the program knows them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from incidents.store import context
from incidents.store.engines.base import Database
from incidents.store.keys import fetch
from schema.document.context import DatasetDocument
from schema.document.read import read_file
from schema.document.write import to_plain


def record_dataset(database: Database, slug: str, title: str) -> None:
    """Record a data set that rows name, unless the store knows it.

    One that nobody described may not be passed on, until somebody says that it may.
    """
    if fetch(database, "datasets", [slug]):
        return
    document = described().get(slug) or DatasetDocument(slug=slug, name=title)
    context.write(database, context.KINDS["datasets"], [to_plain(document)])


def record_described(database: Database, document: DatasetDocument | None) -> set[str]:
    """Record a data set that a mapping describes, unless the store knows it; the known slugs."""
    if document is None:
        return set()
    if not fetch(database, "datasets", [document.slug]):
        context.write(database, context.KINDS["datasets"], [to_plain(document)])
    return {document.slug}


def described() -> dict[str, DatasetDocument]:
    """The public data sets that the program knows, by slug."""
    path = Path(str(files("seed_data") / "datasets.yaml"))
    if not path.exists():
        return {}
    return {document.slug: document for document in read_file(path).datasets}
