"""Any table, through a mapping file that says which column feeds which field (docs/mapping.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from incidents.importers.base import Help, Item
from incidents.importers.guessing.file_table import table_of
from incidents.importers.mapping.mapping_file import check_header, columns_read
from incidents.importers.mapping.mapping_model import Mapping
from incidents.importers.mapping.translator import Translator
from incidents.importers.reading.data_file import DataFile
from schema.document.context import DatasetDocument
from schema.errors import InputError

_HINT = "draft one with: incidents load FILE --guess, correct it, give it with --mapping"


class Table:
    """The rows of a CSV, TSV, workbook, JSON list, NDJSON, SQLite table, or of a layer of a
    shapefile or GPX file, translated by a mapping that a person wrote.
    """

    name: ClassVar[str] = "table"
    title: ClassVar[str] = "Any table, through a mapping file"
    dataset: ClassVar[str | None] = None
    expects: ClassVar[str] = (
        "--mapping FILE.yaml, which --guess drafts; CSV, TSV, XLSX, JSON, NDJSON, SQLite, "
        "shapefile or GPX"
    )
    tried: ClassVar[bool] = True

    def __init__(self, mapping: Mapping | None = None) -> None:
        self.mapping = mapping

    @property
    def dataset_document(self) -> DatasetDocument | None:
        """The data set as the mapping describes it: publisher, licence, credit."""
        return dataset_document(self.mapping)

    def recognises(self, file: DataFile) -> bool:
        """Never by itself: what columns mean is for a person to say."""
        return False

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every row by the mapping; raises InputError for a column that the table lacks."""
        if self.mapping is None:
            raise InputError("a mapping (--mapping FILE)", "none", str(file.path), _HINT)
        table = table_of(file, self.mapping)
        for note in table.notes:
            ask.warn(note)
        check_header(self.mapping, table.names, str(file.path))
        ask.columns(table.names, columns_read(self.mapping))
        yield from Translator(self.mapping, table.rows, ask, file.path.name).items()


def dataset_document(mapping: Mapping | None) -> DatasetDocument | None:
    """The data set that a mapping names; None when it names none."""
    if mapping is None or mapping.dataset is None:
        return None
    source = mapping.source
    return DatasetDocument(
        slug=mapping.dataset,
        name=mapping.name or (source.title if source else None) or mapping.dataset,
        publisher=source.publisher if source else None,
        licence=source.licence if source else None,
        attribution=source.attribution if source else None,
        redistributable=source.redistributable if source else False,
        url=source.url if source else None,
    )
