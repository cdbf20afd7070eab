"""Features with named fields and a shape - GeoJSON and KML - as rows that a mapping can read.

Besides its own fields a row has `geometry.latitude`, `geometry.longitude` and, for a line, an area
or several points, `geometry.radius_m`: the circle that holds the whole shape. A mapping file may
name them like any column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from incidents.importers.any_file.own_rows import only
from incidents.importers.base import Help, Item, Loaded, Rejected
from incidents.importers.drafts import IncidentDraft
from incidents.importers.guessing.automatic_mapping import Rule, Survey, agrees, mapping_of
from incidents.importers.mapping.mapping_file import check_header, columns_read
from incidents.importers.mapping.mapping_model import Mapping as TableMapping
from incidents.importers.mapping.own_columns import own_links, own_mapping, own_row
from incidents.importers.mapping.translator import Amend, Translator
from incidents.importers.reading.data_file import DataFile, Row
from incidents.importers.reading.shapes import BROKEN, LATITUDE
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.days import is_day
from incidents.language.strike_words import tells_of_strike
from schema.document.read import validate
from schema.event_types import REMOTE, UNSPECIFIED
from schema.vocabulary import vocabulary

LONGEST = 50_000
"""Letters of a text that are searched for weapons and words of a strike."""
_SHOWN, _LONGEST = 6, 100
Rows = Callable[[], Iterable[tuple[int, Row]]]


@dataclass(frozen=True)
class Format:
    """What one format adds to the mapping of its field names.

    `fixed` are rules of fields that the format itself defines, asked after those that names find;
    `amend` finishes a document by its row; `identity` is the column of the format's own ids, taken
    where no field is one.
    """

    where: str
    name: str
    fixed: dict[str, Rule] = field(default_factory=dict)
    amend: Amend | None = None
    identity: str = "feature.id"


def corrected(file: DataFile) -> Rows | None:
    """The rows of a rejects file of features, corrected by a person; None for other files."""
    if not file.rejected:
        return None
    source: Rows = file.rows if file.kind == "table" else file.objects

    def rows() -> Iterator[tuple[int, Row]]:
        for number, cells in source():
            yield number, {name: cell for name, cell in cells.items() if cell not in ("", None)}

    return rows


def set_event(document: IncidentDraft, code: str, words: str) -> None:
    """A kind of event in place of the unspecified one, in a title made of it too."""
    unspecified = vocabulary("event_types").label(UNSPECIFIED)
    document["event_type"] = code
    document["title"] = document["title"].replace(unspecified, words)


def refuse_no_event(document: IncidentDraft, row: Row, text: str, column: str) -> None:
    """End the row of a feature that nothing makes an event of: a date, a weapon, harm to people, a
    kind of event that the file states, or a word for a strike in its `text`.
    """
    stated = document["event_type"] not in (UNSPECIFIED, REMOTE)
    parts = (document.get(name) for name in ("date_start", "weapons", "casualties"))
    if any(parts) or stated or tells_of_strike(text):
        return
    dates = [name for name, cell in row.items() if isinstance(cell, str) and is_day(cell)]
    own = [name for name in row if not name.startswith(("geometry.", "placemark."))]
    names = ", ".join(map(repr, (dates or own)[:_SHOWN]))
    may = f"{names} might be the date" if dates else f"its fields are {names or 'none'}"
    hint = "a mapping can say it: --mapping FILE with date: {column: ...}"
    reason = (
        f"no date, weapon, harm or word for a strike: nothing says that it is one; {may}; {hint}"
    )
    raise BadCell(column, text[:_LONGEST], reason)


def refused_items(rows: Rows, numbers: Collection[int], form: Format, ask: Help) -> Iterator[Item]:
    """Features of our own export that the short way refused."""

    def chosen() -> Iterator[tuple[int, Row]]:
        return only(rows(), numbers)

    return _checked(_own(chosen, Survey.of_rows(row for _, row in chosen()), form, ask))


def items(
    rows: Rows, form: Format, ask: Help, mapping: TableMapping | None = None
) -> Iterator[Item]:
    """Every feature as one item, by the mapping given or by field names."""
    survey = Survey.of_rows(row for _, row in rows())
    if mapping:
        check_header(mapping, survey.names, form.where)
        ask.columns(survey.names, columns_read(mapping))
        return _checked(Translator(mapping, rows, ask, form.name).items())
    plain = mapping_of(survey, {})
    plain["fields"] = _with_format(plain["fields"], form.fixed, survey)
    if "id" not in plain and agrees("id", survey.values.get(form.identity, Counter())):
        plain["id"] = [form.identity]
    made = validate(TableMapping, plain, form.where)
    own_names = [n for n in survey.names if not n.startswith(("geometry.", "placemark."))]
    ask.columns(own_names, columns_read(made))
    return _checked(Translator(made, rows, ask, form.name).items(form.amend))


def _own(rows: Rows, survey: Survey, form: Format, ask: Help) -> Iterator[Item]:
    def listed() -> Iterator[tuple[int, Row]]:
        return ((number, own_row(row)) for number, row in rows())

    translator = Translator(own_mapping(survey.names), listed, ask, form.name, own=True)
    return translator.items(own_links)


def _with_format(
    fields: dict[str, Rule], fixed: Mapping[str, Rule], survey: Survey
) -> dict[str, Rule]:
    """Fields found by name; then the format's own, as far as the file has their columns."""
    found = {name: rule for name, rule in fields.items() if name not in ("latitude", "longitude")}
    if LATITUDE not in survey.values:
        found = fields
    for name, rule in fixed.items():
        columns = [column for column in rule["columns"] if column in survey.values]
        before: Rule = found.get(name, {})
        if columns:
            named = [*([before["column"]] if before else []), *columns]
            more: Rule = {**rule, **before, "columns": list(dict.fromkeys(named)), "pick": "first"}
            more.pop("column", None)
            found[name] = more
    return found


def _checked(found: Iterable[Item]) -> Iterator[Item]:
    """Features whose coordinates are none are rejected, whatever else they say."""
    for item in found:
        fault = item.original.get(BROKEN) if isinstance(item, Loaded) else None
        if isinstance(item, Loaded) and fault:
            yield Rejected(item.row, "geometry", str(fault), "expected coordinates on the globe",
                           item.original)  # fmt: skip
        else:
            yield item
