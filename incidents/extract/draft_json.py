"""Drafts as `incidents extract` prints them: documents with figures and spans, as plain values."""

from __future__ import annotations

from typing import Any

from incidents.extract.bands import BANDS
from incidents.extract.drafts.draft import Draft, Evidence
from incidents.extract.extractor import Extraction

_CLAIM = ("outcome", "group", "low", "best", "high", "status", "speaker")
_USE = ("weapon", "type", "text")
_PLACE = ("name", "latitude", "longitude")


def documents(extraction: Extraction) -> list[dict[str, Any]]:
    """Every draft with its figures and spans; the first of an article lists the unbound facts."""
    printed = []
    listed: set[int] = set()
    for draft in extraction.drafts:
        one = _draft(draft)
        if draft.article not in listed:
            facts = [fact for number, fact in extraction.unbound if number == draft.article]
            one["unbound"] = [
                {"start": f.start, "end": f.end, "text": extraction.document.raw[f.start : f.end], "what": f.what, "why": f.why}
                for f in facts
            ]  # fmt: skip
        listed.add(draft.article)
        printed.append(one)
    return printed


def _draft(draft: Draft) -> dict[str, Any]:
    plain = draft.plain
    for field in ("date_start", "date_end", "date_precision", "place"):
        plain.setdefault(field, None)
    if plain["place"] is not None:
        plain["place"] = {**dict.fromkeys(_PLACE), **plain["place"]}
    plain["weapons"] = [{**dict.fromkeys(_USE), **use} for use in plain.get("weapons", [])]
    plain["casualties"] = [{**dict.fromkeys(_CLAIM), **c} for c in plain.get("casualties", [])]
    return {**plain, "figures": draft.figures, "spans": [_span(e) for e in draft.evidence]}


def _span(evidence: Evidence) -> dict[str, Any]:
    span: dict[str, Any] = {
        "field": evidence.field, "start": evidence.start, "end": evidence.end, "text": evidence.text, "rule": evidence.rule,
    }  # fmt: skip
    if evidence.speaker:
        span["speaker"] = evidence.speaker
    band = BANDS.get(evidence.rule)
    return span | ({"band": band} if band else {})
