"""A workbook (XLSX, XLS, ODS): our own export, or any sheet by its column names or a mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from incidents.importers.any_file import own_rows
from incidents.importers.any_file.own_rows import only
from incidents.importers.base import Help, Item
from incidents.importers.guessing.automatic_mapping import Survey, mapping_of
from incidents.importers.guessing.worksheet import Sheet, chosen, sheets
from incidents.importers.mapping.mapping_file import check_header, columns_read
from incidents.importers.mapping.mapping_model import Mapping
from incidents.importers.mapping.own_columns import own_links, own_mapping, own_row
from incidents.importers.mapping.translator import Translator
from incidents.importers.reading.data_file import Cell, DataFile, Row
from schema.document.read import validate
from schema.errors import InputError

_HINT = "a mapping names sheet and columns: incidents load FILE --guess drafts one"


class Xlsx:
    """One sheet of a workbook; which one, and which others were not read, is said."""

    name: ClassVar[str] = "xlsx"
    title: ClassVar[str] = "A workbook (XLSX, XLS, ODS), our own or anybody's"
    dataset: ClassVar[str | None] = None
    expects: ClassVar[str] = (
        "a sheet with columns such as date, place, latitude, longitude, weapon, killed, url "
        "(or --mapping)"
    )
    tried: ClassVar[bool] = False

    def __init__(self, mapping: Mapping | None = None) -> None:
        self.mapping = mapping
        self._found: list[Sheet] = []

    def recognises(self, file: DataFile) -> bool:
        """Any workbook."""
        other = file.kind != "table" or file.is_database or file.is_layered
        return not other and bool(file.sheets())

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every row below the header; raises InputError when no sheet has one that can be read."""
        sheet = self._sheet(file)
        self._tell_sheets(sheet, ask)
        where = f"{file.path}: sheet {sheet.name}"
        if self.mapping:
            check_header(self.mapping, sheet.names, where)
            ask.columns(sheet.names, columns_read(self.mapping))
            yield from Translator(self.mapping, sheet.rows, ask, file.path.name).items()
        else:
            yield from _automatic(sheet, where, file, ask).items()

    def flat_columns(self, file: DataFile) -> Sequence[str] | None:
        """The columns of our own export; None for anybody else's sheet."""
        return None if self.mapping else own_rows.flat_columns(self._sheet(file).rows())

    def flat_rows(self, file: DataFile) -> Iterator[tuple[int, list[Cell]]]:
        """The rows of our own export as flat rows."""
        return own_rows.flat_rows(self._sheet(file).rows())

    def refused_items(self, file: DataFile, ask: Help, numbers: Collection[int]) -> Iterator[Item]:
        """Rows of our own export that the short way refused."""
        sheet = self._sheet(file)
        self._tell_sheets(sheet, ask)

        def rows() -> Iterator[tuple[int, Row]]:
            return ((number, own_row(row)) for number, row in only(sheet.rows(), numbers))

        if numbers:
            mapping = own_mapping(sheet.names)
            yield from Translator(mapping, rows, ask, file.path.name, own=True).items(own_links)

    def _sheet(self, file: DataFile) -> Sheet:
        """The sheet to read, found once."""
        if self._found:
            pass
        elif file.rejected and file.kind == "table":
            cells = [(number, list(row.values())) for number, row in file.rows()]
            self._found = [Sheet("rejects", cells, list(file.header()))]
        elif not self.recognises(file):
            raise InputError("a workbook (XLSX, XLS, ODS)", file.kind, str(file.path))
        else:
            found = list(sheets(file.path))
            wanted = self.mapping.sheet if self.mapping else None
            sheet = chosen(found, wanted, file.path, self.mapping)
            self._found = [sheet, *(other for other in found if other is not sheet)]
        return self._found[0]

    def _tell_sheets(self, sheet: Sheet, ask: Help) -> None:
        if sheet.header_row:
            others = ", ".join(other.name for other in self._found[1:])
            rest = f"; not read: {others}" if others else ""
            ask.warn(f"sheet {sheet.name!r}, header in row {sheet.header_row}{rest}")


def _automatic(sheet: Sheet, where: str, file: DataFile, ask: Help) -> Translator:
    plain = mapping_of(Survey.of_rows(row for _, row in sheet.rows()), {})
    if not {"date", "date_start"} & plain["fields"].keys():
        known = ", ".join(map(repr, sheet.names[:12]))
        raise InputError("a column with dates, such as 'date'", known, where, _HINT)
    made = validate(Mapping, plain, where)
    ask.columns(sheet.names, columns_read(made))
    return Translator(made, sheet.rows, ask, file.path.name)
