"""What a data set of other people is: `dataset.yaml` in its folder, read and checked.

The file says who publishes the data set, on what terms and with what credit, what it covers, where
one gets it and how its table is recognised. What `load --list` prints, what the store records of a
data set, and the columns that its importer looks for, all come from there and stand nowhere else.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, model_validator

from schema.document.base import Document, Slug, Text, Url
from schema.document.context import DatasetDocument
from schema.document.read import validate
from schema.document.yaml import load_yaml
from schema.errors import InputError

_FILE = "dataset.yaml"


def _by_word(value: object) -> object:
    """A plain list names columns that go by one name only: it is our word for them as well."""
    if isinstance(value, list):
        return {name: [name] for name in value}
    if isinstance(value, dict):
        return {word: [names] if isinstance(names, str) else names for word, names in value.items()}
    return value


Names = Annotated[dict[str, list[str]], BeforeValidator(_by_word)]
"""Our word for a column, and the names that releases of the data set give it."""


class Coverage(Document):
    """What the data set is about."""

    what: Text
    where: Text
    when: Text


class Publication(Document):
    """Where the data set is published."""

    url: Url
    file: Text
    """How one gets the file: which of several, by what form or account, in which format."""


class TableColumns(Document):
    """The columns of its table."""

    name: Text
    """What messages call the table: "a column 'id' in NAME"."""
    required: Names
    """The table is recognised by these, and not read without them."""
    expected: Names = {}
    """A missing one is said in a warning, since something is lost without it."""
    optional: Names = {}


class Recognition(Document):
    """How a file of the data set is recognised."""

    form: Text
    """What the file has to hold, in one line, for `load --list`."""
    table: TableColumns | None = None
    """None for a data set that comes without a table."""


class Edition(Document):
    """Another publication of the same data set, in the same form, with a credit of its own."""

    slug: Slug
    title: Text
    attribution: Text


class DatasetDescription(Document):
    """A data set of other people."""

    slug: Slug
    """Its lasting short name, which records name it by; `load --from` where it has an importer."""
    title: Text
    publisher: Text
    licence: Text | None = None
    """None where no licence could be read at the publisher; nothing may be passed on then."""
    attribution: Text
    """The credit that its licence asks for."""
    redistributable: bool
    """Whether its rows may be passed on."""
    confirmed_by: list[Url] = []
    """Pages of the publisher or of others where licence, coverage and way to the file were read.
    A page that is known only as others quote it stands here too; a comment in the file says so."""
    coverage: Coverage
    published: Publication
    recognised: Recognition
    tried_on: Text | None = None
    """The real file that it was tried on; None where none could be had."""
    editions: list[Edition] = []

    @model_validator(mode="after")
    def _terms(self) -> DatasetDescription:
        if self.redistributable and not self.licence:
            raise InputError("a licence that lets rows be passed on", "none", "licence")
        if self.licence and not self.confirmed_by:
            raise InputError("the page where the licence was read", "none", "confirmed_by")
        for edition in self.editions:
            if not edition.slug.startswith(f"{self.slug}-"):
                expected = f"the slug of an edition, which begins with {self.slug}-"
                raise InputError(expected, repr(edition.slug), "editions")
        return self

    def documents(self) -> list[DatasetDocument]:
        """The data set and its editions as the store records them."""
        return [self._document(self), *map(self._document, self.editions)]

    def _document(self, named: DatasetDescription | Edition) -> DatasetDocument:
        return DatasetDocument(
            slug=named.slug,
            name=named.title,
            publisher=self.publisher,
            licence=self.licence,
            attribution=named.attribution,
            redistributable=self.redistributable,
            url=self.published.url,
        )


@cache
def description(folder: str) -> DatasetDescription:
    """The description in a folder of `incidents.importers.datasets`; read once."""
    path = files("incidents.importers") / "datasets" / folder / _FILE
    where = f"{folder}/{_FILE}"
    return read_description(path.read_text(encoding="utf-8"), where)


def read_description(text: str, where: str) -> DatasetDescription:
    """The description of a YAML text; raises DocumentError with every fault, and where it is."""
    return validate(DatasetDescription, load_yaml(text, where), where)


class DatasetImporter:
    """What importers of described data sets say of themselves, out of `dataset.yaml`.

    class Ucdp(DatasetImporter, folder="ucdp"): ...
    """

    name: ClassVar[str]
    title: ClassVar[str]
    dataset: ClassVar[str | None]
    expects: ClassVar[str]
    tried: ClassVar[bool]

    def __init_subclass__(cls, folder: str) -> None:
        about = description(folder)
        cls.name, cls.dataset = folder, about.slug
        cls.title = about.title
        cls.expects = about.recognised.form
        cls.tried = about.tried_on is not None
