"""Writes the spread of the collection into docs/collection.md: where, when, by whom, with what.

    python -m tools.spread

A test compares the table with the records, so that it is made anew whenever they change.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from incidents.importers.seed_collection import read_seed
from schema.document.incident import IncidentDocument
from schema.document.read import Collection
from schema.vocabulary import vocabulary

PAGE = Path(__file__).parents[1] / "docs" / "collection.md"
_BETWEEN = re.compile(r"(?s)(<!-- spread -->\n).*?(<!-- end of spread -->)")
WARS = {
    "War on Ukraine, with Russia and what fell over borders": {"UA", "RU", "PL", "RO", "MD"},
    "Gaza, Israel, Lebanon, Iran, and Qatar and Jordan beside": {
        "PS",
        "IL",
        "LB",
        "IR",
        "QA",
        "JO",
    },
    "Yemen, Saudi Arabia, Emirates": {"YE", "SA", "AE"},
    "Syria": {"SY"},
    "Iraq": {"IQ"},
    "Sudan": {"SD"},
    "Ethiopia and Eritrea": {"ET", "ER"},
    "Libya": {"LY"},
    "Armenia and Azerbaijan": {"AM", "AZ"},
    "Afghanistan, Pakistan, Myanmar, Nigeria": {"AF", "PK", "MM", "NG"},
}
"""Where a strike fell, by country, as readers ask for wars."""


def strikes(seed: Collection) -> list[IncidentDocument]:
    """Single strikes; no wave, no roll-up, no test launch."""
    return [i for i in seed.incidents if i.level == "strike" and i.event_type != "test_launch"]


def tables(seed: Collection) -> str:
    """The tables as Markdown, in strikes."""
    names = {actor.code: actor.name for actor in seed.actors}
    types = {weapon.slug: weapon.type for weapon in seed.weapons}
    chosen = strikes(seed)
    parts = [
        ("Where", Counter(_war(i) for i in chosen)),
        ("Year", Counter(i.date_start[:4] for i in chosen if i.date_start)),
        (
            "Attacker",
            Counter(names.get(i.attacker or "", "not known, or contested") for i in chosen),
        ),
        ("Weapon", Counter(kind for i in chosen for kind in _kinds(i, types))),
        ("Read as", Counter(_readings(seed))),
    ]
    return "\n".join(_table(heading, counts) for heading, counts in parts)


def _war(incident: IncidentDocument) -> str:
    country = incident.place.country if incident.place else None
    return next((name for name, those in WARS.items() if country in those), "elsewhere")


def _kinds(incident: IncidentDocument, types: dict[str, str]) -> set[str]:
    """The widest kinds of what was used, by their labels."""
    words = vocabulary("weapon_types")
    codes = {use.type or types[use.weapon or ""] for use in incident.weapons}
    return {words.label([code, *words.above(code)][-1]) for code in codes} or {"not stated"}


def _readings(seed: Collection) -> list[str]:
    own = [source for incident in seed.incidents for source in incident.sources]
    pages = {source.key: source for source in [*seed.sources, *own]}
    words = vocabulary("readings")
    return [words.label(page.read_as) if page.read_as else "not said" for page in pages.values()]


def _table(heading: str, counts: Counter[str]) -> str:
    unit = "sources" if heading == "Read as" else "strikes"
    order = sorted(counts.items()) if heading == "Year" else counts.most_common()
    rows = "".join(f"| {name} | {number} |\n" for name, number in order)
    return f"| {heading} | {unit} |\n|---|---|\n{rows}"


def main() -> None:
    """Write the page."""
    text = PAGE.read_text(encoding="utf-8")
    new = tables(read_seed())
    PAGE.write_text(_BETWEEN.sub(lambda m: f"{m[1]}\n{new}\n{m[2]}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
