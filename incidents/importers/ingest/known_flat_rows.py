"""Flat rows whose code the store has: what differs is put in place, what cannot be is sent back.

An empty cell says nothing and takes nothing away. What the program works out of claims (tolls,
counts, lists of weapons and sources) no cell can change: the claims have to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incidents.importers.ingest.record_changes import faults, update
from incidents.importers.reading.data_file import Cell
from incidents.language.folding import lookup_form
from incidents.store.authorities import IS_PARTY
from incidents.store.bulk.chunk import Memo
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain
from incidents.store.history import Author
from incidents.store.keys import fetch
from incidents.store.places.area_names import area_name
from schema.columns import BY_NAME, join_list, split_list
from schema.document.flat_row import RowChecker
from schema.document.incident import FOUND_BY, IncidentDocument
from schema.document.read import validate
from schema.document.write import to_plain
from schema.errors import IncidentsError, InputError

_PLACE = ("place", "admin1", "admin1_words", "country")
_SPOT = ("latitude", "longitude", "location_precision", "uncertainty_m")
_OWN = (
    "title", "level", "parent", "event_type", "status", "verification", "summary", "date_start",
    "date_end", "date_precision", "time_local", "timezone", "attribution", "attacker", "area_how",
    *_PLACE, *_SPOT,
)  # fmt: skip
"""Columns that a cell can change; the others are worked out."""
_ACTOR = f"""SELECT a.code, a.name FROM actor_name n JOIN actor a ON a.id = n.actor_id
    WHERE n.lookup = :form AND {IS_PARTY} ORDER BY n.id LIMIT 1"""


@dataclass
class Outcomes:
    """What became of some known rows. Faults are (row, column, value, reason)."""

    updated: int = 0
    unchanged: int = 0
    faults: list[tuple[int, str, str, str]] = field(default_factory=list)


class Known:
    """Compares rows with the records of their codes."""

    def __init__(self, database: Database, columns: Sequence[str], author: Author) -> None:
        self._database, self._author = database, author
        self._checker = RowChecker(columns)
        self._code = list(columns).index("code") if "code" in columns else 0
        self._actors: Memo[tuple[str | None, str]] = Memo(self._actor)

    def compare(self, rows: Sequence[tuple[int, list[Cell], int]]) -> Outcomes:
        """Bring records up to what their rows say; each row is (number, cells, incident id)."""
        outcomes = Outcomes()
        good, rejects = self._checker.check([cells for _, cells, _ in rows], 0)
        codes = [str(cells[self._code]) for _, cells, _ in rows]
        wanted = (*self._checker.columns, *(f"exact_{name}" for name in _SPOT))
        columns = ", ".join(f'"{name}"' for name in wanted)
        stored = fetch(self._database, "incidents", codes, columns)
        for reject in rejects:
            value = "" if reject.value is None else str(reject.value)
            outcomes.faults.append((rows[reject.row][0], reject.column, value, reject.reason))
        for index, cells in good.items():
            number, _, incident_id = rows[index]
            said = dict(zip(self._checker.columns, cells, strict=True))
            self._compare(number, said, stored[said["code"]], incident_id, outcomes)
        return outcomes

    def _compare(
        self, number: int, said: Plain, stored: Row, incident_id: int, outcomes: Outcomes
    ) -> None:
        changed = dict(self._differing(said, stored))
        derived = [name for name in changed if name not in _OWN]
        outcomes.faults += [
            (number, name, str(changed[name]), _reason(name, stored[name])) for name in derived
        ]
        if derived:
            return
        if not changed:
            outcomes.unchanged += 1
            return
        try:
            done = self._update(said, changed, incident_id)
            outcomes.updated += done
            outcomes.unchanged += not done
        except IncidentsError as error:
            outcomes.faults += [(number, *fault) for fault in faults(error)]

    def _differing(self, said: Plain, stored: Row) -> Iterator[tuple[str, Cell]]:
        for name, cell in said.items():
            if cell is None or name == "code" or (name == "admin1_code" and said.get("admin1")):
                continue
            if name == "attacker":
                cell = self._actors[cell][1]  # noqa: PLW2901  # by its main name, as stored
            if name == "admin1":
                country = said.get("country") or stored.get("country")
                cell = area_name(cell, country).name  # noqa: PLW2901  # by its shown name, as stored
            if name in _SPOT and cell == stored[f"exact_{name}"]:
                continue  # the row was exported with what is restricted
            if cell != stored[name] and _comparable(name, cell) != _comparable(name, stored[name]):
                yield name, cell

    def _actor(self, name: str) -> tuple[str | None, str]:
        """Code and main name of an actor; an unknown one keeps its name and has no code."""
        row = self._database.one(_ACTOR, {"form": lookup_form(name)})
        return (row["code"], row["name"]) if row else (None, name)

    def _update(self, said: Plain, changed: Plain, incident_id: int) -> bool:
        document = incident_document(self._database, said["code"])
        document |= {n: v for n, v in changed.items() if n not in (*_PLACE, *_SPOT, "attacker")}
        if "attacker" in changed:
            document["attacker"] = self._code_of(changed["attacker"])
        if set(changed) & {*_PLACE, *_SPOT}:
            _move(document, said, changed)
        plain = to_plain(validate(IncidentDocument, document, ""))
        self._database.execute("SAVEPOINT one")
        try:
            base = incident_document(self._database, said["code"])
            done = update(self._database, incident_id, plain, base, self._author)
        except IncidentsError:
            self._database.execute("ROLLBACK TO one")
            raise
        finally:
            self._database.execute("RELEASE one")
        return done.changed

    def _code_of(self, name: str) -> str:
        code, _ = self._actors[name]
        if code is None:
            raise InputError("a name of a recorded actor", repr(name), "attacker")
        return code


def _move(document: Plain, said: Plain, changed: Plain) -> None:
    """Another place, or other coordinates of the same. A place of another name is looked up anew,
    and coordinates go together: those of the row, or else none.
    """
    place = dict(document.get("place") or {})
    if set(changed) & set(_PLACE):
        place.pop("key", None)
        place |= {"name" if n == "place" else n: changed[n] for n in _PLACE if n in changed}
    spot = {name: said[name] for name in _SPOT if said.get(name) is not None}
    if set(changed) & {"latitude", "longitude"}:
        document["location_how"] = "reported"
        for name in (*FOUND_BY, "location_words", "uncertainty_m"):
            document.pop(name, None)
    place |= {name: spot.pop(name) for name in ("latitude", "longitude") if name in spot}
    document |= spot
    document["place"] = place


def _comparable(name: str, cell: Cell) -> Cell:
    if cell is None or BY_NAME[name].kind != "list":
        return cell
    return join_list(split_list(str(cell)))


def _reason(name: str, stored: Cell) -> str:
    return (
        f"expected {stored if stored is not None else 'an empty cell'}, as the record has it:"
        f" {name} is worked out of what its sources say; change those with `incidents edit`"
    )
