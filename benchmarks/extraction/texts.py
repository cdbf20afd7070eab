"""The texts that extraction is scored on: our own, and samples of others where they are."""

from __future__ import annotations

import hashlib
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

    # in C where PyYAML has it, ten times as fast
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.load(path.read_text("utf-8"), loader):  # noqa: S506  # a safe loader
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


def narratives(path: Path, held: bool) -> Iterator[Text]:
    """Narratives with the values that coders gave them: one event a text.

    A digest of its code puts each into one of two halves: faults of the one may be looked at, the
    other is `held` back, so that its score tells of texts that no rule was made for.
    """
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        code = entry["incident_code"]
        odd = hashlib.sha256(code.encode()).digest()[-1] % 2 == 1
        if odd == held and entry["assessment"].strip():
            text = Text(code, entry["assessment"], None, [])
            text.published, text.events = _coded(entry)
            yield text


def _coded(entry: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    first = re.split("[–-]", entry["incident_date"])[0].strip()
    day = datetime.strptime(first, "%B %d, %Y").date().isoformat()
    summary = entry["summary"]
    parts = [part.strip() for part in entry["location"].split(",")]
    event = {
        "place": [part for part in parts if part.isascii() and part != "the Gaza Strip"],
        "point": _point(entry.get("geolocation") or ""),
        "date": [day],
        "weapon": _means(summary.get("Strike type", "")),
        "killed": _range(summary.get("Civilians reported killed", "")),
        "injured": _range(summary.get("Civilians reported injured", "")),
        "unstated": _unstated(entry["assessment"], summary),
        # The coders write down the numbers that were reported: "at least 12" is 12 there.
        "open_is_closed": True,
    }
    return day, [event]


def _point(text: str) -> tuple[float, float] | None:
    found = re.fullmatch(r"\s*(-?\d+\.\d+),\s*(-?\d+\.\d+)\s*", text)
    return (float(found[1]), float(found[2])) if found else None


def _means(kind: str) -> list[str] | None:
    """What a strike type names; of `Airstrike and/or Artillery` either is right."""
    means = {"Air": "air-delivered bomb", "rtillery": "artillery", "Drone": "drone"}
    return [weapon for word, weapon in means.items() if word in kind] or None


def _unstated(narrative: str, summary: dict[str, str]) -> list[str]:
    """Figures that the narrative does not print: for "a number of" the coders write 2, for "dozens"
    12 to 24. To leave them blank is right; to give another figure is still wrong.
    """
    from incidents.extract.lexicon.counts import WORDS

    said = {WORDS.get(word, word) for word in re.findall(r"[\w-]+", narrative.casefold())}
    printed = {int(n) for n in said if isinstance(n, int) or n.isdecimal()} | {1}
    fields = {"killed": "Civilians reported killed", "injured": "Civilians reported injured"}
    coded = {key: _range(summary.get(name, "")) or [] for key, name in fields.items()}
    return [key for key, figures in coded.items() if not printed.issuperset(figures)]


def _range(text: str) -> list[int | None] | None:
    found = re.match(r"(\d+)(?:\s*[–-]\s*(\d+))?\s*(?:\(|$)", text)
    return [int(found[1]), int(found[2] or found[1])] if found else None
