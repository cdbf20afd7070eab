"""Rows of any table to documents, by a mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, cast

from incidents.importers.base import Help, Item, Loaded, Rejected, Skipped
from incidents.importers.drafts import (
    IncidentDraft,
    SourceDraft,
    StatementDraft,
    without_empty_lists,
)
from incidents.importers.mapping.casualty_figures import casualty_claims
from incidents.importers.mapping.cell_reader import CellReader, as_text, plain_row
from incidents.importers.mapping.column_habits import habits_of
from incidents.importers.mapping.dates import by_local_clock, date_fields
from incidents.importers.mapping.dates_stated_twice import check_title
from incidents.importers.mapping.mapping_model import Mapping as TableMapping
from incidents.importers.mapping.mapping_model import SkipRule
from incidents.importers.mapping.places import place_fields
from incidents.importers.mapping.sources_and_statements import (
    cited_sources,
    launch_sites,
    media,
    statement,
    statements,
)
from incidents.importers.mapping.weapons_and_targets import (
    attacker_fields,
    kind_as_target,
    weapon_fields,
)
from incidents.importers.reading.data_file import Row
from incidents.importers.values.bad_cells import BadCell
from incidents.language.folding import digest, slug
from incidents.language.sighting_words import only_seen
from incidents.language.unknown_words import UNKNOWN_WORDS
from schema.event_types import UNSPECIFIED
from schema.folding import folded
from schema.vocabulary import vocabulary

Rows = Callable[[], Iterable[tuple[int, Row]]]
"""Gives the rows from the start, each time it is called."""
Amend = Callable[[IncidentDraft, Row, Help], None]
"""What a format does to a document besides: given the document, its row and what it may ask."""
_TEXTS: tuple[Literal["title", "summary"], ...] = ("title", "summary")
_UNNAMED = (
    "rows that name no weapon count as armed_violence_unspecified, which answers leave out unless "
    "asked for; a mapping can say it: event_type"
)
_TOTALS = frozenset(
    "total|totals|grand total|sum|всього|усього|разом|итого|всего|المجموع|الإجمالي|gesamt|summe|"
    "totale|toplam|suma|razem|סך הכל|مجموع".split("|")
)
_TOTAL = "a total of other rows"
_SEEN = "tells of weapons that were seen, and of no strike"
_KEYS = ("date", "date_start", "date_end", "place", "admin1", "admin2", "latitude", "longitude",
         "coordinates", "title", "target_names", "weapons", "source_urls")  # fmt: skip


class Translator:
    """Turns the rows of one table into items; `name` is that of the file.

    Figures rest on the table as their source; those of our own exports (`own`) on the first source
    of the row, as far as it names one.
    """

    def __init__(
        self, mapping: TableMapping, rows: Rows, ask: Help, name: str, own: bool = False
    ) -> None:
        self.mapping, self.rows, self.ask, self.own = mapping, rows, ask, own
        self.table = source_of(mapping, name)
        self._blank = frozenset(map(folded, ["", *mapping.blank]))
        self._usual = frozenset() if own else UNKNOWN_WORDS
        self.habits = habits_of(mapping, (row for _, row in rows()), ask.warn)

    def items(self, amend: Amend | None = None) -> Iterator[Item]:
        """Every row as one item."""
        for number, row in self.rows():
            yield self.item(number, row, amend)

    def item(self, number: int, row: Row, amend: Amend | None = None) -> Item:
        """One row: loaded, skipped with the reason, or rejected with column, value and reason."""
        reason = _skipped(self.mapping.skip, row) or (None if self.own else _total(row))
        if reason == _TOTAL or (reason and not self.ask.keep_all):
            return Skipped(number, reason)
        original = plain_row(row)
        try:
            document = self.document(row)
            if amend:
                amend(document, row, self.ask)
        except BadCell as fault:
            return Rejected(number, fault.column, fault.value, fault.reason, original)
        reason = reason or self._sighting(document)
        if reason and not self.ask.keep_all:
            return Skipped(number, reason)
        if reason:
            document["event_type"] = "other"
        if document["event_type"] == UNSPECIFIED and "event_type" not in self.mapping.fields:
            self.ask.warn(_UNNAMED)
        identity, numbered = self._id(row)
        if self.mapping.dataset:
            document["datasets"] = [{"dataset": self.mapping.dataset, "id": identity}]
        return Loaded(number, identity, document, original, numbered)

    def _sighting(self, document: IncidentDraft) -> str | None:
        """Why a row is no strike whose texts only tell of a weapon that was seen; None where the
        file states the kind of event, or harm to somebody.
        """
        stated = "event_type" in self.mapping.fields or document.get("casualties")
        text = " ".join(filter(None, (document.get("title"), document.get("summary"))))
        return None if stated or self.own or not only_seen(text) else _SEEN

    def document(self, row: Row) -> IncidentDraft:
        """The document of a row; raises BadCell."""
        cells, fields = (
            CellReader(row, self._blank, self._usual, self.habits.dots, self.ask.not_understood),
            self.mapping.fields,
        )
        sources = cited_sources(cells, fields, self.table)
        sources = sources[1:] or sources if self.own else sources
        source = sources[0]["key"]
        attacker, unknown = attacker_fields(cells, fields, self.ask)
        date = date_fields(cells, fields, self.habits)
        place, places = place_fields(cells, self.mapping, self.ask, self.habits, self.own)
        if "timezone" not in fields:
            date = by_local_clock(date, place, self.ask)
        plain: IncidentDraft = {
            **date,
            **place,
            **attacker,
            **weapon_fields(cells, fields, self.ask, source),
            "casualties": casualty_claims(cells, self.mapping, source, self.ask, self.own),
            "statements": self._statements(cells, unknown, places, source),
            "media": media(cells, fields),
            "sources": sources,
        }
        for name in _TEXTS:
            if name in fields and (said := cells.text(fields[name])):
                plain[name] = said
        if not self.own:
            self._finish(plain, cells, source)
        plain.setdefault("title", title_of(plain))
        return without_empty_lists(plain)

    def _finish(self, plain: IncidentDraft, cells: CellReader, source: str) -> None:
        """What the title and the place say besides, in tables of other people."""
        if title := plain.get("title"):
            check_title(plain, title, self.ask)
        if not plain.get("targets") and (target := kind_as_target(cells, self.mapping.fields)):
            plain["targets"] = [{**target, "source": source}]

    def _statements(
        self, cells: CellReader, attacker: str | None, places: list[str], source: str
    ) -> list[StatementDraft]:
        return [
            *([statement("attacker", attacker, source)] if attacker else []),
            *(statement("place", value, source) for value in places),
            *launch_sites(cells, self.mapping.fields, source),
            *statements(cells, self.mapping.statements, source),
        ]

    def _id(self, row: Row) -> tuple[str, bool]:
        """The row's own id, or one made of what it says about when, where and what; and whether
        it is the row's own.
        """
        parts = [as_text(row.get(column) or "") for column in self.mapping.id]
        return ("|".join(parts), True) if any(parts) else (_made_id(self.mapping, row), False)


def source_of(mapping: TableMapping, name: str) -> SourceDraft:
    """The source that the figures of a table rest on: its publisher, or the file itself."""
    stem = name.rpartition(".")[0] or name
    key = mapping.dataset or slug(stem) or "table"
    if mapping.source is None:
        return {"key": key, "publisher": name, "kind": "dataset"}
    given = mapping.source.model_dump(exclude_none=True)
    of_dataset = ("licence", "attribution", "redistributable")
    stated = {name: value for name, value in given.items() if name not in of_dataset}
    return cast(SourceDraft, {"key": key, **stated})


def title_of(plain: IncidentDraft) -> str:
    """A title where the table has none: the kind of event, the target or place."""
    place = plain.get("place") or {}
    named = [place.get("name") or place.get("admin2") or place.get("admin1")]
    targets = [target.get("name") for target in plain.get("targets", [])][:1]
    label = vocabulary("event_types").label(plain["event_type"])
    return ", ".join(dict.fromkeys(filter(None, [label, *targets, *named])))


def _made_id(mapping: TableMapping, row: Row) -> str:
    columns = [name for key in _KEYS if key in mapping.fields for name in mapping.fields[key].named]
    cells = [as_text(row.get(name) or "") for name in columns or row]
    return f"row-{digest(chr(31).join(cells))}"


def _total(row: Row) -> str | None:
    """Why a row is no incident whose first cell says that it sums up others."""
    first = next((cell for cell in row.values() if cell not in ("", None)), "")
    return _TOTAL if isinstance(first, str) and folded(first).strip(" :.") in _TOTALS else None


def _skipped(rules: list[SkipRule], row: Row) -> str | None:
    for rule in rules:
        cell = folded(as_text(row.get(rule.column) if row.get(rule.column) is not None else ""))
        if cell in map(folded, rule.equals) or (
            rule.unless and cell not in map(folded, rule.unless)
        ):
            return rule.reason
    return None
