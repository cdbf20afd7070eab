"""VIINA: news reports of the war in Ukraine, placed and labelled by a program. No casualties.

Its date is that of the report, not of the event, and every record says so.

The news reports behind an event are its sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from incidents.importers.base import Help, Item, Loaded, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.viina.labels import (
    Labels,
    Strike,
    event,
    reason,
    statements,
    strikes,
)
from incidents.importers.datasets.viina.places import place_fields
from incidents.importers.drafts import IncidentDraft, SourceDraft, StatementDraft
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.columns import cells, columns_of, text
from incidents.importers.values.date_order import one_day
from incidents.importers.values.sources import address
from incidents.language.folding import digest

_COLUMNS = columns_of("viina")
_REPORTED = "the day of the report; the day of the event is not stated"
ITSELF: SourceDraft = {
    "key": "viina", "publisher": "VIINA", "kind": "dataset",
    "title": "Violent Incident Information from News Articles",
    "url": "https://github.com/zhukovyuri/VIINA",
}  # fmt: skip
_PUBLISHERS = {
    "24tvua": "24 Kanal", "forbesua": "Forbes Ukraine", "interfaxua": "Interfax-Ukraine",
    "kp": "Komsomolskaya Pravda", "liga": "LIGA.net", "liveuamap": "Live Universal Awareness Map",
    "militarnyy": "Militarnyi", "mz": "Mediazona", "nv": "NV", "ng": "Nezavisimaya Gazeta",
    "ntv": "NTV", "pravdaua": "Ukrainska Pravda", "ria": "RIA Novosti", "unian": "UNIAN",
}  # fmt: skip
_LANGUAGES = {"ua": "uk", "uk": "uk", "ru": "ru", "en": "en"}


class Viina(DatasetImporter, folder="viina"):
    """Reports that are labelled as a strike; all others are skipped and counted."""

    def recognises(self, file: DataFile) -> bool:
        """The columns of VIINA, of either version: other tables too have an event id, a point and
        its precision, but neither labels nor the name of the service that found the point.
        """
        header = file.header()
        own = "GEO_API" in header or "viina_version" in header or Labels(header).any
        return own and _COLUMNS.present(header)

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every report, or every day's reports of one place."""
        header = file.header()
        columns, labels = _COLUMNS.names_in(header, file.path.name, ask.warn), Labels(header)
        ask.warn(f"dates are those of the reports: {_REPORTED}")
        if not labels.any:
            ask.warn("no labels (t_airstrike_b ...): join the file with event_labels")
        yield from each(file.rows(), _Report(columns, labels, ask).read)


class _Report:
    """Turns one row after the other into a document."""

    def __init__(self, columns: Mapping[str, str], labels: Labels, ask: Help) -> None:
        self.columns, self.labels, self.ask = columns, labels, ask

    def read(self, number: int, row: dict[str, Cell]) -> Item:
        found, said = cells(row, self.columns), self.labels.values_of(row)
        id, hits = text(found["id"]), strikes(said)
        if not id:
            raise BadCell(self.columns["id"], "", "expected a value, found an empty cell")
        if not hits and not self.ask.keep_all:
            why = reason(said) if self.labels.any else "no labels that say what happened"
            return Skipped(number, why)
        return Loaded(number, id, self._document(found, said, hits), row)

    def _document(self, row: Row, said: Mapping[str, bool], hits: list[Strike]) -> IncidentDraft:
        date = one_day(row["date"], self.columns["date"]).isoformat()
        location, named = place_fields(row, self.columns, self.ask), reports(row, date)
        words = " and ".join(strike.words for strike in hits) or "news report"
        place = text(row.get("asciiname")) or text(row.get("address"))
        dated: StatementDraft = {
            "field": "date",
            "value": f"{date}: {_REPORTED}",
            "locator": "date",
        }
        return {
            "title": f"{words}: {place}" if place else words,
            "event_type": event(hits) if hits else "other",
            "verification": _verification(row),
            "date_start": date,
            "date_precision": "day",
            "date_words": f"reported on {date}",
            **location,
            "weapons": [{"type": strike.weapon, "text": strike.words} for strike in hits],
            "statements": [
                {**dated, "source": ITSELF["key"]},
                *statements(said, self.labels.columns, ITSELF["key"]),
            ],
            "sources": [ITSELF.copy(), *named],
        }


def _verification(row: Row) -> str:
    """One report is a single source; several may repeat each other."""
    return "single_source" if text(row.get("n_reports")) in ("", "1") else "unverified"


def reports(row: Row, date: str) -> list[SourceDraft]:
    """The report with its page, or the publishers that a 1PD row names."""
    url = address(text(row.get("url")))
    if url:
        return [_report(row, url, date)]
    names = re.split(r"[;,|\s]+", text(row.get("sources")) or text(row.get("source")))
    return [_publisher(name) for name in dict.fromkeys(filter(None, names))]


def _report(row: Row, url: str, date: str) -> SourceDraft:
    name, language = text(row.get("source")), _LANGUAGES.get(text(row.get("lang")).casefold())
    found: SourceDraft = {
        "key": f"viina-{digest(url)}", "publisher": _PUBLISHERS.get(name, name) or "unknown",
        "url": url, "published": date,
    }  # fmt: skip
    return {**found, "language": language} if language else found


def _publisher(name: str) -> SourceDraft:
    publisher = _PUBLISHERS.get(name, name)
    return {"key": f"viina-by-{digest(name)}", "publisher": publisher, "note": "as named by VIINA"}
