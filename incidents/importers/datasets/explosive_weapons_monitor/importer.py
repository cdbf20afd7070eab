"""The Explosive Weapons Monitor's sheets of incidents, which Insecurity Insight publishes.

A weapon stands in two columns: its type, and from where it was launched. An aerial bomb from a
drone is a drone's; where nobody knows what flew, or what was fired from the ground, the kind stays
open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from incidents.importers.base import Help, Item
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.insecurity_insight.sheets import IncidentSheet, sheet_of
from incidents.importers.drafts import IncidentDraft, TargetDraft, WeaponUseDraft
from incidents.importers.mapping.translator import title_of
from incidents.importers.reading.data_file import DataFile, Row
from incidents.importers.values.cell_numbers import blank
from incidents.importers.values.columns import columns_of, text
from schema.event_types import event_type_of_uses

_COLUMNS = columns_of("explosive_weapons_monitor")
_DRONE = "air-launched: drone"
_PLANE = "air-launched: plane"
_TYPES = {
    "aerial bomb": "bomb", "artillery": "artillery", "missile": "missile", "rocket": "rocket",
    "mortar": "mortar", "mine": "explosive_device", "landmine": "explosive_device",
    "vbied": "explosive_device", "rcied": "explosive_device", "suicide ied": "explosive_device",
    "unspecified ied": "explosive_device", "ied": "explosive_device", "hand grenade": "other",
    "grenade": "other", "rpg": "other",
}  # fmt: skip
"""The list's own words; `Shelling` may be by guns, mortars or rockets, and has no type."""
_OPEN = re.compile("shelling|unspecified|unknown|no information|multiple", re.IGNORECASE)
_SECTORS = {"health care": "medical", "education": "education"}
_PARTS = re.compile("[,;]")


class ExplosiveWeaponsMonitor(DatasetImporter, folder="explosive_weapons_monitor"):
    """Explosive weapons with how they were launched, the sector that they hit, and whom of it."""

    def recognises(self, file: DataFile) -> bool:
        """A table with an explosive weapon type, a launch type and an event number."""
        return file.kind == "table" and sheet_of(file, _COLUMNS) is not None

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every incident."""
        sheet = sheet_of(file, _COLUMNS) or file
        columns = _COLUMNS.names_in(list(sheet.header()), file.path.name, ask.warn)
        found, count = IncidentSheet(sheet, columns), IncidentSheet(sheet, columns).counts()
        read = [columns[name] for name in ("weapon", "launch", "sector") if name in columns]
        slug = self.dataset or ""
        translator = found.translator(slug, found.fields(), ask, read, file.path.name)

        def finish(document: IncidentDraft, row: Row, ask: Help) -> None:
            count(document, row)
            source = document["sources"][0]["key"]
            uses = list(_uses(row, columns, source, ask))
            document["event_type"] = event_type_of_uses(uses, strike=True)
            document["weapons"] = uses
            if hit := _targets(text(row.get(columns.get("sector", ""))), source):
                document["targets"] = hit
            document["title"] = title_of(document)

        for number, row in found.rows():
            yield translator.item(number, row, finish)


def _uses(row: Row, columns: Mapping[str, str], source: str, ask: Help) -> Iterator[WeaponUseDraft]:
    launch = text(row.get(columns["launch"]))
    for part in _PARTS.split(text(row.get(columns["weapon"]))):
        named = " ".join(part.split())
        if blank(named) and blank(launch):
            continue
        words = f"{named} ({launch})" if launch else named
        yield {"type": _type(named, launch, columns, ask), "text": words, "source": source}


def _type(named: str, launch: str, columns: Mapping[str, str], ask: Help) -> str:
    """The weapon type by both columns. What came from a drone is a drone's, whatever it was; a bomb
    of which nobody knows what dropped it may be one as well.
    """
    carrier, word = launch.casefold(), named.casefold()
    if carrier == _DRONE:
        return "drone"
    if word == "aerial bomb" and carrier != _PLANE:
        return "unknown"
    if word not in _TYPES and not _OPEN.search(word) and not blank(named):
        ask.not_understood(columns["weapon"], named, "weapon")
    return _TYPES.get(word, "unknown")


def _targets(sectors: str, source: str) -> list[TargetDraft]:
    """The sectors that were hit; one without a kind of target of its own keeps its name."""
    found: list[TargetDraft] = []
    for sector in filter(None, (" ".join(part.split()) for part in _PARTS.split(sectors))):
        code = _SECTORS.get(sector.casefold())
        target: TargetDraft = {"category": code or "other", "source": source}
        found.append(target if code else {**target, "name": sector})
    return found
