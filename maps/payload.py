"""What a map hands to the browser: packed columns, and the few words that explain their codes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from maps import records
from maps.context import MapContext
from maps.layers import LAYERS, PluginLayer, plugin_data
from maps.packing import Blocks
from maps.palette import STYLES, style_for
from maps.placing import Placing, place
from maps.region import Region, region_of
from maps.table import Table, Texts, read
from schema.columns import COLUMNS, join_list, split_list
from schema.languages.area_names import country_names
from schema.languages.catalogue import gettext
from schema.vocabulary import vocabulary

# What the page never says, or says in another way.
_LEFT_OUT = {"datasets", "latitude", "longitude"}
_CODED = {c.name: c.vocabulary for c in COLUMNS if c.vocabulary and c.name not in _LEFT_OUT}
_MUNITIONS = ("launched_low", "launched_high", "intercepted_low", "intercepted_high")
# What could end a script element or a line of script, and halves of characters that UTF-8 lacks.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True)
class Payload:
    """The packed incidents of one layer: `head` is JSON, `blocks` are compressed columns.

    `countries` (alpha-2 codes) and `region` are where they lie.
    """

    head: dict[str, Any]
    blocks: list[str]
    countries: list[str]
    region: Region


def pack(frame: Any, context: MapContext, plugins: Sequence[PluginLayer] = ()) -> Payload:
    """Everything that the incident layer draws and says; `plugins` are layers of others."""
    drawn = (*LAYERS, *plugins)
    table = read(frame)
    placed = place(table)
    blocks = Blocks()
    layers = {layer.NAME: layer.pack(table, placed, context) for layer in LAYERS}
    layers |= {layer.NAME: plugin_data(layer, table, placed, context) for layer in plugins}
    head = {
        "count": table.count,
        "flat": [[column.name, column.kind] for column in COLUMNS],
        "located": placed.located,
        "columns": _columns(table, placed, context, blocks),
        "labels": _labels(table, context),
        "above": _above(table, context),
        "uses": _uses(table, context),
        "waves": _waves(table, context),
        "broader": _broader(table, context),
        "aliases": _aliases(table, context),
        "records": records.pack(context.records, _row_of_code(table), table.count, blocks),
        "styles": [vars(style) | {"label": gettext(style.label)} for style in STYLES],
        "layers": {name: data for name, data in layers.items() if data is not None},
        "names": {layer.NAME: gettext(layer.LABEL) for layer in drawn},
        "bundle": {"plain": len(blocks.bundle)},
        "marks": {layer.NAME: gettext(layer.MARK) for layer in drawn if layer.MARK},
    }
    countries = sorted(map(str.upper, table.texts["country"].used()))
    return Payload(head, blocks.texts, countries, region_of(placed))


def to_json(value: Any) -> str:
    """JSON that is safe inside a script element, whatever text it holds."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _columns(table: Table, placed: Placing, context: MapContext, blocks: Blocks) -> dict[str, Any]:
    numbers = {name: column for name, column in table.numbers.items() if name not in _LEFT_OUT}
    drawn = {"latitude": placed.latitude, "longitude": placed.longitude, "area": placed.area}
    texts = {name: column for name, column in table.texts.items() if name not in _LEFT_OUT}
    texts["datasets"] = _datasets(table.texts["datasets"])
    packed = {
        **{name: blocks.number(column) for name, column in (drawn | numbers).items()},
        "style": blocks.number(_styles(table, context)),
        "parent_row": blocks.number(_parent_rows(table, context)),
        **{name: blocks.text(column) for name, column in texts.items()},
    }
    return {name: column for name, column in packed.items() if column}


def _datasets(column: Texts) -> Texts:
    """The data sets that hold a row, without its number in each, which would weigh too much."""
    names = [join_list(item.partition(":")[0] for item in split_list(v)) for v in column.values]
    known = {name: n for n, name in enumerate(dict.fromkeys(names))}
    positions = np.array([*(known[name] for name in names), -1], np.int32)[column.positions]
    return Texts(positions, [name or "" for name in known])


def _aliases(table: Table, context: MapContext) -> dict[str, dict[str, list[str]]]:
    """Other names of what the rows name, by column: of weapons those of their families too."""
    used = {name: set(table.texts[name].used()) for name in context.aliases}
    if "weapons" in used:
        used["weapons"] = _weapons(table, context)
    return {
        name: {key: list(others) for key, others in names.items() if key in used[name]}
        for name, names in context.aliases.items()
    }


