"""The data that a map hands to the browser, and its escaping."""

from __future__ import annotations

import json
import re
from typing import Any

from maps import legend, popups
from maps.context import MapContext
from maps.layers import LAYERS
from maps.palette import STYLES, style_for
from maps.placing import Incident, place
from maps.rows import read

_FIGURES = tuple(
    f"{outcome}_{end}" for outcome in ("killed", "injured") for end in ("low", "best", "high")
)
# What could end a script element or a line of script, and halves of characters that UTF-8 lacks.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def incidents_of(frame: Any, context: MapContext) -> list[Incident]:
    """The rows of a frame, each with its style and its place."""
    return [place(row, style_for(row["weapon_types"], context.parents)) for row in read(frame)]


def pack(incidents: list[Incident], context: MapContext) -> dict[str, Any]:
    """Everything that the incident layer draws and says, as JSON values."""
    packed = {layer.NAME: data for layer in LAYERS if (data := layer.pack(incidents, context))}
    figures = {name: [i.row[name] for i in incidents] for name in _FIGURES}
    return {
        "count": len(incidents),
        "located": sum(incident.located for incident in incidents),
        "unlocated": [n for n, incident in enumerate(incidents) if not incident.located],
        "columns": popups.columns(incidents, context) | figures,
        "style": [incident.style.key for incident in incidents],
        "facts": popups.facts(),
        "styles": {s.key: vars(s) for s in STYLES if any(i.style == s for i in incidents)},
        "legend": legend.entries(incidents),
        "marks": legend.marks(packed),
        "layers": packed,
    }


def to_json(value: Any) -> str:
    """JSON that is safe inside a script element, whatever text it holds."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
