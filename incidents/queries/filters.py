"""The one set of filters: what `query`, `export`, `map` and `count` can be asked for.

Each field of `Filter` is one option of the command line (`--weapon-type` is `weapon_type`) and
one keyword of the library's questions; its help text stands here once. `Filters` is the same set
for type checkers, which cannot read it off a class; a test compares the two.
"""

from __future__ import annotations

import datetime as dt
import inspect
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, TypedDict, TypeVar

from schema import dates
from schema.errors import InputError, UnknownNameError, UsageError, nearest
from schema.vocabulary import vocabulary


def _option(help_text: str, metavar: str, many: bool = False) -> Any:
    extra = {"help": help_text, "metavar": metavar, "many": many}
    return field(default=(), metadata=extra) if many else field(default=None, metadata=extra)


ANY = "any"
"""Stands for every field that can be contested."""


@dataclass(frozen=True)
class Filter:
    """What an answer holds. Empty fields ask for everything; dates match when spans overlap."""

    weapon: tuple[str, ...] = _option("A weapon by any name, in any script.", "NAME", many=True)
    or_family: bool = field(
        default=False,
        metadata={
            "help": "With --weapon: also records that name only its family.",
            "metavar": "",
            "many": False,
        },
    )
    weapon_type: tuple[str, ...] = _option(
        "A weapon type with its sub-types, such as drone.", "CODE", many=True
    )
    from_: str | None = _option("On or after this date, partial or whole.", "DATE")
    to: str | None = _option("On or before this date, partial or whole.", "DATE")
    place: str | None = _option(
        "A recorded place by any name; all records of the settlement.", "NAME"
    )
    any_: bool = field(
        default=False,
        metadata={
            "help": "With --place: every settlement of the name.",
            "metavar": "",
            "many": False,
        },
    )
    site: str | None = _option("A base, plant, hospital or other site by any name.", "NAME")
    near: str | None = _option("Near a place of the world or coordinates LAT,LON.", "PLACE")
    within: str | None = _option("Radius around --near, such as 25km.", "DISTANCE")
    bbox: str | None = _option("Inside a box; W above E crosses the antimeridian.", "W,S,E,N")
    inside: Path | None = _option("Inside the areas of a GeoJSON file.", "FILE")
    country: str | None = _option("Country, by its ISO 3166-1 code or any name.", "NAME")
    admin1: str | None = _option("First-level area (oblast, province).", "NAME")
    attacker: str | None = _option("Who attacked, as attributed.", "NAME")
    target: str | None = _option("What was hit, such as residential.", "CODE")
    event_type: tuple[str, ...] = _option(
        "Kind of event; test_launch and armed_violence_unspecified answer only to their name.",
        "CODE",
        many=True,
    )
    killed_min: int | None = _option("At least so many killed (by the low figure).", "N")
    injured_min: int | None = _option("At least so many injured (by the low figure).", "N")
    missing_min: int | None = _option("At least so many missing (by the low figure).", "N")
    group: str | None = _option(
        "Let --killed-min and --injured-min count this group alone, such as civilian.", "CODE"
    )
    launched_min: int | None = _option("At least so many launched (by the low figure).", "N")
    text: str | None = _option("Words anywhere in title, summary, place, weapons.", "WORDS")
    source: str | None = _option("A source by publisher or key.", "NAME")
    sources_max: int | None = _option("Resting on at most so many sources.", "N")
    dataset: str | None = _option("A data set.", "NAME")
    contested: str | None = _option(
        "What sides disagree about: killed, injured, missing, attacker, or `any`.", "FIELD"
    )
    verification: str | None = _option(
        "How well the event is established; refuted ones answer only to their name.", "CODE"
    )
    status: str | None = _option("draft, published or retracted.", "CODE")
    unmerged: bool = field(
        default=False,
        metadata={
            "help": "Every record by itself, also where several were judged to be one event.",
            "metavar": "",
            "many": False,
        },
    )
    include_restricted: bool = field(
        default=False,
        metadata={"help": "Also what is restricted.", "metavar": "", "many": False},
    )

    def __post_init__(self) -> None:
        _check_texts(self)
        _check_codes(self)
        _check_dates(self)
        _check_numbers(self)
        if self.group is not None and self.killed_min is None and self.injured_min is None:
            raise UsageError("expected --killed-min or --injured-min with --group, found neither")
        if self.contested not in (None, ANY):
            _check_contested(self.contested or "")
        if self.any_ and self.place is None:
            raise UsageError("expected --place with --any, found none")
        if self.or_family and not self.weapon:
            raise UsageError("expected --weapon with --or-family, found none")
        if (self.near is None) != (self.within is None):
            raise UsageError("expected --near and --within together, found only one of them")
        if self.text is not None and not re.search(r"\w", self.text):
            raise UsageError(f"expected words in --text, found {self.text!r}")

    def asked(self) -> dict[str, Any]:
        """The filters that were asked for, under their option names, for people to read."""
        values = {option_name(f.name): getattr(self, f.name) for f in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values.items()
            if value not in (None, (), False)
        }


