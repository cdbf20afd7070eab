"""A workbook (XLSX, XLS, ODS): our own export, or any sheet by its column names or a mapping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from incidents.importers.base import Help, Item
from incidents.importers.guessing.automatic_mapping import Survey, mapping_of
from incidents.importers.guessing.worksheet import Sheet, chosen, sheets
from incidents.importers.mapping.mapping_file import check_header, columns_read
from incidents.importers.mapping.mapping_model import Mapping
from incidents.importers.mapping.own_columns import is_own, own_links, own_mapping, own_row
from incidents.importers.mapping.translator import Translator
from incidents.importers.reading.data_file import Cell, DataFile
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

    def recognises(self, file: DataFile) -> bool:
        """Any workbook."""
        other = file.kind != "table" or file.is_database or file.is_layered
        return not other and bool(file.sheets())

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every row below the header; raises InputError when no sheet has one that can be read."""
        if file.rejected and file.kind == "table":
            cells = [(number, list(row.values())) for number, row in file.rows()]
            yield from self._items(Sheet("rejects", cells, list(file.header())), file, ask)
            return
        if not self.recognises(file):
            raise InputError("a workbook (XLSX, XLS, ODS)", file.kind, str(file.path))
        found = list(sheets(file.path))
        wanted = self.mapping.sheet if self.mapping else None
        sheet = chosen(found, wanted, file.path, self.mapping)
        others = [other.name for other in found if other is not sheet]
        rest = f"; not read: {', '.join(others)}" if others else ""
        ask.warn(f"sheet {sheet.name!r}, header in row {sheet.header_row}{rest}")
        yield from self._items(sheet, file, ask)

    def _items(self, sheet: Sheet, file: DataFile, ask: Help) -> Iterator[Item]:
        where = f"{file.path}: sheet {sheet.name}"
        if self.mapping:
            check_header(self.mapping, sheet.names, where)
            ask.columns(sheet.names, columns_read(self.mapping))
            yield from Translator(self.mapping, sheet.rows, ask, file.path.name).items()
        elif is_own(sheet.names):
            translator = Translator(
                own_mapping(sheet.names), _Own(sheet), ask, file.path.name, own=True
            )
            yield from translator.items(own_links)
        else:
            yield from _automatic(sheet, where, file, ask).items()


class _Own:
    """Rows of our own export with their lists as lists."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def __call__(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        return ((number, own_row(row)) for number, row in self._sheet.rows())


def _automatic(sheet: Sheet, where: str, file: DataFile, ask: Help) -> Translator:
    plain = mapping_of(Survey.of_rows(row for _, row in sheet.rows()), {})
    if not {"date", "date_start"} & plain["fields"].keys():
        known = ", ".join(map(repr, sheet.names[:12]))
        raise InputError("a column with dates, such as 'date'", known, where, _HINT)
    made = validate(Mapping, plain, where)
    ask.columns(sheet.names, columns_read(made))
    return Translator(made, sheet.rows, ask, file.path.name)
