"""A story told on a map: steps in a YAML file, each a view, a filter, an incident and a text.

    - title: The first night
      text: Two cities were hit before dawn.
      view: 7/48.5/35.0
      filter: {weapon: shahed, from: 2024-11, to: 2024-11}
      incident: 2024-11-22-sumy-shahed
      layers: [points, clusters, uncertainty]

Filters are those of the page, by the names that its address has; a step without one shows all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pydantic import Field, field_validator

from schema.document.base import Document
from schema.document.read import read_text, validate
from schema.document.yaml import load_yaml
from schema.errors import InputError, nearest

FILTERS = (
    "q", "weapon", "weapon-type", "event-type", "target", "country", "admin1", "attacker",
    "source", "dataset", "verification", "contested", "killed-min", "injured-min", "missing-min",
    "launched-min", "from", "to", "area",
)  # fmt: skip
"""What the panel of the map filters by, as its address names it."""
_VIEW = r"\d{1,2}(\.\d+)?/-?\d{1,2}(\.\d+)?/-?\d{1,3}(\.\d+)?"

_DAY = r"\d{4}-\d\d-\d\d"


class StoryStep(Document):
    """One step: what is read, and what the map shows meanwhile."""

    title: str = Field(default="", max_length=200)
    text: str = Field(default="", max_length=5000)
    view: str | None = Field(default=None, pattern=f"^{_VIEW}$", description="zoom/lat/lon")
    filter: dict[str, Any] = Field(default_factory=dict)
    incident: str | None = None
    layers: list[str] = Field(default_factory=list)
    step: str | None = Field(default=None, pattern="^(day|week|month|year)$")
    heat: str | None = Field(default=None, pattern="^(incidents|killed|launched)$")
    compare: str | None = Field(
        default=None, pattern=f"^{_DAY}/{_DAY},{_DAY}/{_DAY}$", description="two periods, by days"
    )

    @field_validator("view")
    @classmethod
    def on_the_globe(cls, value: str | None) -> str | None:
        """Refuse a place that no globe has."""
        if value is not None:
            _, latitude, longitude = map(float, value.split("/"))
            if abs(latitude) > 90 or abs(longitude) > 180:
                raise ValueError(f"expected zoom/latitude/longitude on the globe, found {value!r}")
        return value

    @field_validator("filter")
    @classmethod
    def known_filters(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Refuse a filter that the page has not, with the nearest that it has."""
        for name in value:
            if name not in FILTERS:
                near = " or ".join(nearest(name, FILTERS)) or ", ".join(FILTERS)
                raise ValueError(f"expected a filter of the map ({near}), found {name!r}")
        return value

    def address(self) -> str:
        """What the map shows, as the part of its address after the `#`."""
        words = {name: str(value) for name, value in self.filter.items()}
        named = {name: getattr(self, name) for name in ("step", "incident", "heat", "compare")}
        words |= {name: value for name, value in named.items() if value}
        words |= {"layers": ",".join(self.layers)} if self.layers else {}
        words |= {"view": self.view} if self.view else {}
        return urlencode(words)


def read_story(path: Path, codes: set[str], layers: set[str]) -> list[dict[str, str]]:
    """The steps of a file as a page takes them: title, text and address.

    Raises InputError or DocumentError, which say where, for what is no story, and for an incident
    or a layer that is not among the `codes` and `layers` of the map.
    """
    raw = load_yaml(read_text(path), str(path))
    if not isinstance(raw, list) or not raw:
        raise InputError("a list of steps", type(raw).__name__ if raw else "nothing", str(path))
    steps = [validate(StoryStep, one, f"{path}: step {n}") for n, one in enumerate(raw, start=1)]
    for number, step in enumerate(steps, start=1):
        where = f"{path}: step {number}"
        if step.incident and step.incident not in codes:
            near = " or ".join(nearest(step.incident, codes)) or "one that the map shows"
            raise InputError(f"an incident of the map ({near})", repr(step.incident), where)
        for name in step.layers:
            if name not in layers:
                near = " or ".join(nearest(name, layers)) or ", ".join(sorted(layers))
                raise InputError(f"a layer of the map ({near})", repr(name), where)
    return [{"title": s.title, "text": s.text, "address": s.address()} for s in steps]