class Filters(TypedDict, total=False):
    """The filters as keywords of the library: `store.query(weapon="shahed", from_="2024-11")`.

    What is left out, or None, asks for everything. What each means stands in `Filter`.
    """

    weapon: str | Sequence[str] | None
    or_family: bool
    weapon_type: str | Sequence[str] | None
    from_: str | dt.date | None
    to: str | dt.date | None
    place: str | None
    any_: bool
    site: str | None
    near: str | None
    within: str | None
    bbox: str | None
    inside: str | Path | None
    country: str | None
    admin1: str | None
    attacker: str | None
    target: str | None
    event_type: str | Sequence[str] | None
    killed_min: int | None
    injured_min: int | None
    missing_min: int | None
    group: str | None
    launched_min: int | None
    text: str | None
    source: str | None
    sources_max: int | None
    dataset: str | None
    contested: str | None
    verification: str | None
    status: str | None
    unmerged: bool
    include_restricted: bool


_Method = TypeVar("_Method", bound=Callable[..., Any])


def takes_filters(method: _Method) -> _Method:
    """Let `help()` list every filter of a method that takes `**filters`: in its signature by name
    and type, and below its docstring by meaning.
    """
    signature = inspect.signature(method)
    own = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    keywords = [
        inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default,
                          annotation=Filters.__annotations__[f.name].__forward_arg__)
        for f in fields(Filter)
    ]  # fmt: skip
    method.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*own, *keywords]
    )
    meanings = "\n".join(f"    {f.name}: {f.metadata['help']}" for f in fields(Filter))
    method.__doc__ = f"{inspect.cleandoc(method.__doc__ or '')}\n\nFilters:\n{meanings}"
    return method


def option_name(field_name: str) -> str:
    """The option of a field: `from_` is `from`, `weapon_type` is `weapon-type`."""
    return field_name.rstrip("_").replace("_", "-")


def kind_of(filter_field: Field[Any]) -> type:
    """The type of one value of a filter: text, whole number, file, or yes and no."""
    kinds = {"int | None": int, "Path | None": Path, "bool": bool}
    return kinds.get(str(filter_field.type), str)


def from_keywords(keywords: Mapping[str, Any]) -> Filter:
    """A Filter from keywords of a Python call: one value or a list where many are allowed."""
    known = {f.name: f for f in fields(Filter)}
    wanted: dict[str, Any] = {}
    for name, value in keywords.items():
        if name not in known:
            offer = nearest(name, known) or list(known)
            raise UsageError(f"expected a filter ({', '.join(offer)}), found {name!r}")
        if value is None:
            continue
        many = known[name].metadata["many"]
        wanted[name] = _list(name, value) if many else _single(name, kind_of(known[name]), value)
    return Filter(**wanted)


def _list(name: str, value: Any) -> tuple[str, ...]:
    """The values of a filter that may be given more than once."""
    values = (value,) if isinstance(value, str) else value
    if not isinstance(values, Sequence | set) or not all(isinstance(v, str) for v in values):
        raise UsageError(f"{name}: expected a text or a list of texts, found {value!r}")
    return tuple(values)


