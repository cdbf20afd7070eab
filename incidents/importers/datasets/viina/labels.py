"""What happened: the labels that a program gave to a news report.

A label is 1 or 0 (`t_airstrike_b`; in the 1PD files also `t_airstrike`). The probabilities beside
them are no labels, since each has a threshold of its own. Several labels of one report need not
mean one attack with several weapons, so that such an event stays remote violence, unspecified.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from incidents.importers.drafts import StatementDraft
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.columns import text
from schema.event_types import REMOTE, event_type_of


@dataclass(frozen=True, slots=True)
class Strike:
    """A label that is a strike: our weapon type, and what VIINA means by it."""

    weapon: str
    words: str


STRIKES = {
    "t_airstrike": Strike("aerial_munition", "air strike"),
    "t_uav": Strike("drone", "drone"),
    "t_artillery": Strike("unknown", "shelling by guns, mortars or rockets"),
    "t_ied": Strike("unknown", "improvised explosive device, mine or explosion"),
}
OTHERS = {
    "t_aad": "air defence", "t_airalert": "air-raid alert", "t_armor": "tank battle",
    "t_firefight": "exchange of gunfire", "t_raid": "raid", "t_control": "territorial control",
    "t_occupy": "occupation", "t_retreat": "retreat", "t_arrest": "arrest", "t_cyber": "cyber",
    "t_property": "destruction of property", "t_san": "sanctions",
}  # fmt: skip
"""What is no strike, in the order in which it gives the reason for skipping a report."""
_SAID = {
    "a_rus": ("attacker", "Russian or Russian-aligned forces"),
    "a_ukr": ("attacker", "Ukrainian or Ukrainian-aligned forces"),
    "a_civ": ("attacker", "civilians"),
    "a_other": ("attacker", "a third party"),
    "t_milcas": ("consequence", "military casualties are mentioned"),
    "t_civcas": ("consequence", "civilian casualties are mentioned"),
    "t_hospital": ("target", "hospital or humanitarian convoy"),
    "t_property": ("damage", "destruction of property or infrastructure is mentioned"),
}
WAR = "t_mil"


class Labels:
    """Which columns of a file are labels, and what they say of a row."""

    def __init__(self, header: Iterable[str]) -> None:
        there = {name.casefold(): name for name in header}
        wanted = (*STRIKES, *OTHERS, *_SAID, WAR)
        counted = "event_ids" in there or "n_reports" in there
        self.columns = {
            label: there.get(f"{label}_b") or (there.get(label, "") if counted else "")
            for label in wanted
        }
        self.columns = {label: name for label, name in self.columns.items() if name}

    @property
    def any(self) -> bool:
        """Whether the file has labels that could tell a strike."""
        return any(label in self.columns for label in STRIKES)

    def values_of(self, row: Row) -> dict[str, bool]:
        """What the labels of a row say; those that are neither 1 nor 0 say nothing."""
        cells = {label: _one_or_zero(row.get(name)) for label, name in self.columns.items()}
        return {label: said for label, said in cells.items() if said is not None}


def _one_or_zero(cell: Cell) -> bool | None:
    """1 or 0, or true or false; the thresholds of probabilities are not ours to know."""
    return {"1": True, "1.0": True, "0": False, "0.0": False, "true": True, "false": False}.get(
        text(cell).casefold()
    )


def strikes(said: Mapping[str, bool]) -> list[Strike]:
    """The strikes that a report is about: none when it is not about the war."""
    if said.get(WAR) is False:
        return []
    return [strike for label, strike in STRIKES.items() if said.get(label)]


def reason(said: Mapping[str, bool]) -> str:
    """Why a report is no strike."""
    if said.get(WAR) is False:
        return "not about military operations"
    other = next((words for label, words in OTHERS.items() if said.get(label)), None)
    return f"{other}, no strike" if other else "no label of a strike"


def event(found: list[Strike]) -> str:
    """The event type of the strikes of one report."""
    events = {event_type_of([strike.weapon], strike=True) for strike in found}
    return events.pop() if len(events) == 1 else REMOTE


def statements(
    said: Mapping[str, bool], columns: Mapping[str, str], source: str
) -> list[StatementDraft]:
    """What else the labels say. They are a program's reading of a report, and are called that."""
    return [
        {"field": field, "value": value, "locator": columns[label], "source": source,
         "inferred": "a label that a program gave to the report"}
        for label, (field, value) in _SAID.items()
        if said.get(label)
    ]  # fmt: skip
