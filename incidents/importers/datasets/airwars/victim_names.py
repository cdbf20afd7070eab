"""What never leaves an Airwars file: names of victims and their families, and what tells them.

Narratives name the dead, captions and notes name families, and many places are "the house of".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from incidents.importers.reading.data_file import Cell, Row

WARNING = (
    "narratives, names of victims and families, and the words for their homes were left out, of "
    "the original rows as well"
)
_KEPT = re.compile(
    r"""(?:incident_)?(?:code|date|date_type|date_end)|previous_codes|post_(?:id|status|published|
    modified)|permalink|link|id|file|local_time\w*|country_\w+|region|latitude|longitude|geolocation|
    geolocated|geo_precision|geolocation_(?:status|accuracy)_(?:name|slug)|strike_\w+|
    infrastructure(?:_name|_slug)?|targeted_belligerent\w*|observation_\w+|impact_\w+|total_strikes|
    civilian_harm_\w+|cause_of_death_injury_\w+|belligerents?(?:_\d+)?_(?:belligerent_)?(?:name|slug|
    type)|num_\w+|\w+_(?:killed|injured)_(?:min|max)""",
    re.VERBOSE,
)
_SUMMARY = re.compile(
    r"strike|civilian|belligerent|infrastructure|impact|cause|target|grading", re.IGNORECASE
)
_PLACES = ("location", "location_name")
_HOME = re.compile(
    r"\b(?:houses?|homes?|residences?|famil(?:y|ies)|villa|apartment of|flat of|mr|mrs|dr)\b|"
    r"منزل|منازل|عائلة|عائله|شقة|فيلا",
    re.IGNORECASE,
)


def place_parts(text: str) -> list[str]:
    """The places of a location, narrowest first, without those that tell whose home it was."""
    parts = [part.strip() for part in re.split(r"[,،]", text)]
    return [part for part in parts if part and not _HOME.search(part)]


def original(row: Row) -> dict[str, Cell]:
    """A row with the columns that hold codes, dates, figures and places, and nothing else."""
    kept: dict[str, Cell] = {name: value for name, value in row.items() if _KEPT.fullmatch(name)}
    for name in _PLACES:
        if isinstance(said := row.get(name), str):
            kept[name] = ", ".join(place_parts(said))
    if isinstance(coded := row.get("summary"), Mapping):
        kept["summary"] = {k: v for k, v in coded.items() if _SUMMARY.search(k)}
    if isinstance(inner := row.get("acf"), Mapping):
        kept["acf"] = original(inner)
    return kept
