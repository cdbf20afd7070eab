"""What every change of a field works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from incidents.geocode.pending import Locate
from incidents.review.figures import Words
from incidents.store.engines.base import Database

Plain = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """What a change may ask: the store, the gazetteer, and what the reviewer says with it.

    `option` is what stands before FIELD=VALUE on the command line, for messages.
    """

    database: Database
    locate: Locate
    words: Words = field(default_factory=Words)
    option: str = "--set "


Change = Callable[[Plain, str, Desk], None]
"""A document, what was typed for the field, and the desk: changes the document."""


def set_or_drop(plain: Plain, name: str, value: Any) -> None:
    """Set a key of a document, or drop it for nothing."""
    if value in (None, ""):
        plain.pop(name, None)
    else:
        plain[name] = value
