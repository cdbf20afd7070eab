"""The seed collection: checked, sourced records that every new store can begin with."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from incidents.store import batches, history
from incidents.store.store import Store
from schema.document.read import Collection, read_files
from schema.document.write import to_plain

CONTEXT = ("sources", "datasets", "actors", "places", "weapons")
EVENTS = ("transfers", "incidents")


def read_seed() -> Collection:
    """Every seed document, checked. A source that two files define alike counts once."""
    with as_file(files("seed_data")) as folder:
        collection = read_files(sorted(_documents(folder)))
    collection.sources = list({source.key: source for source in collection.sources}.values())
    return collection


def _documents(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.yaml") if path.parent.name != "areas"]


def fill(store: Store, events: bool = True, seed: Collection | None = None) -> Collection:
    """Put the seed weapons, actors and sites into a store, and strikes and transfers too."""
    seed = seed or read_seed()
    author = history.Author("seed collection")
    context = Collection(**{kind: getattr(seed, kind) for kind in CONTEXT})
    if events:
        context.transfers = seed.transfers
    store.add_collection(context, author)
    if events:
        with store.engine.writing() as database:
            plain = (to_plain(document) for document in seed.incidents)
            batches.load(database, plain, "seed_data", "seed")
    return seed
