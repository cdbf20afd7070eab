"""Massive missile attacks on Ukraine: waves as the Ukrainian air force counts them (piterfm).

A row is one model in one wave: its counts are those of the wave, never of a place in it. It has
no number, so that start, end, model and target stand for one; `ingest` numbers what repeats.

The counts go to the model that the row names; of several models no source says whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from incidents.importers.base import Help, Item, Loaded, Skipped
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.piterfm.dates import Moment, date_fields, moment
from incidents.importers.datasets.piterfm.places import called, names, one_place, place_fields
from incidents.importers.datasets.piterfm.statements import statements
from incidents.importers.drafts import IncidentDraft, SidesDraft, SourceDraft, WeaponUseDraft
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.cell_numbers import blank, whole
from incidents.importers.values.columns import Columns, cells, columns_of, text
from incidents.importers.values.sources import address, linked
from incidents.language.folding import digest
from schema.event_types import event_type_of_uses

_COLUMNS = columns_of("piterfm")
_WEAPON_TABLE = Columns("", {name: (name,) for name in ("model", "category", "national_origin")})
_COUNTS = {"launched": "launched", "destroyed": "intercepted", "not_reach_goal": "lost"}
_PAGES = {
    "kpszsu": "Air Force of the Armed Forces of Ukraine",
    "PvKPivden": "Air Command South of the Armed Forces of Ukraine",
    "GeneralStaff.ua": "General Staff of the Armed Forces of Ukraine",
    "CinCAFU": "Commander-in-Chief of the Armed Forces of Ukraine",
}
_ITSELF: SourceDraft = {
    "key": "piterfm-missile-attacks", "kind": "dataset",
    "publisher": "Massive Missile Attacks on Ukraine (piterfm)",
}  # fmt: skip
_FAMILIES = {"Shahed-136/131": "Shahed"}
"""Either of two variants of one family: the row names the family and leaves the variant open."""


class Piterfm(DatasetImporter, folder="piterfm"):
    """Waves of missiles and drones on Ukraine; the weapon table beside them is skipped."""

    def recognises(self, file: DataFile) -> bool:
        """A table of waves, or of their weapons."""
        header = file.header()
        return _COLUMNS.present(header) or _WEAPON_TABLE.present(header)

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every wave; the rows of the weapon table are skipped with the reason."""
        header = file.header()
        if _WEAPON_TABLE.present(header) and not _COLUMNS.present(header):
            ask.warn("this is the table of weapons; waves stand in missile_attacks_daily.csv")
            yield from (Skipped(number, "a weapon, no strike") for number, _ in file.rows())
            return
        wave = _Wave(_COLUMNS.names_in(header, file.path.name, ask.warn), ask)
        yield from each(file.rows(), wave.loaded)


class _Wave:
    """Turns one row after the other into a document."""

    def __init__(self, columns: Mapping[str, str], ask: Help) -> None:
        self.columns, self.ask = columns, ask

    def loaded(self, number: int, row: dict[str, Cell]) -> Item:
        found = cells(row, self.columns)
        start, end = self._span(found)
        document = self._document(found, start, end)
        keys = (str(start), str(end), text(found["model"]), text(found["target"]))
        return Loaded(number, " | ".join(keys), document, row)

    def _span(self, found: Row) -> tuple[Moment, Moment]:
        start = moment(found["time_start"], self.columns["time_start"])
        if blank(found.get("time_end")):
            return start, start
        end = moment(found["time_end"], self.columns["time_end"])
        if end.day < start.day or (
            end.day == start.day and (end.clock or "~") < (start.clock or "")
        ):
            raise BadCell(self.columns["time_end"], str(end), f"before its start, {start}")
        return start, end

    def _document(self, found: Row, start: Moment, end: Moment) -> IncidentDraft:
        model, target = text(found["model"]), text(found["target"])
        if blank(model):
            raise BadCell(self.columns["model"], model, "expected the name of a weapon")
        source, location = _source(text(found.get("source"))), place_fields(target, self.ask)
        weapons = self._weapons(model, found, source["key"])
        level = "strike" if one_place(location) else "wave"
        return {
            "title": f"{model} {level}, {called(target)}",
            "level": level,
            "event_type": event_type_of_uses(weapons, strike=True),
            "verification": "single_source",
            **date_fields(start, end),
            **location,
            **self._sides(),
            "weapons": weapons,
            "statements": statements(found, self.columns, source["key"]),
            "sources": [source],
        }

    def _weapons(self, model: str, found: Row, source: str) -> list[WeaponUseDraft]:
        counts: dict[str, str | int] = {}
        for column, count in _COUNTS.items():
            stated = whole(found.get(column), self.columns.get(column, column))
            if stated is not None:
                counts |= {f"{count}_low": stated, f"{count}_high": stated}
        more = {"carrier": text(found.get("carrier")) or None, "launch_site": self._site(found)}
        counts |= {name: value for name, value in more.items() if value}
        held = cast(WeaponUseDraft, {**counts, "source": source} if counts else {})
        return uses(model, held, self.ask)

    def _site(self, found: Row) -> str | None:
        """Key of the one recorded site that it was launched from."""
        places = names(text(found.get("launch_place")))
        if len(places) != 1:
            return None
        place = self.ask.place(places[0], None).get("place") or {}
        return place.get("key")

    def _sides(self) -> SidesDraft:
        """The data set is about attacks by Russia on Ukraine; the counting side says so."""
        attacker, defender = self.ask.actor("Russia"), self.ask.actor("Ukraine")
        known: SidesDraft = {}
        if defender:
            known["defender"] = defender
        return {**known, "attacker": attacker, "attribution": "alleged"} if attacker else known


def _source(cell: str) -> SourceDraft:
    """The post that a row rests on: a web address, or the path of a Facebook post."""
    if not cell:
        return _ITSELF.copy()
    page = cell.split("/", maxsplit=1)[0]
    path = "/posts/" in cell or "/videos/" in cell or cell.startswith("watch/")
    url = f"https://www.facebook.com/{cell}" if path and "://" not in cell else cell
    known = address(url)
    if known is None:
        return _ITSELF.copy()
    source = linked(f"piterfm-{digest(known)}", known)
    publisher = _PAGES.get(page)
    return {**source, "publisher": publisher, "kind": "official"} if publisher else source


def uses(model: str, counts: WeaponUseDraft, ask: Help) -> list[WeaponUseDraft]:
    """Weapon uses of a row. `counts` are those of the row as a whole, with their source.

    One weapon takes the counts. Several stand without any, beside one use of type `several` that
    holds them, so that no count is given to a weapon that no source gave it to.
    """
    named = [use for part in re.split(r"\s+and\s+", model) for use in _named(part, ask)]
    if len(named) == 1:
        return [{**named[0], **counts}]
    if not counts:
        return named
    return [*named, {"type": "several", "text": model, **counts}]


def _named(part: str, ask: Help) -> list[WeaponUseDraft]:
    family = _FAMILIES.get(part)
    found = ask.weapons(family or part)
    return [{**use, "text": part} for use in found] if family else [use.copy() for use in found]
