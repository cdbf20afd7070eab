"""The news reports behind an event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from incidents.importers.values.columns import text
from incidents.importers.values.sources import address
from incidents.language.folding import digest

Plain = dict[str, Any]
ITSELF: Plain = {
    "key": "viina", "publisher": "VIINA", "kind": "dataset",
    "title": "Violent Incident Information from News Articles",
    "url": "https://github.com/zhukovyuri/VIINA",
}  # fmt: skip
_PUBLISHERS = {
    "24tvua": "24 Kanal", "forbesua": "Forbes Ukraine", "interfaxua": "Interfax-Ukraine",
    "kp": "Komsomolskaya Pravda", "liga": "LIGA.net", "liveuamap": "Live Universal Awareness Map",
    "militarnyy": "Militarnyi", "mz": "Mediazona", "nv": "NV", "ng": "Nezavisimaya Gazeta",
    "ntv": "NTV", "pravdaua": "Ukrainska Pravda", "ria": "RIA Novosti", "unian": "UNIAN",
}  # fmt: skip
_LANGUAGES = {"ua": "uk", "uk": "uk", "ru": "ru", "en": "en"}


def reports(row: Mapping[str, Any], date: str) -> list[Plain]:
    """The report with its page, or the publishers that a 1PD row names."""
    url = address(text(row.get("url")))
    if url:
        return [_report(row, url, date)]
    names = re.split(r"[;,|\s]+", text(row.get("sources")) or text(row.get("source")))
    return [_publisher(name) for name in dict.fromkeys(filter(None, names))]


def _report(row: Mapping[str, Any], url: str, date: str) -> Plain:
    name, language = text(row.get("source")), _LANGUAGES.get(text(row.get("lang")).casefold())
    found = {
        "key": f"viina-{digest(url)}", "publisher": _PUBLISHERS.get(name, name) or "unknown",
        "url": url, "published": date,
    }  # fmt: skip
    return {**found, "language": language} if language else found


def _publisher(name: str) -> Plain:
    publisher = _PUBLISHERS.get(name, name)
    return {"key": f"viina-by-{digest(name)}", "publisher": publisher, "note": "as named by VIINA"}
