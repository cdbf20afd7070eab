"""How often each rule is right: what `incidents/extract/bands.yaml` holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.extraction.scoring import FIELDS, matched, right_value
from benchmarks.extraction.texts import Text
from incidents.extract.drafts.draft import Draft
from incidents.extract.extractor import Extractor
from incidents.extract.reading.document import document_of

Counts = dict[str, list[int]]
_FIELDS = {"date_start": "date", "place.name": "place"}


def measure(tool: Extractor, texts: Iterable[Text]) -> Counts:
    """For each rule how many of its values are right, of how many that readers can judge.

    A value of a draft that no reader's event matches is wrong; a field that the readers of a text
    did not write down judges nothing.
    """
    counts: Counts = defaultdict(lambda: [0, 0])
    for text in texts:
        found = tool.extract(document_of(text.text, text.published)).drafts
        drafts = [draft for draft in found if draft.plain.get("level", "strike") == "strike"]
        plain = [draft.plain | {"figures": draft.figures} for draft in drafts]
        pairs, extra = matched(text.events, plain, text.optional)
        for number, event in pairs.items():
            _judge(counts, drafts[number], plain[number], event)
        asked = set().union(*text.events) if text.events else set(FIELDS) - {"speaker"}
        for number in extra:
            _judge(counts, drafts[number], plain[number], dict.fromkeys(asked))
    return dict(counts)


def _judge(counts: Counts, draft: Draft, plain: dict[str, Any], event: dict[str, Any]) -> None:
    for rule, key, given in _values(draft, plain):
        if key in event and key not in (event.get("unstated") or ()):
            counts[rule][1] += 1
            counts[rule][0] += right_value(key, given, event)


def _values(draft: Draft, plain: dict[str, Any]) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """The values that gold speaks of: rule, key, and the draft with this value alone."""
    seen: set[tuple[str, str]] = set()
    for evidence in draft.evidence:
        for key, given in _KINDS.get(evidence.rule.split("_")[0], _plain)(evidence.field, plain):
            if evidence.rule.startswith("weapon") or (evidence.rule, key) not in seen:
                seen.add((evidence.rule, key))
                yield evidence.rule, key, given


def _plain(field: str, plain: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    if field in _FIELDS:
        yield _FIELDS[field], plain


def _weapon(field: str, plain: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    if field.endswith(".type"):
        yield "weapon", plain | {"weapons": [plain["weapons"][_number(field)]]}


def _casualty(field: str, plain: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    claim = plain["casualties"][_number(field)]
    figure = plain["figures"].get(claim["outcome"])
    if claim.get("group") in (None, "total") and figure and _figured(figure):
        yield claim["outcome"], plain


def _speaker(field: str, plain: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    yield "speaker", plain


def _figured(figure: dict[str, Any]) -> bool:
    return figure["low"] is not None or figure["high"] is not None


def _number(field: str) -> int:
    return int(field.split("[")[1].split("]", maxsplit=1)[0])


_KINDS: dict[str, Callable[..., Iterable[tuple[str, dict[str, Any]]]]] = {
    "weapon": _weapon,
    "casualties": _casualty,
    "speaker": _speaker,
}
