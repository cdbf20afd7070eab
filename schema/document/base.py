"""What all documents share: no unknown keys, no guessed types, codes out of vocabularies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic_core import core_schema

from schema.dates import parse_partial
from schema.errors import InputError, nearest
from schema.moments import check_moment
from schema.vocabulary import vocabulary


class Document(BaseModel):
    """Base of every document: strict types, unknown keys refused, descriptions kept."""

    model_config = ConfigDict(
        extra="forbid", strict=True, use_attribute_docstrings=True, validate_default=False
    )

    TOGETHER: ClassVar[tuple[frozenset[str], ...]] = ()
    """Fields that are only compared with each other when all of them are sound."""
    STAND_INS: ClassVar[dict[str, Any]] = {}
    """Values for what has to be there, so that the other fields can be compared without it."""


@dataclass(frozen=True)
class Code:
    """Marks a text field as a code of a vocabulary: `Annotated[str, Code("weapon_types")]`."""

    vocabulary: str

    def check(self, value: str) -> str:
        """The code itself, or an InputError that offers the nearest codes."""
        terms = vocabulary(self.vocabulary).terms
        if value in terms and not terms[value].deprecated:
            return value
        near = nearest(value, terms) or list(terms)[:8]
        raise InputError(f"a code of {self.vocabulary} ({' or '.join(near)})", repr(value))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "enum": list(vocabulary(self.vocabulary).codes)}


def year_to_text(value: Any) -> Any:
    """YAML reads a bare year as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_date(value: str) -> str:
    return parse_partial(value, where="")


def _check_pattern(pattern: str, expected: str) -> Any:
    def check(value: str) -> str:
        if re.fullmatch(pattern, value, re.ASCII):
            return value
        raise InputError(expected, repr(value))

    return AfterValidator(check)


# Nearly all addresses: a host of names and a path in ASCII, in which nothing can mislead.
_PLAIN = re.compile(r"https?://[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+(?:/[!#-;=?-~]*)?")
_ADDRESS = re.compile(r"https?://[^\s/]")
_FOREIGN = re.compile(r"[\s<>\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_HOST = re.compile(r"\[[0-9a-fA-F:.]+\]|[^\s./?#@\[\]\\:%]+(\.[^\s./?#@\[\]\\:%]+)*\.?")


def check_url(value: str) -> str:
    """The address itself; raises InputError for one that is not of the web, has a user's name or
    password in it, a host that is none, or signs that turn the writing around.
    """
    if _PLAIN.fullmatch(value):
        return value
    if not _ADDRESS.match(value) or _FOREIGN.search(value):
        raise InputError("an address that begins with http:// or https://", repr(value))
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise InputError("an address with a host", repr(value)) from None
    if parts.username is not None or parts.password is not None:
        raise InputError("an address without a user's name or password", f"one at {host!r}")
    bare = parts.netloc.removesuffix(f":{port}" if port is not None else ":")
    if not _HOST.fullmatch(bare):
        raise InputError("an address with a host", repr(value))
    return value


PartialDate = Annotated[str, BeforeValidator(year_to_text), AfterValidator(_check_date)]
Moment = Annotated[str, BeforeValidator(year_to_text), AfterValidator(check_moment)]
Slug = Annotated[
    str, _check_pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and hyphens")
]
Slugs = Annotated[
    str,
    _check_pattern(
        r"[a-z0-9]+(-[a-z0-9]+)*(; [a-z0-9]+(-[a-z0-9]+)*)*",
        "a key of lower-case letters, digits and hyphens, or several joined by `; `",
    ),
]
Country = Annotated[str, _check_pattern(r"[A-Z]{2}", "an ISO 3166-1 alpha-2 code such as UA")]
Script = Annotated[str, _check_pattern(r"[A-Z][a-z]{3}", "an ISO 15924 script such as Cyrl")]
Language = Annotated[
    str, _check_pattern(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", "a language code such as uk")
]
Url = Annotated[str, AfterValidator(check_url)]
Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Metres = Annotated[float, Field(ge=0, le=20_040_000, allow_inf_nan=False)]


def check_range(low: float | None, high: float | None, what: str) -> None:
    """Refuse a range whose least is above its greatest."""
    if low is not None and high is not None and low > high:
        raise InputError(f"{what}_low not above {what}_high", f"{low} above {high}")
