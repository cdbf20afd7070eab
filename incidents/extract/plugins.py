"""Claim-producing extractors of others: found by the entry point group `incidents.extractors`.

An extractor is a callable that takes the text and the drafts as plain documents and yields claims:
mappings with `draft` (the number of the draft), `kind` ("statement" or "casualty"), `start`, `end`,
`text`, and the fields of the claim. The core refuses a claim whose text is not what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import InputError

if TYPE_CHECKING:
    from incidents.extract.drafts.draft import Draft
    from incidents.extract.reading.document import Document

GROUP = "incidents.extractors"
ClaimExtractor = Callable[[str, list[dict[str, Any]]], Iterable[Mapping[str, Any]]]
_KINDS = {"statement": "statements", "casualty": "casualties"}
_OWN = ("draft", "kind", "start", "end", "text", "rule")


def installed() -> list[ClaimExtractor]:
    """The extractors that are installed, by name, so that their order never changes."""
    from importlib.metadata import entry_points

    points: Sequence[Any] = sorted(entry_points(group=GROUP), key=lambda point: str(point.name))
    return [point.load() for point in points]


def add_claims(drafts: list[Draft], plugin: ClaimExtractor, document: Document) -> None:
    """Put the claims of an extractor into the drafts; raises InputError for one that is not so."""
    name = getattr(plugin, "__name__", "extractor")
    for claim in plugin(document.raw, [draft.plain for draft in drafts]):
        _check(claim, document, len(drafts), name)
        _add(drafts[claim["draft"]], claim, name)


def _check(claim: Mapping[str, Any], document: Document, drafts: int, name: str) -> None:
    missing = [key for key in ("draft", "kind", "start", "end", "text") if key not in claim]
    if missing:
        raise InputError("draft, kind, start, end and text in a claim", f"no {missing[0]}", name)
    if claim["kind"] not in _KINDS:
        raise InputError("a claim of kind statement or casualty", repr(claim["kind"]), name)
    if claim["draft"] not in range(drafts):
        raise InputError(f"the number of one of {drafts} drafts", repr(claim["draft"]), name)
    start, end = claim["start"], claim["end"]
    there = document.raw[start:end] if 0 <= start < end <= len(document.raw) else ""
    if not there or there != claim["text"]:
        where = f"{name}: claim at {start} to {end}"
        raise InputError(f"the text that stands there, {there!r}", repr(claim["text"]), where)


def _add(draft: Draft, claim: Mapping[str, Any], name: str) -> None:
    from incidents.extract.drafts.draft import Evidence, figures

    part = _KINDS[claim["kind"]]
    plain = draft.plain
    source = plain["sources"][0]
    fields = {key: value for key, value in claim.items() if key not in _OWN}
    plain.setdefault(part, []).append({"source": source["key"], **fields})
    path = f"{part}[{len(plain[part]) - 1}]"
    draft.document = validate(IncidentDocument, plain, name)
    rule = str(claim.get("rule") or name)
    draft.evidence.append(
        Evidence(path, claim["start"], claim["end"], claim["text"], rule, fields.get("speaker"))
    )
    draft.figures = figures(plain.get("casualties", []), source)
