"""The texts that extraction is scored on: our own, and samples of others where they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

OWN = Path(__file__).parents[2] / "tests" / "incidents" / "extract" / "texts"


@dataclass
class Text:
    """A text, its date of publication, and the events that people read in it."""

    name: str
    text: str
    published: str | None
    events: list[dict[str, Any]]
    must: bool = False
    optional: list[str] = field(default_factory=list)


def own_texts(folder: Path = OWN) -> Iterator[Text]:
    """The project's own texts."""
    import yaml

    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            events = [_dated(event) for event in entry["events"]]
            published = str(entry["published"]) if "published" in entry else None
            yield Text(entry["name"], entry["text"], published, events, entry.get("must", False))


def _dated(event: dict[str, Any]) -> dict[str, Any]:
    return event | ({"date": [str(day) for day in event["date"]]} if event.get("date") else {})


def news(folder: Path) -> Iterator[Text]:
    """News reports with gold events, one JSON file each."""
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        yield Text(
            path.stem, entry["text"], entry["pub"], entry["gold"], False, entry.get("opt", [])
        )


def narratives(path: Path) -> Iterator[Text]:
    """Narratives with the values that coders gave them: one event a text."""
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        day = datetime.strptime(re.split("[–-]", entry["incident_date"])[0].strip(), "%B %d, %Y")
        if entry["assessment"].strip():
            published = day.date().isoformat()
            yield Text(
                entry["incident_code"], entry["assessment"], published, [_coded(entry, published)]
            )


def _coded(entry: dict[str, Any], day: str) -> dict[str, Any]:
    summary = entry["summary"]
    parts = [part.strip() for part in entry["location"].split(",")]
    places = [part for part in parts if part.isascii() and part != "the Gaza Strip"]
    kind = summary.get("Strike type", "")
    weapon = (
        ["air-delivered bomb"] if "Air" in kind else ["artillery"] if "rtillery" in kind else None
    )
    return {
        "place": places,
        "date": [day],
        "weapon": weapon,
        "killed": _range(summary.get("Civilians reported killed", "")),
        "injured": _range(summary.get("Civilians reported injured", "")),
    }


def _range(text: str) -> list[int | None] | None:
    found = re.match(r"(\d+)(?:\s*[–-]\s*(\d+))?\s*(?:\(|$)", text)
    return [int(found[1]), int(found[2] or found[1])] if found else None
