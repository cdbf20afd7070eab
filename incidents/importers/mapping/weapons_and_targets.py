"""Weapons with their counts, targets, who attacked, and what kind of event that makes."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from incidents.importers.base import Help
from incidents.importers.drafts import IncidentDraft, SidesDraft, TargetDraft, WeaponUseDraft
from incidents.importers.mapping.cell_reader import CellReader
from incidents.importers.mapping.fields import FIELDS
from incidents.importers.mapping.mapping_model import CellRule
from incidents.importers.values.figures import Figure
from incidents.importers.values.kinds_of_place import kind_of_place
from schema.document.fields import COUNTS
from schema.event_types import event_type_of_uses
from schema.vocabulary import vocabulary

Rules = dict[str, CellRule]
_KINDS: tuple[Literal["level", "status", "verification"], ...] = (
    "level",
    "status",
    "verification",
)


def weapon_fields(cells: CellReader, fields: Rules, ask: Help, source: str) -> IncidentDraft:
    """Weapon uses, targets and the kind of event; `source` is the key that counts rest on."""
    uses = _uses(cells, fields, ask, source)
    stated = _code(cells, fields, "event_type")
    found: IncidentDraft = {
        "event_type": stated or event_type_of_uses(uses),
        "weapons": uses,
        "targets": _targets(cells, fields, source),
    }
    for name in _KINDS:
        if code := _code(cells, fields, name):
            found[name] = code
    return found


def kind_as_target(cells: CellReader, fields: Rules) -> TargetDraft | None:
    """What was hit where the column of places names a kind of place: `place_fields` takes none."""
    text = cells.text(fields["place"]) if "place" in fields else None
    kind = kind_of_place(text) if text else None
    return {"category": kind, "name": " ".join(text.split())} if kind and text else None


def attacker_fields(cells: CellReader, fields: Rules, ask: Help) -> tuple[SidesDraft, str | None]:
    """The attacker as an actor, or its name where it can be none."""
    name = cells.text(fields["attacker"]) if "attacker" in fields else None
    code = ask.attacker(name) if name else None
    if name and not code:
        cells.lose(fields["attacker"], name, "attacker")
    basis = _code(cells, fields, "attribution")
    plain: SidesDraft = {"attacker": code} if code else {}
    if basis:
        plain["attribution"] = basis
    return plain, name if name and not code else None


def _uses(cells: CellReader, fields: Rules, ask: Help, source: str) -> list[WeaponUseDraft]:
    uses: list[WeaponUseDraft] = []
    if "weapons" in fields:
        for text in cells.items(fields["weapons"]):
            found = ask.weapons(text, ", ".join(fields["weapons"].named) or "weapons")
            uses += [{**use, "source": source} for use in found]
    if "weapon_types" in fields:
        named = {use["type"] for use in uses}
        codes = cells.codes(fields["weapon_types"], FIELDS["weapon_types"])
        more = [code for code in codes if not _covered(code, named)]
        uses += [{"type": code, "source": source} for code in more]
    return _counted(uses, _counts(cells, fields, ask), source)


def _covered(code: str, named: set[str]) -> bool:
    """Whether a weapon that is named already is of this type."""
    tree = vocabulary("weapon_types")
    return any(code in tree.above(kind) for kind in named if kind in tree.terms)


def _counts(cells: CellReader, fields: Rules, ask: Help) -> WeaponUseDraft:
    found: dict[str, int] = {}
    for name in counts_in(COUNTS, tuple(fields)):
        figure = span_of(cells, fields, name)
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            ask.warn(f"{name}: the least is above the greatest; read the other way round")
            figure = Figure(figure.high, figure.low, figure.words)
        ends = {f"{name}_low": figure.low, f"{name}_high": figure.high}
        found |= {end: number for end, number in ends.items() if number is not None}
    return cast(WeaponUseDraft, found)


@cache
def counts_in(names: tuple[str, ...], fields: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these counts that a table has any column of."""
    ends = ("", "_low", "_best", "_high")
    return tuple(name for name in names if any(f"{name}{end}" in fields for end in ends))


def span_of(cells: CellReader, fields: Rules, name: str) -> Figure:
    """Least and greatest of a count, from one column with a range or from two."""
    whole = cells.figure(fields[name]) if name in fields else Figure(None, None)
    ends = {}
    for end in ("low", "high"):
        rule = fields.get(f"{name}_{end}")
        ends[end] = getattr(cells.figure(rule), end) if rule else None
    low = whole.low if ends["low"] is None else ends["low"]
    high = whole.high if ends["high"] is None else ends["high"]
    return Figure(low, high, whole.words)


def _counted(
    uses: list[WeaponUseDraft], counts: WeaponUseDraft, source: str
) -> list[WeaponUseDraft]:
    """Counts go to the one weapon; of several, the row does not say to which."""
    if not counts:
        return uses
    if len(uses) == 1:
        return [{**uses[0], **counts}]
    kind = "several" if uses else "unknown"
    return [*uses, {"type": kind, **counts, "source": source}]


def _targets(cells: CellReader, fields: Rules, source: str) -> list[TargetDraft]:
    """Targets: types and names are paired where there are as many; else each stands for itself."""
    types = cells.codes(fields["target_types"], FIELDS["target_types"]) if "target_types" in fields else []  # noqa: E501  # fmt: skip
    names = cells.items(fields["target_names"]) if "target_names" in fields else []
    note = cells.text(fields["target_notes"]) if "target_notes" in fields else None
    damage = _code(cells, fields, "target_damage")
    if len(types) == 1:
        types = types * max(len(names), 1)
    pairs: list[tuple[str, str | None]]
    if len(types) == len(names):
        pairs = list(zip(types, names, strict=True))
    else:
        pairs = [(code, None) for code in types] + [("unknown", name) for name in names]
    if not pairs and (note or damage):
        pairs = [("unknown", None)]
    more = {"name": None, "note": note, "damage": damage}
    return [_target(code, {**more, "name": name}, source) for code, name in pairs]


def _target(code: str, more: dict[str, str | None], source: str) -> TargetDraft:
    stated = {name: value for name, value in more.items() if value}
    return cast(TargetDraft, {"category": code, **stated, "source": source})


def _code(cells: CellReader, fields: Rules, name: str) -> str | None:
    if name not in fields:
        return None
    return next(iter(cells.codes(fields[name], FIELDS[name])), None)
