"""The seed collection: checked, sourced records that every new store can begin with, and the data
sets of other people that importers read, with their licences.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from incidents.importers.registry import dataset_documents
from incidents.language.folding import lookup_form
from incidents.listener import Step
from incidents.queries.provenance import OWN_CREDIT
from incidents.store import batches, context, history
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain
from incidents.store.store import Store
from schema.document.context import DatasetDocument
from schema.document.read import Collection, read_files
from schema.document.write import to_plain

T = TypeVar("T")
OWN = DatasetDocument(
    slug="incidents-db",
    name="incidents-db, the seed collection",
    publisher="The incidents-db developers",
    licence="CC BY 4.0",
    attribution=OWN_CREDIT,
    redistributable=True,
)
"""The collection itself as a data set; the number of a record in it is its code."""
CONTEXT = ("sources", "datasets", "actors", "places", "weapons")


def read_seed(step: Step = lambda *_: None) -> Collection:
    """Every seed document and every data set that is described here, checked. A source that two
    files define alike counts once.
    """
    with as_file(files("seed_data")) as folder:
        collection = read_files(_counted(sorted(_documents(folder)), step, "reading"))
    collection.datasets += dataset_documents()
    collection.sources = list({source.key: source for source in collection.sources}.values())
    return collection


def _of_collection(plain: Plain) -> Plain:
    """A record of the collection, marked as one, so that `--dataset` tells it from one's own."""
    own = {"dataset": OWN.slug, "id": plain["code"]}
    return plain | {"datasets": [own, *plain.get("datasets", [])]}


def _documents(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.yaml") if path.parent.name != "areas"]


def _counted(items: list[T], step: Step, what: str = "writing") -> Iterator[T]:
    """The items one after the other, each reported."""
    for number, item in enumerate(items, 1):
        yield item
        step(what, number, len(items))


def fill(store: Store, events: bool = True, step: Step = lambda *_: None) -> Collection:
    """Put the seed weapons, actors, sites and data sets into a store; with `events`, strikes and
    transfers too. `step` hears how far it is.
    """
    seed = read_seed(step)
    author = history.Author("seed collection")
    pointed_to = Collection(**{kind: getattr(seed, kind) for kind in CONTEXT})
    pointed_to.datasets = [OWN, *pointed_to.datasets]
    if events:
        pointed_to.transfers = seed.transfers
    store.add_collection(pointed_to, author)
    if events:
        with store.writing() as database:
            plain = _counted([_of_collection(to_plain(one)) for one in seed.incidents], step)
            batches.load(database, plain, "seed_data", "seed")
    return seed


def bring_actors(store: Store) -> int:
    """Put what the collection has learnt of actors into an older store: offices and other speakers
    that it has not, and whose side an actor takes where nobody ever said; how many actors changed.

    What a person recorded stays: an actor whose name another one bears is left out, and an
    allegiance that was set or taken back is not touched. A store that holds no actor of the
    collection gets none.
    """
    with as_file(files("seed_data")) as folder:
        seed = read_files([folder / name for name in ("actors.yaml", "offices.yaml")]).actors
    kind, author = context.KINDS["actors"], history.Author("actors of the seed collection")
    with store.writing() as database:
        known = {actor.code: context.stored(database, kind, actor.code) for actor in seed}
        if not any(known.values()):
            return 0
        new = [to_plain(actor) for actor in seed if not known[actor.code]]
        new = [plain for plain in new if not _name_taken(database, plain["name"])]
        context.write(database, kind, new)
        for plain in new:
            changes = history.changes_between({}, plain)
            history.append(database, f"actor:{plain['code']}", "add", changes, author)
        sides = (_take_side(database, known[a.code], to_plain(a), author) for a in seed)
        return len(new) + sum(sides)


def _name_taken(database: Database, name: str) -> bool:
    form = {"form": lookup_form(name)}
    return database.one("SELECT 1 FROM actor_name WHERE lookup = :form", form) is not None


def _take_side(database: Database, stored: Row | None, seed: Plain, author: history.Author) -> bool:
    """Record whose side an actor takes; whether nobody had spoken of it."""
    if stored is None or "allegiance" not in seed:
        return False
    kind, record = context.KINDS["actors"], f"actor:{seed['code']}"
    links = history.revisions(database, record)
    before = history.sum_of(links)
    spoken = any("allegiance" in (link["changes"] or {}) for link in links)
    if not before or spoken:
        return False
    after = before | {"allegiance": seed["allegiance"]}
    context.replace(database, kind, stored["id"], after)
    changes = history.changes_between(before, after)
    history.append(database, record, "revise", changes, author)
    return True