def _parent_rows(table: Table, context: MapContext) -> Any:
    """For each row the row of the nearest wave or roll-up above it that this map holds."""
    parent, row_of_code = table.texts["parent"], _row_of_code(table)
    if not parent.values:
        return np.full(table.count, np.nan)
    rows = [row_of_code.get(value, np.nan) for value in parent.values]
    above = np.array([*rows, np.nan], np.float64)[parent.positions]
    for record in context.waves:
        if record["code"] in row_of_code and record["above"] in row_of_code:
            above[row_of_code[record["code"]]] = row_of_code[record["above"]]
    return above


def _waves(table: Table, context: MapContext) -> dict[int, int]:
    """For each wave with parts whether its own casualties are of more than was asked for."""
    rows = _row_of_code(table) if context.waves else {}
    waves = (record for record in context.waves if record["parts"] and record["code"] in rows)
    return {rows[record["code"]]: int(record["wider"]) for record in waves}


def _broader(table: Table, context: MapContext) -> dict[str, str]:
    """The family or type of each weapon of the rows, and the broader type of each type."""
    broader = {f"type {code}": f"type {up}" for code, up in _above(table, context).items()}
    waiting = set(table.texts["weapons"].used())
    waiting |= {use["weapon"] for use in context.uses if use.get("weapon")}
    waiting |= set(context.aliases.get("weapons", {}))
    while waiting:
        weapon = waiting.pop()
        if weapon in context.broader and weapon not in broader:
            broader[weapon] = context.broader[weapon]
            waiting.add(broader[weapon])
    return broader


def _weapons(table: Table, context: MapContext) -> set[str]:
    """The weapons of the rows, and the families that they belong to."""
    broader = _broader(table, context)
    return {name for pair in broader.items() for name in pair if not name.startswith("type ")}


def _uses(table: Table, context: MapContext) -> dict[int, list[list[Any]]]:
    """For each row with several weapon uses the type of each, and its counts."""
    rows = _row_of_code(table) if context.uses else {}
    found: dict[int, list[list[Any]]] = {}
    for use in context.uses:
        if use["code"] in rows:
            counts = [use["type"], *(use.get(name) for name in _MUNITIONS), use.get("weapon")]
            found.setdefault(rows[use["code"]], []).append(counts)
    return found


def _row_of_code(table: Table) -> dict[str, int]:
    code = table.texts["code"]
    return {code.values[p]: row for row, p in enumerate(code.positions) if p >= 0}


def _labels(table: Table, context: MapContext) -> dict[str, dict[str, str]]:
    """What people read for each code that a row has, by column."""
    words = {
        column: {code: context.label(name, code) for code in table.texts[column].used()}
        for column, name in (_CODED | {"weapons": "weapons"}).items()
    }
    countries = country_names()
    order = {code: n for n, code in enumerate(vocabulary("verifications").terms)}
    words["verification"] = dict(
        sorted(words["verification"].items(), key=lambda item: order.get(item[0], len(order)))
    )
    words["datasets"] = dict(context.labels.get("datasets", {}))
    words["weapons"] |= {slug: context.label("weapons", slug) for slug in _weapons(table, context)}
    words["country"] = {c: countries.get(c, c) for c in table.texts["country"].used()}
    if "actors" in context.labels:
        words["attacker"] = dict(context.labels["actors"])
    types = {code for pair in _above(table, context).items() for code in pair}
    words["weapon_types"] |= {code: context.label("weapon_types", code) for code in types}
    return words


def _above(table: Table, context: MapContext) -> dict[str, str]:
    """Weapon type to the broader type, for all that rows have and all above them."""
    terms = vocabulary("weapon_types").terms
    found: dict[str, str] = {}
    waiting = table.texts["weapon_types"].used()
    while waiting:
        code = waiting.pop()
        broader = context.parents.get(code) or (terms[code].parent if code in terms else None)
        if broader and code not in found:
            found[code] = broader
            waiting.append(broader)
    return found


def _styles(table: Table, context: MapContext) -> Any:
    """For each row the position of its style in STYLES."""
    column = table.texts["weapon_types"]
    found = [style_for(split_list(value), context.parents) for value in column.values]
    numbers = [STYLES.index(style) for style in [*found, style_for(())]]
    return np.array(numbers, np.float64)[column.positions]
