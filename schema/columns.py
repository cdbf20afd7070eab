"""The flat incident row: the one list of columns.

CSV headers, `query`, GeoJSON properties, maps and the codebook are all made out of `COLUMNS`,
and the columns stand under the same names on the `incident` table. Unknown is empty, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from schema.errors import UnknownNameError, nearest

Kind = Literal[
    "text", "code", "list", "partial_date", "date", "timestamp", "integer", "number", "boolean"
]
"""What a cell holds; every format maps it to a type of its own, where it has one.

`partial_date` is ISO text of any of its lengths (2024, 2024-11, 2024-11-21) and so a text
everywhere; `date` is a whole day, `timestamp` a minute in UTC (RFC 3339). A `list` stands in a
store, and where a format has no lists, as the text that `join_list` makes. `boolean` is true or
false: the flat row has none, the tables beside it do (`schema.relations`).
"""


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in which unit, and its HXL tag.

    `vocabulary` names the list of codes of a `code` or of the items of a `list`.
    """

    name: str
    kind: Kind
    meaning: str
    hxl: str = ""
    unit: str = ""
    vocabulary: str = ""

    @property
    def numeric(self) -> bool:
        """Whether the cell is a number (and so stays one in every export)."""
        return self.kind in ("integer", "number")


def _text(name: str, meaning: str, hxl: str = "") -> Column:
    return Column(name, "text", meaning, hxl)


def _code(name: str, vocabulary: str, meaning: str, hxl: str = "") -> Column:
    return Column(name, "code", meaning, hxl, vocabulary=vocabulary)


def _list(name: str, meaning: str, hxl: str = "", vocabulary: str = "") -> Column:
    return Column(name, "list", meaning, hxl, vocabulary=vocabulary)


def _count(name: str, meaning: str, hxl: str = "") -> Column:
    return Column(name, "integer", meaning, hxl, unit="count")


def _partial(name: str, meaning: str, hxl: str) -> Column:
    return Column(name, "partial_date", meaning, hxl)


def _date(name: str, meaning: str, hxl: str) -> Column:
    return Column(name, "date", meaning, hxl)


def _degrees(name: str, meaning: str, hxl: str) -> Column:
    return Column(name, "number", meaning, hxl, unit="degree")


_LEAST = "least of the standing claims, raised by groups; empty when nobody said"
_MOST = "greatest of the standing claims; empty when unknown or open-ended"
_BEST = "the one figure that the best-graded, newest claims settle; else empty"