def _single(name: str, kind: type, value: Any) -> Any:
    """The value of a filter that is given once, in the type that it needs."""
    if name in ("from_", "to") and isinstance(value, dt.date):
        return value.isoformat()[:10]
    if kind is Path and isinstance(value, str | Path):
        return Path(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise UsageError(f"{name}: expected {_NOUNS[kind]}, found {value!r}")
    return value


_NOUNS = {str: "a text", int: "a whole number", bool: "True or False", Path: "a file"}


_MOST = 10_000_000


def _check_contested(field: str) -> None:
    from incidents.figures.contested import CONTESTABLE

    if field not in CONTESTABLE:
        known = f"known: {', '.join((ANY, *CONTESTABLE))}"
        raise UnknownNameError("contested field", field, nearest(field, CONTESTABLE), known)


def _check_texts(wanted: Filter) -> None:
    """Refuse words that are no Unicode text: a terminal in another encoding sends such."""
    for name, value in wanted.asked().items():
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and _broken(word):
                raise UsageError(f"--{name}: expected UTF-8 text, found {word!r}")


def _broken(word: str) -> bool:
    return any(0xD800 <= ord(letter) <= 0xDFFF or letter == "\x00" for letter in word)


CODES = {
    "weapon_type": "weapon_types",
    "target": "target_types",
    "group": "casualty_groups",
    "event_type": "event_types",
    "verification": "verifications",
    "status": "record_statuses",
}


def _check_codes(wanted: Filter) -> None:
    """Turn labels and aliases into codes; raises UnknownNameError with the nearest."""
    for name, words in CODES.items():
        value = getattr(wanted, name)
        if isinstance(value, tuple):
            encoded: Any = tuple(vocabulary(words).encode(item) for item in value)
        else:
            encoded = vocabulary(words).encode(value) if value is not None else None
        object.__setattr__(wanted, name, encoded)


def _check_dates(wanted: Filter) -> None:
    for name in ("from_", "to"):
        value = getattr(wanted, name)
        if value is not None:
            try:
                whole = dates.parse_partial(value, f"--{option_name(name)}")
            except InputError as error:
                raise UsageError(str(error)) from None
            object.__setattr__(wanted, name, whole)
    if wanted.from_ and wanted.to and dates.earliest(wanted.from_) > dates.latest(wanted.to):
        raise UsageError(f"expected --from not after --to, found {wanted.from_} and {wanted.to}")


def _check_numbers(wanted: Filter) -> None:
    for name in ("killed_min", "injured_min", "missing_min", "launched_min", "sources_max"):
        value = getattr(wanted, name)
        if value is not None and not (isinstance(value, int) and 0 <= value <= _MOST):
            raise UsageError(f"--{option_name(name)}: expected 0 to {_MOST}, found {value!r}")


_UNITS = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "nmi": 1852.0}


def metres(distance: str, option: str = "--within") -> float:
    """A distance such as `25km`, `800 m` or `15mi` in metres; bare numbers are refused."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(m|km|mi|nmi)\s*", distance, re.ASCII)
    if not match or float(match[1]) == 0:
        raise UsageError(f"{option}: expected a distance such as 25km, found {distance!r}")
    return float(match[1]) * _UNITS[match[2]]


# What a program writes that has no coordinates is no place of such a name.
_NUMBER = r"\s*([-+]?(?:\d+(?:\.\d*)?|nan|inf))\s*"
_PAIR = re.compile(f"{_NUMBER},{_NUMBER}", re.ASCII | re.IGNORECASE)


def coordinates(text: str) -> tuple[float, float] | None:
    """`LAT,LON` in decimal degrees, or None when the text is no pair of numbers."""
    match = _PAIR.fullmatch(text)
    if not match:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise UsageError(f"expected latitude within 90 and longitude within 180, found {text!r}")
    return latitude, longitude


def box(text: str) -> tuple[float, float, float, float]:
    """`W,S,E,N` in decimal degrees; W above E crosses the antimeridian."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"--bbox: expected four numbers W,S,E,N, found {text!r}") from None
    fits = all(math.isfinite(n) for n in (west, south, east, north))
    if not (fits and -90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180):
        raise UsageError(f"--bbox: expected degrees with S not above N, found {text!r}")
    return west, south, east, north