COLUMNS: tuple[Column, ...] = (
    _text("code", "readable, unique and lasting name of the record", "#event+id"),
    _text("title", "what happened, in a few words of the record's own", "#event+name"),
    _code("level", "event_levels", "one strike, a wave of them, or a roll-up", "#event+level"),
    _text("parent", "code of the wave or roll-up that the record belongs to", "#event+parent+id"),
    _code("event_type", "event_types", "what kind of event", "#event+type"),
    _code("status", "record_statuses", "draft, published or retracted", "#status"),
    _code("verification", "verifications", "how well the event is established", "#status+verified"),
    _partial("date_start", "first date, partial when only that is known", "#date+start"),
    _partial("date_end", "last date; the second date of a night", "#date+end"),
    _code("date_precision", "date_precisions", "how closely the date is known", "#date+precision"),
    _text("time_local", "local time in the source's words", "#date+time"),
    _text("place", "name of the settlement or area", "#loc+name"),
    _text("admin1", "first-level area (oblast, province) by its one shown name", "#adm1+name"),
    _text("country", "country, ISO 3166-1 alpha-2", "#country+code"),
    _degrees("latitude", "WGS 84 latitude", "#geo+lat"),
    _degrees("longitude", "WGS 84 longitude", "#geo+lon"),
    _code(
        "location_precision",
        "location_precisions",
        "how closely the place is known",
        "#geo+precision",
    ),
    Column(
        "uncertainty_m",
        "number",
        "radius around the coordinates that holds the true place",
        "#geo+radius",
        "m",
    ),
    _text("attacker", "who attacked, as attributed", "#org+attacker"),
    _code("attribution", "attributions", "how it is known who attacked", "#org+attribution"),
    _list("target_types", "what was hit", "#infrastructure+type", "target_types"),
    _list("target_names", "names of what was hit", "#infrastructure+name"),
    _list("weapons", "weapons and families by slug, as far as a source names them", "#item+weapon"),
    _list("weapon_types", "types of the weapons", "#item+weapon+type", "weapon_types"),
    _count("launched_low", "munitions launched: least", "#indicator+launched+min"),
    _count(
        "launched_high",
        "munitions launched: greatest; empty when unknown or open-ended",
        "#indicator+launched+max",
    ),
    _count("intercepted_low", "munitions intercepted: least", "#indicator+intercepted+min"),
    _count("intercepted_high", "munitions intercepted: greatest", "#indicator+intercepted+max"),
    _count("hit_low", "munitions that hit: least", "#indicator+hit+min"),
    _count("hit_high", "munitions that hit: greatest", "#indicator+hit+max"),
    _list("launch_sites", "where the munitions were launched from, as reported", "#loc+origin"),
    _count("killed_low", f"people killed: {_LEAST}", "#affected+killed+min"),
    _count("killed_best", f"people killed: {_BEST}", "#affected+killed"),
    _count("killed_high", f"people killed: {_MOST}", "#affected+killed+max"),
    _count("injured_low", f"people injured: {_LEAST}", "#affected+injured+min"),
    _count("injured_best", f"people injured: {_BEST}", "#affected+injured"),
    _count("injured_high", f"people injured: {_MOST}", "#affected+injured+max"),
    _count("civilians_killed_low", f"civilians killed: {_LEAST}", "#affected+killed+civilians+min"),
    _count("civilians_killed_high", f"civilians killed: {_MOST}", "#affected+killed+civilians+max"),
    _count("children_killed_low", f"children killed: {_LEAST}", "#affected+killed+children+min"),
    _count("children_killed_high", f"children killed: {_MOST}", "#affected+killed+children+max"),
    _list("sources", "publishers of the sources", "#meta+source"),
    _list("source_urls", "web addresses of the sources", "#meta+url"),
    _list("datasets", "data sets that hold the event, as name:id", "#meta+dataset"),
    _text("summary", "what is known, in the record's own words", "#description"),
    _list("media_urls", "addresses of pictures and films not marked as graphic", "#media+url"),
    _list(
        "graphic_media_urls",
        "addresses of pictures and films that show the dead or the wounded",
        "#media+graphic+url",
    ),
    _count("missing_low", f"people missing: {_LEAST}", "#affected+missing+min"),
    _count("missing_best", f"people missing: {_BEST}", "#affected+missing"),
    _count("missing_high", f"people missing: {_MOST}", "#affected+missing+max"),
    _count(
        "combatants_killed_low", f"combatants killed: {_LEAST}", "#affected+killed+military+min"
    ),
    _count(
        "combatants_killed_high", f"combatants killed: {_MOST}", "#affected+killed+military+max"
    ),
    _count("women_killed_low", f"women killed: {_LEAST}", "#affected+killed+f+adults+min"),
    _count("women_killed_high", f"women killed: {_MOST}", "#affected+killed+f+adults+max"),
    _list("contested", "what sides of the incident disagree about", "#meta+contested"),
    _count("source_count", "how many sources the record cites", "#meta+source+num"),
    _date("date_earliest", "first day on which it may have happened", "#date+earliest"),
    _date("date_latest", "last day on which it may have happened", "#date+latest"),
    _text("date_edtf", "the date as ISO 8601-2 (EDTF) writes it", "#date+edtf"),
    _text("timezone", "IANA time zone of `time_local`", "#date+timezone"),
    Column(
        "start_utc",
        "timestamp",
        "the minute in UTC, where time and zone are stated exactly",
        "#date+utc",
    ),
    _code(
        "area_how",
        "area_methods",
        "whether country and admin1 are stated, or worked out of the point",
        "#adm1+method",
    ),
    _text(
        "admin1_code",
        "ISO 3166-2 code of the first-level area; empty where its name means none or several",
        "#adm1+code",
    ),
    _text(
        "admin1_words",
        "the first-level area in the source's words, where they are not its shown name",
        "#adm1+name+original",
    ),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}


def select(names: Iterable[str]) -> list[Column]:
    """The columns of these names, in the order asked for; raises UnknownNameError."""
    wanted = [name.strip() for name in names]
    for name in wanted:
        if name not in BY_NAME:
            raise UnknownNameError("column", name, nearest(name, NAMES))
    return [BY_NAME[name] for name in wanted]


def join_list(items: Iterable[str]) -> str | None:
    """Write a list cell: items parted by `; `, with `;` and `\\` inside an item escaped by `\\`."""
    listed = list(items)
    plain = "; ".join(listed)
    if "\\" not in plain and plain.count(";") < max(len(listed), 1):
        return plain or None
    escaped = [item.replace("\\", "\\\\").replace(";", "\\;") for item in listed]
    return "; ".join(escaped) or None


def split_list(cell: str | None) -> list[str]:
    """Read a list cell back: the inverse of `join_list`."""
    if cell and "\\" not in cell:  # nearly every cell: nothing is escaped in it
        if ";" not in cell:
            return [cell]
        first, *others = cell.split(";")
        return [first, *(item.removeprefix(" ") for item in others)]
    items, current, escaped = [], "", False
    for letter in cell or "":
        if escaped or letter not in "\\;":
            current, escaped = current + letter, False
        elif letter == "\\":
            escaped = True
        else:
            items.append(current)
            current = ""
    items.append(current)
    return [items[0], *(item.removeprefix(" ") for item in items[1:])] if cell else []


SUMMED = {
    "launched": ("low", "high"),
    "intercepted": ("low", "high"),
    "killed": ("low", "best", "high"),
    "injured": ("low", "best", "high"),
    "missing": ("low", "best", "high"),
}
"""The figures that a store keeps added up, with their ends."""
SUMMED_COLUMNS = (
    *(f"{name}_{end}{known}" for name, ends in SUMMED.items() for end in ends
      for known in ("", "_known")),
    *(f"{name}_known" for name in SUMMED),
)  # fmt: skip
"""The columns of a cell of totals: each sum, and how many records state the end or any of them."""
